"""Counting what was considered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from kakehashi.classification import classify, tally
from kakehashi.cli.listing import rows_to_judge
from kakehashi.lists import Status
from kakehashi.reasoning.facts import Fact, FactKey, Kinds, Statement, Subject
from kakehashi.reasoning.quantities import parse_quantity
from tests.engine.cli.law import DAY, edition

BEFORE = date(2025, 10, 8)
"""A day on which rows 6 and 7 are not in the pack."""


def _rows(day: date) -> list[str]:
    """The rows that a person may judge as a whole."""
    return [name for name, entry in edition(day).entries.items() if entry.judged_whole]


def _absent(day: date) -> list[str]:
    return [name for name, entry in edition(day).entries.items() if entry.status is Status.ABSENT]


def _not_listed(names: list[str]) -> Mapping[str, Fact]:
    return {name: Fact(Statement(False)) for name in names}


@pytest.mark.parametrize("day", [BEFORE, DAY])
def test_the_whole_list_is_counted(day: date) -> None:
    law = edition(day)
    counted = tally(classify(Subject("x"), law), law)
    leaves = [entry for entry in law.leaves("goods") if entry.status is not Status.DELETED]
    assert counted.considered == len(leaves)
    assert counted.absent == len(_absent(day))


def test_open_provisions_of_rows_that_a_person_judges_are_counted_among_the_open() -> None:
    counted = tally(classify(Subject("x"), edition()), edition())
    roots = _rows(DAY)
    below = [e for e in edition().leaves("goods") if e.id in roots or any(u.id in roots for u in edition().above(e))]
    assert counted.judged == sum(entry.status is Status.ENCODED for entry in below)
    assert counted.judged < counted.undetermined


def test_a_judged_row_is_no_longer_absent_or_open() -> None:
    law = edition(BEFORE)
    subject = Subject("x", judged=_not_listed([*_absent(BEFORE), *_rows(BEFORE)]))
    found = classify(subject, law)
    assert tally(found, law).absent == 0
    assert tally(found, law).judged == 0
    assert rows_to_judge(found, law) == ()


def test_every_open_row_is_to_be_judged() -> None:
    subject = Subject("x", judged=_not_listed(["t1-4"]))
    found = classify(subject, edition())
    assert rows_to_judge(found, edition()) == tuple(name for name in _rows(DAY) if name != "t1-4")


def test_listed_provisions_are_counted_apart() -> None:
    law = edition(BEFORE)
    absent = [name for name in _absent(BEFORE) if name.startswith("row-")]
    subject = Subject(
        "x",
        kinds=Kinds(frozenset({"analogue_to_digital_converter"}), complete=True),
        facts={FactKey("design_total_dose"): Fact(parse_quantity("10 kGy"))},
        judged={
            **_not_listed([name for name in _rows(BEFORE) if name != "t1-4"]),
            **{name: Fact(Statement(True)) for name in absent[1:]},
        },
    )
    assert len(absent) > 1
    assert tally(classify(subject, law), law).listed == len(absent) - 1
