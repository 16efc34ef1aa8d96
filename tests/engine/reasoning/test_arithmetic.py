from fractions import Fraction

import pytest

from kakehashi.reasoning.arithmetic import evaluate, operands
from kakehashi.reasoning.intervals import Interval, point
from kakehashi.reasoning.parser import parse_expression
from kakehashi.reasoning.syntax import InUnit

KNOWN = {"energy": point(Fraction(2)), "charge": point(3), "two": Interval(Fraction(1), Fraction(2))}


def look_up(operand: InUnit) -> Interval | None:
    return KNOWN.get(operand.measure.name)


def value(text: str) -> Interval | None:
    return evaluate(parse_expression(text), look_up)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("-2^2", "-4"),
        ("2^-3", "1/8"),
        ("10 / 4 - 1", "3/2"),
        ("log2(2^10)", "10"),
        ("log10(1000)", "3"),
        ("sqrt(2.25)", "3/2"),
        ("cosdeg(60)", "1/2"),
        ("min(3, 1, 2)", "1"),
        ("max(3, 1, 2)", "3"),
        ("1.7 + 0.00125 * energy[mm]", "1.7025"),
    ],
)
def test_rational_arithmetic_is_exact(text: str, number: str) -> None:
    assert value(text) == point(Fraction(number))


def test_a_power_of_the_law_is_enclosed_to_fifty_digits() -> None:
    found = value("1700 * energy[MeV]^2.65 * charge[C]")
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    # (1700 * 3)^20 * 2^53 is the twentieth power of the true value
    assert found.low**20 < Fraction(5100) ** 20 * 2**53 < found.high**20
    assert (found.high - found.low) / found.low < Fraction(1, 10**48)


def test_an_interval_goes_through_a_formula() -> None:
    assert value("505.62 / two[GHz]^2") == Interval(Fraction("126.405"), Fraction("505.62"))


@pytest.mark.parametrize(
    "text",
    [
        "missing[W] + 1",
        "min(missing[W], 1)",
        "1 / (two[1] - 1)",
        "log10(two[1] - 1)",
        "sqrt(two[1] - 2)",
        "-missing[W]",
    ],
)
def test_what_is_unknown_or_undefined_has_no_answer(text: str) -> None:
    assert value(text) is None


def test_operands_are_named_in_the_order_written() -> None:
    found = operands(parse_expression("-a[W] * max(b[V], 2) / a[W]"))
    assert [(operand.measure.name, operand.unit) for operand in found] == [("a", "W"), ("b", "V"), ("a", "W")]
