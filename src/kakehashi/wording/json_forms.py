"""Determinations and classifications as JSON (docs/json.md): quantities as text, no floats, always the same order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kakehashi import __version__
from kakehashi.classification import Classification, tally
from kakehashi.licensing import Determination, LineDetermination, RuleFinding
from kakehashi.lists import Edition
from kakehashi.reasoning.facts import Code, Codes, Fact, FactKey, NotApplicable, Span, Statement
from kakehashi.reasoning.findings import Finding, Margin, Reason
from kakehashi.reasoning.nodes import Missing
from kakehashi.reasoning.quantities import Quantity, exact_text
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Deal, Item
from kakehashi.wording.speaking import Speaker, interval_text, margin_of_reason

Document = dict[str, Any]

DETERMINATION_SCHEMA = "urn:kakehashi:schema:determination:1"
CLASSIFICATION_SCHEMA = "urn:kakehashi:schema:classification:1"
"""Names of the shapes; the number rises where a reader of the old shape would misread the new one."""

CLASSIFICATION_OUTCOMES = {Truth.YES: "listed", Truth.NO: "not_listed", Truth.UNKNOWN: "undetermined"}


def destination_of(deal: Deal) -> str | None:
    """The destination of a deal as a code."""
    fact = deal.subject.facts.get(FactKey("destination"))
    return fact.value.value if fact is not None and isinstance(fact.value, Code) else None


def determination_document(determined: Determination, edition: Edition) -> Document:
    """A determination. `listed` and `undetermined` hold the provisions of all lines, in the order of the law."""
    writer = _Writer(edition)
    lines = determined.lines
    return {
        "schema": DETERMINATION_SCHEMA,
        "outcome": str(determined.outcome),
        "listed": _ordered((p for line in lines for p in line.classification.listed), edition),
        "undetermined": _ordered((p for line in lines for p in line.classification.undetermined), edition),
        "missing": [
            writer.missing(thing) for thing in dict.fromkeys(thing for line in lines for thing in line.missing)
        ],
        "reasons": [writer.rule(found) for found in determined.reasons],
        "name": determined.deal.name,
        "on": determined.deal.on.isoformat(),
        "destination": destination_of(determined.deal),
        "pack": _pack(edition),
        "lines": [
            _line(stated.value, stated.quantity, line, writer)
            for stated, line in zip(determined.deal.lines, lines, strict=True)
        ],
        "engine": __version__,
    }


def classification_document(item: Item, found: Classification, edition: Edition) -> Document:
    """A classification. `missing` begins with the statements of the smallest sets that settle the whole list."""
    writer = _Writer(edition)
    return {
        "schema": CLASSIFICATION_SCHEMA,
        "outcome": CLASSIFICATION_OUTCOMES[found.truth],
        **_classified(found, writer),
        "name": item.name,
        "on": edition.on.isoformat(),
        "pack": _pack(edition),
        "engine": __version__,
    }


def _classified(found: Classification, writer: _Writer) -> Document:
    counted = tally(found, writer.edition)
    question = found.question
    return {
        "listed": list(found.listed),
        "undetermined": list(found.undetermined),
        "missing": [writer.missing(thing) for thing in dict.fromkeys((*found.whole.missing, *found.missing))],
        "reasons": [
            writer.reason(reason) for provision in found.listed for reason in found.findings[provision].reasons
        ],
        "absent": list(found.absent),
        "rows": {row: str(truth) for row, truth in found.rows.items()},
        "items": {row: str(truth) for row, truth in found.items.items()},
        "settling": writer.settling(found.whole.for_yes, found.whole.for_no),
        "question": None
        if question is None
        else {
            "topic": question.topic,
            "about": question.about,
            "names": list(question.names),
            "settles": list(question.settles),
            "question": writer.question(question.topic, question.names, question.about, question.missing[0].key),
        },
        "considered": {
            "provisions": counted.considered,
            "listed": counted.listed,
            "not_listed": counted.not_listed,
            "undetermined": counted.undetermined,
            "absent": counted.absent,
            "judged": counted.judged,
        },
        "findings": [writer.finding(finding) for finding in found.findings.values()],
    }


def _line(value: Quantity | None, quantity: Quantity | None, line: LineDetermination, writer: _Writer) -> Document:
    return {
        "name": line.name,
        "outcome": str(line.outcome),
        "value": value.text if value else None,
        "quantity": quantity.text if quantity else None,
        "because": [writer.rule(line.rules[rule]) for rule in line.because],
        "lifted": {name: list(found.lifted_by) for name, found in line.rules.items() if found.lifted_by},
        "open_licences": list(line.open_licences),
        "settling": writer.settling(line.for_adverse, line.for_clear),
        "rules": {name: str(found.truth) for name, found in line.rules.items()},
        "classification": {
            "outcome": CLASSIFICATION_OUTCOMES[line.classification.truth],
            **_classified(line.classification, writer),
        },
    }


def _ordered(provisions: Iterable[str], edition: Edition) -> list[str]:
    """Each provision once, in the order of the law."""
    wanted = set(provisions)
    return [provision for provision in edition.entries if provision in wanted]


def _pack(edition: Edition) -> Document:
    name = edition.name
    known = name.known_until.isoformat() if name.known_until else None
    return {"code": name.code, "version": name.version, "sha256": name.sha256, "known_until": known}


class _Writer:
    """Writes the parts that speak: each text in both languages, whatever language was asked for."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._speakers = [Speaker(edition, "en"), Speaker(edition, "ja")]

    def _cited(self, clause: str, marks: Sequence[str] = ()) -> Document:
        return {speaker.language: speaker.cite_clause(clause, marks) for speaker in self._speakers}

    def question(self, topic: str, names: Sequence[str], about: str, key: FactKey | None) -> Document:
        return {speaker.language: speaker.question(topic, names, about, key) for speaker in self._speakers}

    def missing(self, thing: Missing) -> Document:
        return {
            "topic": thing.topic,
            "name": thing.name,
            "about": thing.about,
            "key": None if thing.key is None else _key(thing.key),
            "question": self.question(thing.topic, [thing.name], thing.about, thing.key),
        }

    def settling(self, yes: Sequence[Sequence[Missing]], no: Sequence[Sequence[Missing]]) -> Document:
        return {
            name: [[_missing_name(thing) for thing in one] for one in sets] for name, sets in (("yes", yes), ("no", no))
        }

    def finding(self, finding: Finding) -> Document:
        entry = self.edition.entries[finding.provision]
        return {
            "provision": finding.provision,
            "row": entry.row,
            "truth": str(finding.truth),
            "status": str(entry.status),
            "cite": entry.cite,
            "citation": self._cited(finding.provision, finding.marks),
            "title": dict(sorted(entry.title.items())),
            "every_case": finding.every_case,
            "reasons": [self.reason(reason) for reason in finding.reasons],
            "settling": self.settling(finding.for_yes, finding.for_no),
        }

    def rule(self, found: RuleFinding) -> Document:
        rule = found.rule
        return {
            "rule": rule.id,
            "kind": str(rule.kind),
            "truth": str(found.truth),
            "cite": rule.cite,
            "citation": self._cited(rule.id),
            "title": dict(sorted(rule.title.items())),
            "unverified": rule.unverified,
            "lifted_by": list(found.lifted_by),
            "duties": [dict(sorted(duty.items())) for duty in rule.duties],
            "reasons": [self.reason(reason) for reason in found.finding.reasons],
        }

    def reason(self, reason: Reason) -> Document:
        margin = margin_of_reason(reason)
        return {
            "provision": reason.provision,
            "marks": list(reason.marks),
            "part": reason.part,
            "truth": str(reason.truth),
            "negated": reason.negated,
            "about": reason.about,
            "note": reason.note,
            "words": {speaker.language: speaker.sentence(reason.condition) for speaker in self._speakers},
            "used": [_fact(key, fact) for key, fact in reason.used],
            "margin": None if margin is None else _margin(margin),
        }


