"""Counting what was considered."""

from __future__ import annotations

from kakehashi.classification import classify
from kakehashi.cli.listing import tally
from kakehashi.lists import Status
from kakehashi.reasoning.facts import Fact, FactKey, Kinds, Statement, Subject
from kakehashi.reasoning.quantities import parse_quantity
from tests.engine.cli.law import edition

ABSENT = [name for name, entry in edition().entries.items() if entry.status is Status.ABSENT]


def test_the_whole_list_is_counted() -> None:
    counted = tally(classify(Subject("x"), edition()), edition())
    leaves = [entry for entry in edition().leaves("goods") if entry.status is not Status.DELETED]
    assert counted.considered == len(leaves)
    assert counted.absent == len(ABSENT)


def test_a_judged_row_is_no_longer_absent() -> None:
    subject = Subject("x", judged={name: Fact(Statement(False)) for name in ABSENT})
    assert tally(classify(subject, edition()), edition()).absent == 0


def test_listed_provisions_are_counted_apart() -> None:
    subject = Subject(
        "x",
        kinds=Kinds(frozenset({"analogue_to_digital_converter"}), complete=True),
        facts={FactKey("design_total_dose"): Fact(parse_quantity("10 kGy"))},
        judged={name: Fact(Statement(True)) for name in ABSENT if name != "row-4"},
    )
    assert tally(classify(subject, edition()), edition()).listed == len(ABSENT) - 1
