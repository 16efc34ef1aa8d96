"""Which bracket numbers a sheet shows, and that the whole list is accounted for."""

from __future__ import annotations

import pytest

from kakehashi.classification import classify
from kakehashi.documents.sheet_rows import open_rows, rest_of_list, shown_rows
from kakehashi.problems import ProblemError
from kakehashi.reasoning.facts import Kinds, Subject
from kakehashi.wording.speaking import Speaker
from tests.engine.classification import small_list
from tests.engine.documents.sheets import example


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("converter", ("7(1)",)),
        ("fpga", ("7(1)",)),
        ("incomplete", ("7(1)",)),
        ("machining-centre", ("2(12)", "6(2)", "6(6)", "6(8)")),
        ("mmic-amplifier", ("7(1)", "7(2)")),
        ("lithium-cell", ("7(6)",)),
    ],
)
def test_a_sheet_shows_the_bracket_numbers_in_whose_scope_the_item_is(name: str, rows: tuple[str, ...]) -> None:
    assert shown_rows(example(name)[1], "ja") == rows


def test_rows_that_a_person_judges_are_shown_when_asked_for() -> None:
    _, found = example("machining-centre")
    assert shown_rows(found, "en", ["5(1)"]) == ("5(1)",)


def test_a_row_means_all_its_bracket_numbers_and_a_provision_its_own() -> None:
    _, found = example("converter")
    assert shown_rows(found, "en", ["6"])[:2] == ("6(1)", "6(2)")
    assert shown_rows(found, "en", ["o6-1-ho-1", " 2(12) "]) == ("2(12)", "7(1)")
    assert shown_rows(found, "en", ["8"]) == ("8",)


@pytest.mark.parametrize(("language", "named"), [("en", "7(99)"), ("ja", "7(99)")])
def test_a_number_that_is_not_there_is_a_problem_that_names_others(language: str, named: str) -> None:
    with pytest.raises(ProblemError) as raised:
        shown_rows(example("converter")[1], language, [named])
    (problem,) = raised.value.problems
    assert problem.code == "sheet-no-row"
    assert named in problem.what
    assert "1(1)" in problem.expected


def test_an_item_in_no_scope_is_a_problem() -> None:
    small = small_list.edition(small_list.entry("a", "1(1)", scope="kind is chip"))
    found = classify(Subject("Milk", kinds=Kinds(frozenset({"machine"}), complete=True)), small)
    with pytest.raises(ProblemError) as raised:
        shown_rows(found, "en")
    assert raised.value.problems[0].code == "sheet-no-row"


def test_bracket_numbers_whose_scope_is_open_are_named_apart() -> None:
    _, found = example("incomplete")
    waiting = open_rows(found, ("7(1)",))
    assert "7(2)" in waiting
    assert "7(1)" not in waiting
    assert not any(row.startswith("5(") and found.edition.entries["t1-5"].judged_whole for row in waiting)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_rest_of_the_list_is_told_in_blocks(language: str) -> None:
    _, found = example("converter")
    lines = rest_of_list(found, Speaker(found.edition, language), ("7(1)",))
    assert "456" in lines[0]
    assert len(lines) >= 4