def _missing_name(thing: Missing) -> Document:
    return {
        "topic": thing.topic,
        "about": thing.about,
        "name": thing.name,
        "key": str(thing.key) if thing.key else None,
    }


def _key(key: FactKey) -> Document:
    return {"name": key.name, "by": key.by, "at": key.at, "basis": key.basis}


def _fact(key: FactKey, fact: Fact) -> Document:
    source = fact.provenance
    return {
        "key": _key(key),
        "value": _value(fact),
        "source": {
            "document": source.document,
            "page": source.page,
            "person": source.person,
            "day": source.day,
            "note": source.note,
        },
    }


def _value(fact: Fact) -> str | bool | Document | None:
    """Text for quantities, spans and codes, true or false for statements, a table for sets; null: not applicable."""
    match fact.value:
        case Quantity() | Span():
            return fact.value.text
        case Code():
            return fact.value.value
        case Statement():
            return fact.value.holds
        case Codes(members, complete, possible):
            open_codes = None if possible is None else sorted(possible)
            return {"members": sorted(members), "complete": complete, "possible": open_codes}
        case NotApplicable():
            return None


def _margin(margin: Margin) -> Document:
    return {
        "stated": margin.stated,
        "comparison": str(margin.comparison),
        "limit": margin.limit,
        "unit": margin.unit,
        "distance": interval_text(margin.distance),
        "ratio": None if margin.ratio is None else exact_text(margin.ratio),
        "met": str(margin.met),
    }
