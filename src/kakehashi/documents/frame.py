"""What every document has around its own matter: language, title, foot, the record inside; how long it is valid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kakehashi import __version__
from kakehashi.documents.labels import Labels
from kakehashi.documents.rendering import ATTACHMENT, printer

SHORT = 16
"""So many digits of a hash are printed where a person compares it by eye; the QR holds all of them."""


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which a judgement may be relied upon, both included. `change` is the next known change of the law,
    where that ends it; None where the year does.
    """

    first: date
    last: date
    change: date | None


def validity(on: date, change: date | None) -> Validity:
    """The shorter of one year from the day of the judgement and the next known change of the law."""
    year = _year_later(on)
    if change is not None and change < year:
        return Validity(on, change - timedelta(days=1), change)
    return Validity(on, year - timedelta(days=1), None)


def _year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)


def code_of(sha256: str) -> str:
    """What the QR of a document holds: the name of its record by the hash of it."""
    return f"kakehashi:record:sha256:{sha256}"


def frame(language: str, title: str, *, about: str, sha256: str | None = None) -> dict[str, Any]:
    """The fields that `base.typ` asks of every document's data.

    `about` is one sentence for the file's description; `sha256` the hash of the record inside, if there is one.
    """
    labels = Labels(language)
    short = sha256[:SHORT] if sha256 else ""
    foot = labels("frame.foot" if sha256 else "frame.foot_plain", title=title, short=short, engine=__version__)
    return {
        "language": language,
        "title": title,
        "author": f"Kakehashi {__version__}",
        "keywords": [f"kakehashi {__version__}", printer()],
        "description": about,
        "short": short,
        "foot": foot,
        "attachment": ATTACHMENT,
        "attachment_description": labels("frame.attachment"),
    }
