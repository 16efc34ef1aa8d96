import pytest

from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.syntax import CompareExpressions
from kakehashi.reasoning.truth import Truth
from tests.engine.reasoning.small_world import finding, ground, rulebook, subject

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("stated", "truth"),
    [
        ("1.3 GS/s", NO),
        ("1300 MS/s", NO),
        ("1.3000000000000000001 GS/s", YES),
        ("[1.2, 1.4] GS/s", UNKNOWN),
        ("(1.3, 1.4] GS/s", YES),
        ("1.3 ± 0.1 GS/s", UNKNOWN),
        ("> 1.3 GS/s", YES),
        (">= 1.3 GS/s", UNKNOWN),
    ],
)
def test_a_comparison_is_exact_at_the_limit(stated: str, truth: Truth) -> None:
    assert ground("rate > 1.3 GS/s", subject(rate=stated)).truth is truth


@pytest.mark.parametrize(("stated", "truth"), [("75 W", NO), ("48.75 dBm", NO), ("48.76 dBm", YES), ("75.001 W", YES)])
def test_a_limit_printed_in_two_units_is_compared_in_the_unit_of_the_fact(stated: str, truth: Truth) -> None:
    assert ground("power > 75 W (48.75 dBm)", subject(power=stated)).truth is truth


def test_money_in_another_currency_is_unknown_and_asks_for_it() -> None:
    answer = finding("price <= 1000000 JPY", subject(price="10 USD"))
    assert answer.truth is UNKNOWN
    assert [thing.name for thing in answer.missing] == ["price"]


def test_a_range_is_its_two_comparisons() -> None:
    for stated in ("7 bit", "8 bit", "9 bit", "10 bit", "[7, 9] bit", "[9, 11] bit"):
        about = subject(resolution=stated)
        both = ground("resolution >= 8 bit and resolution < 10 bit", about)
        assert ground("resolution in [8, 10) bit", about).truth is both.truth


def test_a_formula_is_unknown_while_an_operand_is_and_names_it() -> None:
    text = "x[1] > 2 * y[1]"
    assert isinstance(parse(text), CompareExpressions)
    assert ground(text, subject(x="5", y="2")).truth is YES
    assert ground(text, subject(x="4", y="2")).truth is NO
    answer = finding(text, subject(x="4"))
    assert answer.truth is UNKNOWN
    assert [thing.name for thing in answer.missing] == ["y"]


def test_a_derived_parameter_is_worked_out_unless_it_is_stated() -> None:
    formula = parse("2 * x[1] > 0")
    assert isinstance(formula, CompareExpressions)
    book = rulebook(derived={"double_x": formula.left})
    assert ground("double_x > 5", subject(x="3"), book).truth is YES
    assert ground("double_x > 5", subject(x="3", double_x="1"), book).truth is NO
    assert ground("double_x > 5", subject(), book).truth is UNKNOWN
