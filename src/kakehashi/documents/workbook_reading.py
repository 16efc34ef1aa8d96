"""A filled workbook read back into an item by the reader of item files; problems name worksheet and cell."""

from __future__ import annotations

import json
from dataclasses import replace

from kakehashi.documents.labels import LANGUAGES
from kakehashi.documents.workbook_assembling import Assembly
from kakehashi.documents.workbook_cells import Reading
from kakehashi.documents.workbook_opening import open_book
from kakehashi.documents.workbook_words import Wording
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.trade import Item, read_item
from kakehashi.vocabulary import Vocabulary


def read_workbook(data: bytes, *, file: str, vocabulary: Vocabulary, regions: frozenset[str] = frozenset()) -> Item:
    """The item of a workbook that `write_workbook` made and a person filled.

    An empty cell is "not stated". Raises `ProblemError` with every problem found, each with worksheet and cell in
    `place.field`: what `trade.read_item` finds in the facts, and of the workbook `workbook-large`, `workbook-xls`,
    `workbook-encrypted`, `workbook-not-xlsx`, `workbook-damaged`, `workbook-foreign`, `workbook-newer`,
    `workbook-columns`, `workbook-merged`, `workbook-formula`, `workbook-error`, `workbook-date`, `workbook-number`,
    `workbook-key`, `workbook-key-twice`, `workbook-answer`, `workbook-kept`, `workbook-outside`.
    """
    reading = Reading(file, open_book(data, file))
    reading.read_layout()
    language = reading.layout.made_from.get("language", "")
    wording = Wording(vocabulary, language if language in LANGUAGES else "en")
    assembly = Assembly(reading, wording)
    for table in reading.tables():
        assembly.take(table)
    item = _read(assembly, file, regions)
    if reading.problems or item is None:
        raise ProblemError(*sorted(reading.problems, key=lambda problem: _order(reading, problem)))
    return item


def _order(reading: Reading, problem: Problem) -> tuple[int, int, str]:
    """Problems in the order of the worksheets, then of rows, then of columns."""
    title, _, cell = (problem.place.field or "").rpartition("!")
    titles = [sheet.title for sheet in reading.book.worksheets]
    name = title.strip("'").replace("''", "'")
    row = "".join(each for each in cell if each.isdecimal())
    letters = cell.rstrip("0123456789")
    return titles.index(name) if name in titles else -1, int(row or 0), letters.rjust(4)


def _read(assembly: Assembly, file: str, regions: frozenset[str]) -> Item | None:
    """The item, by the reader of item files; its problems are put at the cells that they come from."""
    reading, table = assembly.reading, assembly.item
    if "name" not in table and reading.problems:
        # the worksheet that names the item is itself at fault, which is reported
        table["name"] = "?"
    try:
        text = json.dumps({"item": table})
        return read_item(text, file="workbook.json", vocabulary=assembly.vocabulary, regions=regions)
    except ProblemError as error:
        for problem in error.problems:
            place = Place(file=file, field=assembly.cell(problem.place.field or "item"))
            reading.problems.append(replace(problem, place=place))
    return None
