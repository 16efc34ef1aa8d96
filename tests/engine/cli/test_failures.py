"""Problems as a person reads them."""

from __future__ import annotations

import pytest

from kakehashi.cli.failures import place_words, show_problems
from kakehashi.cli.labels import Labels
from kakehashi.problems import Place, Problem

PROBLEM = Problem("unit-unknown", "There is no unit `GSs`.", Place("a.toml", 3, 9, "item.facts.x"), "a unit.", "GS/s?")


def test_a_problem_says_what_where_expected_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems([PROBLEM], "en")
    shown = capsys.readouterr().err
    assert "There is no unit `GSs`." in shown
    assert "where: a.toml, line 3, column 9, item.facts.x" in shown
    assert "expected: a unit." in shown
    assert "what to do: GS/s?" in shown
    assert "1 problem. Nothing was written." in shown


def test_labels_are_japanese_where_the_language_is(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems([PROBLEM, PROBLEM], "ja")
    shown = capsys.readouterr().err
    assert "箇所: a.toml、3行目、9文字目、item.facts.x" in shown
    assert "2件の誤り" in shown


def test_a_problem_without_place_is_one_of_the_command_line() -> None:
    assert place_words(Place(), Labels("en")) == "the command line"
