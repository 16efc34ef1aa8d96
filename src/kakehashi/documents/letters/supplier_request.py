"""The request to a supplier: the values that are missing, how they are measured, and where a data sheet has them."""

from __future__ import annotations

from typing import Any

from kakehashi.classification import Classification
from kakehashi.documents.labels import Labels
from kakehashi.documents.letters.asking import Asked, Group, asking, stated
from kakehashi.documents.letters.sending import Sending, day_words, law_lines, page
from kakehashi.documents.rendering import Page
from kakehashi.lists import Edition
from kakehashi.reasoning.facts import FactKey
from kakehashi.reasoning.nodes import Missing
from kakehashi.trade import Item
from kakehashi.vocabulary import Parameter, ParameterType, Words
from kakehashi.wording.speaking import Speaker, condition_text

FEW = 2
"""So many provisions are named as the reason for a question; the others are counted."""

YES_NO = frozenset((ParameterType.FLAG, ParameterType.JUDGEMENT))
CHOSEN = frozenset((ParameterType.ENUM, ParameterType.CODES))
MOST_CHOICES = 14
"""More values than these are not offered to be ticked: a line to write on takes their place."""


def supplier_request_page(
    item: Item, classification: Classification, edition: Edition, language: str, sending: Sending
) -> Page:
    """The request for what is missing of an undetermined item.

    Raises `ProblemError` `letter-nothing-missing` where there is nothing that a supplier could say.
    """
    labels, speaker = Labels(language), Speaker(edition, language)
    wanted = asking(item, classification)
    title = labels("letter.supplier.title")
    matter = {
        "subtitle": labels("letter.supplier.subtitle", item=item.name),
        "intro": labels(
            "letter.supplier.intro", law=speaker.words(edition.name.title), day=day_words(edition.on, labels)
        ),
        "product": [
            [labels("letter.supplier.product"), item.name],
            *([[labels("letter.goods.maker"), item.maker]] if item.maker else []),
            [labels("letter.supplier.type"), item.model or ""],
            [labels("letter.supplier.deadline"), ""],
        ],
        "how": {
            "title": labels("letter.supplier.how"),
            "points": [labels(f"letter.supplier.how.{one}") for one in ("value", "source", "unknown", "condition")],
        },
        "enough": _enough(wanted.groups, len(wanted.questions), labels),
        "questions": {
            "title": labels.count("letter.supplier.questions", len(wanted.questions)),
            "asked": [_Question(item, speaker, labels).data(one) for one in wanted.questions],
            "document": labels("letter.supplier.document"),
            "page": labels("letter.supplier.page"),
        },
        "answered": {
            "title": labels("letter.supplier.answered"),
            "lead": labels("letter.supplier.answered_lead"),
            "company": sending.letterhead.addressee,
        },
        "closing": labels("letter.supplier.closing"),
        "law": law_lines(edition, speaker, labels),
    }
    return page("letter_supplier_request", title, matter, language, sending)


def _enough(groups: tuple[Group, ...], total: int, labels: Labels) -> dict[str, Any]:
    """Which answers do together: nothing where all of them are needed in any case."""
    numbers = [
        labels("letter.supplier.judged" if one.judged else "letter.supplier.plain", numbers=_run(one.numbers, labels))
        for one in groups
    ]
    told = list(dict.fromkeys(numbers)) if any(len(one.numbers) < total for one in groups) else []
    return {
        "title": labels("letter.supplier.enough"),
        "lead": labels("letter.supplier.enough_lead" if told else "letter.supplier.enough_all"),
        "groups": told,
    }


