"""Where the shell writes: lines with a mark, an indent and a colour, wrapped to the width of the terminal."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from kakehashi.cli.arguments import Request
from kakehashi.cli.labels import Labels
from kakehashi.cli.wrapping import wrap

# Signs that move, hide or turn round what is on the screen: in a text of somebody else's they could write a verdict.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

WIDEST = 100
"""Longer lines are hard to read however wide the terminal."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A console and the words to speak to it with."""

    console: Console
    labels: Labels

    @property
    def width(self) -> int:
        """Cells in a line."""
        return min(self.console.width, WIDEST)

    def say(self, text: str = "", *, indent: int = 0, mark: str = "", style: str = "", mark_style: str = "") -> None:
        """One paragraph: the mark, then the text hanging behind it."""
        left = " " * indent
        hanging = indent + (cell_len(mark) + 1 if mark else 0)
        for number, line in enumerate(wrap(_seen(text), self.width - hanging)):
            shown = Text(no_wrap=True, overflow="ignore")
            if mark and number == 0:
                shown.append(left).append(mark, mark_style or style).append(" ")
            else:
                shown.append(" " * hanging)
            shown.append(line, style)
            shown.rstrip()
            self.console.print(shown)

    def verbatim(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """A line as it is written, never wrapped: a condition keeps its shape."""
        self.console.print(
            Text(" " * indent + _seen(text), style, no_wrap=True, overflow="ignore"), crop=False, soft_wrap=True
        )

    def heading(self, text: str) -> None:
        """A heading with a line of space above."""
        self.say()
        self.say(text, style="bold")

    def verdict(self, text: str, mark: str, style: str) -> None:
        """The answer itself, first thing on the page."""
        self.say(text, mark=mark, style=f"bold {style}", mark_style=f"bold {style}")


def _seen(text: str) -> str:
    """The text with every sign that a terminal obeys rather than shows written by its code."""
    return _UNSEEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)


def open_terminal(request: Request, *, to_stderr: bool = False) -> Terminal:
    """The terminal of a request; standard error where standard output carries data."""
    stream = sys.stderr if to_stderr else sys.stdout
    console = Console(
        file=stream, no_color=not request.colour, highlight=False, markup=False, emoji=False, soft_wrap=False
    )
    if not request.colour:
        console = Console(file=stream, color_system=None, highlight=False, markup=False, emoji=False)
    return Terminal(console, request.labels)


def print_json(document: Any) -> None:
    """A document as JSON on standard output, the same bytes for the same document."""
    plain = "utf" not in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    sys.stdout.write(json.dumps(document, ensure_ascii=plain, indent=2) + "\n")
