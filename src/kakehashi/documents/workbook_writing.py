"""The workbook of an item as an Excel file, for a person to fill in any office."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from kakehashi import __version__
from kakehashi.classification import Classification
from kakehashi.documents.workbook_building import build_book
from kakehashi.documents.workbook_grids import (
    CHOICES,
    COMPLETE_CELL,
    COVER,
    FORM,
    HEAD_ROW,
    KINDS,
    LAYOUT_TITLE,
    MARK,
    PARAMETERS,
    YES_NO,
    Book,
    Column,
    Grid,
    Row,
    Sort,
)
from kakehashi.documents.workbook_heights import row_height
from kakehashi.documents.workbook_look import Look, set_page
from kakehashi.documents.workbook_saying import fitting
from kakehashi.lists import Edition
from kakehashi.trade import Item

_CHOICE_WIDTH = 34
_LIST_WIDTH = 60
_WIDE = 40
"""A column so wide holds a sentence."""
_TITLE_HEIGHT, _HEADING_HEIGHT, _NOTE_HEIGHT = 26, 22, 18
_LAYOUT_HEADS = ("worksheet", "code", "stated", "column", "key", "heading")


def write_workbook(
    item: Item,
    classification: Classification,
    edition: Edition,
    language: str,
    *,
    rows: Sequence[str] | None = None,
    made_at: datetime,
) -> bytes:
    """The workbook of an item: what is stated, and what is open under the edition.

    `rows` narrows what is asked to rows (`7`) or bracket numbers (`7(1)`) of the order; `made_at` is the time that
    the file itself states. Equal arguments give equal bytes. Raises `ProblemError`: `workbook-row`, `workbook-long`.
    """
    book = build_book(item, classification, edition, language, rows=rows, made_at=made_at)
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as file:
        # a file says when it was made as if it were UTC, whatever the zone
        made = made_at.replace(tzinfo=None)
        file.set_properties({"title": book.title, "author": f"Kakehashi {__version__}", "created": made})
        _Writer(file, book).write()
    return stream.getvalue()


class _Writer:
    def __init__(self, file: Workbook, book: Book) -> None:
        self._file = file
        self._book = book
        self._formats = Look(file, book.language).formats()
        self._places: dict[str, str] = {}

    def write(self) -> None:
        """Every worksheet in the order of the book."""
        book = self._book
        cover = self._file.add_worksheet(book.cover_title)
        sheets = [(self._file.add_worksheet(grid.title), grid) for grid in book.grids]
        choices, layout = self._file.add_worksheet(book.choices_title), self._file.add_worksheet(LAYOUT_TITLE)
        self._cover(cover)
        self._choices(choices)
        for sheet, grid in sheets:
            self._grid(sheet, grid)
        self._layout(layout)
        cover.activate()

    def _put(self, sheet: Worksheet, row: int, column: int, text: str, form: str | Format) -> None:
        """Writes a text, never anything else: rows and columns count from 1."""
        style = self._formats[form] if isinstance(form, str) else form
        if text:
            sheet.write_string(row - 1, column - 1, fitting(text, sheet.get_name()), style)
        else:
            sheet.write_blank(row - 1, column - 1, None, style)

    # ------------------------------------------------------------ cover

    def _cover(self, sheet: Worksheet) -> None:
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 104)
        sheet.hide_gridlines(2)
        number = 0
        for line in self._book.cover:
            number += 2 if line.sort in ("heading", "end") else 1
            sort, _, shade = line.sort.partition(":")
            if sort in ("title", "heading", "end"):
                forms = {"title": "title", "heading": "heading", "end": "note"}
                self._put(sheet, number, 1, line.name, forms[sort])
                sheet.set_row(number - 1, _TITLE_HEIGHT if sort == "title" else _HEADING_HEIGHT)
                continue
            if sort == "colour":
                self._put(sheet, number, 1, "", shade)
            elif sort == "sheet":
                target = line.name.replace("'", "''")
                link = f"internal:'{target}'!A1"
                sheet.write_url(number - 1, 0, link, self._formats["link"], line.name)
            else:
                self._put(sheet, number, 1, line.name, {"example": "example"}.get(sort, "name"))
            self._put(sheet, number, 2, line.text, "plain")
            self._height(sheet, number, [(line.name, 26, False), (line.text, 104, False)])
        set_page(sheet, self._book.title, rows=number, columns=2, head=None)

    # ------------------------------------------------------------ tables

    def _grid(self, sheet: Worksheet, grid: Grid) -> None:
        sheet.hide_gridlines(2)
        self._put(sheet, 1, 1, grid.heading, "sheet_title")
        sheet.set_row(0, _TITLE_HEIGHT)
        self._put(sheet, 2, 1, grid.note, "note")
        sheet.set_row(1, _NOTE_HEIGHT)
        # a value is a text even where it looks like a number
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(HEAD_ROW + len(grid.rows), 60)}"})
        if grid.complete_question is not None:
            row, column = COMPLETE_CELL
            self._put(sheet, row, 1, "▶", "number")
            self._put(sheet, row, column, grid.complete, "input" if grid.complete else "open")
            self._question(sheet, row, column + 1, grid)
            self._choose(sheet, row, column, YES_NO)
        for number, column_ in enumerate(grid.columns, 1):
            sheet.set_column(number - 1, number - 1, column_.width)
            if column_.hint:
                self._put(sheet, HEAD_ROW - 1, number, column_.hint, "hint")
            self._put(sheet, HEAD_ROW, number, column_.heading, "head")
        columns = grid.columns
        self._height(sheet, HEAD_ROW, [(each.heading, each.width - 2, False) for each in columns])
        if any(each.hint for each in columns):
            self._height(sheet, HEAD_ROW - 1, [(each.hint, each.width, True) for each in columns])
        for number, row_ in enumerate(grid.rows, 1):
            self._row(sheet, HEAD_ROW + number, number, row_, grid.columns)
        sheet.freeze_panes(HEAD_ROW, grid.frozen)
        shown = sum(_is_wrapped(column_) for column_ in grid.columns)
        set_page(sheet, self._book.title, rows=HEAD_ROW + len(grid.rows), columns=shown, head=HEAD_ROW)

    def _question(self, sheet: Worksheet, row: int, column: int, grid: Grid) -> None:
        """The question whether all are stated: wrapped in a wide column, else running on over the empty cells."""
        text, width = f"← {grid.complete_question}", grid.columns[column - 1].width
        is_wide = width >= _WIDE
        self._put(sheet, row, column, text, "plain" if is_wide else "note")
        self._height(sheet, row, [(text, width, False)] if is_wide else [])

    def _row(self, sheet: Worksheet, at: int, number: int, row: Row, columns: Sequence[Column]) -> None:
        for place, column in enumerate(columns, 1):
            text = str(number) if column.key == "number" else row.cells.get(column.key, "")
            self._put(sheet, at, place, text, _form(column, row, has_text=bool(text)))
            if column.key in row.choices:
                self._choose(sheet, at, place, row.choices[column.key])
        wrapped = [(row.cells.get(each.key, ""), each.width, False) for each in columns if _is_wrapped(each)]
        self._height(sheet, at, wrapped)

    def _height(self, sheet: Worksheet, row: int, cells: list[tuple[str, int, bool]]) -> None:
        sheet.set_row(row - 1, row_height(cells, self._book.language))

    def _choose(self, sheet: Worksheet, row: int, column: int, name: str) -> None:
        """A drop-down; other texts may still be typed (a code, an interval) and are judged when the file is read."""
        rules = {"validate": "list", "source": f"={self._places[name]}", "error_type": "information"}
        sheet.data_validation(row - 1, column - 1, row - 1, column - 1, {**rules, "show_error": False})

    # ------------------------------------------------------------ choices and layout

    def _choices(self, sheet: Worksheet) -> None:
        book, quoted = self._book, self._book.choices_title.replace("'", "''")
        self._put(sheet, 1, 1, book.choices_title, "sheet_title")
        sheet.set_row(0, _TITLE_HEIGHT)
        across = {HEAD_ROW: [(each, _CHOICE_WIDTH - 2, False) for each in book.choices_headings.values()]}
        for column, (name, choices) in enumerate(book.choices.items(), 1):
            is_long = name in (KINDS, PARAMETERS)
            sheet.set_column(column - 1, column - 1, _LIST_WIDTH if is_long else _CHOICE_WIDTH)
            self._put(sheet, HEAD_ROW, column, book.choices_headings[name], "head")
            for row, choice in enumerate(choices, HEAD_ROW + 1):
                self._put(sheet, row, column, choice, "text")
                across.setdefault(row, []).append((choice, _LIST_WIDTH if is_long else _CHOICE_WIDTH, False))
            first = xl_rowcol_to_cell(HEAD_ROW, column - 1, row_abs=True, col_abs=True)
            last = xl_rowcol_to_cell(HEAD_ROW + len(choices) - 1, column - 1, row_abs=True, col_abs=True)
            self._places[name] = f"'{quoted}'!{first}:{last}"
        for row, cells in across.items():
            self._height(sheet, row, cells)
        # every kind and every parameter would fill dozens of pages: they are read on the screen
        printed = [len(choices) for name, choices in book.choices.items() if name not in (KINDS, PARAMETERS)]
        sheet.freeze_panes(HEAD_ROW, 0)
        set_page(sheet, book.title, rows=HEAD_ROW + max(printed), columns=len(printed), head=HEAD_ROW)

    def _layout(self, sheet: Worksheet) -> None:
        """What stands where, as the reader checks it."""
        book = self._book
        self._put(sheet, 1, 1, MARK, "key")
        self._put(sheet, 1, 2, str(FORM), "key")
        for row, (name, text) in enumerate(book.made_from.items(), 2):
            self._put(sheet, row, 1, name, "key")
            self._put(sheet, row, 2, text, "key")
        start = len(book.made_from) + 3
        for column, head in enumerate(_LAYOUT_HEADS, 1):
            self._put(sheet, start, column, head, "key")
            sheet.set_column(column - 1, column - 1, 34 if column != 4 else 9)
        for row, values in enumerate(_layout_rows(book), start + 1):
            for column, text in enumerate(values, 1):
                self._put(sheet, row, column, text, "key")
        set_page(sheet, book.title, rows=start + len(_layout_rows(book)), columns=len(_LAYOUT_HEADS), head=None)


def _is_wrapped(column: Column) -> bool:
    """Whether a long text in the column makes its row higher."""
    return column.sort is not Sort.KEY and column.key != "rest"


def _layout_rows(book: Book) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [(book.cover_title, COVER, "", "", "", "")]
    for grid in book.grids:
        stated = "yes" if grid.stated else ""
        found += [
            (grid.title, grid.code, stated, xl_col_to_name(number), column.key, column.heading)
            for number, column in enumerate(grid.columns)
        ]
    return [*found, (book.choices_title, CHOICES, "", "", "", "")]


_FORMS: Mapping[Sort, str] = {Sort.INPUT: "input", Sort.DAY: "day"}


def _form(column: Column, row: Row, *, has_text: bool) -> str:
    """The format of a cell."""
    if column.sort is Sort.KEY:
        return "free_key" if row.free else "key"
    if column.key in row.locked and not has_text:
        return "locked"
    if column.sort.is_input:
        form = _FORMS[column.sort]
        return form if not row.open else "open_day" if form == "day" else "open"
    return "number" if column.key == "number" else "machine" if column.key == "rest" else "text"
