"""One item or deal file while it is read: its values, the place of each, and every problem found so far."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.trade.spots import Spots, json_spots, toml_spots
from kakehashi.vocabulary import Vocabulary

_TOML_PLACE = re.compile(
    r"(?P<what>.*?)\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL
)
_LONGEST_NAME = 60
SCHEMA_FIELD = "$schema"
"""Editors write it at the top of JSON files; it says nothing of the item or deal."""

Table = Mapping[str, Any]


@dataclass
class Sheet:
    """A file with the vocabulary it is read against. `regions` are area codes that a pack declares besides ISO 3166."""

    file: str
    data: Table
    spots: Spots
    vocabulary: Vocabulary
    regions: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: str) -> Place:
        """The place of a dotted path."""
        line, column = self.spots.of(path)
        return Place(self.file, line, column, path)

    def report(self, code: str, what: str, path: str, expected: str, remedy: str) -> None:
        """Notes a problem and reads on."""
        self.problems.append(Problem(code, what, self.place(path), expected, remedy))

    def finish(self) -> None:
        """Raises `ProblemError` with all problems, in the order of the text, if there are any."""
        if self.problems:
            raise ProblemError(*sorted(self.problems, key=self._order))

    def _order(self, problem: Problem) -> tuple[bool, str, int, int]:
        place = problem.place
        return place.file != self.file, place.file or "", place.line or 0, place.column or 0

    # ------------------------------------------------------------ fields

    def known(self, name: str, choices: Collection[str], path: str, what: str, code: str) -> bool:
        """Whether a name is among the choices; reports it with its near misses if not."""
        if name in choices:
            return True
        near = near_names(name, choices)
        remedy = f"Did you mean {' or '.join(f'`{each}`' for each in near)}?" if near else _choose_from(choices)
        self.report(code, f"There is no {what} `{name[:_LONGEST_NAME]}`.", path, f"a {what} of the vocabulary.", remedy)
        return False

    def check_fields(self, table: Table, path: str, fields: Collection[str]) -> None:
        """Reports every field of a table that is not among `fields`."""
        for name in table:
            if name not in fields:
                near = near_names(name, fields)
                remedy = f"Did you mean `{near[0]}`?" if near else "Take it out, or write facts under `facts`."
                expected = f"one of {', '.join(fields)}."
                self.report("field-unknown", f"There is no field `{name}` here.", joined(path, name), expected, remedy)

    def table(self, table: Table, name: str, path: str) -> Table:
        """A table within a table; empty where it is missing or, reported, something else."""
        value = table.get(name)
        if value is None or isinstance(value, dict):
            return value or {}
        self.wrong_type(value, joined(path, name), "a table of names and values")
        return {}

    def tables(self, table: Table, name: str, path: str) -> list[tuple[Table, str]]:
        """The tables of an array of tables, each with its path."""
        value = table.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong_type(value, joined(path, name), f"an array of tables (`[[{joined(path, name)}]]`)")
            return []
        found: list[tuple[Table, str]] = []
        for index, each in enumerate(value):
            place = f"{joined(path, name)}[{index}]"
            if isinstance(each, dict):
                found.append((each, place))
            else:
                self.wrong_type(each, place, "a table of names and values")
        return found

    def text(self, table: Table, name: str, path: str, *, required: bool = False) -> str | None:
        """A text that is not empty."""
        value = table.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if value is None:
            if required:
                self.missing(name, path, "text")
        else:
            self.wrong_type(value, joined(path, name), "text that is not empty")
        return None

    def flag(self, table: Table, name: str, path: str, *, default: bool = False) -> bool:
        """True or false."""
        value = table.get(name, default)
        if isinstance(value, bool):
            return value
        self.wrong_type(value, joined(path, name), "true or false")
        return default

    def names(self, table: Table, name: str, path: str) -> list[tuple[str, str]]:
        """A text or a list of texts, each with its path."""
        value = table.get(name)
        if value is None:
            return []
        if isinstance(value, str):
            return [(value, joined(path, name))]
        if not isinstance(value, list):
            self.wrong_type(value, joined(path, name), "a text or a list of texts")
            return []
        found = []
        for index, each in enumerate(value):
            place = f"{joined(path, name)}[{index}]"
            if isinstance(each, str):
                found.append((each, place))
            else:
                self.wrong_type(each, place, "text")
        return found

    def missing(self, name: str, path: str, expected: str) -> None:
        """Reports a field that has to be there."""
        what = f"`{name}` is missing."
        self.report("field-missing", what, path, f"{expected} for `{joined(path, name)}`.", f"Add `{name} = ..`.")

    def wrong_type(self, value: object, path: str, expected: str) -> None:
        """Reports a value of another type than is needed."""
        what = f"{shown(value)} cannot stand here."
        self.report("type-wrong", what, path, f"{expected}.", "Write the value in that form.")


def open_sheet(text: str, file: str, vocabulary: Vocabulary, regions: frozenset[str] = frozenset()) -> Sheet:
    """The sheet of a file's text: JSON where the name ends in `.json`, else TOML.

    Raises `ProblemError` for malformed text, with line and column, and for a JSON key written twice.
    """
    clean = text.removeprefix("\ufeff")
    is_json = PurePath(file).suffix.lower() == ".json"
    try:
        data = _json(clean, file) if is_json else _toml(clean, file)
        spots = json_spots(clean) if is_json else toml_spots(clean)
    except RecursionError:
        what = "The file is nested too deeply to be read."
        problem = Problem("file-too-deep", what, Place(file), "a few levels of tables.", "Take the nesting out.")
        raise ProblemError(problem) from None
    sheet = Sheet(file, data, spots, vocabulary, regions)
    for path in spots.repeated:
        what = f"`{path}` is written twice; one of the two would be lost."
        sheet.report("key-repeated", what, path, "each key once.", "State a fact with two values as a list of tables.")
    sheet.finish()
    return sheet


def _toml(text: str, file: str) -> Table:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.match(str(error))
        lines = text.split("\n")
        line = int(found["line"]) if found and found["line"] else len(lines)
        column = int(found["column"]) if found and found["column"] else len(lines[-1]) + 1
        what = f"The file is not TOML: {found['what'] if found else error}."
        raise ProblemError(_malformed("toml-malformed", what, Place(file, line, column))) from None
    except ValueError as error:  # a day that does not exist, a number with too many digits
        what = f"The file is not TOML: {error}."
        raise ProblemError(_malformed("toml-malformed", what, Place(file))) from None


def _json(text: str, file: str) -> Table:
    try:
        data = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        what = f"The file is not JSON: {error.msg}."
        place = Place(file, error.lineno, error.colno)
        raise ProblemError(_malformed("json-malformed", what, place)) from None
    except ValueError as error:
        what = f"The file is not JSON: {error}."
        raise ProblemError(_malformed("json-malformed", what, Place(file))) from None
    if not isinstance(data, dict):
        what = "The file holds no object."
        raise ProblemError(_malformed("json-malformed", what, Place(file, 1, 1)))
    return data


def _malformed(code: str, what: str, place: Place) -> Problem:
    expected = "names and values, texts in quotation marks."
    return Problem(code, what, place, expected, "Correct the file at this place, or just before it.")


def near_names(name: str, choices: Collection[str]) -> list[str]:
    """Up to three of the choices that look like the name."""
    return difflib.get_close_matches(name[:_LONGEST_NAME], list(choices), n=3, cutoff=0.6)


def joined(path: str, name: str) -> str:
    """A dotted path."""
    return f"{path}.{name}" if path else name


def shown(value: object) -> str:
    """A raw value in a few words."""
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if value is None:
        return "`null`"
    if isinstance(value, dict):
        return "A table"
    if isinstance(value, list):
        return "A list"
    return f"`{str(value)[:_LONGEST_NAME]}`"


def _choose_from(choices: Collection[str]) -> str:
    if not choices:
        return "The vocabulary has none: take it out."
    few = sorted(choices)[:8]
    return f"Choose from {', '.join(few)}{' ..' if len(choices) > len(few) else ''}."
