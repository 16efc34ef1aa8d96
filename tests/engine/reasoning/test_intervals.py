from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.reasoning import intervals
from kakehashi.reasoning.intervals import EVERYTHING, Interval, contains, hull, intersection, reciprocal

NUMBERS = st.fractions(min_value=-20, max_value=20, max_denominator=8)


@st.composite
def with_member(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and a number that lies in it."""
    low, middle, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    bounds = (draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))
    return Interval(*bounds, draw(st.booleans()) or low == middle, draw(st.booleans()) or high == middle), middle


@given(with_member(), with_member())
@pytest.mark.parametrize(
    ("function", "exact"),
    [
        (intervals.add, lambda a, b: a + b),
        (intervals.subtract, lambda a, b: a - b),
        (intervals.multiply, lambda a, b: a * b),
        (intervals.divide, lambda a, b: a / b),
        (intervals.least, min),
        (intervals.greatest, max),
        (hull, lambda a, _: a),
    ],
)
def test_the_result_for_members_lies_in_the_result_for_intervals(
    function: Callable[[Interval, Interval], Interval | None],
    exact: Callable[[Fraction, Fraction], Fraction],
    one: tuple[Interval, Fraction],
    other: tuple[Interval, Fraction],
) -> None:
    result = function(one[0], other[0])
    assert result is None or result.holds(exact(one[1], other[1]))


@given(with_member(), with_member())
def test_the_intersection_holds_what_both_hold(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    both = intersection(one[0], other[0])
    for member in (one[1], other[1]):
        assert both.holds(member) == (one[0].holds(member) and other[0].holds(member))
    assert contains(one[0], both)


@pytest.mark.parametrize(
    ("outer", "inner", "answer"),
    [
        (Interval(Fraction(1), Fraction(2)), Interval(Fraction(1), Fraction(2), False), True),
        (Interval(Fraction(1), Fraction(2), False), Interval(Fraction(1), Fraction(2)), False),
        (EVERYTHING, Interval(Fraction(1), None, False), True),
        (Interval(Fraction(1), None), EVERYTHING, False),
    ],
)
def test_contains_minds_open_ends(outer: Interval, inner: Interval, answer: bool) -> None:
    assert contains(outer, inner) is answer


def test_division_by_what_may_be_zero_has_no_answer() -> None:
    assert reciprocal(Interval(Fraction(-1), Fraction(1))) is None
    assert reciprocal(Interval(Fraction(0), Fraction(1))) is None
    assert reciprocal(Interval(Fraction(0), Fraction(2), False)) == Interval(Fraction(1, 2), None)
