"""Reading conditions: text to tree, with every failure as a problem that has its place in the pack's file."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from lark import Lark
from lark.exceptions import UnexpectedInput

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.building import Building
from kakehashi.reasoning.complaints import explain
from kakehashi.reasoning.layout import Blocks, Complaint, Prepared, prepare, tabs
from kakehashi.reasoning.syntax import Condition, Expression, Position

_GRAMMAR = Path(__file__).with_name("grammar.lark")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a condition's text stands, so that a problem points into the pack's file.

    `line` is the file's line of the text's first line, from 1. `column` is how many characters stand before the text
    on that first line (0 in a block of its own); later lines start at the file's first column. `field` is a dotted
    path such as `entry[3].when`.
    """

    file: str | None = None
    line: int = 1
    column: int = 0
    field: str | None = None

    def place(self, position: Position) -> Place:
        """The place in the file of a position in the condition's text."""
        column = position.column + (self.column if position.line == 1 else 0)
        return Place(self.file, self.line + position.line - 1, column, self.field)


_NOWHERE = Origin()


def parse(text: str, origin: Origin | None = None) -> Condition:
    """The tree of a condition.

    The text is normalised by NFKC; its nodes carry the line and column of the text as given. Several lines at the top
    are all of them. Raises `ProblemError` with places through `origin`; the codes are `condition-syntax`,
    `condition-empty`, `mixed-and-or`, `bad-indent`, `tab`, `row-length`, `range-empty`, `count-impossible`,
    `qualifier-twice`, `argument-count`, `term-range` and `too-deep`.
    """
    return cast("Condition", _read(text, "start", origin or _NOWHERE))


def parse_expression(text: str, origin: Origin | None = None) -> Expression:
    """The tree of a formula alone, such as that of a derived parameter. Raises `ProblemError` as `parse` does."""
    return cast("Expression", _read(text, "formula", origin or _NOWHERE))


def _read(text: str, start: str, origin: Origin) -> Any:
    found = tabs(text)
    if found:
        raise ProblemError(*(_problem(complaint, origin) for complaint in found))
    try:
        prepared = prepare(text)
    except Complaint as complaint:
        raise ProblemError(_problem(complaint, origin)) from None
    try:
        tree = _parser().parse(prepared.text, start)
    except UnexpectedInput as error:
        raise ProblemError(_problem(explain(error, prepared.text), origin, prepared)) from None
    except Complaint as complaint:
        raise ProblemError(_problem(complaint, origin, prepared)) from None
    return _moved(tree, prepared) if prepared.shifted else tree


@cache
def _parser() -> Lark:
    """The parser, built at the first use: some 0.2 s that a command without conditions need not spend."""
    return Lark(
        _GRAMMAR.read_text(encoding="utf-8"),
        parser="lalr",
        lexer="contextual",
        postlex=Blocks(),
        transformer=Building(),
        start=["start", "formula"],
        maybe_placeholders=True,
    )


def _problem(complaint: Complaint, origin: Origin, prepared: Prepared | None = None) -> Problem:
    column = prepared.column(complaint.line, complaint.column) if prepared else complaint.column
    place = origin.place(Position(complaint.line, column))
    return Problem(complaint.code, complaint.what, place, complaint.expected, complaint.remedy)


def _moved(value: Any, prepared: Prepared) -> Any:
    """The tree with the columns of the text as given, where normalisation made a line longer or shorter."""
    if isinstance(value, Position):
        return Position(value.line, prepared.column(value.line, value.column))
    if isinstance(value, tuple):
        return tuple(_moved(part, prepared) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _moved(getattr(value, part.name), prepared) for part in fields(value)})
    return value
