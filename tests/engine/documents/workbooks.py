"""Workbooks as the tests write them, and as a person fills them in an office."""

from __future__ import annotations

import io
from datetime import date, datetime
from functools import cache

import openpyxl
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from kakehashi.classification import Classification, classify
from kakehashi.documents.workbook_reading import read_workbook
from kakehashi.documents.workbook_writing import write_workbook
from kakehashi.problems import ProblemError
from kakehashi.trade import Item, read_item
from kakehashi.vocabulary import Vocabulary
from tests.engine.cli.conftest import EXAMPLES
from tests.engine.cli.law import DAY, edition, item

MADE = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 - the time that a file states has no zone
FORMER = {"fpga-in-2025.toml": date(2025, 10, 8)}
"""Items that are stated for the law of an earlier day than the others."""
HEAD = 5


def vocabulary() -> Vocabulary:
    """The words of the pack."""
    return edition().rulebook.vocabulary


@cache
def example(name: str) -> Item:
    """An item of the examples."""
    return item(EXAMPLES / "items" / name)


@cache
def classified(name: str) -> Classification:
    """The classification of an example."""
    return classify(example(name).subject, edition(FORMER.get(name, DAY)))


@cache
def nothing_known() -> Classification:
    """The classification of an item of which nothing is stated, where what is asked does not matter."""
    bare = read_item('[item]\nname = "x"', file="x.toml", vocabulary=vocabulary())
    return classify(bare.subject, edition())


@cache
def written(name: str, language: str = "en", rows: tuple[str, ...] | None = None) -> bytes:
    """The workbook of an example."""
    law = edition(FORMER.get(name, DAY))
    return write_workbook(example(name), classified(name), law, language, rows=rows, made_at=MADE)


def read(data: bytes) -> Item:
    """The item of a workbook."""
    return read_workbook(data, file="x.xlsx", vocabulary=vocabulary())


def problems(data: bytes) -> list[tuple[str, str | None]]:
    """The problems of a workbook: code and cell."""
    try:
        read(data)
    except ProblemError as error:
        whole = all(each.place.file == "x.xlsx" and each.expected and each.remedy for each in error.problems)
        return [(each.code if whole else "a problem without file", each.place.field) for each in error.problems]
    return []


class Hand:
    """A person at a workbook."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = openpyxl.load_workbook(io.BytesIO(data))

    def cell(self, title: str, key: str, heading: str) -> Cell:
        """The cell of a row, by its key, under a heading that begins so."""
        sheet = self.book[title]
        headings = [str(each.value or "") for each in sheet[HEAD]]
        column = next(index for index, each in enumerate(headings, 1) if each.startswith(heading))
        keys = [sheet.cell(row, len(headings)).value for row in range(1, sheet.max_row + 1)]
        found = sheet.cell(keys.index(key) + 1, column)
        assert isinstance(found, Cell)
        assert not found.protection.locked, "a person cannot write into a locked cell"
        return found

    def place(self, title: str, key: str, heading: str) -> str:
        """Where that cell stands."""
        return f"{title}!{self.cell(title, key, heading).coordinate}"

    def saved(self) -> bytes:
        """The workbook as the person saves it."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()
