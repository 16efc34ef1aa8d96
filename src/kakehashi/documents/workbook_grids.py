"""A workbook as plain tables, before it is a file: what writer and reader agree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MARK: Final = "kakehashi-workbook"
FORM: Final = 1
"""The number of the form. A reader refuses a newer one: it may state what this one does not know."""

LAYOUT_TITLE: Final = "Kakehashi"
"""The worksheet that says, for the program, what stands where; the same title in every language."""

CHOICES: Final = "choices"
ITEM, FACTS, PURPOSES, RELATIONS, JUDGED, COVER = "item", "facts", "purposes", "relations", "judged", "cover"
COMPONENT, CURVE = "component:", "curve:"
"""Codes of worksheets; a component's or curve's name follows the colon."""

HEAD_ROW: Final = 5
"""The row of the headings of every table; above it title, note and whether the list is complete."""
COMPLETE_CELL: Final = (3, 2)
"""Row and column of the answer to "are these all?"."""

LONGEST_CELL: Final = 32_767
"""So many characters fit into one cell of any office."""

SOURCE_FIELDS: Final = ("document", "page", "person", "day", "note")
FREE: Final = "+"
"""The key of a row in which a person may write something that was not asked."""


class Sort(StrEnum):
    """What stands in a column: `input` and `day` are filled by a person, the others are not."""

    TEXT = "text"
    INPUT = "input"
    DAY = "day"
    KEY = "key"

    @property
    def is_input(self) -> bool:
        """Whether a person writes there."""
        return self in (Sort.INPUT, Sort.DAY)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. `width` is in characters; `hint` stands above the heading."""

    key: str
    heading: str
    sort: Sort
    width: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `choices` names the list of choices of a cell; `locked` are input columns that say nothing here.

    `open` says that an answer is still wanted, `free` that a person may write the key.
    """

    cells: Mapping[str, str]
    choices: Mapping[str, str] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    open: bool = False
    free: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One worksheet with a table. `stated`: the item lists it, even with no rows. `heading` stands above the table.

    `complete` is the answer to `complete_question`, which is None where the table is no list.
    """

    code: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    complete_question: str | None = None
    complete: str = ""
    stated: bool = False
    frozen: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One line of the cover: a heading, a pair of name and text, or a text on its own (`name` empty)."""

    sort: str
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """The whole workbook: its cover, its tables, the lists to choose from, and what it was made from."""

    language: str
    title: str
    cover_title: str
    choices_title: str
    cover: tuple[CoverLine, ...]
    grids: tuple[Grid, ...]
    choices: Mapping[str, tuple[str, ...]]
    choices_headings: Mapping[str, str]
    made_from: Mapping[str, str]


YES_NO, FLAG, LEVEL, KINDS, PARAMETERS = "yes-no", "flag", "level", "kinds", "parameters"
"""Names of the lists to choose from; a parameter's values are `values:NAME`, its standards `by:NAME`."""
