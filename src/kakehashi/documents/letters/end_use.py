"""The end-use statement (需要者等誓約書): what the customer signs before goods are shipped."""

from __future__ import annotations

from typing import Any

from kakehashi.documents.labels import LANGUAGES, Labels
from kakehashi.documents.letters.lines import amounts, is_open, listed_in
from kakehashi.documents.letters.sending import Sending, day_words, law_lines, page
from kakehashi.documents.letters.uses import LISTED_FOR, Uses, uses_asked
from kakehashi.documents.rendering import Page
from kakehashi.licensing import Determination
from kakehashi.lists import Edition
from kakehashi.reasoning.facts import FactKey
from kakehashi.trade import Line
from kakehashi.wording.places import place
from kakehashi.wording.speaking import Speaker

CONVENTIONAL = "CW"
"""The code of conventional weapons; the others are of mass destruction."""

USER_FIELDS = ("buyer", "end_user", "address", "business", "place", "use", "built_in")
"""The lines on end user and end use that the customer fills in."""

LONG_FIELDS = frozenset(("use",))
"""Lines that need room for several sentences."""


def end_use_page(determination: Determination, edition: Edition, language: str, sending: Sending) -> Page:
    """The statement for a deal's goods, for the customer to complete and sign.

    The uses that it rules out are those that the catch-all of the edition asks about. What the deal does not state
    (end user, place, use in detail) is a line to fill. `sending.letterhead.addressee` is the customer.
    """
    labels, speaker = Labels(language), Speaker(edition, language)
    title = labels("letter.end_use.title")
    deal = determination.deal
    matter = {
        "subtitle": labels("letter.end_use.subtitle"),
        "intro": labels("letter.end_use.intro", law=speaker.words(edition.name.title)),
        "exporter": [
            [labels("letter.end_use.exporter"), sending.letterhead.exporter],
            [labels("letter.end_use.exporter_address"), sending.letterhead.address],
            [labels("letter.end_use.prepared"), day_words(sending.on, labels)],
        ],
        "goods": _goods(determination, speaker, labels),
        "use": _use(determination, labels, deal.name or ""),
        "undertakings": _undertakings(edition, speaker, labels),
        "signatures": _signatures(labels, sending),
        "note": _note(edition, speaker, labels),
    }
    return page("letter_end_use", title, matter, language, sending)


def _goods(determination: Determination, speaker: Speaker, labels: Labels) -> dict[str, Any]:
    withheld = is_open(determination)
    lines = zip(determination.deal.lines, determination.lines, strict=True)
    rows = [
        [
            str(number),
            _name(stated),
            *amounts(stated),
            listed_in(line.classification, speaker, labels, withheld=withheld),
        ]
        for number, (stated, line) in enumerate(lines, 1)
    ]
    return {
        "title": labels("letter.end_use.goods"),
        "heads": [labels(f"letter.goods.{name}") for name in ("number", "name", "quantity", "value", "listed")],
        "rows": rows,
        "foot": labels(
            "letter.end_use.goods_open" if withheld else "letter.end_use.goods_law",
            day=day_words(determination.deal.on, labels),
        ),
    }


def _name(line: Line) -> str:
    """The line's name, with that of its item below where it has another."""
    return line.name if line.name == line.item.name else f"{line.name}\n{line.item.name}"


def _use(determination: Determination, labels: Labels, name: str) -> dict[str, Any]:
    """What the deal states of it, and lines for what it does not."""
    destination = determination.deal.subject.facts.get(FactKey("destination"))
    code = str(getattr(destination.value, "value", "")) if destination else ""
    known = [
        [labels("letter.end_use.deal"), name],
        [labels("letter.end_use.contract"), ""],
        [labels("letter.end_use.destination"), place(code, labels.language) if code else ""],
        [labels("letter.end_use.loading"), day_words(determination.deal.on, labels)],
    ]
    asked = [
        {"label": labels(f"letter.end_use.{field}"), "hint": _hint(field, labels), "long": field in LONG_FIELDS}
        for field in USER_FIELDS
    ]
    ways = [labels(f"letter.end_use.way.{way}") for way in ("own", "built_in", "resale", "stock")]
    return {
        "title": labels("letter.end_use.use_title"),
        "known": known,
        "asked": asked,
        "ways": {"label": labels("letter.end_use.ways"), "choices": ways},
    }


