"""The marks of the table are the truths of the findings, line by line."""

from __future__ import annotations

import pytest

from kakehashi.documents.comparison_table import Compared, compared
from kakehashi.documents.provisions import sections_of
from kakehashi.documents.sheet_answers import Answers
from kakehashi.documents.sheet_rows import shown_rows
from kakehashi.reasoning.grounding import Grounding
from kakehashi.reasoning.scopes import Scope
from kakehashi.reasoning.truth import Truth
from kakehashi.wording.speaking import Speaker
from tests.engine.documents.sheets import everything, example


def lines(name: str, row: str, entry: str, language: str = "en") -> list[Compared]:
    item, found = example(name)
    speaker = Speaker(found.edition, language)
    section = next(each for each in sections_of(row, found) if each.entry.id == entry)
    return list(compared(section, speaker, Answers(speaker, item.subject)))


def test_a_listed_converter_line_by_line() -> None:
    table = lines("converter", "7(1)", "o6-1-ho-1")
    assert [(each.bracket, each.line.mark, each.mark) for each in table] == [
        ("scope", None, "○"),
        ("exception", None, "×"),
        ("criteria", None, "○"),
        ("criteria", "(1)", "×"),
        ("criteria", "(2)", "×"),
        ("criteria", "(3)", "○"),
        ("criteria", "(4)", "×"),
        ("criteria", "(5)", "×"),
    ]
    assert [told.value for told in table[5].told] == ["12 bit", "1.1 GS/s"]


def test_what_was_never_asked_has_no_mark_of_its_own() -> None:
    table = lines("fpga", "7(1)", "o6-1-ho-1")
    assert {each.mark for each in table} == {"−"}


def test_an_open_line_says_what_is_missing() -> None:
    table = lines("incomplete", "7(1)", "o6-1-ho-1")
    line = next(each for each in table if each.line.mark == "(4)")
    assert line.mark == "−"
    assert line.blanks == ("sample rate (MS/s)",)


def test_lines_about_single_members_are_never_guessed() -> None:
    table = lines("machining-centre", "2(12)", "o1-14-ro")
    inside = [each for each in table if each.line.condition is None]
    assert all(each.mark == "−" for each in inside)


@pytest.mark.parametrize("name", ["converter", "fpga", "incomplete", "machining-centre", "converter-board"])
def test_every_mark_is_the_truth_of_its_condition(name: str) -> None:
    """Put once more to the item, apart from the classification, each marked line answers as it is marked."""
    item, found = example(name)
    speaker = Speaker(found.edition, "ja")
    grounding, scope = Grounding(found.edition.rulebook), Scope(item.subject)
    marked = 0
    for row in shown_rows(found, "ja"):
        for section in sections_of(row, found):
            for each in compared(section, speaker, Answers(speaker, item.subject)):
                if each.truth is not Truth.UNKNOWN and each.line.condition is not None:
                    assert grounding.ground(each.line.condition, scope).truth is each.truth, str(each.line)
                    marked += 1
    assert marked > 10


def test_brackets_agree_with_the_findings_of_every_item() -> None:
    """Listed: every scope and some criterion ○, no exclusion ○. One scope × or exclusion ○: not listed."""
    for item, found in everything().values():
        speaker = Speaker(found.edition, "en")
        for row in shown_rows(found, "en"):
            for section in sections_of(row, found):
                table = list(compared(section, speaker, Answers(speaker, item.subject)))
                _check(section.entry.id, table, listed=section.finding.truth)


def _check(name: str, table: list[Compared], listed: Truth) -> None:
    whole = {bracket: next((each.truth for each in table if each.bracket == bracket), None)
             for bracket in ("scope", "exception", "criteria")}  # fmt: skip
    if listed is Truth.YES:
        assert whole["scope"] in (None, Truth.YES), name
        assert whole["exception"] in (None, Truth.NO), name
        assert whole["criteria"] in (None, Truth.YES), name
    if Truth.NO in (whole["scope"], whole["criteria"]) or whole["exception"] is Truth.YES:
        assert listed is Truth.NO, name
