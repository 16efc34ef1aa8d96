"""Powers, roots, logarithms and cosines of intervals: what is irrational is enclosed, fifty digits, rounded outward.

None where the function is not defined on the whole of its operand (the logarithm of what may be negative).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt

from kakehashi.reasoning.intervals import Interval, hull, negate, point, reciprocal, sign_of

_WORKING = Context(prec=75, Emax=999_999, Emin=-999_999)
_SLACK = Fraction(1, 10**50)
_LARGEST_POWER = 512
_LARGEST_EXPONENT = 2_000
PI_LOW = Fraction("3.14159265358979323846264338327950288419716939937510582097494")
PI_HIGH = PI_LOW + Fraction(1, 10**59)

_EXACT_COSINES = {Fraction(0): Fraction(1), Fraction(60): Fraction(1, 2), Fraction(90): Fraction(0)}


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
    if sign_of(x) == -1:
        return _whole_power(negate(x), exponent)
    if sign_of(x) is None:
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


# ---------------------------------------------------------------- angles


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
