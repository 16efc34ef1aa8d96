"""Choosing a command, and what becomes of everything that goes wrong."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kakehashi import __version__
from kakehashi.cli import main as shell
from kakehashi.cli.arguments import OPTIONS
from tests.engine.cli.conftest import Run


def _shell(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kakehashi.cli.main", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_every_command_has_its_arguments() -> None:
    assert set(shell.COMMANDS) == set(OPTIONS)


def test_help_names_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(f"  {name} " in ran.out for name in shell.COMMANDS)


@pytest.mark.parametrize("command", list(shell.COMMANDS))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_command_explains_itself(run: Run, command: str, language: str) -> None:
    ran = run(*command.split(), "--help", "--lang", language)
    assert ran.code == 0
    assert f"kakehashi {command}" in ran.out
    assert "--lang" in ran.out


def test_version(run: Run) -> None:
    assert run("--version").out == f"kakehashi {__version__}\n"


@pytest.mark.parametrize(
    ("words", "near"), [(["chek", "x"], "check"), (["packs", "shw"], "packs show"), ([], "--help")]
)
def test_unknown_commands_name_near_ones(run: Run, words: list[str], near: str) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert near in ran.err
    assert "Traceback" not in ran.err


def test_a_fault_is_an_apology_and_never_an_outcome(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "COMMANDS", {**shell.COMMANDS, "check": "kakehashi.cli.main:no_such_function"})
    ran = run("check", "deal.toml")
    assert ran.code == 70
    assert ran.out == ""
    assert "Sorry" in ran.err
    assert "Traceback" not in ran.err


def test_a_fault_shows_its_details_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "COMMANDS", {**shell.COMMANDS, "check": "kakehashi.cli.main:no_such_function"})
    monkeypatch.setenv("KAKEHASHI_DEBUG", "1")
    assert "Traceback" in run("check", "deal.toml").err


def test_the_shell_speaks_japanese_when_its_locale_does(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert "コマンド" in run("--help").out


def test_help_is_quick() -> None:
    took = []
    for _ in range(3):
        start = time.perf_counter()
        assert _shell("--help").returncode == 0
        took.append(time.perf_counter() - start)
    assert min(took) < 0.4


def test_help_loads_no_law() -> None:
    script = "import sys; from kakehashi.cli.main import main; main(['--help']); print(sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    assert "'lark'" not in ran.stdout
    assert "'kakehashi.packs'" not in ran.stdout


def test_a_process_ends_with_the_code_of_the_outcome(examples: Path) -> None:
    ran = _shell("check", str(examples / "converter-board-to-the-uae.toml"), "--lang", "en")
    assert ran.returncode == 10
    assert "LICENCE REQUIRED" in ran.stdout
    assert ran.stderr == ""


def test_a_process_ends_with_2_for_bad_input(tmp_path: Path) -> None:
    ran = _shell("check", str(tmp_path / "none.toml"), "--lang", "ja")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "対処" in ran.stderr


def test_a_reader_that_goes_away_leaves_no_traceback(examples: Path) -> None:
    command = [sys.executable, "-m", "kakehashi.cli.main", "packs", "show", "jp", "--all", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait() != 0
