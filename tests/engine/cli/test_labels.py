"""The words of both languages belong together."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import kakehashi.cli
from kakehashi.cli.labels import LANGUAGES, Labels
from kakehashi.cli.main import COMMANDS
from kakehashi.licensing import Outcome
from kakehashi.lists import Formalisation, RuleKind
from kakehashi.reasoning.levels import SATISFIES
from kakehashi.reasoning.truth import Truth

ROOM = Path(next(iter(kakehashi.cli.__path__)))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert set(LANGUAGES["ja"]) == set(LANGUAGES["en"])


@pytest.mark.parametrize("key", sorted(LANGUAGES["en"]))
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    japanese, english = _placeholders(LANGUAGES["ja"][key]), _placeholders(LANGUAGES["en"][key])
    # a number of one may be left out
    assert japanese == english or (key.endswith(".one") and japanese | english <= {*japanese, *english, "n"})


def test_every_sort_of_answer_has_its_word() -> None:
    wanted = [f"outcome.{each}" for each in Outcome] + [f"truth.{each}" for each in Truth]
    wanted += [f"kind.{each}" for each in RuleKind] + [f"level.{each}" for each in SATISFIES]
    wanted += [f"formalisation.{each}" for each in Formalisation] + [f"command.{each}" for each in COMMANDS]
    assert [key for key in wanted if key not in LANGUAGES["en"]] == []


def test_every_label_that_is_asked_for_by_name_exists() -> None:
    asked = {
        key
        for path in ROOM.glob("*.py")
        for key in re.findall(r'labels\("([a-z_. ]+)"', path.read_text(encoding="utf-8"))
    }
    assert sorted(key for key in asked if key not in LANGUAGES["en"]) == []


def test_a_number_chooses_its_form() -> None:
    assert Labels("en").count("considered", 1) == "1 provision considered"
    assert Labels("en").count("considered", 2) == "2 provisions considered"
