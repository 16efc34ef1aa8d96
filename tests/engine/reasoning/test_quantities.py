from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.problems import Place
from kakehashi.reasoning.intervals import Interval, point
from kakehashi.reasoning.quantities import (
    Quantity,
    base_value,
    compare,
    compare_intervals,
    condition_key,
    dimension_problem,
    exact_text,
    in_unit,
    needed_dimension,
    parse_quantity,
    range_interval,
    span_relation,
    truth_on,
    within_range,
)
from kakehashi.reasoning.syntax import Comparison, Figure, Range
from kakehashi.reasoning.truth import Truth, all_of
from kakehashi.vocabulary import UnitError

SMALL = st.integers(-3, 3).map(Fraction)


def figure(text: str, unit: str | None, also: Figure | None = None) -> Figure:
    return Figure(Fraction(text), unit, text, also)


WATT_AND_DBM = figure("75", "W", figure("48.75", "dBm"))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted(draw(st.tuples(SMALL, SMALL)))
    if low == high:
        return point(low)
    return Interval(
        draw(st.sampled_from([low, None])),
        draw(st.sampled_from([high, None])),
        draw(st.booleans()),
        draw(st.booleans()),
    )


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    interval = draw(intervals())
    return Range(interval.low, interval.high, interval.low_closed, interval.high_closed, None)


def by_hand(value: Fraction, comparison: Comparison, threshold: Fraction) -> bool:
    return {
        Comparison.ABOVE: value > threshold,
        Comparison.AT_LEAST: value >= threshold,
        Comparison.BELOW: value < threshold,
        Comparison.AT_MOST: value <= threshold,
        Comparison.EQUAL: value == threshold,
        Comparison.UNEQUAL: value != threshold,
    }[comparison]


@given(intervals(), st.sampled_from(list(Comparison)), SMALL)
def test_truth_on_an_interval_is_what_all_its_numbers_say(
    interval: Interval, comparison: Comparison, threshold: Fraction
) -> None:
    # thresholds and bounds are whole: quarters, and far ends, stand for every number there is
    samples = [Fraction(quarter, 4) for quarter in range(-20, 21) if interval.holds(Fraction(quarter, 4))]
    answers = {by_hand(value, comparison, threshold) for value in samples}
    expected = Truth.UNKNOWN if len(answers) == 2 else Truth.YES if answers == {True} else Truth.NO
    assert truth_on(interval, comparison, threshold) is expected


@given(intervals(), ranges())
def test_a_range_is_its_two_comparisons(interval: Interval, within: Range) -> None:
    low = Comparison.AT_LEAST if within.low_closed else Comparison.ABOVE
    high = Comparison.AT_MOST if within.high_closed else Comparison.BELOW
    parts = []
    if within.low is not None:
        parts.append(truth_on(interval, low, within.low))
    if within.high is not None:
        parts.append(truth_on(interval, high, within.high))
    assert within_range(Quantity(interval, None, ""), within) is all_of(parts)


@given(intervals(), st.sampled_from(list(Comparison)), SMALL)
def test_comparing_with_a_point_is_comparing_with_a_threshold(
    interval: Interval, comparison: Comparison, threshold: Fraction
) -> None:
    assert compare_intervals(interval, comparison, point(threshold)) is truth_on(interval, comparison, threshold)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("75 W", Truth.NO),
        ("48.75 dBm", Truth.NO),
        ("75000 mW", Truth.NO),
        ("18.75 dBW", Truth.NO),
        ("75.0001 W", Truth.YES),
        ("48.7501 dBm", Truth.YES),
        ("[74, 76] W", Truth.UNKNOWN),
    ],
)
def test_a_limit_printed_in_two_units_is_compared_in_the_unit_of_the_fact(text: str, answer: Truth) -> None:
    assert compare(parse_quantity(text), Comparison.ABOVE, WATT_AND_DBM) is answer


@pytest.mark.parametrize(
    ("text", "answer"), [("125 °C", Truth.NO), ("398 K", Truth.NO), ("398.1 K", Truth.YES), ("257 °F", Truth.UNKNOWN)]
)
def test_celsius_and_kelvin_are_two_scales_and_a_third_must_satisfy_both(text: str, answer: Truth) -> None:
    limit = figure("125", "°C", figure("398", "K"))
    assert compare(parse_quantity(text), Comparison.ABOVE, limit) is answer


@pytest.mark.parametrize(
    ("text", "comparison", "answer"),
    [
        ("40 dBm", Comparison.AT_LEAST, Truth.YES),
        ("40 dBm", Comparison.ABOVE, Truth.NO),
        ("39.99 dBm", Comparison.AT_LEAST, Truth.NO),
        ("[39, 41] dBm", Comparison.AT_LEAST, Truth.UNKNOWN),
        ("40 dBm", Comparison.EQUAL, Truth.YES),
    ],
)
def test_decibels_against_watts_convert_exactly_at_whole_tens(text: str, comparison: Comparison, answer: Truth) -> None:
    assert compare(parse_quantity(text), comparison, figure("10", "W")) is answer


def test_decibels_against_watts_are_never_equal_where_the_limit_is_irrational() -> None:
    assert compare(parse_quantity("48.7506 dBm"), Comparison.EQUAL, figure("75", "W")) is Truth.NO
    assert compare(parse_quantity("[48, 49] dBm"), Comparison.EQUAL, figure("75", "W")) is Truth.UNKNOWN
    assert compare(parse_quantity("48.7506 dBm"), Comparison.UNEQUAL, figure("75", "W")) is Truth.YES


