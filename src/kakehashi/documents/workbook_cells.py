"""The tables of an opened workbook, checked against what the workbook says of itself; each cell as its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kakehashi.documents.workbook_grids import COMPLETE_CELL, FORM, HEAD_ROW, LAYOUT_TITLE, MARK, Sort
from kakehashi.documents.workbook_words import plain, read_day
from kakehashi.problems import Place, Problem, ProblemError

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN_FORMAT: Final = re.compile(r"[#,]*0?(?:\.(?P<places>[0#]+))?(?:;.*)?")
_MOST_DIGITS: Final = 15
"""An office keeps so many digits of a number; more come from binary fractions, not from a person."""
_LETTERS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one input and where it stands. `text` is None where it was refused."""

    text: str | None
    place: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by the keys of its columns. `key` is the row's own, `place` where that stands."""

    key: str
    place: str
    cells: Mapping[str, Cell]

    def text(self, name: str) -> str:
        """The text of a cell; empty where it is blank, refused or not there."""
        cell = self.cells.get(name)
        return (cell.text if cell else None) or ""

    def is_refused(self, *names: str) -> bool:
        """Whether one of these cells holds something that cannot be read."""
        return any(name in self.cells and self.cells[name].text is None for name in names)

    def place_of(self, name: str) -> str:
        """Where a cell stands."""
        return self.cells[name].place if name in self.cells else self.place


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table as it was filled."""

    code: str
    title: str
    stated: bool
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    complete: Cell


@dataclass
class Layout:
    """What the workbook says of itself: language and made-from, and the columns (key, heading) of each worksheet."""

    made_from: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    stated: set[str] = field(default_factory=set)
    columns: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


@dataclass
class Reading:
    """A workbook while it is read: every problem found so far."""

    file: str
    book: Workbook
    layout: Layout = field(default_factory=Layout)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, what: str, place: str, expected: str, remedy: str) -> None:
        """Notes a problem at a cell and reads on."""
        self.problems.append(Problem(code, what, Place(file=self.file, field=place), expected, remedy))

    # ------------------------------------------------------------ layout

    def read_layout(self) -> None:
        """What the workbook says of itself. Raises `ProblemError`: `workbook-foreign`, `workbook-newer`."""
        sheet = next((each for each in self.book.worksheets if _raw(each, 1, 1) == MARK), None)
        if sheet is None:
            what = f"The workbook has no worksheet `{LAYOUT_TITLE}` that says what stands where."
            remedy = "Write a workbook with `kakehashi sheet ITEM --form workbook` and fill that one."
            self._refuse("workbook-foreign", what, LAYOUT_TITLE, "a workbook that this program made.", remedy)
        assert sheet is not None
        form = _raw(sheet, 1, 2)
        if not form.isdecimal() or int(form) != FORM:
            what = f"The workbook has the form {form[:20] or '(none)'}; this program knows the form {FORM}."
            remedy = "Read it with the program that made it, or write the workbook anew."
            place = reference(sheet.title, 1, 2)
            self._refuse("workbook-newer", what, place, f"form {FORM}.", remedy)
        if sheet.title != LAYOUT_TITLE:
            self._renamed(LAYOUT_TITLE, sheet.title)
        self._read_rows(sheet)

    def _refuse(self, code: str, what: str, place: str, expected: str, remedy: str) -> None:
        self.report(code, what, place, expected, remedy)
        raise ProblemError(*self.problems)

    def _read_rows(self, sheet: Worksheet) -> None:
        is_table = False
        for row in range(2, sheet.max_row + 1):
            name, value, stated, _, key, heading = (_raw(sheet, row, column) for column in range(1, 7))
            if not name:
                is_table = True
            elif not is_table:
                self.layout.made_from[name] = value
            elif value != "code":
                self.layout.codes[value] = name
                if stated:
                    self.layout.stated.add(value)
                columns = self.layout.columns.setdefault(value, [])
                if key:
                    columns.append((key, heading))

    def _renamed(self, expected: str, found: str) -> None:
        what = f"The worksheet `{expected}` is called `{found}`."
        self.report("workbook-columns", what, found, f"the worksheet `{expected}`.", "Give it its name again.")

    # ------------------------------------------------------------ tables

    def tables(self) -> Iterator[ReadTable]:
        """Every table whose worksheet and headings are what they were; the others are reported."""
        wanted = {LAYOUT_TITLE: "", **{title: code for code, title in self.layout.codes.items()}}
        titles = [sheet.title for sheet in self.book.worksheets]
        for title in titles:
            if title not in wanted and _raw(self.book[title], 1, 1) != MARK:
                what = f"The worksheet `{title[:40]}` does not belong to this workbook."
                remedy = "Take it out, or give the worksheet its name again."
                self.report("workbook-columns", what, title, f"worksheets: {', '.join(wanted)}.", remedy)
        for code, title in self.layout.codes.items():
            if title not in titles:
                what = f"The worksheet `{title}` is missing."
                remedy = "Put it back, or write the workbook anew."
                self.report("workbook-columns", what, title, f"the worksheet `{title}`.", remedy)
            elif self.layout.columns[code]:
                sheet = self.book[title]
                self._check_merged(sheet)
                if self._has_columns(sheet, code):
                    yield self._table(sheet, code)

    def _check_merged(self, sheet: Worksheet) -> None:
        for merged in sheet.merged_cells.ranges:
            what = f"Cells are merged: {merged.coord}."
            place = reference(sheet.title, merged.min_row, merged.min_col)
            self.report("workbook-merged", what, place, "one value in each cell.", "Undo the merging of these cells.")

    def _has_columns(self, sheet: Worksheet, code: str) -> bool:
        """Whether the headings are the expected ones; reports the first that is not."""
        expected = [heading for _, heading in self.layout.columns[code]]
        found = [_raw(sheet, HEAD_ROW, column) for column in range(1, sheet.max_column + 1)]
        if "key" not in {key for key, _ in self.layout.columns[code]}:
            what = f"The worksheet `{LAYOUT_TITLE}` names no column of keys for `{sheet.title}`."
            self.report("workbook-columns", what, LAYOUT_TITLE, "what the program wrote.", "Write the workbook anew.")
            return False
        for index in range(max(len(expected), len(found))):
            wanted = expected[index] if index < len(expected) else ""
            stands = found[index] if index < len(found) else ""
            if plain(wanted) != plain(stands):
                place = reference(sheet.title, HEAD_ROW, index + 1)
                what = f"The heading is `{stands[:60]}`." if stands else "The heading is missing."
                needed = f"the heading `{wanted}`." if wanted else "no column here."
                remedy = "Put columns back in their places with their headings, or write the workbook anew."
                self.report("workbook-columns", what, place, needed, remedy)
                return False
        return True

    def _table(self, sheet: Worksheet, code: str) -> ReadTable:
        columns = tuple(key for key, _ in self.layout.columns[code])
        inputs = [key for key in columns if key not in _NOT_READ]
        rows = []
        for number in range(HEAD_ROW + 1, sheet.max_row + 1):
            cells = {
                key: self.cell(sheet, number, place, Sort.DAY if key == "day" else Sort.INPUT)
                for place, key in enumerate(columns, 1)
                if key in inputs
            }
            place_of_key = columns.index("key") + 1
            key = _raw(sheet, number, place_of_key).strip()
            self._check_outside(sheet, number, len(columns))
            rows.append(TableRow(key, reference(sheet.title, number, place_of_key), cells))
        complete = self.cell(sheet, *COMPLETE_CELL, Sort.INPUT)
        return ReadTable(code, sheet.title, code in self.layout.stated, columns, tuple(rows), complete)

    def _check_outside(self, sheet: Worksheet, row: int, width: int) -> None:
        for column in range(width + 1, sheet.max_column + 1):
            if _raw(sheet, row, column):
                what = f"`{_raw(sheet, row, column)[:40]}` stands beside the table, where nothing is read."
                place = reference(sheet.title, row, column)
                self.report("workbook-outside", what, place, "an empty cell.", "Move it into the table or take it out.")

    # ------------------------------------------------------------ one cell

    def cell(self, sheet: Worksheet, row: int, column: int, sort: Sort) -> Cell:
        """The text of a cell as a person sees it; None, reported, where it cannot be read as one."""
        cell, place = sheet.cell(row, column), reference(sheet.title, row, column)
        value: Any = cell.value
        if value is None:
            return Cell("", place)
        if cell.data_type == "e":
            self.report(
                "workbook-error", f"The cell shows the error {value}.", place, "a value.", "Write the value itself."
            )
            return Cell(None, place)
        if cell.data_type == "f" or not isinstance(value, str | int | float | datetime | date):
            self._strange(value, place)
            return Cell(None, place)
        if isinstance(value, str):
            text = _unescaped(value)
            return Cell((read_day(text) if sort is Sort.DAY else text) if text.strip() else "", place)
        if isinstance(value, bool):
            return Cell("true" if value else "false", place)
        if isinstance(value, date):
            return Cell(self._day(value, sort, place), place)
        return Cell(self._number(value, str(cell.number_format), place), place)

    def _strange(self, value: object, place: str) -> None:
        if hasattr(value, "total_seconds") or hasattr(value, "hour"):
            what = f"The office has turned what was typed into a time ({value})."
            self.report("workbook-date", what, place, "text.", "Set the cell to the format Text and type it again.")
            return
        shown = f" `{value[:40]}`" if isinstance(value, str) else ""
        what = f"The cell holds a formula{shown}."
        self.report("workbook-formula", what, place, "a value that is typed.", "Replace the formula by its value.")

    def _day(self, value: date, sort: Sort, place: str) -> str | None:
        is_day = not isinstance(value, datetime) or (value.hour, value.minute, value.second) == (0, 0, 0)
        if sort is Sort.DAY and is_day:
            return value.strftime("%Y-%m-%d") if value.year > 999 else value.isoformat()[:10]
        what = f"The office has turned what was typed into a date ({value.isoformat()[:16]})."
        expected = "a day without time." if sort is Sort.DAY else "text."
        self.report("workbook-date", what, place, expected, "Set the cell to the format Text and type it again.")
        return None

    def _number(self, value: int | float, form: str, place: str) -> str | None:
        """A number as its shortest decimal; refused where the cell shows another than it holds."""
        exact = Decimal(repr(value))
        if not exact.is_finite():
            self.report("workbook-number", "The number is not finite.", place, "a number.", "Type it as text.")
            return None
        text = format(exact.normalize(), "f")
        places = max(-int(exact.normalize().as_tuple().exponent), 0)
        digits = len(exact.normalize().as_tuple().digits)
        shape = _PLAIN_FORMAT.fullmatch(form)
        is_shown = form in ("General", "@") or (shape is not None and places <= len(shape["places"] or ""))
        if digits <= _MOST_DIGITS and is_shown:
            return text
        what = f"The cell holds the number {text[:40]}" + ("" if is_shown else f" but shows it as `{form[:30]}`") + "."
        expected = f"a number of at most {_MOST_DIGITS} digits, shown as it is held."
        self.report("workbook-number", what, place, expected, "Set the cell to the format Text and type the value.")
        return None


_NOT_READ: Final = frozenset(("number", "serves", "question", "how", "expected", "provision", "key"))
"""Columns that the workbook only shows."""


def reference(title: str, row: int, column: int) -> str:
    """A cell as an office writes it: `Facts!F12`, `'built-in part'!B3`."""
    name = title if _LETTERS.fullmatch(title) else "'" + title.replace("'", "''") + "'"
    return f"{name}!{get_column_letter(column)}{row}"


def _raw(sheet: Worksheet, row: int, column: int) -> str:
    """The text of a cell of ours."""
    value = sheet.cell(row, column).value
    return "" if value is None else _unescaped(str(value))


def _unescaped(text: str) -> str:
    """The text with the signs that XML cannot hold (`_x000D_`)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
