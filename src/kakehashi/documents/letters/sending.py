"""How a letter goes out: letterhead, day, the record inside; and what every letter's page has in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from kakehashi.documents.frame import code_of, frame
from kakehashi.documents.labels import Labels
from kakehashi.documents.rendering import Page
from kakehashi.lists import Edition
from kakehashi.wording.speaking import Speaker

HONOURED: Final = ("御中", "様", "殿", "各位")
"""How a Japanese addressee ends; to a bare name of a company the first is added."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes and to whom. What is not given becomes a line to fill by hand; nothing is ever made up.

    For an end-use statement the addressee is the customer, who signs it and sends it to the exporter.
    """

    exporter: str = ""
    address: str = ""
    department: str = ""
    person: str = ""
    email: str = ""
    phone: str = ""
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """What a letter needs beside its matter.

    `on` is the day it bears, `made_at` the time that the PDF states as its own; `record` is kept inside the PDF and
    `sha256`, the hash that names it, stands in the QR code.
    """

    on: date
    made_at: datetime
    letterhead: Letterhead = Letterhead()
    record: bytes | None = None
    sha256: str | None = None


def page(template: str, title: str, matter: Mapping[str, Any], language: str, sending: Sending) -> Page:
    """The page of a letter: its matter with the frame and the letterhead around it."""
    labels = Labels(language)
    about = labels("letter.about", title=title, day=day_words(sending.on, labels))
    data = {
        **frame(language, title, about=about, sha256=sending.sha256),
        "head": _head(sending, labels),
        "words": _words(labels),
        **matter,
    }
    code = code_of(sending.sha256) if sending.sha256 else None
    return Page(template, data, sending.made_at, record=sending.record, code=code)


def _head(sending: Sending, labels: Labels) -> dict[str, Any]:
    """The letterhead: names of its lines with what is known of them."""
    head = sending.letterhead
    sender = [[labels(f"letter.head.{field.name}"), getattr(head, field.name)] for field in fields(head)]
    return {
        "date": day_words(sending.on, labels),
        "sender": sender[:-1],
        "addressee": honoured(head.addressee, labels.language),
    }


def _words(labels: Labels) -> dict[str, str]:
    """The words that the templates set themselves."""
    names = ("to", "from", "dated", "yes", "no", "name", "title", "company", "signature", "seal", "signed_on", "law")
    return {name: labels(f"letter.word.{name}") for name in names}


def honoured(name: str, language: str) -> str:
    """A Japanese company is written to with 御中, unless the name already ends as an addressee does."""
    name = name.strip()
    return f"{name} 御中" if language == "ja" and name and not name.endswith(HONOURED) else name


def day_words(day: date, labels: Labels) -> str:
    """A day as a letter writes it: `2 March 2026`, `2026年3月2日`."""
    months = labels("letter.months").split()
    return labels("letter.day", year=day.year, month=months[day.month - 1], day=day.day)


def law_lines(edition: Edition, speaker: Speaker, labels: Labels) -> list[str]:
    """Which law spoke: pack, version and day; its hash; how far it is known, with a warning beyond that."""
    name = edition.name
    day = day_words(edition.on, labels)
    lines = [labels("frame.law", title=speaker.words(name.title), code=name.code, version=name.version, day=day)]
    lines.append(labels("frame.edition", hash=name.sha256))
    if name.known_until is not None:
        known = day_words(name.known_until, labels)
        lines.append(labels("frame.known", known=known))
        if edition.is_past_what_is_known:
            lines.append(labels("letter.past_known", known=known, day=day))
    return lines