def test_degrees_against_radians() -> None:
    assert compare(parse_quantity("180 deg"), Comparison.BELOW, figure("3.1416", "rad")) is Truth.YES
    assert compare(parse_quantity("180 deg"), Comparison.BELOW, figure("3.1415", "rad")) is Truth.NO


def test_no_power_at_all_in_decibels_is_unknown() -> None:
    assert in_unit(parse_quantity("0 W"), "dBm") is None


def test_units_convert_exactly_where_floats_would_not() -> None:
    assert compare(parse_quantity("4.1 km"), Comparison.AT_LEAST, figure("4100000", "mm")) is Truth.YES


def test_another_dimension_is_an_error_that_names_both() -> None:
    with pytest.raises(UnitError) as refused:
        compare(parse_quantity("3 W"), Comparison.ABOVE, figure("3", "GS/s"))
    assert "power" in str(refused.value)
    assert "sampling rate" in str(refused.value)


def test_another_currency_is_unknown_for_want_of_a_rate() -> None:
    assert compare(parse_quantity("1 USD"), Comparison.AT_MOST, figure("1000000", "JPY")) is Truth.UNKNOWN
    assert compare(parse_quantity("1 JPY"), Comparison.AT_MOST, figure("1000000", "JPY")) is Truth.YES
    assert in_unit(parse_quantity("1 USD"), "JPY") is None


def test_in_unit_gives_the_numbers_in_that_unit() -> None:
    assert in_unit(parse_quantity("[1, 2) GHz"), "MHz") == Interval(Fraction(1000), Fraction(2000), True, False)
    assert in_unit(parse_quantity("125 °C"), "K") == point(Fraction("398.15"))
    assert in_unit(parse_quantity("3"), "1") == point(3)
    assert in_unit(parse_quantity("40 dBm"), "W") == point(10)
    with pytest.raises(UnitError):
        in_unit(parse_quantity("3 V"), "W")


def test_base_values_of_figures_and_ranges() -> None:
    assert base_value(figure("20", "°C")) == Fraction("293.15")
    assert base_value(figure("48.75", "dBm")) == Fraction("18.75")
    within = Range(Fraction(8), Fraction(10), True, False, "kPa")
    assert range_interval(within) == Interval(Fraction(8000), Fraction(10000), True, False)


def test_the_same_condition_has_the_same_key_in_every_unit() -> None:
    assert condition_key(figure("20", "°C")) == "293.15 temperature"
    assert condition_key(figure("293.15", "K")) == condition_key(figure("20.0", "°C"))
    assert condition_key(figure("30", "dBm")) != condition_key(figure("1", "W"))


@given(st.integers(), st.integers(1, 10**4))
def test_exact_text_reads_back_to_the_same_number(numerator: int, denominator: int) -> None:
    value = Fraction(numerator, denominator)
    assert Fraction(exact_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"), [("-1/8", "-0.125"), ("1/3", "1/3"), ("1200", "1200"), ("1/20000", "0.00005")]
)
def test_exact_text_is_a_decimal_where_it_ends(value: str, text: str) -> None:
    assert exact_text(Fraction(value)) == text


@pytest.mark.parametrize(
    ("text", "dimension", "fits"),
    [
        ("3 W", "power", True),
        ("3 dBm", "power", True),
        ("3 V", "power", False),
        ("3", "power", False),
        ("3", None, True),
        ("3 W", None, False),
        ("5", "ratio", False),
        ("5 %", "ratio", True),
        ("5 JPY", "money", True),
    ],
)
def test_a_quantity_must_have_the_dimension_of_its_parameter(text: str, dimension: str | None, fits: bool) -> None:
    problem = dimension_problem(parse_quantity(text), dimension, Place("a.toml"))
    assert (problem is None) is fits
    assert problem is None or (problem.code, problem.place) == ("dimension-wrong", Place("a.toml"))


def test_the_dimension_of_a_bare_number_is_a_ratio() -> None:
    assert needed_dimension(parse_quantity("3")) == "ratio"


@pytest.mark.parametrize(
    ("relation", "low", "high", "answer"),
    [
        ("overlaps", 150, 200, False),
        ("overlaps", 125, 200, True),
        ("overlaps", -100, -55, True),
        ("covers", -55, 125, True),
        ("covers", -56, 125, False),
        ("within", -55, 125, True),
        ("within", -55, 124, False),
    ],
)
def test_spans_against_ranges(relation: str, low: int, high: int, answer: bool) -> None:
    span = Interval(Fraction("218.15"), Fraction("398.15"))
    within = Range(Fraction(low), Fraction(high), True, True, "°C")
    assert span_relation(span, relation, within, unit="°C") is answer


def test_a_span_that_touches_an_open_range_does_not_overlap() -> None:
    within = Range(Fraction(125), None, False, False, "°C")
    assert span_relation(Interval(Fraction("218.15"), Fraction("398.15")), "overlaps", within) is False


def test_a_span_on_another_scale_is_unknown() -> None:
    within = Range(Fraction(1), Fraction(2), True, True, "W")
    assert span_relation(point(1), "overlaps", within, unit="dBm") is None
