"""Fields of a TOML block, read strictly: every field handled or named as a problem, with file and line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kakehashi.problems import Place, Problem

LANGUAGES = ("ja", "en")
_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\"-]+)\s*\]")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass
class SourceFile:
    """A file's name and text, and the lines (from 1) at which its tables begin."""

    name: str
    text: str
    lines: list[str] = field(init=False)
    headers: list[tuple[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.text.splitlines()
        found = ((number, _HEADER.match(line)) for number, line in enumerate(self.lines, start=1))
        self.headers = [(number, match[1]) for number, match in found if match]

    def block_lines(self, table: str, index: int) -> tuple[int | None, int]:
        """First line of the `index`-th `[[table]]` and the line after its last; (None, 0) where it is not found."""
        starts = [number for number, name in self.headers if name == table]
        if index >= len(starts):
            return None, 0
        start = starts[index]
        ends = (n for n, name in self.headers if n > start and not name.startswith(f"{table}."))
        return start, next(ends, len(self.lines) + 1)


@dataclass
class Block:
    """One `[[table]]` of a file and what is wrong with it."""

    source: SourceFile
    table: str
    index: int
    data: Mapping[str, object]
    problems: list[Problem]

    @property
    def name(self) -> str:
        """The block's `name`; empty where it has none."""
        name = self.data.get("name")
        return name if isinstance(name, str) else ""

    def place(self, key: str | None = None) -> Place:
        """The place of a field of this block, or of the block itself."""
        start, end = self.source.block_lines(self.table, self.index)
        line = start
        if start is not None and key is not None:
            wanted = re.compile(rf"\s*(\[{self.table}\.)?{re.escape(key)}\s*[=.\]]")
            numbered = enumerate(self.source.lines[start : end - 1], start=start + 1)
            line = next((number for number, text in numbered if wanted.match(text)), start)
        path = f"{self.table}[{self.index}]" + (f".{key}" if key else "")
        return Place(file=self.source.name, line=line, field=path)

    def report(self, code: str, key: str | None, what: str, expected: str, remedy: str) -> None:
        """Add a problem at a field of this block."""
        subject = f"{self.table} `{self.name}`: {what}" if self.name else f"{self.table}: {what}"
        self.problems.append(Problem(code, subject, self.place(key), expected, remedy))

    def only(self, fields: Collection[str]) -> None:
        """Report every field that is not one of these."""
        for key in self.data:
            if key not in fields:
                self.report(
                    "field-unknown", key, f"there is no field `{key}`.", f"one of {', '.join(sorted(fields))}.",
                    did_you_mean(key, fields) or "Remove the field or correct its name.",
                )  # fmt: skip

    def read_name(self) -> str:
        """The `name`, which must be snake_case; reported otherwise."""
        if not _NAME.match(self.name):
            shown = self.data.get("name", "")
            self.report(
                "name-malformed", "name", f"`{shown}` is not a name.", "lower-case words joined by `_`.",
                "Name it with a singular English noun, or a sentence for a flag (`can_turn`).",
            )  # fmt: skip
        return self.name

    def text(self, key: str) -> str | None:
        """A text field, or None where it is absent."""
        value = self.data.get(key)
        if value is None or (isinstance(value, str) and value):
            return value
        self.report("field-type", key, f"`{key}` must be text.", "text in quotation marks.", "Quote the value.")
        return None

    def boolean(self, key: str) -> bool:
        """A true/false field; absent is false."""
        value = self.data.get(key, False)
        if isinstance(value, bool):
            return value
        self.report(
            "field-type", key, f"`{key}` must be true or false.", "true or false.", "Remove the quotation marks."
        )
        return False

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent is none."""
        value = self.data.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
            return tuple(value)
        self.report("field-type", key, f"`{key}` must be a list of texts.", 'a list such as ["a", "b"].', "Correct it.")
        return ()

    def words(self, key: str, *, needed: bool = False) -> dict[str, str] | None:
        """A text in Japanese and English. Absent: None, reported where it is needed."""
        value = self.data.get(key)
        if value is None:
            if needed:
                self.report("words-missing", key, f"`{key}` is missing.", _WORDS, f"Add `{key}` in both languages.")
            return None
        return self._words_of(value, key, key)

    def named_words(self, key: str) -> dict[str, dict[str, str]]:
        """Names with a text in two languages each (`values`, `standards`, `bases`); absent is empty."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            self.report(
                "field-type", key, f"`{key}` must be a table.", "`{ name = { ja = .., en = .. } }`.", "See above."
            )
            return {}
        read = {name: self._words_of(words, key, f"{key}.{name}") for name, words in value.items()}
        return {name: words for name, words in read.items() if words is not None}

    def synonyms(self) -> dict[str, tuple[str, ...]]:
        """Other words by language; absent is empty."""
        value = self.data.get("synonyms", {})
        expected = '`{ ja = ["..", ".."], en = [".."] }`.'
        if not isinstance(value, dict):
            self.report("field-type", "synonyms", "`synonyms` must be a table.", expected, "List them by language.")
            return {}
        read: dict[str, tuple[str, ...]] = {}
        for language, words in value.items():
            if isinstance(words, list) and all(isinstance(word, str) for word in words):
                read[language] = tuple(words)
            else:
                self.report(
                    "field-type", "synonyms", f"`synonyms.{language}` must be a list.", expected, "Use brackets."
                )
        return read

    def _words_of(self, value: object, key: str, path: str) -> dict[str, str] | None:
        if not isinstance(value, dict):
            self.report("field-type", key, f"`{path}` must be a text in two languages.", _WORDS, "Give ja and en.")
            return None
        words = {str(language): text for language, text in value.items() if isinstance(text, str) and text.strip()}
        missing = [language for language in LANGUAGES if language not in words]
        if missing:
            self.report(
                "words-language", key, f"`{path}` lacks {' and '.join(missing)}.", _WORDS, "Add the missing language."
            )
            return None
        return words


_WORDS = '`{ ja = "..", en = ".." }`.'


def did_you_mean(name: str, known: Collection[str]) -> str:
    """`Did you mean a or b?`, or an empty text where nothing is near."""
    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(f'`{each}`' for each in near)}?" if near else ""
