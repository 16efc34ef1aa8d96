"""What the tests of the two sheets speak of: the example items, classified once, and how a sheet of them is issued."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from kakehashi.classification import Classification, classify
from kakehashi.documents.frame import validity
from kakehashi.documents.sheet_frame import Issue
from kakehashi.trade import Item
from tests.engine.cli import law
from tests.engine.cli.conftest import DEALS, EXAMPLES, ITEMS

EARLIER = date(2025, 10, 8)
ISSUE = Issue(datetime(2026, 3, 2, tzinfo=UTC), validity(law.DAY, None), b'{"record": 1}', "0123456789abcdef" * 4)


@cache
def example(name: str) -> tuple[Item, Classification]:
    """An example item, classified on the day of the tests (that of 2025 in 2025)."""
    day = EARLIER if "2025" in name else law.DAY
    item = law.item(EXAMPLES / "items" / f"{name}.toml")
    return item, classify(item.subject, law.edition(day))


@cache
def everything() -> dict[str, tuple[Item, Classification]]:
    """Every item of the examples, and of the lines of the example deals those that are not one of them."""
    found = {name: example(name) for name in (file.removesuffix(".toml") for file in ITEMS)}
    for file in DEALS:
        deal = law.deal(EXAMPLES / file)
        for number, line in enumerate(deal.lines, 1):
            if not any(item.subject.facts == line.item.subject.facts for item, _ in found.values()):
                found[f"{file} {number}"] = line.item, classify(line.item.subject, law.edition(deal.on))
    return found
