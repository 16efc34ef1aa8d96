"""`kakehashi ask`: a conversation by keyboard."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from tests.engine.cli.conftest import Run

ITEM = '[item]\nname = "A memory"\nkind = "static_ram"\nkinds_complete = true\n'


@pytest.fixture
def item(tmp_path: Path) -> Path:
    """A static memory of which nothing else is known."""
    path = tmp_path / "item.toml"
    path.write_text(ITEM, encoding="utf-8")
    return path


def _ask(run: Run, item: Path, typed: str, *words: object) -> tuple[int, str]:
    ran = run("ask", item, "--on", "2026-03-02", *words, typed=typed)
    assert ran.err == ""
    return ran.code, ran.out


def test_the_end_of_input_is_the_end(run: Run, item: Path) -> None:
    code, shown = _ask(run, item, "")
    assert code == 20
    assert "Question 1" in shown
    assert "Stopped by you." in shown
    assert "Nothing was saved" in shown


def test_a_question_comes_with_what_it_settles(run: Run, item: Path) -> None:
    shown = _ask(run, item, "quit\n")[1]
    assert "can settle" in shown
    assert "o6-1" in shown


def test_guidance_is_shown_when_asked_for(run: Run, item: Path) -> None:
    assert "Goods Ordinance Art. 6" in _ask(run, item, "?\nquit\n")[1].split("UNDETERMINED")[0]


def test_skipping_asks_the_next_and_back_returns(run: Run, item: Path) -> None:
    shown = _ask(run, item, "skip\nback\nquit\n")[1]
    assert shown.count("Question 1") == 2
    assert shown.count("Question 2") == 1


def test_there_is_nothing_before_the_first(run: Run, item: Path) -> None:
    assert "This is the first question." in _ask(run, item, "back\nquit\n")[1]


def test_what_is_not_understood_is_asked_again(run: Run, item: Path) -> None:
    shown = _ask(run, item, "§§\nquit\n")[1]
    assert "`§§` was not understood." in shown
    assert "Question 2" not in shown


def test_everything_skipped_ends_undetermined(run: Run, elsewhere: Path) -> None:
    code, shown = _ask(run, elsewhere, "skip\n" * 400)
    assert code == 20
    assert "Every open question was skipped." in shown


def _unjudged(examples: Path, name: str, folder: Path) -> Path:
    """An example item without what a person judged."""
    text = (examples / "items" / name).read_text(encoding="utf-8").partition("[[item.judged]]")[0]
    path = folder / "unjudged.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def elsewhere(examples: Path, tmp_path: Path) -> Path:
    """A thing of which only the rows are open that a person judges."""
    return _unjudged(examples, "fpga.toml", tmp_path)


def _saved(path: Path) -> dict[str, object]:
    item: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["item"]
    return item


def test_answers_are_saved_as_an_item_file(run: Run, item: Path, tmp_path: Path) -> None:
    _, shown = _ask(run, item, "9\nquit\n", "--save", tmp_path / "answered.toml")
    assert "Saved:" in shown
    assert _saved(tmp_path / "answered.toml") != _saved(item)
    assert run("classify", tmp_path / "answered.toml").code == 20
    assert item.read_text(encoding="utf-8") == ITEM


def test_rows_that_a_person_judged_settle_the_item(run: Run, elsewhere: Path, tmp_path: Path) -> None:
    typed = "0\nclassification officer\nlooked through every row\n"
    code, shown = _ask(run, elsewhere, typed, "--save", tmp_path / "answered.toml")
    assert code == 0
    assert "It is settled." in shown
    assert run("classify", tmp_path / "answered.toml", "--on", "2026-03-02").code == 0
    assert "looked through every row" in str(_saved(tmp_path / "answered.toml")["judged"])


def test_a_row_that_a_person_judged_lists_the_item(run: Run, elsewhere: Path) -> None:
    code, shown = _ask(run, elsewhere, "3\nofficer\na precursor\n")
    assert code == 10
    assert "[t1-3]" in shown.split("Listed in")[1]


def test_rows_are_asked_for_once_before_their_own_questions(run: Run, elsewhere: Path) -> None:
    first, second = _ask(run, elsewhere, "skip\nquit\n")[1].split("Question 2")
    assert "for a person to judge: 1 to 5, 8 to 15." in first
    assert "4 row 3-2: Biological agents" in first
    assert "not yet in this pack" not in first
    assert "for a person to judge: 1" not in second.split("UNDETERMINED")[0]
    assert "can settle" in second


def test_the_questions_of_the_rows_settle_them_too(run: Run, elsewhere: Path) -> None:
    code, shown = _ask(run, elsewhere, "skip\n" + "no\n" * 60)
    assert code == 0
    assert "It is settled." in shown


def test_facts_are_asked_before_what_a_person_judges(run: Run, item: Path) -> None:
    assert "for a person to judge" not in _ask(run, item, "skip\n" * 5)[1].split("UNDETERMINED")[0]


def test_rows_the_pack_does_not_have_are_asked_for_together_with_those(
    run: Run, examples: Path, tmp_path: Path
) -> None:
    unjudged = _unjudged(examples, "fpga-in-2025.toml", tmp_path)
    ran = run("ask", unjudged, "--on", "2025-10-08", typed="0\nofficer\nread every row\n")
    assert "not yet in this pack: 6, 7 (other than 7(1))." in " ".join(ran.out.split())
    assert "for a person to judge: 1 to 5, 8 to 15." in " ".join(ran.out.split())
    assert ran.code == 0


@pytest.mark.parametrize("typed", ["0\n\n\n", "0\nofficer\n", "skip\n", "yes\n"])
def test_rows_judged_by_nobody_stay_open(run: Run, elsewhere: Path, typed: str) -> None:
    assert _ask(run, elsewhere, typed)[0] == 20


def test_a_settled_item_is_asked_nothing(run: Run, examples: Path) -> None:
    code, shown = _ask(run, examples / "items" / "fpga.toml", "")
    assert code == 0
    assert "Question" not in shown


def test_json_keeps_the_conversation_out_of_the_answer(run: Run, item: Path) -> None:
    ran = run("ask", item, "--on", "2026-03-02", "--json", typed="quit\n")
    assert json.loads(ran.out)["outcome"] == "undetermined"
    assert "Question 1" in ran.err


def test_a_file_that_cannot_be_written_is_a_problem(run: Run, item: Path, tmp_path: Path) -> None:
    ran = run("ask", item, "--save", tmp_path / "none" / "x.toml", typed="quit\n")
    assert ran.code == 2
    assert "--save" in ran.err


def test_japanese(run: Run, item: Path) -> None:
    shown = _ask(run, item, "quit\n", "--lang", "ja")[1]
    assert "質問1" in shown
    assert "判定不能（要追加情報）" in shown
