"""From the grammar's rules to what predicates are made of: measures, figures, ranges, references, formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lark import Token, Transformer, v_args

from kakehashi.reasoning.layout import Complaint
from kakehashi.reasoning.syntax import (
    AllOf,
    Arithmetic,
    Call,
    CodeSet,
    Condition,
    Expression,
    Figure,
    InUnit,
    Measure,
    Negative,
    Number,
    Position,
    Range,
    Reference,
)


def place_of(token: Token) -> Position:
    """The place of a token in the condition's own text: the lexer's text has a line break before it."""
    return Position((token.line or 2) - 1, token.column or 1)


def words(token: Token) -> str:
    """`specially   designed` with single spaces."""
    return " ".join(token.split())


def bare(token: Token) -> str:
    """A code without its quotation marks."""
    return token[1:-1] if token.type == "STRING" else str(token)


def counted(number: int, thing: str) -> str:
    """`1 cell`, `2 cells`."""
    return f"{number} {thing}" + ("" if number == 1 else "s")


def complain(at: Position, code: str, what: str, expected: str, remedy: str) -> Complaint:
    """A complaint at the place of a node or token."""
    return Complaint(code, at.line, at.column, what, expected, remedy)


@v_args(inline=True)
class Expressions(Transformer[Token, Any]):
    """Formulas: pure numbers."""

    def formula(self, expression: Expression) -> Expression:
        return expression

    def arithmetic(self, left: Expression, operator: Token, right: Expression) -> Arithmetic:
        return Arithmetic(str(operator), left, right, at=left.at)

    def negative(self, sign: Token, operand: Expression) -> Negative:
        return Negative(operand, at=place_of(sign))

    def number(self, token: Token) -> Number:
        return Number(Fraction(token), str(token), at=place_of(token))

    def in_unit(self, token: Token) -> InUnit:
        name, _, unit = token[:-1].partition("[")
        return InUnit(Measure(name, at=place_of(token)), unit, at=place_of(token))

    def call(self, function: Token, *arguments: Expression) -> Call:
        several = function in ("min", "max")
        if len(arguments) != 1 and not several:
            raise complain(
                place_of(function), "argument-count", f"`{function}` has {len(arguments)} arguments.",
                "exactly one.", "Give it one; only `min` and `max` take more.",
            )  # fmt: skip
        return Call(str(function), arguments, at=place_of(function))


@v_args(inline=True)
class Operands(Expressions):
    """What predicates are made of: measures, figures, ranges, sets, references."""

    def measure(self, name: Token, *qualifiers: tuple[str, Any, Position]) -> Measure:
        if not qualifiers:
            return Measure(str(name), at=place_of(name))
        given: dict[str, Any] = {}
        for word, value, at in qualifiers:
            if word in given:
                raise complain(
                    at, "qualifier-twice", f"`{word}` stands twice after `{name}`.",
                    "each of `by`, `at` and `as` once at most.", "Leave one of them out.",
                )  # fmt: skip
            given[word] = value
        return Measure(str(name), given.get("by"), given.get("at"), given.get("as"), at=place_of(name))

    def qualifier(self, word: Token, value: Token | Figure) -> tuple[str, Any, Position]:
        return str(word), value if isinstance(value, Figure) else str(value), place_of(word)

    def figure(self, text: Token, unit: Token | None, also: Token | None, also_unit: Token | None) -> Figure:
        second = None if also is None else Figure(Fraction(also), str(also_unit), str(also), at=place_of(also))
        return Figure(Fraction(text), None if unit is None else str(unit), str(text), second, at=place_of(text))

    def range(self, opening: Token, low: Token, high: Token, closing: Token, unit: Token | None) -> Range:
        bottom = None if low == "-inf" else low
        top = None if high == "inf" else high
        if bottom == "inf" or top == "-inf":
            raise complain(
                place_of(opening), "range-empty", "The infinite bounds of this range are the wrong way round.",
                "`-inf` at the left, `inf` at the right.", "Exchange them, or write the limit as a comparison.",
            )  # fmt: skip
        low_value = None if bottom is None else Fraction(bottom)
        high_value = None if top is None else Fraction(top)
        low_closed = opening == "[" and bottom is not None
        high_closed = closing == "]" and top is not None
        closed = low_closed and high_closed
        backwards = low_value is not None and high_value is not None and low_value > high_value
        if backwards or (low_value is not None and low_value == high_value and not closed):
            raise complain(
                place_of(opening), "range-empty", f"Nothing lies between {low} and {high} with these brackets.",
                "the lower bound first.", "Exchange the bounds or look at the brackets: `[` takes the bound in.",
            )  # fmt: skip
        return Range(
            low_value, high_value, low_closed, high_closed, None if unit is None else str(unit), str(low), str(high),
            at=place_of(opening),
        )  # fmt: skip

    def set(self, opening: Token, *members: Token) -> CodeSet:
        quoted = frozenset(bare(member) for member in members if member.type == "STRING")
        return CodeSet(tuple(bare(member) for member in members), quoted, at=place_of(opening))

    def stages(self, *names: Token) -> tuple[str, ...]:
        return tuple(str(name) for name in names)

    def where(self, *conditions: Condition) -> Condition:
        return conditions[0] if len(conditions) == 1 else AllOf(conditions, inline=True, at=conditions[0].at)

    def refs(self, *references: Reference) -> tuple[Reference, ...]:
        return references

    def reference(self, first: Token, last: Token | None) -> Reference:
        start = _reference(first)
        if last is None:
            return start
        end = _reference(last)
        if start.is_term or end.is_term:
            raise complain(
                start.at, "term-range", "Terms have no order, so none lies between two of them.",
                "provisions before and after `to`.", "Name the terms one by one, with commas.",
            )  # fmt: skip
        return Reference(start.path, start.labels, start.jurisdiction, False, end, at=start.at)


def _reference(token: Token) -> Reference:
    jurisdiction, colon, rest = token.rpartition(":")
    path, _, labels = rest.partition("#")
    is_term = path.startswith("term/")
    return Reference(
        path.removeprefix("term/"),
        tuple(labels.split(".")) if labels else (),
        jurisdiction if colon else None,
        is_term,
        at=place_of(token),
    )
