"""What a letter may say of the lines of a deal: nothing that clears goods while anything in the deal is open."""

from __future__ import annotations

from kakehashi.classification import Classification
from kakehashi.documents.labels import Labels
from kakehashi.licensing import Determination, Outcome
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Item, Line
from kakehashi.wording.speaking import Speaker

FAVOURABLE = frozenset((Outcome.NOT_REQUIRED, Outcome.EXEMPT, Outcome.LICENCE_USABLE))
"""Outcomes under which goods may leave: they are told only where no line of the deal is open."""


def is_open(determined: Determination) -> bool:
    """Whether a line of the deal is undetermined, so that no letter may clear any of it."""
    return any(line.outcome is Outcome.UNDETERMINED for line in determined.lines)


def listed_in(found: Classification, speaker: Speaker, labels: Labels, *, withheld: bool) -> str:
    """Where an item is listed, in one cell: rows with their provisions; or that it is open, or in no row.

    `withheld`: a favourable answer is not told yet, because another line is open.
    """
    if found.truth is Truth.UNKNOWN:
        return labels("letter.listed.open")
    if found.truth is Truth.NO:
        return labels("letter.listed.withheld" if withheld else "letter.listed.none")
    if not found.listed:
        return labels("letter.listed.somewhere")
    entries = speaker.edition.entries
    cited = [
        labels("letter.listed.row", row=entries[one].row, cite=speaker.cite_clause(one, found.findings[one].marks))
        for one in found.listed
    ]
    return labels("semicolon").join(cited)


def goods_named(item: Item, labels: Labels) -> list[list[str]]:
    """Maker and model of goods, as far as they are stated."""
    named = (("maker", item.maker), ("model", item.model))
    return [[labels(f"letter.goods.{name}"), text] for name, text in named if text]


def amounts(line: Line) -> tuple[str, str]:
    """Quantity and value of a line as they were stated; empty where they were not."""
    return (
        line.quantity.text if line.quantity is not None else "",
        line.value.text if line.value is not None else "",
    )
