"""What is sealed: the law by edition and hash, the facts as stated, the answer, and the answer in words.

A record stands by itself: who has it can read what was asked, by which law it was answered and why; who has the frozen
pack that it names can replay it. Quantities are texts; there is no number with a fraction anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final

from kakehashi import __version__
from kakehashi.classification import Classification
from kakehashi.licensing import Determination
from kakehashi.lists import Edition
from kakehashi.problems import Place, Problem
from kakehashi.records.answers import classification_answer, determination_answer
from kakehashi.records.sealing import RECORD_SCHEMA
from kakehashi.trade import Item, deal_document, item_document
from kakehashi.wording.summaries import summary_of_deal, summary_of_item

Content = dict[str, Any]

CLASSIFICATION, DETERMINATION = "classification", "determination"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who answers for a judgement, as it is to stand on paper; what is not given is left to be written by hand."""

    company: str | None = None
    address: str | None = None
    department: str | None = None
    author: str | None = None
    reviewer: str | None = None
    email: str | None = None
    phone: str | None = None


NOBODY: Final = Issuer()


def classification_content(
    item: Item, found: Classification, edition: Edition, at: datetime, issuer: Issuer = NOBODY
) -> Content:
    """The content of a record of an item's classification, to be sealed at that time."""
    vocabulary = edition.rulebook.vocabulary
    return {
        **_head(CLASSIFICATION, edition, at, issuer),
        "facts": item_document(item, vocabulary),
        "answer": classification_answer(found),
        "words": summary_of_item(item, found, edition),
    }


def determination_content(
    determined: Determination, edition: Edition, at: datetime, issuer: Issuer = NOBODY
) -> Content:
    """The content of a record of a deal's determination, to be sealed at that time."""
    vocabulary = edition.rulebook.vocabulary
    return {
        **_head(DETERMINATION, edition, at, issuer),
        "facts": deal_document(determined.deal, vocabulary),
        "answer": determination_answer(determined),
        "words": summary_of_deal(determined, edition),
    }


def _head(kind: str, edition: Edition, at: datetime, issuer: Issuer) -> Content:
    return {
        "schema": RECORD_SCHEMA,
        "kind": kind,
        "engine": __version__,
        "sealed_at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "issuer": {name: value for name, value in asdict(issuer).items() if value is not None},
        "law": [_law(edition)],
    }


def _law(edition: Edition) -> Mapping[str, Any]:
    """Which edition answered. `changes_on` is the next day known to change anything in it; null where none is."""
    name = edition.name
    return {
        "pack": name.code,
        "version": name.version,
        "sha256": name.sha256,
        "on": edition.on.isoformat(),
        "title": dict(name.title),
        "authority": dict(name.authority),
        "lists": [dict(each.title) for each in edition.lists.values()],
        "known_until": name.known_until.isoformat() if name.known_until else None,
        "changes_on": edition.days.until.isoformat() if edition.days.until else None,
    }


def content_problem(error: Exception) -> Problem:
    """That a record, though sealed, does not hold what a record of its schema holds."""
    return Problem(
        code="record-content",
        what=f"The record is sealed, but does not hold what a record of its schema holds ({type(error).__name__}: "
        f"{str(error)[:80]}).",
        place=Place(field="record"),
        expected="a record as docs/records.md describes it.",
        remedy="Ask whoever sealed it what made it; it is no record of Kakehashi.",
    )
