"""Where each table and field of a TOML text stands: tomllib yields values only, an error needs line and column.

A line scanner, not a second TOML reader: it runs on texts that tomllib has already accepted. Paths are dotted as in
`problems.Place.field`: `entry[3].when`, `case[0].item.facts`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a table or field begins, and where its text begins (the first character of a `'''` block)."""

    line: int
    column: int
    text_line: int
    text_column: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Every table and field of one text by its dotted path."""

    spots: Mapping[str, Spot] = field(default_factory=dict)

    def spot(self, path: str) -> Spot:
        """The place of a path, or of the nearest table above it that has one; line 1 where nothing is known."""
        while path:
            found = self.spots.get(path)
            if found is not None:
                return found
            path = path[: path.rindex("[")] if path.endswith("]") else path.rpartition(".")[0]
        return Spot(1, 1, 1, 1)


_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=\s*""")
_TOKEN = re.compile(r"'''|\"\"\"|\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*|[\[{]|[\]}]")


class _Scanner:
    """Walks the lines once. `_open` is the closing mark of a multi-line text, `_depth` counts open brackets."""

    def __init__(self) -> None:
        self.spots: dict[str, Spot] = {}
        self._counts: dict[str, int] = {}
        self._table = ""
        self._open: str | None = None
        self._depth = 0

    def line(self, number: int, text: str) -> None:
        if self._open is not None or self._depth:
            self._rest(text, 0)
            return
        header = _HEADER.match(text)
        if header:
            self._table = self._resolve(header[2], array=header[1] == "[[")
            self._note(self._table, number, header.start(1) + 1, number, header.start(1) + 1)
            return
        key = _KEY.match(text)
        if key:
            self._key(number, text, key)

    def _key(self, number: int, text: str, key: re.Match[str]) -> None:
        name = ".".join(part.strip().strip("\"'") for part in key[1].split("."))
        path = f"{self._table}.{name}" if self._table else name
        start = key.end()
        quote = 3 if text.startswith(("'''", '"""'), start) else 1 if text[start : start + 1] in ("'", '"') else 0
        below = quote == 3 and len(text.rstrip()) == start + 3
        text_line, text_column = (number + 1, 1) if below else (number, start + quote + 1)
        self._note(path, number, key.start(1) + 1, text_line, text_column)
        self._rest(text, start)

    def _rest(self, text: str, start: int) -> None:
        """Follows texts and brackets that stay open at the end of the line."""
        at = start
        while at < len(text):
            if self._open is not None:
                end = text.find(self._open, at)
                if end < 0:
                    return
                at, self._open = end + 3, None
                continue
            token = _TOKEN.search(text, at)
            if token is None:
                return
            at = token.end()
            mark = token[0]
            if mark in ("'''", '"""'):
                self._open = mark
            elif mark in ("[", "{"):
                self._depth += 1
            elif mark in ("]", "}"):
                self._depth -= 1

    def _resolve(self, header: str, *, array: bool) -> str:
        """The dotted path of a table header; a part that names an array of tables means its last table."""
        path = ""
        parts = [part.strip().strip("\"'") for part in header.split(".")]
        for index, part in enumerate(parts):
            path = f"{path}.{part}" if path else part
            last = index == len(parts) - 1
            if last and array:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = f"{path}[{self._counts[path]}]"
        return path

    def _note(self, path: str, line: int, column: int, text_line: int, text_column: int) -> None:
        self.spots.setdefault(path, Spot(line, column, text_line, text_column))


def outline(text: str) -> Outline:
    """The places of all tables and fields of a TOML text that tomllib accepts."""
    scanner = _Scanner()
    for number, line in enumerate(text.split("\n"), start=1):
        scanner.line(number, line)
    return Outline(scanner.spots)
