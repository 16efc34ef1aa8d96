"""The law that the tests of the shell speak of: the pack of this checkout, on one day."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from kakehashi.lists import Edition
from kakehashi.packs import open_edition
from kakehashi.trade import Deal, Item, read_deal, read_item

DAY = date(2026, 3, 2)


def edition(day: date = DAY) -> Edition:
    """The Japanese pack on a day; opened once."""
    return _opened(day)


def deal(path: Path) -> Deal:
    """The deal of a file, with the items beside it."""

    def beside(name: str) -> tuple[str, str]:
        return name, (path.parent / name).read_text(encoding="utf-8")

    words = edition().rulebook.vocabulary
    return read_deal(path.read_text(encoding="utf-8"), file=str(path), vocabulary=words, open_file=beside)


def item(path: Path) -> Item:
    """The item of a file."""
    return read_item(path.read_text(encoding="utf-8"), file=str(path), vocabulary=edition().rulebook.vocabulary)


@cache
def _opened(day: date) -> Edition:
    return open_edition("jp", on=day)
