"""The letters of the example deals and items, made once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from kakehashi.classification import Classification, classify
from kakehashi.documents.letters import Letterhead, Sending
from kakehashi.licensing import Determination, determine
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Deal, Item
from tests.engine.cli.law import DAY, deal, edition, item

EXAMPLES = Path(__file__).parents[3] / "examples" / "deals"
DEALS = sorted(path.stem for path in EXAMPLES.glob("*.toml"))
FORMER = {"fpga-in-2025": date(2025, 10, 8)}
"""Items that are stated for the law of an earlier day than the others."""
ITEMS = sorted(path.stem for path in (EXAMPLES / "items").glob("*.toml"))
LANGUAGES = ("en", "ja")

MADE = datetime(2026, 3, 1, 9, tzinfo=UTC)
BARE = Sending(date(2026, 3, 1), MADE)
HASH = "0123456789abcdef" * 4
FULL = Sending(
    date(2026, 3, 1),
    MADE,
    Letterhead(
        "Example Instruments", "1-2-3 Example, Tokyo", "Trade", "Hanako Rei", "a@example.jp", "03", "Sample Ltd"
    ),
    record=b'{"record":1}',
    sha256=HASH,
)


@cache
def stated(name: str) -> Deal:
    """An example deal."""
    return deal(EXAMPLES / f"{name}.toml")


@cache
def determined(name: str) -> Determination:
    """An example deal, determined by the law of its day."""
    return determine(stated(name), edition(stated(name).on))


@cache
def thing(name: str) -> Item:
    """An example item."""
    return item(EXAMPLES / "items" / f"{name}.toml")


def day_of(name: str) -> date:
    """The day for whose law an item is stated."""
    return FORMER.get(name, DAY)


@cache
def classified(name: str) -> Classification:
    """An example item, classified."""
    return classify(thing(name).subject, edition(day_of(name)))


def open_items() -> list[str]:
    """Example items that are undetermined."""
    return [name for name in ITEMS if classified(name).truth is Truth.UNKNOWN]


def texts(data: Any) -> Iterator[str]:
    """Every text of a page's data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts(value)
