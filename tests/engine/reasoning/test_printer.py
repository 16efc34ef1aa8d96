from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from kakehashi.reasoning.parser import parse, parse_expression
from kakehashi.reasoning.printer import print_condition
from kakehashi.reasoning.syntax import (
    AllOf,
    Compare,
    Comparison,
    Condition,
    Expression,
    Figure,
    Flag,
    InRange,
    Measure,
    Not,
    Range,
)
from kakehashi.reasoning.writing import print_expression
from tests.engine.reasoning.conditions import conditions, expressions, lines


@settings(max_examples=150)
@given(conditions())
def test_what_is_printed_parses_to_the_same_tree(condition: Condition) -> None:
    assert parse(print_condition(condition)) == condition


@settings(max_examples=100)
@given(conditions())
def test_printing_again_changes_nothing(condition: Condition) -> None:
    text = print_condition(condition)
    assert print_condition(parse(text)) == text


@settings(max_examples=100)
@given(lines())
def test_a_line_prints_as_one_line(condition: Condition) -> None:
    assert "\n" not in print_condition(condition)


@settings(max_examples=150)
@given(expressions())
def test_a_formula_prints_to_the_same_tree(expression: Expression) -> None:
    assert parse_expression(print_expression(expression)) == expression


@pytest.mark.parametrize(
    "text",
    [
        "(at least 2 axis where a and b) and c",
        "not at least 2 axis where a and b",
        "some axis where (at least 2 stop where a) and b has c",
        "sum of mass over part where (flagged) > 3 kg",
        "sum of mass over part where a and (not b) > 3 kg",
        "sum of mass over part where (some axis has at least 2 stop where b) > 3 kg",
        "sum of mass over part where a > 1 kg > 3 kg",
        "a and (b or c) and (d and e)",
        "(a or b) and not (c and d)",
        "some axis has (a and b)",
        "(method) in table coatings",
        "x[1] - (y[1] - z[1]) > (x[1] + 1) * 2",
        "(x[1]^2)^3 = x[1]^2^-3",
        "-x[1]^2 = (-x[1])^2",
        "accuracy by iso_230_2_2014 at 13 kPa (130 mbar) as share < 130 Pa",
        'code in {"8542", 8543, plain, "and"}',
        'code is "and"',
        "power > 0.90 W",
        "span covers [-55, inf) °C",
        "[3] all of\n  a\n  [1] any of\n    b",
        "some axis has\n  a\n  b",
        "some axis has\n  all of\n    a",
        "if a or b then\n  c",
        "any row of a at 20 °C | b\n  [1] - | is x\n  in named | {p, q}",
    ],
)
def test_canonical_text_stays_as_it_is(text: str) -> None:
    assert print_condition(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("a  and   b # why", "a and b"),
        ("((a))", "a"),
        ("at least 2 axis where (a and b)", "at least 2 axis where a and b"),
        ("any of\n     a\n     b", "any of\n  a\n  b"),
        ("specially   designed for space", "specially designed for space"),
        ("x as share at 3 m by din > 1", "x by din at 3 m as share > 1"),
        ("some axis has\n  all of\n    a\n    b", "some axis has\n  a\n  b"),
        ('x is "plain"', "x is plain"),
        ("((x[1] * 2)) > 3", "x[1] * 2 > 3"),
    ],
)
def test_other_writings_become_canonical(text: str, canonical: str) -> None:
    assert print_condition(parse(text)) == canonical


@pytest.mark.parametrize(("value", "text"), [("1/8", "0.125"), ("-5/2", "-2.5"), ("1200", "1200"), ("1/50", "0.02")])
def test_a_number_without_a_writing_prints_as_its_decimal(value: str, text: str) -> None:
    measure = Measure("x")
    assert print_condition(Compare(measure, Comparison.ABOVE, Figure(Fraction(value), None, ""))) == f"x > {text}"
    closed = Range(Fraction(value), None, True, False, None)
    assert print_condition(InRange(measure, closed)) == f"x in [{text}, inf)"


def test_a_number_without_a_decimal_is_refused() -> None:
    with pytest.raises(ValueError, match="1/3 has no exact decimal"):
        print_condition(Compare(Measure("x"), Comparison.ABOVE, Figure(Fraction(1, 3), None, "")))


def test_a_block_inside_a_line_is_refused() -> None:
    with pytest.raises(TypeError, match="no place inside a line"):
        print_condition(Not(AllOf((Flag(Measure("a")),))))
