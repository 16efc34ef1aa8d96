"""How high a row must be for its wrapped texts: an office that opens a file does not always work it out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LINE = {"ja": (17, 14), "en": (13, 11)}
"""Points for a line of ten points and for one of eight, by language: the Japanese font stands higher."""
_ROOM = {"ja": 100, "en": 125}
"""How many letters, in hundredths, fit where one digit of the office's own font does."""
_LOWEST, _HIGHEST = 20, 409
_WORDS = re.compile(r"[\x21-\u024f]+|\s+|.", re.DOTALL)


def row_height(cells: Iterable[tuple[str, int, bool]], language: str) -> int:
    """The height in points of a row of texts, each with the width of its column and whether it is in small print."""
    highest = 0
    for text, width, is_small in cells:
        normal, small = _LINE[language]
        room = width * _ROOM[language] // (80 if is_small else 100)
        highest = max(highest, _lines(text, room) * (small if is_small else normal))
    return min(max(highest + 4, _LOWEST), _HIGHEST)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: words stay whole, Japanese breaks anywhere."""
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0
        for word in _WORDS.findall(paragraph):
            size = _size(word)
            if used + size > width and used:
                count, used = count + 1, 0
                if word.isspace():
                    continue
            count += max(size - 1, 0) // width if width else 0
            used += size % width if size > width else size
    return count


def _size(word: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in word)
