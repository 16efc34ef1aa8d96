"""Lines of a given width in cells: Japanese breaks between characters, a number never parts from its unit."""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len

_NEVER_FIRST = frozenset("、。，．・：；？！）」』】》〉］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜,.:;?!)]}%°")
_NEVER_LAST = frozenset("（「『【《〈［｛([{§№")
# A number and the unit or sign behind it, and a comparison before a number.
_TOGETHER = re.compile(
    r"(?<=[0-9\])∞]) (?=[^\s0-9(\[=<>≥≤+|·-][^\s]{0,9}(?:[\s,;.)]|$|[^\x00-\x7f]))|(?<=[<>=≥≤]) (?=[0-9])"
)
_STICKY = "\ue000"  # of the private area: stands for a space at which no line ends


def wrap(text: str, width: int) -> list[str]:
    """The text as lines of at most `width` cells; what has no place to break is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped(_TOGETHER.sub(_STICKY, paragraph), max(width, 8))
    return [line.replace(_STICKY, " ") for line in lines]


def _wrapped(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        size = _cells(piece)
        if line and used + _cells(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line, used = "", 0
        while size > width:
            head = _head(piece, width)
            lines.append(head)
            piece = piece[len(head) :]  # noqa: PLW2901 - what is left of it
            size = _cells(piece)
        line, used = line + piece, used + size
    return [*lines, line.rstrip()]


def _cells(text: str) -> int:
    return cell_len(text.replace(_STICKY, " "))


def _pieces(text: str) -> list[str]:
    """What must stay on one line: words with the space behind them, single wide characters with their marks."""
    pieces: list[str] = []
    for character in text:
        if pieces and not _may_break(pieces[-1][-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _may_break(before: str, after: str) -> bool:
    if after == " " or _STICKY in (before, after) or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return before == " " or _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")


def _head(text: str, width: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += _cells(character)
        if used > width:
            return text[:index]
    return text
