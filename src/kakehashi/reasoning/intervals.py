"""Arithmetic on intervals of exact numbers. What is irrational is enclosed: fifty digits, rounded outward.

Every function answers with an interval that holds each true result, or None where the operation is not defined on
the whole of its operands (division by zero, the logarithm of a negative number): then nothing may be concluded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt

_WORKING = Context(prec=75, Emax=999_999, Emin=-999_999)
_SLACK = Fraction(1, 10**50)
_LARGEST_POWER = 512
_LARGEST_EXPONENT = 2_000
PI_LOW = Fraction("3.14159265358979323846264338327950288419716939937510582097494")
PI_HIGH = PI_LOW + Fraction(1, 10**59)

_EXACT_COSINES = {Fraction(0): Fraction(1), Fraction(60): Fraction(1, 2), Fraction(90): Fraction(0)}


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
    signs = {_sign(x), _sign(y)}
    if None in signs:
        return EVERYTHING
    if len(signs) == 2:
        return negate(_multiply_unbounded(negate(x), y) if _sign(x) == -1 else _multiply_unbounded(x, negate(y)))
    if signs == {-1}:
        return _multiply_unbounded(negate(x), negate(y))
    low = (x.low or Fraction(0)) * (y.low or Fraction(0))
    return Interval(low, None, (x.low_closed and y.low_closed) or low == 0)


def _sign(x: Interval) -> int | None:
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
    if _sign(x) == -1:
        turned = reciprocal(negate(x))
        return None if turned is None else negate(turned)
    high, high_closed = (None, True) if not x.low else (1 / x.low, x.low_closed)
    low, low_closed = (Fraction(0), False) if x.high is None else (1 / x.high, x.high_closed)
    return Interval(low, high, low_closed, high_closed)


# ---------------------------------------------------------------- powers, roots, logarithms


def power(x: Interval, exponent: Interval) -> Interval | None:
    """The power of x with `exponent`: exact for whole exponents, enclosed otherwise; None outside the domain."""
    if exponent.is_point and exponent.low is not None and exponent.low.denominator == 1:
        return _whole_power(x, exponent.low.numerator)
    if x.low is None or x.low < 0 or exponent.low is None or exponent.high is None:
        return None
    if x.low == 0 and exponent.low <= 0:
        return None
    if exponent.is_point:
        return _monotone(x, lambda value: _point_power(value, exponent.low or Fraction(0)), exponent.low > 0)
    if x.high is None:
        return None
    # Of two variables the power is monotone in each alone: its extremes lie at the corners.
    corners = [_point_power(a, b) for a in (x.low, x.high) for b in (exponent.low, exponent.high)]
    whole = corners[0]
    for corner in corners[1:]:
        whole = None if whole is None or corner is None else hull(whole, corner)
    return whole


def _whole_power(x: Interval, exponent: int) -> Interval | None:
    if abs(exponent) > _LARGEST_POWER:
        return None
    if exponent < 0:
        inverse = reciprocal(x)
        return None if inverse is None else _whole_power(inverse, -exponent)
    if exponent == 0:
        return point(1)
    if exponent % 2 and x.low is not None and x.low < 0:
        low, high = x.low**exponent, None if x.high is None else x.high**exponent
        return Interval(low, high, x.low_closed, x.high_closed)
    if exponent % 2 and x.low is None:
        return Interval(None, None if x.high is None else x.high**exponent, True, x.high_closed)
    if _sign(x) == -1:
        return _whole_power(negate(x), exponent)
    if _sign(x) is None:
        upper = hull(x, negate(x))
        return Interval(Fraction(0), None if upper.high is None else upper.high**exponent, True, upper.high_closed)
    low = (x.low or Fraction(0)) ** exponent
    return Interval(low, None if x.high is None else x.high**exponent, x.low_closed, x.high_closed)


def _point_power(base: Fraction, exponent: Fraction) -> Interval | None:
    """A non-negative number to a rational power; exact where the root is rational."""
    if base in (0, 1):
        return point(base) if exponent or base else None
    if abs(exponent.numerator) <= _LARGEST_POWER:
        root = _exact_root(base, exponent.denominator)
        if root is not None:
            return point(root**exponent.numerator)
    logarithm = _WORKING.multiply(_decimal(exponent), _WORKING.ln(_decimal(base)))
    if abs(logarithm) > _LARGEST_EXPONENT:
        return None
    value = Fraction(_WORKING.exp(logarithm))
    return Interval(value * (1 - _SLACK), value * (1 + _SLACK))


def _exact_root(value: Fraction, degree: int) -> Fraction | None:
    if degree > 64:
        return None
    above, below = _whole_root(value.numerator, degree), _whole_root(value.denominator, degree)
    return None if above is None or below is None else Fraction(above, below)


def _whole_root(value: int, degree: int) -> int | None:
    if degree == 2:
        root = isqrt(value)
        return root if root * root == value else None
    low, high = 0, 1 << (value.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if middle**degree < value else (low, middle)
    return low if low**degree == value else None


def square_root(x: Interval) -> Interval | None:
    """The square root; exact for squares of rational numbers; None where x may be negative."""
    return power(x, point(Fraction(1, 2)))


def logarithm_10(x: Interval) -> Interval | None:
    """The logarithm to base 10; exact for whole powers of ten; None where x may be zero or negative."""
    return _logarithm(x, 10)


def logarithm_2(x: Interval) -> Interval | None:
    """The logarithm to base 2; exact for whole powers of two; None where x may be zero or negative."""
    return _logarithm(x, 2)


def _logarithm(x: Interval, base: int) -> Interval | None:
    if x.low is None or x.low <= 0:
        return None
    return _monotone(x, lambda value: _point_logarithm(value, base), rising=True)


def _point_logarithm(value: Fraction, base: int) -> Interval:
    exact = _exact_exponent(value, base)
    if exact is not None:
        return point(exact)
    number = _decimal(value)
    found = _WORKING.log10(number) if base == 10 else _WORKING.divide(_WORKING.ln(number), _WORKING.ln(Decimal(base)))
    middle = Fraction(found)
    slack = _SLACK * max(Fraction(1), abs(middle))
    return Interval(middle - slack, middle + slack)


def _exact_exponent(value: Fraction, base: int) -> int | None:
    if value < 1:
        turned = _exact_exponent(1 / value, base)
        return None if turned is None else -turned
    if value.denominator != 1:
        return None
    rest, exponent = value.numerator, 0
    while rest % base == 0:
        rest, exponent = rest // base, exponent + 1
    return exponent if rest == 1 else None


def power_of_ten(x: Interval) -> Interval | None:
    """10 to the power of x; exact for whole x."""
    return _monotone(x, _point_power_of_ten, rising=True, floor=Fraction(0))


def _point_power_of_ten(exponent: Fraction) -> Interval | None:
    if exponent.denominator == 1:
        return point(Fraction(10) ** exponent.numerator) if abs(exponent) <= _LARGEST_POWER else None
    return _point_power(Fraction(10), exponent)


def _monotone(
    x: Interval, function: Callable[[Fraction], Interval | None], rising: bool, floor: Fraction | None = None
) -> Interval | None:
    """The image of x under a strictly monotone function that is enclosed at single numbers."""
    if not rising:
        turned = _monotone(x, lambda value: _negated(function(value)), rising=True)
        return None if turned is None else negate(turned)
    at_low = Interval(floor, floor, floor is None, floor is None) if x.low is None else function(x.low)
    at_high = Interval(None, None) if x.high is None else function(x.high)
    if at_low is None or at_high is None:
        return None
    # A bound that had to be rounded lies outside already: it may count as closed.
    low_closed = at_low.low_closed and (x.low_closed or not at_low.is_point)
    return Interval(at_low.low, at_high.high, low_closed, x.high_closed or not at_high.is_point)


def _negated(x: Interval | None) -> Interval | None:
    return None if x is None else negate(x)


def _decimal(value: Fraction) -> Decimal:
    return _WORKING.divide(Decimal(value.numerator), Decimal(value.denominator))


# ---------------------------------------------------------------- angles, least and greatest


def cosine_of_degrees(x: Interval) -> Interval:
    """The cosine of an angle in degrees; exact at whole multiples of 60 and 90 degrees."""
    if x.low is None or x.high is None or x.high - x.low >= 360:
        return Interval(Fraction(-1), Fraction(1))
    whole = hull(_point_cosine(x.low), _point_cosine(x.high))
    first_turn = -(-x.low // 180)
    for turn in range(int(first_turn), int(x.high // 180) + 1):
        whole = hull(whole, point(1 if turn % 2 == 0 else -1))
    return whole


def _point_cosine(degrees: Fraction) -> Interval:
    angle = abs(degrees) % 360
    angle = min(angle, 360 - angle)
    if angle > 90:
        return negate(_point_cosine(180 - angle))
    if angle in _EXACT_COSINES:
        return point(_EXACT_COSINES[angle])
    radians = angle * PI_LOW / 180
    total, term, step = Fraction(0), Fraction(1), 0
    while abs(term) > _SLACK / 10**5:
        total += term
        step += 2
        term = Fraction(_decimal(-term * radians * radians / (step * (step - 1))))
    return Interval(total - _SLACK, total + _SLACK)


def least(x: Interval, y: Interval) -> Interval:
    """The smaller of x and y."""
    return negate(greatest(negate(x), negate(y)))


def greatest(x: Interval, y: Interval) -> Interval:
    """The larger of x and y."""
    low, low_closed = _larger_low((x.low, x.low_closed), (y.low, y.low_closed))
    turned, high_closed = _smaller_low(_turned_high(x), _turned_high(y))
    return Interval(low, None if turned is None else -turned, low_closed, high_closed)