def _hint(field: str, labels: Labels) -> str:
    key = f"letter.end_use.{field}.hint"
    return labels(key) if key in LANGUAGES[labels.language] else ""


# ---------------------------------------------------------------- undertakings


def _undertakings(edition: Edition, speaker: Speaker, labels: Labels) -> dict[str, Any]:
    asked = uses_asked(edition)
    points: list[dict[str, Any]] = [{"text": labels("letter.undertake.civil"), "below": []}]
    points.append({"text": labels("letter.undertake.uses"), "below": named_uses(asked, speaker, labels)})
    points += [{"text": text, "below": [], "except": True} for text in _declarations(asked, speaker, labels)]
    plain = ("diversion", "end_user", "checks", "changes", "truth")
    points += [{"text": labels(f"letter.undertake.{name}"), "below": []} for name in plain]
    return {
        "title": labels("letter.end_use.undertakings"),
        "lead": labels("letter.undertake.lead"),
        "points": points,
        "except": labels("letter.undertake.except"),
    }


def named_uses(asked: Uses, speaker: Speaker, labels: Labels) -> list[str]:
    """The uses in words: each kind of weapon as the vocabulary calls it, then what is left of the flags."""
    parameter = speaker.edition.rulebook.vocabulary.parameters.get(LISTED_FOR)
    words = {code: speaker.words(parameter.values.get(code)) or code for code in asked.weapons} if parameter else {}
    said = []
    for use in asked.uses:
        of_use = [code for code in words if (code == CONVENTIONAL) is ("conventional" in use)]
        known = f"letter.use.{use}" in LANGUAGES[labels.language]
        if known and of_use:
            said += [labels(f"letter.use.{use}", weapon=words[code]) for code in of_use]
        else:
            said.append(_label(use, speaker))
    return [*said, labels("letter.use.military")] if asked.military else said


def _declarations(asked: Uses, speaker: Speaker, labels: Labels) -> list[str]:
    """What the customer says of the past, where the law of the day asks about it."""
    own = LANGUAGES[labels.language]
    texts = [
        labels(f"letter.history.{name}") if f"letter.history.{name}" in own else _label(name, speaker)
        for name in asked.histories
    ]
    listed = labels("letter.history.list", authority=speaker.words(speaker.edition.name.authority))
    return [*texts, listed] if asked.weapons else texts


def _label(name: str, speaker: Speaker) -> str:
    parameter = speaker.edition.rulebook.vocabulary.parameters.get(name)
    return speaker.words(parameter.label) if parameter else name


def _note(edition: Edition, speaker: Speaker, labels: Labels) -> dict[str, Any]:
    """How the law describes the uses, in the vocabulary's words: what counts under the undertaking."""
    asked = uses_asked(edition)
    parameters = edition.rulebook.vocabulary.parameters
    told = [parameters[name] for name in asked.uses if name in parameters and parameters[name].guidance]
    return {
        "title": labels("letter.end_use.note"),
        "lead": labels("letter.end_use.note_lead", cites=labels("semicolon").join(map(speaker.cite, asked.cites))),
        "points": [[speaker.words(one.question or one.label), speaker.words(one.guidance)] for one in told],
        "law": law_lines(edition, speaker, labels),
    }


def _signatures(labels: Labels, sending: Sending) -> dict[str, Any]:
    signers = [
        {"title": labels("letter.end_use.sign_buyer"), "company": sending.letterhead.addressee},
        {"title": labels("letter.end_use.sign_end_user"), "company": ""},
    ]
    return {"title": labels("letter.end_use.signature"), "lead": labels("letter.end_use.sign_lead"), "signers": signers}
