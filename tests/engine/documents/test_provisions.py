"""What a sheet asks of an item is what the classification asked, provision by provision."""

from __future__ import annotations

import pytest

from kakehashi.documents.provisions import bracket_rows, sections_of
from kakehashi.lists import Status
from kakehashi.reasoning.truth import Truth
from tests.engine.documents.sheets import example

NAMES = ["converter", "fpga-in-2025", "incomplete", "machining-centre", "converter-board", "mmic-amplifier"]


@pytest.mark.parametrize("name", NAMES)
def test_the_questions_answer_as_the_findings_do(name: str) -> None:
    _, found = example(name)
    for row in bracket_rows(found.edition, "goods"):
        for section in sections_of(row, found):
            if not section.entry.children:
                assert section.truth is section.finding.node.truth, section.entry.id


@pytest.mark.parametrize("name", NAMES)
def test_no_walk_ends_not_listed_where_the_finding_does_not(name: str) -> None:
    _, found = example(name)
    for row in bracket_rows(found.edition, "goods"):
        for section in sections_of(row, found):
            if not section.entry.children and section.truth is Truth.NO:
                assert section.finding.truth is Truth.NO, section.entry.id


def test_every_provision_of_the_list_stands_under_one_bracket_number() -> None:
    _, found = example("converter")
    edition = found.edition
    shown = [
        section.entry.id
        for row in bracket_rows(edition, "goods")
        for section in sections_of(row, found)
        if section.entry.row == row
    ]
    assert shown == [entry.id for row in bracket_rows(edition, "goods") for entry in edition.entries.values()
                     if entry.row == row]  # fmt: skip


def test_what_a_person_judged_of_a_row_stands_above_its_bracket_numbers() -> None:
    _, found = example("converter")
    first, *_ = sections_of("5(1)", found)
    assert first.entry.id == "t1-5"
    assert [step.part for step in first.path.steps] == ["judged"]
    assert first.truth is Truth.NO
    assert not any(section.reached for section in sections_of("5(1)", found)[1:])


def test_a_scope_that_is_not_met_leaves_the_rest_unasked() -> None:
    _, found = example("fpga")
    section = next(each for each in sections_of("7(1)", found) if each.entry.id == "o6-1-ha")
    parts = [step.part for index, step in enumerate(section.path.steps) if index in section.path.reached]
    assert set(parts) == {"scope"}
    assert {step.part for step in section.path.steps} == {"scope", "exception", "criteria"}


def test_questions_stand_in_the_order_of_the_law() -> None:
    order = ["judged", "scope", "exception", "criteria"]
    _, found = example("incomplete")
    for row in ("2(12)", "6(2)", "7(1)"):
        for section in sections_of(row, found):
            parts = [order.index(step.part or "") for step in section.path.steps]
            assert parts == sorted(parts)


def test_deleted_provisions_ask_nothing() -> None:
    _, found = example("converter")
    deleted = [each for each in sections_of("7(1)", found) if each.entry.status is Status.DELETED]
    assert deleted
    assert all(not each.path.steps for each in deleted)
