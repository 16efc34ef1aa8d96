"""Measures, figures, ranges, sets, references and formulas as they are written in a condition."""

from __future__ import annotations

import re
from fractions import Fraction

from kakehashi.reasoning.syntax import (
    Arithmetic,
    Call,
    Cell,
    CodeSet,
    Expression,
    Figure,
    InUnit,
    Measure,
    NamedSet,
    Negative,
    Number,
    Range,
    Reference,
    Row,
)

RESERVED = frozenset(
    "and or not in is has where if then some every no listed meets covers overlaps within by at as for of to over "
    "exactly".split()
)
"""Words of the language: no name may be one of them, and a code that is one stands in quotation marks."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
_NEGATIVE_STRENGTH = 3
_ATOM_STRENGTH = 5


def write_measure(measure: Measure) -> str:
    """`repeatability by iso_230_2_2014 at 20 °C as share`, in this order."""
    parts = [measure.name]
    if measure.by is not None:
        parts.append(f"by {measure.by}")
    if measure.at_condition is not None:
        parts.append(f"at {write_figure(measure.at_condition)}")
    if measure.basis is not None:
        parts.append(f"as {measure.basis}")
    return " ".join(parts)


def write_figure(figure: Figure) -> str:
    """`75 W (48.75 dBm)`."""
    unit = f" {figure.unit}" if figure.unit is not None else ""
    also = f" ({write_figure(figure.also)})" if figure.also is not None else ""
    return _number(figure.value, figure.text) + unit + also


def write_range(values: Range) -> str:
    """`[8, 10) bit`."""
    low = "-inf" if values.low is None else _number(values.low, values.low_text)
    high = "inf" if values.high is None else _number(values.high, values.high_text)
    opening, closing = "[" if values.low_closed else "(", "]" if values.high_closed else ")"
    return f"{opening}{low}, {high}{closing}" + (f" {values.unit}" if values.unit is not None else "")


def write_set(members: CodeSet | NamedSet) -> str:
    """`{design, production}`, `{"8542", "8543"}` or the name of a set."""
    if isinstance(members, NamedSet):
        return members.name
    return "{" + ", ".join(_member(member, member in members.quoted) for member in members.members) + "}"


def write_code(code: str) -> str:
    """A code after `is`: in quotation marks unless it could be a name."""
    return code if _NAME.fullmatch(code) and code not in RESERVED else f'"{code}"'


def write_references(references: tuple[Reference, ...]) -> str:
    """`jp:o6-1-ho#1.2, o5-1 to o5-9, term/wetted_material`."""
    return ", ".join(_reference(reference) for reference in references)


def write_row(row: Row) -> str:
    """`[1] [8, 10) bit | > 1.3 GS/s`."""
    label = f"[{row.mark}] " if row.mark is not None else ""
    return label + " | ".join(_cell(cell) for cell in row.cells)


def _cell(cell: Cell) -> str:
    match cell.test:
        case None:
            return "-"
        case str(value):
            return f"is {write_code(value)}"
        case NamedSet(name=name):
            return f"in {name}"
        case CodeSet():
            return write_set(cell.test)
        case Range():
            return write_range(cell.test)
        case (comparison, figure):
            return f"{comparison} {write_figure(figure)}"


def print_expression(expression: Expression) -> str:
    """A formula with the brackets it needs and no others."""
    match expression:
        case Number():
            return _number(expression.value, expression.text)
        case InUnit():
            return f"{expression.measure.name}[{expression.unit}]"
        case Call():
            return f"{expression.function}({', '.join(print_expression(part) for part in expression.arguments)})"
        case Negative():
            return "-" + _at_least(expression.operand, _NEGATIVE_STRENGTH)
        case Arithmetic():
            return _arithmetic(expression)


def _arithmetic(expression: Arithmetic) -> str:
    """`+ - * /` bind to the left; `^` to the right, and its exponent may carry a minus."""
    strength = _STRENGTH[expression.operator]
    if expression.operator == "^":
        return f"{_at_least(expression.left, strength + 1)}^{_at_least(expression.right, _NEGATIVE_STRENGTH)}"
    left, right = _at_least(expression.left, strength), _at_least(expression.right, strength + 1)
    return f"{left} {expression.operator} {right}"


def _at_least(expression: Expression, strength: int) -> str:
    """The formula, in brackets where it binds less strongly than its place asks for."""
    match expression:
        case Arithmetic():
            own = _STRENGTH[expression.operator]
        case Negative():
            own = _NEGATIVE_STRENGTH
        case _:
            own = _ATOM_STRENGTH
    text = print_expression(expression)
    return text if own >= strength else f"({text})"


def _member(code: str, quoted: bool) -> str:
    return code if not quoted and _NUMBER.fullmatch(code) else f'"{code}"' if quoted else write_code(code)


def _reference(reference: Reference) -> str:
    jurisdiction = f"{reference.jurisdiction}:" if reference.jurisdiction is not None else ""
    path = f"term/{reference.path}" if reference.is_term else reference.path
    labels = "#" + ".".join(reference.labels) if reference.labels else ""
    end = f" to {_reference(reference.end)}" if reference.end is not None else ""
    return jurisdiction + path + labels + end


def _number(value: Fraction, text: str) -> str:
    """The number as it was written; where a tree was made without a writing, the exact decimal."""
    if _NUMBER.fullmatch(text) and Fraction(text) == value:
        return text
    return _decimal(value)


def _decimal(value: Fraction) -> str:
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    while rest % 2 == 0 or rest % 5 == 0:
        rest, places = rest // (2 if rest % 2 == 0 else 5), places + 1
    if rest != 1:
        raise ValueError(f"{value} has no exact decimal, so it cannot be written in a condition")
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole = digits[: len(digits) - places] + ("." + digits[len(digits) - places :] if places else "")
    return ("-" if value < 0 else "") + whole
