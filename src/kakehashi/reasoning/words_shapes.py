"""What the words of both languages share: rows of tables, formulas, bounds of ranges, the law's marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from kakehashi.law import kana_of
from kakehashi.reasoning import syntax as s

COMPOUND = (s.AllOf, s.AnyOf, s.NoneOf, s.AtLeastOf, s.AnyRow, s.IfThen, s.Quantified)
"""Conditions that, put on a line with others, could be read together with their neighbours."""

_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
_SIGNS = {"+": "+", "-": "-", "*": "×", "/": "÷"}
_NEGATIVE = 3
_ATOM = 5


def row_conditions(table: s.AnyRow, row: s.Row) -> list[s.Condition]:
    """The cells of a row as conditions on the measures of its columns; a cell that accepts anything says nothing."""
    said: list[s.Condition] = []
    for measure, cell in zip(table.measures, row.cells, strict=True):
        test = cell.test
        if test is None:
            continue
        if isinstance(test, s.Range):
            said.append(s.InRange(measure, test))
        elif isinstance(test, s.CodeSet | s.NamedSet):
            said.append(s.InSet(measure, test))
        elif isinstance(test, str):
            said.append(s.Is(measure, test))
        else:
            said.append(s.Compare(measure, *test))
    return said


def show_bound(limits: s.Range, which: str) -> str:
    """One bound of a range with the unit: `8 bit`."""
    text = limits.low_text if which == "low" else limits.high_text
    return text if limits.unit is None else f"{text} {limits.unit}"


def set_apart(words: Sequence[str], separators: Sequence[str], quotes: str) -> list[str]:
    """The members of a list; all in quotes where one of them holds a separator of lists itself."""
    if len(words) > 1 and any(separator in word for word in words for separator in separators):
        return [f"{quotes[0]}{word}{quotes[1]}" for word in words]
    return list(words)


def expression_text(
    expression: s.Expression,
    in_unit: Callable[[s.InUnit], str],
    functions: Mapping[str, str],
    *,
    outer: bool = False,
) -> str:
    """A formula with × and ÷ and the fewest brackets; `outer` brackets the whole of a computed one."""
    text, strength = _said(expression, in_unit, functions)
    return f"({text})" if outer and strength < _ATOM else text


def _said(
    expression: s.Expression, in_unit: Callable[[s.InUnit], str], functions: Mapping[str, str]
) -> tuple[str, int]:
    def inner(operand: s.Expression, least: int) -> str:
        text, strength = _said(operand, in_unit, functions)
        return text if strength >= least else f"({text})"

    match expression:
        case s.Number():
            return expression.text, _ATOM if expression.value >= 0 else _NEGATIVE
        case s.InUnit():
            return in_unit(expression), _ATOM
        case s.Negative():
            return f"-{inner(expression.operand, _NEGATIVE)}", _NEGATIVE
        case s.Call():
            arguments = ", ".join(inner(argument, 0) for argument in expression.arguments)
            return f"{functions.get(expression.function, expression.function)}({arguments})", _ATOM
        case s.Arithmetic():
            return _arithmetic(expression, inner), _PRECEDENCE[expression.operator]
        case _:
            assert_never(expression)


def _arithmetic(expression: s.Arithmetic, inner: Callable[[s.Expression, int], str]) -> str:
    own = _PRECEDENCE[expression.operator]
    if expression.operator == "^":
        # a measured thing raised to a power is bracketed: "in GHz^2" would read as square gigahertz
        base = inner(expression.left, _ATOM)
        bracketed = f"({base})" if isinstance(expression.left, s.InUnit) else base
        return f"{bracketed}^{inner(expression.right, _ATOM)}"
    left, right = inner(expression.left, own), inner(expression.right, own + 1)
    return f"{left} {_SIGNS[expression.operator]} {right}"


def mark_text(mark: str, language: str) -> str:
    """The law's mark as shown: `(1)`, `イ` (in English `(i)`), `注1` (`note 1`); `1-2` is `(1)(2)`."""
    return "".join(_single_mark(part, language) for part in mark.split("-"))


def marks_of(labels: tuple[str, ...], language: str) -> str:
    """The marks of a reference below its entry: `ホ(1)`."""
    return "".join(mark_text(label, language) for label in labels)


def _single_mark(mark: str, language: str) -> str:
    note = re.fullmatch(r"n(\d+)", mark)
    if note:
        return f"注{note[1]}" if language == "ja" else f"note {note[1]}"
    if language == "ja" and not mark[:1].isdigit():
        return kana_of(mark) or f"({mark})"
    return f"({mark})"
