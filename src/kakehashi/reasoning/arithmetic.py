"""Formulas of the law over intervals: `505.62 / max_frequency[GHz]^2`, `1700 * energy[MeV]^2.65 * charge[C]`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce

from kakehashi.reasoning.intervals import Interval, add, divide, greatest, least, multiply, negate, point, subtract
from kakehashi.reasoning.powers import cosine_of_degrees, logarithm_2, logarithm_10, power, square_root
from kakehashi.reasoning.syntax import Arithmetic, Call, Expression, InUnit, Negative, Number

Lookup = Callable[[InUnit], Interval | None]
"""The numbers an operand may be in its unit; None where nothing is known of it."""

_OF_TWO: dict[str, Callable[[Interval, Interval], Interval | None]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "^": power,
}
_OF_ONE: dict[str, Callable[[Interval], Interval | None]] = {
    "log10": logarithm_10,
    "log2": logarithm_2,
    "sqrt": square_root,
    "cosdeg": cosine_of_degrees,
}
_OF_MANY: dict[str, Callable[[Interval, Interval], Interval]] = {"min": least, "max": greatest}
FUNCTIONS = (*_OF_MANY, *_OF_ONE)
"""The functions a formula may call."""


def evaluate(expression: Expression, lookup: Lookup) -> Interval | None:
    """The interval in which the result lies, exact where the arithmetic is, else rounded outward at fifty digits.

    None where an operand is unknown or the operation is not defined on all that the operands may be.
    """
    if isinstance(expression, Number):
        return point(expression.value)
    if isinstance(expression, InUnit):
        return lookup(expression)
    if isinstance(expression, Negative):
        operand = evaluate(expression.operand, lookup)
        return None if operand is None else negate(operand)
    if isinstance(expression, Arithmetic):
        left, right = evaluate(expression.left, lookup), evaluate(expression.right, lookup)
        return None if left is None or right is None else _OF_TWO[expression.operator](left, right)
    return _call(expression, lookup)


def _call(expression: Call, lookup: Lookup) -> Interval | None:
    arguments: list[Interval] = []
    for argument in expression.arguments:
        value = evaluate(argument, lookup)
        if value is None:
            return None
        arguments.append(value)
    if expression.function in _OF_MANY:
        return reduce(_OF_MANY[expression.function], arguments)
    return _OF_ONE[expression.function](arguments[0])


def operands(expression: Expression) -> Iterator[InUnit]:
    """Every measure the formula reads, in the order written, repeats included."""
    if isinstance(expression, InUnit):
        yield expression
    elif isinstance(expression, Negative):
        yield from operands(expression.operand)
    elif isinstance(expression, Arithmetic):
        yield from operands(expression.left)
        yield from operands(expression.right)
    elif isinstance(expression, Call):
        for argument in expression.arguments:
            yield from operands(argument)
