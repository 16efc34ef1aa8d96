"""`kakehashi classify` on the example items."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.cli.conftest import Run


@pytest.mark.parametrize(
    ("item", "code", "said"),
    [("converter", 10, "LISTED"), ("fpga", 0, "NOT LISTED"), ("incomplete", 20, "UNDETERMINED")],
)
def test_the_exit_code_is_the_answer(run: Run, examples: Path, item: str, code: int, said: str) -> None:
    ran = run("classify", examples / "items" / f"{item}.toml", "--on", "2026-03-02")
    assert ran.code == code
    assert ran.err == ""
    assert said in ran.out.splitlines()[0]


def test_the_reasons_come_with_fact_source_and_margin(run: Run, examples: Path) -> None:
    shown = run("classify", examples / "items" / "converter.toml", "--on", "2026-03-02").out
    assert "Goods Ordinance Art. 6, item 1, ho, (1), (3)" in shown
    assert "sample rate exceeds 400 MS/s" in shown
    assert "1.1 GS/s is 700 MS/s above 400 MS/s" in shown
    assert "not legal advice" in shown


def test_rows_that_are_not_in_the_pack_are_said_in_one_line(run: Run, examples: Path) -> None:
    shown = run("classify", examples / "items" / "incomplete.toml", "--on", "2026-03-02").out
    assert "not yet in this pack" not in shown
    shown = run("classify", examples / "items" / "incomplete.toml", "--on", "2025-10-08").out
    (line,) = [line for line in shown.splitlines() if line.startswith("Rows not yet in this pack: ")]
    assert "6, 7 (other than 7(1))." in line


def test_rows_that_a_person_judges_are_said_in_one_line(run: Run, examples: Path) -> None:
    incomplete = examples / "items" / "incomplete.toml"
    shown = run("classify", incomplete, "--on", "2026-03-02", width=200).out
    assert "Rows that a person judges: 1 to 5, 8 to 15. Either" in shown
    assert "for a person to judge." in shown
    assert "[t1-" not in shown
    japanese = run("classify", incomplete, "--on", "2026-03-02", "--lang", "ja", width=200).out
    assert "人が判定する項：1〜5、8〜15。" in japanese


def test_rows_that_a_person_judged_are_not_said_to_be_open(run: Run, examples: Path) -> None:
    assert "a person judges" not in run("classify", examples / "items" / "fpga.toml", "--on", "2026-03-02").out


def test_the_whole_list_is_disposed_of_in_blocks(run: Run, examples: Path) -> None:
    shown = run("classify", examples / "items" / "lithium-cell.toml", "--on", "2026-03-02", width=200).out
    blocks = {line.strip().partition(" (")[0]: line.partition(": ")[2] for line in shown.splitlines() if "): " in line}
    assert blocks["not in scope"].startswith("2(12) in part, 6, 7(2) to 7(4)")
    assert blocks["judged by a person"].startswith("1, 2(1) to 2(11)")
    assert "7(6) in part" in blocks["a criterion is not met"]


def test_the_judgement_of_rows_is_one_answer_and_the_last(run: Run, examples: Path) -> None:
    shown = run("classify", examples / "items" / "incomplete.toml", "--on", "2026-03-02", width=200).out
    lists, rest = shown.split("What would settle it")[1].split("that it is not listed:", 1)
    assert "in any one of: 1 to 5, 8 to 15 (" in lists
    asked = [line for line in rest.split("Next best question")[0].splitlines() if line.startswith("    ? ")]
    assert "a person's judgement of rows 1 to 5, 8 to 15" in asked[-1]
    assert sum("judgement" in line for line in asked) == 1
    assert f"{len(asked)} answers together" in lists


def test_all_shows_what_the_rows_ask(run: Run, examples: Path) -> None:
    shown = run("classify", examples / "items" / "incomplete.toml", "--on", "2026-03-02", "--all").out
    assert "[t1-1-1]" in shown


def test_what_is_open_comes_with_what_would_settle_it(run: Run, examples: Path) -> None:
    shown = run("classify", examples / "items" / "incomplete.toml", "--on", "2026-03-02").out
    assert "What would settle it" in shown
    assert "Next best question" in shown


def test_all_leaves_no_provision_out(run: Run, examples: Path) -> None:
    shown = run("classify", examples / "items" / "fpga.toml", "--on", "2026-03-02", "--all").out
    assert "[o6-1-wa]" in shown
    assert "[o6-1-wa]" not in run("classify", examples / "items" / "fpga.toml", "--on", "2026-03-02").out


def test_the_day_is_todays_where_none_is_said(run: Run, examples: Path) -> None:
    assert run("classify", examples / "items" / "fpga.toml").code == 0


def test_japanese(run: Run, examples: Path) -> None:
    shown = run("classify", examples / "items" / "converter.toml", "--on", "2026-03-02", "--lang", "ja").out
    assert shown.startswith("■ 該当\n")
    assert "貨物等省令第6条第1号ホ(1)(3)" in shown
