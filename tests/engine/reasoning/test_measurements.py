from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.problems import Place, ProblemError
from kakehashi.reasoning.intervals import Interval, point
from kakehashi.reasoning.measurements import parse_quantity, parse_span


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("1.3 GS/s", "1.3e9", "1.3e9", "GS/s"),
        ("1.3GS/s", "1.3e9", "1.3e9", "GS/s"),
        ("１．３ ＧＳ／ｓ", "1.3e9", "1.3e9", "GS/s"),
        ("[1.2, 1.4] GS/s", "1.2e9", "1.4e9", "GS/s"),
        ("1.25 ± 0.05 GS/s", "1.2e9", "1.3e9", "GS/s"),
        ("1.25 +/- 0.05 GS/s", "1.2e9", "1.3e9", "GS/s"),
        ("50 Hz ± 1 %", "49.5", "50.5", "Hz"),
        ("20 °C ± 2 K", "291.15", "295.15", "°C"),
        ("20 ± 5 °C", "288.15", "298.15", "°C"),
        ("5 ± 1 %", "0.04", "0.06", "%"),
        ("5e13 1/cm2", "5e17", "5e17", "1/cm2"),
        ("-20 dBm", "-50", "-50", "dBm"),
        ("−20 dBm", "-50", "-50", "dBm"),
        ("700", "700", "700", None),
        ("4.1 km", "4100", "4100", "km"),
        ("0.9 µm", "9e-7", "9e-7", "\u03bcm"),
    ],
)
def test_a_quantity_is_read_exactly(text: str, low: str, high: str, unit: str | None) -> None:
    quantity = parse_quantity(text)
    assert quantity.interval == Interval(Fraction(low), Fraction(high))
    assert (quantity.unit, quantity.text) == (unit, text)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        (">= 3 GHz", Interval(Fraction(3 * 10**9), None)),
        ("> 3 GHz", Interval(Fraction(3 * 10**9), None, False)),
        ("≥ 3 GHz", Interval(Fraction(3 * 10**9), None)),
        ("< 9 s", Interval(None, Fraction(9), True, False)),
        ("<= 9 s", Interval(None, Fraction(9))),
        ("(1, 2] V", Interval(Fraction(1), Fraction(2), False, True)),
        ("[3, inf) V", Interval(Fraction(3), None)),
    ],
)
def test_one_sided_and_open_intervals(text: str, interval: Interval) -> None:
    assert parse_quantity(text).interval == interval


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,500 V", "quantity-comma"),
        ("[1,500] V", "quantity-comma"),
        ("nan", "quantity-unreadable"),
        ("inf", "quantity-unreadable"),
        ("about 3 V", "quantity-unreadable"),
        ("約3 V", "quantity-unreadable"),
        ("", "quantity-unreadable"),
        ("٣ V", "quantity-unreadable"),
        ("1e9999 V", "quantity-unreadable"),
        ("3 V 4", "quantity-unreadable"),
        ("3 V ± -1 V", "quantity-unreadable"),
        ("[2, 1] V", "quantity-backwards"),
        ("(1, 1) V", "quantity-backwards"),
        ("[inf, 1] V", "quantity-backwards"),
        ("1 V ± 3 A", "quantity-tolerance"),
        ("1 V ± 3", "quantity-tolerance"),
        ("3 GSs", "unit-unknown"),
        ("1/2", "unit-unknown"),
    ],
)
def test_what_is_no_quantity_is_refused_with_its_place(text: str, code: str) -> None:
    with pytest.raises(ProblemError) as refused:
        parse_quantity(text, place=Place("deal.toml", 7))
    (problem,) = refused.value.problems
    assert (problem.code, problem.place) == (code, Place("deal.toml", 7))


@given(st.fractions(max_denominator=10**6).filter(lambda value: 10**6 % value.denominator == 0))
def test_decimal_text_is_never_rounded(value: Fraction) -> None:
    micro = value * 10**6
    assert micro.denominator == 1
    assert parse_quantity(f"{micro.numerator}e-6 V").interval == point(value)


@pytest.mark.parametrize(
    ("text", "interval", "unit"),
    [
        ("[-55, 125] °C", Interval(Fraction("218.15"), Fraction("398.15")), "°C"),
        ("-55 to 125 °C", Interval(Fraction("218.15"), Fraction("398.15")), "°C"),
        ("-55..125 °C", Interval(Fraction("218.15"), Fraction("398.15")), "°C"),
        ("[600, inf) Hz", Interval(Fraction(600), None), "Hz"),
    ],
)
def test_a_span_is_read_exactly(text: str, interval: Interval, unit: str) -> None:
    assert parse_span(text) == (interval, unit)


@pytest.mark.parametrize("text", ["125 °C", "[1, 2]", "125 to -55 °C", "20 ± 5 °C"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ProblemError):
        parse_span(text)
