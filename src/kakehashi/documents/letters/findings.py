"""How a classification is told to somebody else: what lists the goods, how everything else was disposed of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kakehashi.classification import Classification, Disposal, disposals, tally
from kakehashi.documents.labels import Labels
from kakehashi.reasoning.facts import NO_PROVENANCE, Subject
from kakehashi.reasoning.findings import Reason
from kakehashi.reasoning.truth import Truth
from kakehashi.wording.speaking import Speaker, margin_of_reason

FIGURED = (Disposal.CRITERION_NOT_MET, Disposal.EXCLUDED)
"""Ways of disposal that rest on facts of the goods themselves: each is shown with its figure."""


class Telling:
    """Tells the classifications of one edition in one language."""

    def __init__(self, speaker: Speaker, labels: Labels) -> None:
        self.speaker, self.labels = speaker, labels

    def listed(self, found: Classification) -> list[dict[str, Any]]:
        """Each provision that lists the goods, with the criteria that are met."""
        entries = self.speaker.edition.entries
        return [
            {
                "row": entries[name].row,
                "cite": self.speaker.cite_clause(name, found.findings[name].marks),
                "title": self.speaker.words(entries[name].title),
                "reasons": self._criteria(found.findings[name].reasons),
                "foot": self._cleared(found.findings[name].reasons),
            }
            for name in found.listed
        ]

    def considered(self, found: Classification) -> list[list[str]]:
        """Each way in which provisions were disposed of: how, how many, and the numbers of the list."""
        return [
            [self.labels(f"letter.disposal.{way}"), str(len(names)), self.speaker.numbers(names, found)]
            for way, names in disposals(found).items()
        ]

    def count(self, found: Classification) -> str:
        """That the whole list was put to the goods, in one sentence."""
        return self.labels("letter.broker.considered", n=tally(found, self.speaker.edition).considered)

    def figures(self, found: Classification) -> list[list[str]]:
        """What disposed of the provisions that come near: provision, criterion, fact with source, margin.

        Provisions that fail by the same criterion on the same fact stand in one row.
        """
        rows: dict[tuple[str, str, str], list[str]] = {}
        blocks = disposals(found)
        for name in (name for way in FIGURED for name in blocks.get(way, ())):
            reason = found.findings[name].reasons[0]
            told = self._reason(reason)
            rows.setdefault((told[0], told[1], told[2]), []).append(name)
        return [[self._cited(names), *told] for told, names in rows.items()]

    def judged(self, found: Classification, subject: Subject) -> list[list[str]]:
        """What persons judged: who and why, and the numbers of the list that it covers."""
        said: dict[str, list[str]] = {}
        for name in disposals(found).get(Disposal.JUDGED, ()):
            fact = subject.judged.get(found.findings[name].reasons[0].provision or name)
            source = fact.provenance if fact is not None else NO_PROVENANCE
            text = self.labels("judged", by=source.person or "", reason=source.note or "")
            said.setdefault(text, []).append(name)
        return [[text, self.speaker.numbers(names, found)] for text, names in said.items()]

    def open(self, found: Classification, few: int = 12) -> str:
        """The numbers of the list that are open."""
        numbers = self.speaker.numbers(found.undetermined, found)
        comma = self.labels("letter.comma")
        parts = numbers.split(comma)
        if len(parts) <= few:
            return numbers
        return self.labels("letter.broker.and_more", text=comma.join(parts[:few]), n=len(parts) - few)

    def told(self, reasons: Iterable[Reason]) -> list[str]:
        """Reasons in one run of words each, with their facts; an exclusion that does not apply is left out."""
        return [self._joined(row) for row in self._criteria(tuple(reasons))]

    def against(self, reasons: tuple[Reason, ...]) -> list[str]:
        """Why a rule is not met: the first reason, which is enough."""
        texts = [(reason, self._joined(self._reason(reason))) for reason in reasons[:1]]
        return [text if reason.negated else self.labels("letter.broker.not_met", text=text) for reason, text in texts]

    def _joined(self, row: list[str]) -> str:
        text, fact, margin = row
        if margin:
            return text + self.labels("semicolon") + margin
        return self.labels("letter.broker.with_fact", text=text, fact=fact) if fact else text

    def _criteria(self, reasons: tuple[Reason, ...]) -> list[list[str]]:
        shown = [reason for reason in reasons if not (reason.negated and reason.truth is Truth.NO)]
        shown.sort(key=lambda reason: reason.part != "criteria")
        return [self._reason(reason, marked=True) for reason in shown]

    def _cleared(self, reasons: tuple[Reason, ...]) -> str:
        number = sum(reason.negated and reason.truth is Truth.NO for reason in reasons)
        return self.labels.count("letter.broker.no_exclusion", number) if number else ""

    def _reason(self, reason: Reason, *, marked: bool = False) -> list[str]:
        speaker = self.speaker
        text = speaker.reason(reason)
        if marked:
            text = f"{speaker.marks(reason.marks)} {text}".strip()
        one = len(reason.used) == 1
        facts = [self._fact(key_fact, named=not one) for key_fact in reason.used]
        margin = margin_of_reason(reason)
        return [text, self.labels("semicolon").join(facts), speaker.margin(margin) if margin else ""]

    def _fact(self, used: Any, *, named: bool) -> str:
        key, fact = used
        if named:
            return self.speaker.fact(key, fact)
        source = self.speaker.source(fact)
        return self.speaker.value(key, fact) + (self.labels("in_brackets", text=source) if source else "")

    def _cited(self, names: Iterable[str]) -> str:
        entries = self.speaker.edition.entries
        cited = [
            self.labels("letter.listed.row", row=entries[name].row, cite=self.speaker.cite_clause(name))
            for name in names
        ]
        return self.labels("semicolon").join(cited)
