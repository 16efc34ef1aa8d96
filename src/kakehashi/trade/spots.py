"""Where each key of a TOML or JSON text stands. The readers yield values only; a problem needs line and column.

It walks texts that a strict reader has already accepted, so it judges nothing itself. Paths are dotted as in
`problems.Place.field`: `deal.line[1].item.facts.sample_rate`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SAME_LINE = re.compile(r"[ \t]*")
_STRING = re.compile(r"'''(?:.|\n)*?'''+|\"\"\"(?:\\(?:.|\n)|.|\n)*?\"\"\"+|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'")
_BARE = re.compile(r"[^,\]}\n#]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Spots:
    """Line and column (from 1) of each key by its dotted path, and the paths of keys written twice (JSON allows it)."""

    places: Mapping[str, tuple[int, int]]
    repeated: tuple[str, ...] = ()

    def of(self, path: str) -> tuple[int, int]:
        """The place of a path, or of the nearest one above it; the first line where there is none."""
        while path:
            if path in self.places:
                return self.places[path]
            path = path[: path.rindex("[")] if path.endswith("]") else path.rpartition(".")[0]
        return 1, 1


def toml_spots(text: str) -> Spots:
    """Places of the keys of a TOML text that tomllib accepts."""
    walk = _Walk(text, "=")
    walk.toml()
    return Spots(walk.places, ())


def json_spots(text: str) -> Spots:
    """Places of the keys of a JSON text that json accepts."""
    walk = _Walk(text, ":")
    walk.value("")
    return Spots(walk.places, tuple(walk.repeated))


class _Walk:
    def __init__(self, text: str, separator: str) -> None:
        self.places: dict[str, tuple[int, int]] = {}
        self.repeated: list[str] = []
        self._text = text
        self._separator = separator
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._counts: dict[str, int] = {}

    def toml(self) -> None:
        """Headers and key lines up to the end of the text."""
        table = ""
        while self._peek():
            if self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)

    def value(self, path: str) -> None:
        """Steps over a value, noting the keys within."""
        start = self._peek()
        if start == "{":
            self._closed("}", lambda _: self._pair(path))
        elif start == "[":
            self._closed("]", lambda index: self._member(f"{path}[{index}]"))
        else:
            pattern = _STRING if start in "\"'" else _BARE
            self._step(pattern)

    def _closed(self, end: str, each: Callable[[int], None]) -> None:
        self._at += 1
        index = 0
        while self._peek() not in (end, ""):
            each(index)
            index += 1
            if self._peek() == ",":
                self._at += 1
        self._at += 1

    def _member(self, path: str) -> None:
        self._peek()
        self._note(path, self._at)
        self.value(path)

    def _pair(self, table: str) -> None:
        self._peek()
        start = self._at
        path = table
        for part in self._keys():
            path = f"{path}.{part}" if path else part
        self._note(path, start)
        self._peek()
        self._at += 1  # the separator
        self.value(path)

    def _keys(self) -> list[str]:
        parts = []
        while True:
            self._step(_SAME_LINE)
            quoted = self._text[self._at : self._at + 1] in ('"', "'")
            text = self._step(_STRING if quoted else _BARE_KEY)
            parts.append(_unquoted(text) if quoted else text)
            self._step(_SAME_LINE)
            if self._separator == ":" or self._text[self._at : self._at + 1] != ".":
                return parts
            self._at += 1

    def _header(self) -> str:
        start = self._at
        array = self._text.startswith("[[", start)
        self._at += 2 if array else 1
        parts = self._keys()
        self._at += 2 if array else 1
        path = ""
        for index, part in enumerate(parts):
            path = f"{path}.{part}" if path else part
            if array and index == len(parts) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
                self.places.setdefault(path, self._line_and_column(start))  # the array itself: where it begins
            if path in self._counts:
                path = f"{path}[{self._counts[path]}]"
        self._note(path, start)
        return path

    def _peek(self) -> str:
        """The next character that is neither blank nor in a comment; empty at the end."""
        self._step(_BLANK)
        return self._text[self._at : self._at + 1]

    def _step(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None or (not match[0] and pattern is _BARE_KEY):
            # cannot happen in accepted text; step on, so that a walk always ends
            self._at += 1
            return ""
        self._at = match.end()
        return match[0]

    def _note(self, path: str, start: int) -> None:
        if path in self.places:
            self.repeated.append(path)
            return
        self.places[path] = self._line_and_column(start)

    def _line_and_column(self, start: int) -> tuple[int, int]:
        line = bisect_right(self._starts, start)
        return line, start - self._starts[line - 1] + 1


def _unquoted(text: str) -> str:
    if text.startswith("'"):
        return text.strip("'")
    try:
        return str(json.loads(text, parse_float=Decimal))
    except json.JSONDecodeError:  # TOML has escapes that JSON has not (\U0001F600)
        return text.strip('"')
