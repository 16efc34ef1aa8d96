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
    assert "not yet in this pack" in shown
    assert "7 (other than" in shown


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
