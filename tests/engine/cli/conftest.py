"""Running a command in this process, as the shell would."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kakehashi.cli.main import main

EXAMPLES = Path(__file__).parents[3] / "examples" / "deals"
DEALS = sorted(path.name for path in EXAMPLES.glob("*.toml") if "[deal]" in path.read_text(encoding="utf-8"))
ITEMS = sorted(path.name for path in (EXAMPLES / "items").glob("*.toml"))


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the user's keys and packs are kept."""
    return tmp_path / "home"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Run:
    """Runs `kakehashi` with words, typed lines and a width of the terminal; English and without colour."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("KAKEHASHI_HOME", str(home))
    for name in ("KAKEHASHI_PACKS", "KAKEHASHI_DEBUG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def running(*words: object, typed: str = "", width: int = 80) -> Ran:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return running


@pytest.fixture
def examples() -> Path:
    """The folder of the example deals; their items are in `items`."""
    return EXAMPLES
