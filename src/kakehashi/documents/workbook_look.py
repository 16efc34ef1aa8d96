"""How a workbook looks: formats, colours, print set-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

FONTS = {"ja": "Yu Gothic", "en": "Calibri"}
_INK, _PALE, _LINE = "#1F3A5F", "#7F7F7F", "#BFC7D1"
_OPEN, _INPUT, _LOCKED = "#FFF6D6", "#EAF3FC", "#F0F0F0"
_A4 = 9
_LONGEST_FOOT = 200

FREEDOM = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_columns": True,
    "format_rows": True,
}
"""What a protected worksheet still allows: looking everywhere, making columns and rows wider."""


@dataclass(frozen=True)
class Look:
    """The formats of one workbook."""

    book: Workbook
    language: str

    def _format(self, **properties: Any) -> Format:
        base = {"font_name": FONTS[self.language], "font_size": 10, "valign": "top", "locked": True}
        return self.book.add_format({**base, **properties})

    def formats(self) -> dict[str, Format]:
        """Every format by its name; made once, in one order, so that equal workbooks are equal files."""
        box = {"border": 1, "border_color": _LINE, "text_wrap": True}
        written = {**box, "num_format": "@", "locked": False}
        day = {**box, "num_format": "yyyy-mm-dd", "locked": False, "align": "left"}
        small = {"font_size": 8, "font_color": _PALE}
        return {
            "title": self._format(font_size=16, bold=True, font_color=_INK),
            "sheet_title": self._format(font_size=14, bold=True, font_color=_INK),
            "note": self._format(font_color="#404040"),
            "heading": self._format(font_size=12, bold=True, font_color=_INK, valign="vcenter"),
            "name": self._format(bold=True, text_wrap=True),
            "plain": self._format(text_wrap=True),
            "example": self._format(**box, bg_color=_INPUT, num_format="@"),
            "hint": self._format(**small, text_wrap=True, valign="bottom"),
            "head": self._format(
                bold=True, font_color="#FFFFFF", bg_color=_INK, text_wrap=True, valign="vcenter", border=1,
                border_color=_LINE,
            ),
            "text": self._format(**box),
            "number": self._format(**{**box, **small, "align": "center"}),
            "input": self._format(**written, bg_color=_INPUT),
            "open": self._format(**written, bg_color=_OPEN),
            "day": self._format(**day, bg_color=_INPUT),
            "open_day": self._format(**day, bg_color=_OPEN),
            "locked": self._format(**box, bg_color=_LOCKED),
            "machine": self._format(**{**box, **small, "text_wrap": False, "bg_color": _LOCKED}),
            "key": self._format(**small),
            "free_key": self._format(**written, bg_color=_INPUT, font_color=_PALE),
            "link": self._format(text_wrap=True, bold=True, font_color="#0B5394", underline=1),
        }  # fmt: skip


def set_page(sheet: Worksheet, book_title: str, *, rows: int, columns: int, head: int | None) -> None:
    """A4 landscape, fitted to its width, head row repeated, pages numbered; `rows` and `columns` are printed."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(rows - 1, 0), max(columns - 1, 0))
    if head is not None:
        sheet.repeat_rows(head - 1)
    title = book_title.replace("&", "&&")[:_LONGEST_FOOT]
    sheet.set_footer(f"&L&8{title}&C&8&A&R&8&P / &N")
    sheet.protect("", FREEDOM)
