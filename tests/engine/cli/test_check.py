"""`kakehashi check` on the example deals, and on what is no deal."""

from __future__ import annotations

import io
from itertools import product
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from kakehashi.cli.check import EXIT_CODES, SIGNS, Report
from kakehashi.cli.labels import Labels
from kakehashi.cli.terminal import Terminal
from kakehashi.licensing import Outcome, determine
from tests.engine.cli.conftest import DEALS, Run
from tests.engine.cli.law import deal, edition


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("converter-board-to-the-uae", 10, "EXPORT LICENCE REQUIRED"),
        ("fpga-to-germany", 0, "NO LICENCE REQUIRED"),
        ("small-value-spare-to-india", 0, "an exemption applies"),
        ("radiation-hard-part-to-france", 10, "a bulk licence can be used"),
        ("missing-facts-to-malaysia", 20, "UNDETERMINED"),
    ],
)
def test_the_exit_code_is_the_outcome(run: Run, examples: Path, name: str, code: int, said: str) -> None:
    ran = run("check", examples / f"{name}.toml")
    assert (ran.code, ran.err) == (code, "")
    assert said in ran.out.splitlines()[0]


def test_every_outcome_has_a_sign_and_an_exit_code() -> None:
    assert set(EXIT_CODES) == set(SIGNS) == set(Outcome)
    assert EXIT_CODES[Outcome.UNDETERMINED] == 20


@pytest.mark.parametrize("name", DEALS)
def test_every_line_fits(examples: Path, name: str) -> None:
    stated = deal(examples / name)
    law = edition(stated.on)
    determined = determine(stated, law)
    for language, width in product(("ja", "en"), (60, 80)):
        stream = io.StringIO()
        terminal = Terminal(Console(file=stream, width=width), Labels(language))
        Report(terminal, law, everything=False).show(determined)
        assert max(cell_len(line) for line in stream.getvalue().splitlines()) <= width


def test_the_deal_stands_in_one_line(run: Run, examples: Path) -> None:
    shown = run("check", examples / "fpga-to-germany.toml").out
    assert "loading 2026-03-02 · to Germany (DE) · law: jp " in shown


def test_a_lifted_demand_says_by_what_and_asks_for_nothing(run: Run, examples: Path) -> None:
    shown = run("check", examples / "small-value-spare-to-india.toml").out
    assert "lifted by: Small value" in shown
    assert "to do:" not in shown


def test_a_demand_comes_with_its_duties(run: Run, examples: Path) -> None:
    assert "to do: Apply to the Minister" in run("check", examples / "converter-board-to-the-uae.toml").out


def test_an_unverified_rule_says_so(run: Run, examples: Path) -> None:
    assert (
        "unverified: the text of this rule was not seen"
        in run("check", examples / "radiation-hard-part-to-france.toml", width=120).out
    )


def test_what_is_open_names_the_answers_that_would_settle_it(run: Run, examples: Path) -> None:
    shown = run("check", examples / "missing-facts-to-malaysia.toml").out
    assert "What would settle it" in shown
    assert "can show that nothing is needed:" in shown
    assert "can show that something is needed:" in shown


def test_all_shows_every_rule(run: Run, examples: Path) -> None:
    short = run("check", examples / "fpga-to-germany.toml").out
    long = run("check", examples / "fpga-to-germany.toml", "--all").out
    assert "[approval-north-korea]" in long
    assert "[approval-north-korea]" not in short


def test_colour_is_not_sent_to_a_file(run: Run, examples: Path) -> None:
    assert "\x1b" not in run("check", examples / "fpga-to-germany.toml").out


def test_colour_can_be_refused(run: Run, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in run("check", examples / "fpga-to-germany.toml").out
    assert "\x1b" not in run("check", examples / "fpga-to-germany.toml", "--no-color").out


GOOD = """[deal]
on = 2026-03-02
destination = "DE"
[[deal.line]]
name = "x"
[deal.line.item]
kind = "integrated_circuit"
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("integrated_circuit", "integrated_cirkuit"), "integrated_circuit"),
        (GOOD.replace('"DE"', '"XX"'), "XX"),
        (GOOD.replace("on = 2026-03-02\n", ""), "on"),
        (GOOD.replace("2026-03-02", "2026-13-02"), "where:"),
        (GOOD + '[deal.line.item.facts]\nsample_rate = "5 bit"\n', "5 bit"),
        (GOOD + '[deal.line.item.facts]\nsample_rat = "5 GS/s"\n', "sample_rate"),
        (GOOD + '[deal.line.item.facts]\nsample_rate = "5 furlongs"\n', "furlongs"),
        ("[deal\n", "line 1"),
        ("{}", "deal"),
        ("x", "line 1"),
    ],
)
def test_bad_input_names_place_expectation_and_remedy(run: Run, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "deal.toml"
    path.write_text(text, encoding="utf-8")
    ran = run("check", path, width=200)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "expected:" in ran.err
    assert "what to do:" in ran.err
    assert "Traceback" not in ran.err


def test_bad_input_reports_every_problem(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "deal.toml"
    path.write_text(GOOD.replace('"DE"', '"XX"').replace("integrated_circuit", "cirkuit"), encoding="utf-8")
    assert "2 problems" in run("check", path).err


def test_an_item_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "deal.toml"
    text = GOOD.replace('[deal.line.item]\nkind = "integrated_circuit"\n', 'item_file = "none.toml"\n')
    path.write_text(text, encoding="utf-8")
    ran = run("check", path)
    assert ran.code == 2
    assert "none.toml" in ran.err
