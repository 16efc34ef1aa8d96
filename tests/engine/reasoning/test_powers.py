from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.reasoning.intervals import EVERYTHING, Interval, point
from kakehashi.reasoning.powers import (
    cosine_of_degrees,
    logarithm_2,
    logarithm_10,
    power,
    power_of_ten,
    square_root,
)

NUMBERS = st.fractions(min_value=-20, max_value=20, max_denominator=8)


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS).map(sorted), st.booleans(), st.booleans(), st.integers(-4, 4))
def test_whole_powers_hold_the_power_of_each_member(
    numbers: list[Fraction], no_low: bool, no_high: bool, exponent: int
) -> None:
    low, member, high = numbers
    result = power(Interval(None if no_low else low, None if no_high else high), point(exponent))
    assert result is None or result.holds(member**exponent)


def test_powers_of_two_and_ten_have_exact_logarithms() -> None:
    assert logarithm_2(point(2**40)) == point(40)
    assert logarithm_2(point(Fraction(1, 8))) == point(-3)
    assert logarithm_10(point(10**9)) == point(9)
    assert logarithm_10(point(Fraction(1, 1000))) == point(-3)
    assert power_of_ten(point(-2)) == point(Fraction(1, 100))


def test_other_logarithms_are_enclosed_narrowly() -> None:
    found = logarithm_10(point(2))
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    known = Fraction("0.30102999566398119521373889472449302676818988146210854131")
    assert found.low < known < found.high
    assert found.high - found.low < Fraction(1, 10**49)


@pytest.mark.parametrize("outside", [point(0), point(-1), Interval(Fraction(0), Fraction(3)), EVERYTHING])
def test_logarithms_outside_their_domain_have_no_answer(outside: Interval) -> None:
    assert logarithm_10(outside) is None
    assert logarithm_2(outside) is None


def test_square_roots_of_squares_are_exact_and_others_enclosed() -> None:
    assert square_root(point(Fraction(9, 4))) == point(Fraction(3, 2))
    found = square_root(point(2))
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low**2 < 2 < found.high**2
    assert square_root(Interval(Fraction(-1), Fraction(1))) is None


def test_a_power_that_is_not_whole_is_enclosed() -> None:
    found = power(point(2), point(Fraction("2.65")))
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    # 2^2.65 = x exactly when x^20 = 2^53
    assert found.low**20 < 2**53 < found.high**20


def test_a_power_of_an_open_interval_stays_open_where_it_is_exact() -> None:
    half = point(Fraction(1, 2))
    assert power(Interval(Fraction(4), Fraction(9), False, True), half) == Interval(
        Fraction(2), Fraction(3), False, True
    )
    assert power(Interval(Fraction(4), None), point(Fraction(-1, 2))) == Interval(None, Fraction(1, 2))


def test_powers_beyond_reason_have_no_answer() -> None:
    assert power(point(10), point(10**9)) is None
    assert power(point(10), point(Fraction(10**9, 7))) is None


@pytest.mark.parametrize(
    ("degrees", "cosine"), [(0, "1"), (60, "1/2"), (90, "0"), (120, "-1/2"), (180, "-1"), (-60, "1/2")]
)
def test_cosines_of_round_angles_are_exact(degrees: int, cosine: str) -> None:
    assert cosine_of_degrees(point(degrees)) == point(Fraction(cosine))


def test_the_cosine_of_45_degrees_is_the_root_of_one_half() -> None:
    found = cosine_of_degrees(point(45))
    assert found.low is not None
    assert found.high is not None
    assert found.low**2 < Fraction(1, 2) < found.high**2
    assert found.high - found.low < Fraction(1, 10**49)


def test_the_cosine_over_a_turn_reaches_its_extremes() -> None:
    assert cosine_of_degrees(Interval(Fraction(-60), Fraction(60))) == Interval(Fraction(1, 2), Fraction(1))
    assert cosine_of_degrees(Interval(Fraction(120), Fraction(240))) == Interval(Fraction(-1), Fraction(-1, 2))
    assert cosine_of_degrees(EVERYTHING) == Interval(Fraction(-1), Fraction(1))
