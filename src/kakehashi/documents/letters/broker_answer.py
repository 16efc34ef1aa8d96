"""The answer to the customs broker: under which item goods stand, or how the whole list was disposed of, and why."""

from __future__ import annotations

from typing import Any

from kakehashi.classification import Classification
from kakehashi.documents.labels import Labels
from kakehashi.documents.letters.findings import Telling
from kakehashi.documents.letters.lines import FAVOURABLE, amounts, goods_named, is_open
from kakehashi.documents.letters.sending import Sending, day_words, law_lines, page
from kakehashi.documents.rendering import Page
from kakehashi.documents.typesetting import dotted
from kakehashi.licensing import Determination, LineDetermination, Outcome, RuleFinding
from kakehashi.lists import Edition
from kakehashi.reasoning.facts import FactKey, Subject
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Deal, Item, Line
from kakehashi.wording.places import place
from kakehashi.wording.speaking import Speaker

SIGNS = {
    Outcome.PROHIBITED: "yes",
    Outcome.APPROVAL_REQUIRED: "yes",
    Outcome.LICENCE_REQUIRED: "yes",
    Outcome.UNDETERMINED: "unknown",
    Outcome.LICENCE_USABLE: "usable",
    Outcome.EXEMPT: "lifted",
    Outcome.NOT_REQUIRED: "no",
}
"""The sign of each outcome, as `base.typ` draws it."""


def broker_answer_page(determination: Determination, edition: Edition, language: str, sending: Sending) -> Page:
    """The answer for a deal: each line's place in the list, the licensing outcome, and what can be shown to customs.

    Where a line is undetermined the letter says so and clears nothing, the other lines neither.
    """
    labels = Labels(language)
    writer = _Writer(Speaker(edition, language), labels, withheld=is_open(determination))
    deal = determination.deal
    lines = zip(deal.lines, determination.lines, strict=True)
    matter = {
        "subtitle": deal.name or "",
        "about": _about(deal, edition, labels),
        "intro": labels("letter.broker.open_intro" if writer.withheld else "letter.broker.intro"),
        "lines": [writer.line(number, stated, line) for number, (stated, line) in enumerate(lines, 1)],
        "show": writer.show({line.outcome for line in determination.lines}, sending),
        **_closing(edition, writer.speaker, labels),
    }
    return page("letter_broker_answer", labels("letter.broker.title"), matter, language, sending)


def broker_item_answer_page(
    item: Item, classification: Classification, edition: Edition, language: str, sending: Sending
) -> Page:
    """The answer for an item by itself: its place in the list alone, since no destination is known."""
    labels = Labels(language)
    writer = _Writer(Speaker(edition, language), labels, withheld=classification.truth is Truth.UNKNOWN, alone=True)
    about = [
        [labels("letter.goods.name"), item.name],
        *goods_named(item, labels),
        [labels("letter.broker.hs"), dotted(item.hs_code) or ""],
        [labels("letter.broker.law_day"), day_words(edition.on, labels)],
    ]
    matter = {
        "subtitle": item.name,
        "about": about,
        "intro": labels("letter.broker.open_intro" if writer.withheld else "letter.broker.item_intro"),
        "lines": [
            {
                "title": labels("letter.broker.classification"),
                "facts": [],
                **writer.classified(classification, item.subject),
            }
        ],
        "show": writer.show({Outcome.UNDETERMINED} if writer.withheld else set(), sending),
        **_closing(edition, writer.speaker, labels),
    }
    return page("letter_broker_answer", labels("letter.broker.title"), matter, language, sending)


def _about(deal: Deal, edition: Edition, labels: Labels) -> list[list[str]]:
    destination = deal.subject.facts.get(FactKey("destination"))
    code = str(getattr(destination.value, "value", "")) if destination else ""
    return [
        [labels("letter.end_use.deal"), deal.name or ""],
        [labels("letter.broker.invoice"), ""],
        [labels("letter.end_use.destination"), place(code, labels.language) if code else ""],
        [labels("letter.end_use.loading"), day_words(edition.on, labels)],
    ]


