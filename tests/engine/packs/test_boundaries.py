from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.classification import classify
from kakehashi.packs import open_edition
from kakehashi.packs.boundaries import Boundaries, as_cases, boundary_facts
from kakehashi.packs.scenes import decimal_text, step_of
from kakehashi.trade import read_item


def boundaries(folder: Path, entry: str) -> Boundaries:
    edition = open_edition("toy", on=date(2026, 6, 1), paths=[folder])
    return boundary_facts(edition.entry(entry), edition)


def test_each_threshold_has_facts_below_at_and_above(packs_folder: Path) -> None:
    found = boundaries(packs_folder, "a1-i")
    facts = [case.item["facts"] for case in found.cases]
    assert [fact["flow"] for fact in facts[:3]] == ["7.9 m", "8 m", "8.1 m"]  # type: ignore[index]
    assert [fact["blade_count"] for fact in facts[3:]] == ["2", "3", "4"]  # type: ignore[index]
    assert found.left_out == ()


def test_the_rest_lets_the_threshold_decide(packs_folder: Path) -> None:
    edition = open_edition("toy", on=date(2026, 6, 1), paths=[packs_folder])
    truths = []
    for case in boundary_facts(edition.entry("a1-i"), edition).cases:
        text = f"item = {as_cases(Boundaries('x', (case,), ()), edition.entry('a1-i'), edition).split('item = ')[1]}"
        line = text.split("\n", maxsplit=1)[0]
        item = read_item(line, file="x.toml", vocabulary=edition.rulebook.vocabulary)
        truths.append(classify(item.subject, edition).findings["a1-i"].truth.value)
    assert truths == ["no", "no", "yes", "no", "yes", "yes"]


def test_the_reader_sees_facts_and_no_verdict(packs_folder: Path) -> None:
    edition = open_edition("toy", on=date(2026, 6, 1), paths=[packs_folder])
    entry = edition.entry("a1-i")
    text = as_cases(boundary_facts(entry, edition), entry, edition)
    cases = tomllib.loads(text)["case"]
    assert len(cases) == 6
    assert all(case["expect"] == {} and case["why"] == "" for case in cases)
    assert "any of" not in text


def test_a_judgement_has_no_threshold(packs_folder: Path) -> None:
    assert boundaries(packs_folder, "a1-ro").cases == ()


@pytest.mark.parametrize(
    ("text", "step"), [("1.3", "1/100"), ("8", "1/10"), ("0.90", "1/1000"), ("5e13", "1000000000000")]
)
def test_a_step_is_a_tenth_of_the_last_digit(text: str, step: str) -> None:
    assert step_of(text) == Fraction(step)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_decimal_text_reads_back(value: object) -> None:
    fraction = Fraction(str(value))
    assert Fraction(str(decimal_text(fraction))) == fraction


def test_a_number_without_end_has_no_decimal_text() -> None:
    assert decimal_text(Fraction(1, 3)) is None


def test_the_shipped_circuits_have_a_boundary_for_every_threshold() -> None:
    edition = open_edition("jp", on=date(2026, 6, 15))
    circuits = [entry for entry in edition.leaves("goods") if entry.id.startswith("o6-1-")]
    found = {entry.id: boundary_facts(entry, edition) for entry in circuits}
    assert {entry: each.left_out for entry, each in found.items() if each.left_out} == {}
    assert sum(len(each.cases) for each in found.values()) > len(circuits)
