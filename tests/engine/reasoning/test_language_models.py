from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.printer import print_condition
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    Cell,
    Compare,
    Comparison,
    Condition,
    Figure,
    IfThen,
    Labelled,
    Quantified,
    Range,
    Refer,
    Reference,
    RelatedTo,
)

_FILE = tomllib.loads(Path(__file__).with_name("model_entries.toml").read_text(encoding="utf-8"))
_FIELDS = ("scope", "when", "except")
TEXTS = {
    f"{entry['id']}/{field}": entry[field]
    for entry in (*_FILE["entry"], *_FILE["term"])
    for field in _FIELDS
    if field in entry
}


def model(name: str) -> Condition:
    return parse(TEXTS[name])


def test_there_are_thirteen_entries_two_terms_and_thirty_three_conditions() -> None:
    assert (len(_FILE["entry"]), len(_FILE["term"]), len(TEXTS)) == (13, 2, 33)


@pytest.mark.parametrize("name", TEXTS)
def test_prints_and_parses_to_the_same_tree(name: str) -> None:
    tree = model(name)
    assert parse(print_condition(tree)) == tree


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in ("jp:7(1)-ho-1/when", "wetted_material/when")])
def test_prints_to_the_letter_but_for_the_micro_sign_and_aligned_columns(name: str) -> None:
    assert print_condition(model(name)) == TEXTS[name].strip().replace("µ", "μ")


def test_table_of_converters() -> None:
    table = model("jp:7(1)-ho-1/when")
    assert isinstance(table, AnyRow)
    assert [measure.name for measure in table.measures] == ["sample_resolution", "sample_rate"]
    assert [row.mark for row in table.rows] == ["1", "2", "3", "4", "5"]
    assert table.rows[0].cells == (
        Cell(Range(Fraction(8), Fraction(10), True, False, "bit")),
        Cell((Comparison.ABOVE, Figure(Fraction("1.3"), "GS/s", "1.3"))),
    )


def test_several_lines_at_the_top_are_all_of_them() -> None:
    tree = model("jp:2(38)-i/when")
    assert isinstance(tree, AllOf)
    assert tree.top
    assert [line.mark for line in tree.operands if isinstance(line, Labelled)] == ["1", "2", "3"]
    second, third = tree.operands[1], tree.operands[2]
    assert isinstance(second, Labelled)
    assert isinstance(second.operand, IfThen)
    assert isinstance(third, Labelled)
    assert isinstance(third.operand, AnyOf)


def test_power_limit_is_printed_in_two_units() -> None:
    tree = model("jp:7(2)-ha-1-1/when")
    assert isinstance(tree, Quantified)
    assert isinstance(tree.body, Compare)
    assert tree.body.figure.also == Figure(Fraction("48.75"), "dBm", "48.75")


def test_host_is_judged_by_the_same_provision() -> None:
    tree = model("jp:2(8)-i/when")
    assert isinstance(tree, AnyOf)
    last = tree.operands[1]
    assert isinstance(last, AllOf)
    assert last.operands[1] == RelatedTo("usable", (), (Reference("2(8)-i"),))


def test_engine_is_designed_for_what_a_term_describes() -> None:
    assert model("jp:4(3)-i-2/when") == RelatedTo(
        "designed or modified", (), (Reference("rocket_500kg_300km", is_term=True), Reference("4(1-2)"))
    )


def test_technology_is_required_for_a_range_of_provisions() -> None:
    assert model("jp:t6(1)-2/when") == RelatedTo(
        "required", ("design", "production"), (Reference("6(1)", end=Reference("6(9)")),)
    )


def test_exclusion_is_a_reference() -> None:
    assert model("jp:7(1)-ho-1/except") == Refer("listed", (Reference("7(1)-wa"),))