def _closing(edition: Edition, speaker: Speaker, labels: Labels) -> dict[str, Any]:
    return {
        "law": {
            "title": labels("letter.word.law"),
            "lines": [*law_lines(edition, speaker, labels), labels("frame.tool")],
        },
        "heads": {
            "reasons": [labels(f"letter.broker.head.{name}") for name in ("criterion", "fact", "margin")],
            "figures": [labels(f"letter.broker.head.{name}") for name in ("provision", "failed", "fact", "margin")],
            "blocks": [labels(f"letter.broker.head.{name}") for name in ("how", "number", "rows")],
            "rules": [labels(f"letter.broker.head.{name}") for name in ("rule", "why")],
            "judged": [labels(f"letter.broker.head.{name}") for name in ("judgement", "rows")],
        },
        "sign": {"lead": labels("letter.broker.sign"), "words": labels("letter.broker.questions")},
    }


class _Writer:
    """Writes the lines of an answer; `withheld` keeps every favourable word back while something is open.

    `alone`: the answer is about an item without a deal, so that no licence is spoken of.
    """

    def __init__(self, speaker: Speaker, labels: Labels, *, withheld: bool, alone: bool = False) -> None:
        self.speaker, self.labels, self.withheld, self.alone = speaker, labels, withheld, alone
        self.telling = Telling(speaker, labels)

    def line(self, number: int, stated: Line, line: LineDetermination) -> dict[str, Any]:
        """One line: goods, where they stand in the list, and the licensing outcome with its rules."""
        quantity, value = amounts(stated)
        facts = [
            [self.labels("letter.goods.name"), stated.item.name if stated.item.name != stated.name else ""],
            *goods_named(stated.item, self.labels),
            [self.labels("letter.goods.quantity"), quantity],
            [self.labels("letter.goods.value"), value],
            [self.labels("letter.broker.hs"), dotted(stated.item.hs_code) or ""],
        ]
        return {
            "title": self.labels("letter.broker.line", n=number, name=stated.name),
            "facts": [fact for fact in facts if fact[1]],
            **self.classified(line.classification, stated.item.subject),
            "licence": self._licence(line),
        }

    # ------------------------------------------------------------ the list

    def classified(self, found: Classification, subject: Subject) -> dict[str, Any]:
        """Where goods stand in the list. Of what is open nothing but that it is open."""
        if found.truth is Truth.UNKNOWN:
            text = self.labels("letter.broker.open_sentence", rows=self.telling.open(found))
            return {"verdict": self._verdict("unknown", "letter.broker.open_word", text)}
        if found.truth is Truth.YES:
            key = "listed_sentence" if found.listed else "somewhere_sentence"
            text = self.labels(f"letter.broker.{key}")
            return {
                "verdict": self._verdict("yes", "letter.broker.listed_word", text),
                "listed": {"title": self.labels("letter.broker.listed"), "found": self.telling.listed(found)},
            }
        if self.withheld:
            return {"verdict": self._verdict("unknown", "letter.broker.held_word", self.labels("letter.broker.held"))}
        text = self.labels(f"letter.broker.{'not_listed_item' if self.alone else 'not_listed_sentence'}")
        return {"verdict": self._verdict("no", "letter.broker.not_listed_word", text), **self._disposed(found, subject)}

    def _disposed(self, found: Classification, subject: Subject) -> dict[str, Any]:
        """How every provision was disposed of, with the figures of those that come near and what persons judged."""
        return {
            "considered": {
                "title": self.labels("letter.broker.considered_title"),
                "lead": self.telling.count(found),
                "blocks": self.telling.considered(found),
            },
            "figures": {"title": self.labels("letter.broker.figures_title"), "rows": self.telling.figures(found)},
            "judged": {"title": self.labels("letter.broker.judged_title"), "rows": self.telling.judged(found, subject)},
        }

    def _verdict(self, state: str, word: str, sentence: str) -> dict[str, str]:
        return {"state": state, "word": self.labels(word), "sentence": sentence}

    # ------------------------------------------------------------ the licence

    def _licence(self, line: LineDetermination) -> dict[str, Any]:
        """The outcome for the destination, with the rules that decide it."""
        title = self.labels("letter.broker.licence_title")
        if self.withheld and line.outcome in FAVOURABLE:
            held = self._verdict("unknown", "letter.broker.held_word", self.labels("letter.broker.held"))
            return {"title": title, "verdict": held, "rules": [], "lead": ""}
        verdict = self._verdict(SIGNS[line.outcome], f"outcome.{line.outcome}", self._sentence(line))
        if line.outcome is Outcome.UNDETERMINED:
            return {"title": title, "verdict": verdict, "rules": [], "lead": ""}
        number = len(line.because)
        lead = self.labels(
            f"letter.broker.rules.{'none' if line.outcome is Outcome.NOT_REQUIRED else 'some'}", n=number
        )
        lifted = [name for name in self._lifted(line) if name not in line.because]
        return {
            "title": title,
            "verdict": verdict,
            "lead": lead,
            "rules": [self._rule(line.rules[name], line) for name in (*line.because, *lifted)],
        }

    def _sentence(self, line: LineDetermination) -> str:
        """What the outcome means for the shipment; where the classification is open, that it holds all the same."""
        text = self.labels(f"letter.broker.outcome.{line.outcome}")
        if line.outcome is not Outcome.UNDETERMINED and line.classification.truth is Truth.UNKNOWN:
            return self.labels("letter.broker.whatever", text=text)
        return text

    def _lifted(self, line: LineDetermination) -> list[str]:
        """Demands that would stand and are lifted, and what lifts them."""
        found = [one for one in line.rules.values() if one.rule.kind.demands and one.lifted_by]
        found = [one for one in found if one.truth is not Truth.NO]
        return list(dict.fromkeys(name for one in found for name in (one.rule.id, *one.lifted_by)))

    def _rule(self, found: RuleFinding, line: LineDetermination) -> dict[str, Any]:
        rule, speaker, labels = found.rule, self.speaker, self.labels
        met = found.truth is not Truth.NO
        reasons = self.telling.told(found.finding.reasons) if met else self.telling.against(found.finding.reasons)
        lifting = [line.rules[name].rule for name in found.lifted_by]
        notes = [
            labels("letter.broker.lifted_by", title=speaker.words(one.title), cite=speaker.cite(one.cite))
            for one in lifting
        ]
        if found.truth is Truth.YES and not lifting:
            notes += [speaker.words(duty) for duty in rule.duties]
        if rule.unverified:
            notes.append(labels("unverified"))
        state = "unknown" if found.truth is Truth.UNKNOWN else "yes" if found.truth is Truth.YES else "no"
        if state != "no" and (lifting or not rule.kind.demands):
            state = "lifted"
        return {
            "state": state,
            "cite": speaker.cite(rule.cite),
            "title": labels("letter.broker.rule", kind=labels(f"kind.{rule.kind}"), title=speaker.words(rule.title)),
            "reasons": reasons,
            "notes": notes,
        }

    # ------------------------------------------------------------ what customs can be shown

    def show(self, outcomes: set[Outcome], sending: Sending) -> dict[str, Any]:
        """What the broker has in hand for customs, and what is still to come from the exporter."""
        names = [] if self.withheld else ["letter"]
        names += ["record"] if sending.record is not None and not self.withheld else []
        names += ["open"] if self.withheld else []
        for name, of in (
            ("licence", {Outcome.LICENCE_REQUIRED, Outcome.APPROVAL_REQUIRED}),
            ("prohibited", {Outcome.PROHIBITED}),
            ("usable", {Outcome.LICENCE_USABLE} if not self.withheld else set()),
            ("exempt", {Outcome.EXEMPT} if not self.withheld else set()),
        ):
            names += [name] if outcomes & of else []
        return {
            "title": self.labels("letter.broker.show_title"),
            "points": [self.labels(f"letter.broker.show.{name}") for name in names],
        }
