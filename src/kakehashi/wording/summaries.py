"""An answer in short words, in Japanese and English at once: what a record keeps and a certificate prints.

Every text is a table `{"ja": .., "en": ..}`; the rest are ids, truths and counts. Of the provisions that do not list an
item those are told one by one that a figure or an exclusion decided; the others stand in blocks by how they fell away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kakehashi.classification import Classification, Disposal, disposals, tally
from kakehashi.licensing import Determination, LineDetermination, Outcome, RuleFinding
from kakehashi.lists import Edition
from kakehashi.reasoning.facts import Fact, FactKey, Statement
from kakehashi.reasoning.findings import Finding, Reason
from kakehashi.reasoning.nodes import Missing
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Deal, Item, Line
from kakehashi.vocabulary import Words
from kakehashi.wording.speaking import Speaker, margin_of_reason

Summary = dict[str, Any]

DECIDED_BY_FACTS = (Disposal.EXCLUDED, Disposal.CRITERION_NOT_MET)
"""Ways in which a provision is left out that a reader wants to see one by one."""

_RANK = {"criteria": 0, None: 0, "scope": 1, "exception": 2}


def summary_of_item(item: Item, found: Classification, edition: Edition) -> Summary:
    """What was said of an item, and what the list makes of it."""
    return _Summaries(edition).item(item, found)


def summary_of_deal(determined: Determination, edition: Edition) -> Summary:
    """The destination, and for each line its item and the licensing rules that decide."""
    summaries = _Summaries(edition)
    deal = determined.deal
    return {
        "facts": summaries.facts(deal.subject.facts.items()),
        "lines": [summaries.line(*pair, deal) for pair in zip(deal.lines, determined.lines, strict=True)],
    }


class _Summaries:
    """Says everything in both languages of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._speakers = [Speaker(edition, "en"), Speaker(edition, "ja")]

    def both(self, say: Callable[[Speaker], str]) -> dict[str, str]:
        """What each speaker says, by language."""
        return {speaker.language: say(speaker) for speaker in self._speakers}

    def words(self, words: Words) -> dict[str, str]:
        """A text of the pack in both languages."""
        return self.both(lambda each: each.words(words))

    # ------------------------------------------------------------ items

    def item(self, item: Item, found: Classification) -> Summary:
        """The item's own facts, and every provision that lists it, may list it or was decided by a fact."""
        ways = disposals(found)
        counted = tally(found, self.edition)
        decided = [provision for way in DECIDED_BY_FACTS for provision in ways.get(way, ())]
        order = {provision: index for index, provision in enumerate(found.findings)}
        facts = {key: fact for key, fact in item.subject.facts.items() if key.name != "hs_code"}
        return {
            "kinds": self.both(lambda each: each.kinds(sorted(item.subject.kinds.stated))),
            "facts": self.facts(facts.items()),
            "judgements": self._judgements(item),
            "listed": [self.provision(found.findings[provision]) for provision in found.listed],
            "open": [self.named(provision) for provision in found.undetermined if provision not in found.judged_rows],
            "open_rows": self.both(lambda each: each.numbers(found.undetermined, found)),
            "decided": [self.provision(found.findings[one]) for one in sorted(decided, key=order.__getitem__)],
            "disposals": [self._disposal(way, provisions, found) for way, provisions in ways.items()],
            "considered": counted.considered,
            "missing": self.sets(found.whole.for_no),
        }

    def _judgements(self, item: Item) -> list[Summary]:
        """Whole rows that a person judged: who, why, which, and whether they list it."""
        said: dict[tuple[str, str, bool], list[str]] = {}
        for provision, fact in item.subject.judged.items():
            listed = isinstance(fact.value, Statement) and fact.value.holds
            source = fact.provenance
            said.setdefault((source.person or "", source.note or "", listed), []).append(provision)
        return [
            {"by": by, "reason": reason, "listed": listed, "rows": self._rows(rows)}
            for (by, reason, listed), rows in said.items()
        ]

    def _rows(self, provisions: Sequence[str]) -> dict[str, str]:
        return self.both(lambda each: each.rows(provisions))

    def _disposal(self, way: Disposal, provisions: Sequence[str], found: Classification) -> Summary:
        rows = self.both(lambda each: each.numbers(provisions, found))
        return {"way": str(way), "count": len(provisions), "rows": rows}

    def facts(self, facts: Iterable[tuple[FactKey, Fact]]) -> list[Summary]:
        """Facts with label, value and source, in the order of their names, however they were written down."""
        return [self._fact(key, fact) for key, fact in sorted(facts, key=lambda pair: str(pair[0]))]

    def _fact(self, key: FactKey, fact: Fact) -> Summary:
        return {
            "label": self.both(lambda each: each.key(key)),
            "value": self.both(lambda each: each.value(key, fact)),
            "source": self.both(lambda each: each.source(fact)),
        }

    def named(self, provision: str) -> Summary:
        """A provision by row, citation and title."""
        entry = self.edition.entries[provision]
        return {
            "provision": provision,
            "row": entry.row,
            "citation": self.both(lambda each: each.cite_clause(provision)),
            "title": self.both(lambda each: each.title(provision)),
        }

    def provision(self, finding: Finding) -> Summary:
        """A provision with what decided it."""
        cited = self.both(lambda each: each.cite_clause(finding.provision, finding.marks))
        reasons = self.reasons(finding.reasons)
        return {**self.named(finding.provision), "citation": cited, **reasons, "every_case": finding.every_case}

    def reasons(self, reasons: Sequence[Reason]) -> Summary:
        """Criteria first, then what the provision is about; exclusions that do not apply are counted only."""
        cleared = [reason for reason in reasons if reason.negated and reason.truth is Truth.NO]
        told = sorted((each for each in reasons if each not in cleared), key=lambda each: _RANK.get(each.part, 0))
        return {"reasons": [self._reason(each) for each in told], "exclusions_cleared": len(cleared)}

    def _reason(self, reason: Reason) -> Summary:
        margin = margin_of_reason(reason)
        said: Summary = {
            "truth": str(reason.truth),
            "negated": reason.negated,
            "words": self.both(lambda each: f"{each.marks(reason.marks)} {each.reason(reason)}".strip()),
            "facts": self.facts(reason.used),
        }
        if margin is not None:
            said["margin"] = self.both(lambda each: each.margin(margin))
        if reason.note == "judged":
            said["judged"] = True
        return said

    def sets(self, sets: Sequence[Sequence[Missing]]) -> list[list[dict[str, str]]]:
        """The smallest sets of statements, as the questions that ask for them."""
        return [[self._question(thing) for thing in one] for one in sets]

    def _question(self, thing: Missing) -> dict[str, str]:
        return self.both(lambda each: each.question(thing.topic, [thing.name], thing.about, thing.key))

    # ------------------------------------------------------------ deals

    def line(self, line: Line, determined: LineDetermination, deal: Deal) -> Summary:
        """The line's item, its own facts, and the rules that carry its outcome."""
        own = [(key, fact) for key, fact in line.facts.facts.items() if deal.subject.facts.get(key) != fact]
        carried = () if determined.outcome is Outcome.NOT_REQUIRED else determined.because
        demands = [found for found in determined.rules.values() if found.rule.kind.demands]
        return {
            "item": self.item(line.item, determined.classification),
            "facts": self.facts([pair for pair in own if pair[0].name != "hs_code"]),
            "rules": [self._rule(determined.rules[rule], determined) for rule in carried],
            "demands_considered": len(demands),
            "missing": self.sets(determined.for_clear),
        }

    def _rule(self, found: RuleFinding, determined: LineDetermination) -> Summary:
        rule = found.rule
        return {
            "rule": rule.id,
            "kind": str(rule.kind),
            "truth": str(found.truth),
            "citation": self.both(lambda each: each.cite(rule.cite)),
            "title": self.words(rule.title),
            "unverified": rule.unverified,
            "lifted_by": [self.words(determined.rules[name].rule.title) for name in found.lifted_by],
            "duties": [] if found.lifted_by else [self.words(duty) for duty in rule.duties],
            **self.reasons(found.finding.reasons),
        }