def _run(numbers: tuple[int, ...], labels: Labels) -> str:
    """Numbers with those that follow one another joined: `1 to 4, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [
        labels("to", first=run[0], last=run[-1]) if len(run) > 2 else labels("letter.comma").join(map(str, run))
        for run in runs
    ]
    return labels("letter.comma").join(said)


class _Question:
    """Writes one question about an item."""

    def __init__(self, item: Item, speaker: Speaker, labels: Labels) -> None:
        self.item, self.speaker, self.labels = item, speaker, labels

    def data(self, one: Asked) -> dict[str, Any]:
        """The question, what helps to answer it, and the fields for the answer."""
        first = one.things[0]
        parameter = self._parameter(first)
        return {
            "question": self._text(one),
            "notes": [[self.labels(f"letter.ask.{name}"), text] for name, text in self._notes(one, parameter) if text],
            "field": self.labels("letter.ask.text" if one.topic == "relation" else "letter.ask.value"),
            **self._answer(one, parameter),
        }

    def _parameter(self, thing: Missing) -> Parameter | None:
        vocabulary = self.speaker.edition.rulebook.vocabulary
        return vocabulary.parameters.get(thing.name) if thing.topic == "parameter" else None

    def _text(self, one: Asked) -> str:
        first = one.things[0]
        if one.topic == "kind" and len(one.things) > 1:
            text = self.labels("letter.ask.kinds")
            return text if first.about == "item" else self.labels("question.of", about=first.about, question=text)
        return self.speaker.question(first.topic, [first.name], first.about, first.key)

    def _notes(self, one: Asked, parameter: Parameter | None) -> list[tuple[str, str]]:
        words = self.speaker.words
        known = stated(self.item, one.things[0])
        so_far = self.speaker.value(one.things[0].key or FactKey(one.things[0].name), known) if known else ""
        notes = [("known", so_far)]
        if parameter is not None:
            measured = [self._qualifiers(one.things[0], parameter), words(parameter.measuring or parameter.guidance)]
            notes.append(("measured", self.labels("letter.space").join(text for text in measured if text)))
            notes.append(("datasheet", words(parameter.datasheet)))
        if one.topic in ("component", "curve"):
            notes.append(("attach", self.labels("letter.ask.attach_text")))
        return [*notes, ("why", self._why(one))]

    def _qualifiers(self, thing: Missing, parameter: Parameter) -> str:
        """The standard, the condition and the basis that belong to the value itself."""
        key, labels = thing.key, self.labels
        if key is None:
            return ""
        said = [labels("question.by", name=self._named(parameter.standards.get(key.by), key.by))] if key.by else []
        said += [labels("question.at", name=condition_text(key.at))] if key.at else []
        said += (
            [labels("question.basis", name=self._named(parameter.bases.get(key.basis), key.basis))] if key.basis else []
        )
        return labels("letter.sentence", text=labels("letter.comma").join(said)) if said else ""

    def _named(self, words: Words | None, name: str) -> str:
        return self.speaker.words(words) or name

    def _why(self, one: Asked) -> str:
        """The provisions that ask, in one short line."""
        entries, labels = self.speaker.edition.entries, self.labels
        named = [
            labels("letter.listed.row", row=entries[name].row, cite=self.speaker.cite_clause(name))
            for name in one.provisions[:FEW]
        ]
        if not named:
            return labels("letter.ask.why_list")
        rest = len(one.provisions) - len(named)
        text = labels("semicolon").join(named)
        return labels.count("letter.ask.why_more", rest, text=text) if rest else text

    def _answer(self, one: Asked, parameter: Parameter | None) -> dict[str, Any]:
        """The field for the value with its unit, or the boxes to tick."""
        labels, words = self.labels, self.speaker.words
        if one.topic == "kind" and len(one.things) > 1:
            kinds = [self.speaker.kinds([thing.name]) for thing in one.things]
            return {"unit": "", "choices": [*kinds, labels("letter.ask.none")]}
        if one.topic == "relation":
            return {"unit": "", "choices": []}
        if parameter is None or parameter.type in YES_NO:
            return {"unit": "", "choices": [labels("letter.word.yes"), labels("letter.word.no")]}
        values = [words(value) or code for code, value in parameter.values.items()]
        if parameter.type in CHOSEN and 0 < len(values) <= MOST_CHOICES:
            return {"unit": "", "choices": values}
        return {"unit": parameter.unit or "", "choices": []}
