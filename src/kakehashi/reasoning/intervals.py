"""Intervals of exact numbers and the arithmetic that is exact on them.

Every function answers with an interval that holds each true result, or None where the operation is not defined on
the whole of its operands (division by zero): then nothing may be concluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval of exact numbers. A bound of None is infinite. A point has equal, closed bounds."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies in it."""
        return self.low is not None and self.low == self.high and self.low_closed and self.high_closed

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))

    def holds(self, value: Fraction) -> bool:
        """Whether the number lies in it."""
        return not intersection(self, point(value)).is_empty


EVERYTHING = Interval(None, None)
"""Nothing is known of the number."""


def point(value: Fraction | int) -> Interval:
    """The interval that holds this number alone."""
    exact = Fraction(value)
    return Interval(exact, exact)


def intersection(one: Interval, other: Interval) -> Interval:
    """What lies in both; empty (`is_empty`) where nothing does."""
    low, low_closed = _larger_low((one.low, one.low_closed), (other.low, other.low_closed))
    turned_low, high_closed = _larger_low(_turned_high(one), _turned_high(other))
    return Interval(low, None if turned_low is None else -turned_low, low_closed, high_closed)


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether every number of `inner` lies in `outer`."""
    return inner.is_empty or _same_numbers(intersection(outer, inner), inner)


def hull(one: Interval, other: Interval) -> Interval:
    """The smallest interval that holds both."""
    low, low_closed = _smaller_low((one.low, one.low_closed), (other.low, other.low_closed))
    turned_low, high_closed = _smaller_low(_turned_high(one), _turned_high(other))
    return Interval(low, None if turned_low is None else -turned_low, low_closed, high_closed)


_End = tuple[Fraction | None, bool]


def _turned_high(interval: Interval) -> _End:
    return (None if interval.high is None else -interval.high, interval.high_closed)


def _larger_low(one: _End, other: _End) -> _End:
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    if one[0] == other[0]:
        return one[0], one[1] and other[1]
    return max(one, other, key=lambda end: end[0] or Fraction(0))


def _smaller_low(one: _End, other: _End) -> _End:
    if one[0] is None or other[0] is None:
        return None, True
    if one[0] == other[0]:
        return one[0], one[1] or other[1]
    return min(one, other, key=lambda end: end[0] or Fraction(0))


def _same_numbers(one: Interval, other: Interval) -> bool:
    same_low = one.low == other.low and (one.low is None or one.low_closed == other.low_closed)
    same_high = one.high == other.high and (one.high is None or one.high_closed == other.high_closed)
    return same_low and same_high


# ---------------------------------------------------------------- the four operations


def negate(x: Interval) -> Interval:
    """Minus x."""
    low = None if x.high is None else -x.high
    high = None if x.low is None else -x.low
    return Interval(low, high, x.high_closed, x.low_closed)


def add(x: Interval, y: Interval) -> Interval:
    """The sum of x and y."""
    low = None if x.low is None or y.low is None else x.low + y.low
    high = None if x.high is None or y.high is None else x.high + y.high
    return Interval(low, high, x.low_closed and y.low_closed, x.high_closed and y.high_closed)


def subtract(x: Interval, y: Interval) -> Interval:
    """The difference of x and y."""
    return add(x, negate(y))


def multiply(x: Interval, y: Interval) -> Interval:
    """The product of x and y; where a bound is infinite it is enclosed generously."""
    if x.low is None or x.high is None or y.low is None or y.high is None:
        return _multiply_unbounded(x, y)
    ends = [
        (a * b, (a_closed and b_closed) or a * b == 0)
        for a, a_closed in ((x.low, x.low_closed), (x.high, x.high_closed))
        for b, b_closed in ((y.low, y.low_closed), (y.high, y.high_closed))
    ]
    low, high = min(end[0] for end in ends), max(end[0] for end in ends)
    return Interval(low, high, (low, True) in ends, (high, True) in ends)


def _multiply_unbounded(x: Interval, y: Interval) -> Interval:
    for zero in (x, y):
        if zero.is_point and zero.low == 0:
            return point(0)
    signs = {sign_of(x), sign_of(y)}
    if None in signs:
        return EVERYTHING
    if len(signs) == 2:
        return negate(_multiply_unbounded(negate(x), y) if sign_of(x) == -1 else _multiply_unbounded(x, negate(y)))
    if signs == {-1}:
        return _multiply_unbounded(negate(x), negate(y))
    low = (x.low or Fraction(0)) * (y.low or Fraction(0))
    return Interval(low, None, (x.low_closed and y.low_closed) or low == 0)


def sign_of(x: Interval) -> int | None:
    """1 where no number is below zero, -1 where none is above, else None."""
    if x.low is not None and x.low >= 0:
        return 1
    return -1 if x.high is not None and x.high <= 0 else None


def divide(x: Interval, y: Interval) -> Interval | None:
    """The quotient of x and y; None where y may be zero."""
    inverse = reciprocal(y)
    return None if inverse is None else multiply(x, inverse)


def reciprocal(x: Interval) -> Interval | None:
    """One divided by x; None where x may be zero."""
    if x.holds(Fraction(0)) or x.is_empty:
        return None
    if sign_of(x) == -1:
        turned = reciprocal(negate(x))
        return None if turned is None else negate(turned)
    high, high_closed = (None, True) if not x.low else (1 / x.low, x.low_closed)
    low, low_closed = (Fraction(0), False) if x.high is None else (1 / x.high, x.high_closed)
    return Interval(low, high, low_closed, high_closed)


# ---------------------------------------------------------------- least and greatest


def least(x: Interval, y: Interval) -> Interval:
    """The smaller of x and y."""
    return negate(greatest(negate(x), negate(y)))


def greatest(x: Interval, y: Interval) -> Interval:
    """The larger of x and y."""
    low, low_closed = _larger_low((x.low, x.low_closed), (y.low, y.low_closed))
    turned, high_closed = _smaller_low(_turned_high(x), _turned_high(y))
    return Interval(low, None if turned is None else -turned, low_closed, high_closed)
