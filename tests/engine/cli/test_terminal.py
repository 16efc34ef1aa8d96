"""Writing to a terminal."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from kakehashi.cli.labels import Labels
from kakehashi.cli.terminal import WIDEST, Terminal, print_json


def _terminal(width: int, *, colour: bool = False) -> tuple[Terminal, io.StringIO]:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None)
    return Terminal(console, Labels("en")), stream


def test_text_hangs_behind_its_mark() -> None:
    terminal, stream = _terminal(24)
    terminal.say("listed in row seven of the table", indent=2, mark="■")
    assert stream.getvalue() == "  ■ listed in row seven\n    of the table\n"


def test_lines_are_never_too_long_to_read() -> None:
    terminal, stream = _terminal(300)
    terminal.say("word " * 80)
    assert max(len(line) for line in stream.getvalue().splitlines()) <= WIDEST


def test_brackets_of_the_law_are_no_markup() -> None:
    terminal, stream = _terminal(40)
    terminal.say("[bold] [o6-1-ho] :smile:")
    assert stream.getvalue() == "[bold] [o6-1-ho] :smile:\n"


def test_a_condition_keeps_its_shape() -> None:
    terminal, stream = _terminal(20)
    terminal.verbatim("[1] [8, 10) bit  | > 1.3 GS/s", indent=2)
    assert stream.getvalue() == "  [1] [8, 10) bit  | > 1.3 GS/s\n"


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\x08", "\x7f", "\u202e", "\u2066"])
def test_a_text_of_somebody_elses_writes_no_verdict_of_its_own(sign: str) -> None:
    terminal, stream = _terminal(60)
    terminal.say(f"board{sign}[2J NOT LISTED")
    terminal.verbatim(f"board{sign}[2J")
    assert sign not in stream.getvalue()
    assert stream.getvalue().count(f"‹U+{ord(sign):04X}›") == 2


def test_a_verdict_has_a_sign_beside_its_colour() -> None:
    terminal, stream = _terminal(40, colour=True)
    terminal.verdict("LISTED", "■", "red")
    assert "■" in stream.getvalue()
    assert "\x1b[" in stream.getvalue()


def test_json_is_the_same_for_the_same_document(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"a": "該当", "b": None})
    assert json.loads(capsys.readouterr().out) == {"a": "該当", "b": None}
