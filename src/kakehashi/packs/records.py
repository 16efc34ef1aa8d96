"""From the texts of a pack to its tables, each field checked for name, form and language; every problem with its place.

Nothing is built here and no condition is parsed: a day's edition parses only what is in force.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches

from kakehashi.packs.fields import FIELDS, FILES, Field, Form, tables_of
from kakehashi.packs.files import PACK_FILE, PackFiles
from kakehashi.packs.outline import Outline, outline
from kakehashi.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a pack: its path inside the pack, its name in places, its text and where everything stands in it."""

    path: str
    name: str
    text: str
    places: Outline

    def place(self, field_path: str) -> Place:
        """The place of a table or field."""
        spot = self.places.spot(field_path)
        return Place(self.name, spot.line, spot.column, field_path or None)


@dataclass(frozen=True, slots=True)
class Record:
    """One table of a pack file whose fields have the right names and forms. `path` is such as `entry[3]`."""

    table: str
    path: str
    values: Mapping[str, object]
    source: Source

    def place(self, name: str | None = None) -> Place:
        """Where the table, or one field of it, stands."""
        return self.source.place(f"{self.path}.{name}" if name else self.path)

    def text(self, name: str) -> str | None:
        """A text, or None where the field is left out."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def need(self, name: str) -> str:
        """A text that the form requires."""
        return str(self.values[name])

    def words(self, name: str) -> dict[str, str] | None:
        """A text by language."""
        value = self.values.get(name)
        return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where left out."""
        value = self.values.get(name)
        return tuple(str(text) for text in value) if isinstance(value, list) else ()

    def tables(self, name: str) -> tuple[Mapping[str, object], ...]:
        """A list of tables; one table stands for a list of one."""
        value = self.values.get(name)
        if isinstance(value, dict):
            return (value,)
        return tuple(value) if isinstance(value, list) else ()

    def switch(self, name: str) -> bool:
        """True or false; false where left out."""
        return self.values.get(name) is True


@dataclass(slots=True)
class Records:
    """The tables of a pack by name, in the order of its files, and what was wrong in reading them."""

    tables: dict[str, list[Record]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, table: str) -> list[Record]:
        """The records of one table."""
        return self.tables.get(table, [])


_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$| \(at end of document\)$")


def read_records(files: PackFiles) -> Records:
    """Every table of a pack. Tables with a problem are left out, the problems are kept: read on, then tell all."""
    records = Records()
    languages: tuple[str, ...] = ("ja", "en")
    paths = [PACK_FILE, *(path for path in files.texts if path != PACK_FILE)]
    for path in paths:
        text = files.texts[path]
        name = files.name(path)
        try:
            document = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            records.problems.append(_not_toml(error, name, text))
            continue
        source = Source(path, name, text, outline(text))
        _read_file(document, source, languages, records)
        if path == PACK_FILE and records.of("pack"):
            languages = records.of("pack")[0].texts("languages")
    return records


def _read_file(document: Mapping[str, object], source: Source, languages: tuple[str, ...], records: Records) -> None:
    allowed = tables_of(source.path)
    tables = dict(document)
    if source.path == PACK_FILE and "pack" not in tables:
        # The manifest is the file itself; a [pack] table around it is accepted too.
        tables = {"pack": document}
    for table, value in tables.items():
        if table not in allowed:
            records.problems.append(_stray_table(table, allowed, source))
            continue
        for path, row in _rows(table, value, source, records):
            problems = _problems_of(FIELDS[table], row, path, source, languages)
            records.problems.extend(problems)
            if not problems:
                records.tables.setdefault(table, []).append(Record(table, path, row, source))


def _rows(table: str, value: object, source: Source, records: Records) -> Iterator[tuple[str, dict[str, object]]]:
    single = table in ("pack", "list")
    if single and isinstance(value, dict):
        yield ("" if table == "pack" and "pack" not in source.places.spots else table), value
    elif not single and isinstance(value, list) and all(isinstance(row, dict) for row in value):
        yield from ((f"{table}[{index}]", row) for index, row in enumerate(value))
    else:
        head = f"[{table}]" if single else f"[[{table}]]"
        records.problems.append(_wrong_form(table, f"the table header {head}", source.place(table)))


def _problems_of(
    fields: Mapping[str, Field], row: Mapping[str, object], path: str, source: Source, languages: tuple[str, ...]
) -> list[Problem]:
    owner = row.get("id")
    problems = [
        _unknown_field(name, fields, source.place(_join(path, name)), owner) for name in row if name not in fields
    ]
    for name, spec in fields.items():
        if name in row:
            problems.extend(_problems_of_value(row[name], spec, _join(path, name), source, languages))
        elif spec.required:
            problems.append(_missing_field(name, spec, source.place(path), owner))
    return problems


def _problems_of_value(
    value: object, spec: Field, path: str, source: Source, languages: tuple[str, ...]
) -> list[Problem]:
    place = source.place(path)
    if spec.form in (Form.WORDS, Form.WORDS_LIST) and isinstance(value, dict | list):
        return _problems_of_words(value, spec.form, place, languages)
    if spec.form in (Form.TABLE, Form.TABLES) and spec.table is not None:
        rows = [value] if isinstance(value, dict) else value
        if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
            listed = isinstance(value, list)
            return [
                problem
                for index, row in enumerate(rows)
                for problem in _problems_of(
                    FIELDS[spec.table], row, f"{path}[{index}]" if listed else path, source, languages
                )
            ]
    if not _has_form(value, spec.form):
        return [_wrong_form(_name(path), spec.form.value, place, value)]
    if spec.choices and value not in spec.choices:
        return [_wrong_choice(_name(path), str(value), spec.choices, place)]
    return []


def _problems_of_words(value: object, form: Form, place: Place, languages: tuple[str, ...]) -> list[Problem]:
    many = form is Form.WORDS_LIST
    rows = value if many else [value]
    if not isinstance(rows, list):
        return [_wrong_form(_name(place.field or ""), form.value, place, value)]
    problems = []
    for row in rows:
        if not isinstance(row, dict) or not all(isinstance(text, str) for text in row.values()):
            problems.append(_wrong_form(_name(place.field or ""), form.value, place, row))
            continue
        problems.extend(
            _missing_language(_name(place.field or ""), language, place)
            for language in languages
            if not str(row.get(language, "")).strip()
        )
    return problems


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _has_form(value: object, form: Form) -> bool:
    match form:
        case Form.TEXT | Form.CONDITION:
            return isinstance(value, str) and bool(value.strip())
        case Form.DAY:
            return isinstance(value, date) and not isinstance(value, datetime)
        case Form.SWITCH:
            return isinstance(value, bool)
        case Form.TEXTS:
            return _is_texts(value)
        case Form.TEXTS_LIST:
            return isinstance(value, list) and all(_is_texts(row) for row in value)
        case Form.ANYTHING:
            return isinstance(value, dict)
        case _:
            return False


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _name(path: str) -> str:
    return path.rpartition(".")[2]


def _not_toml(error: tomllib.TOMLDecodeError, name: str, text: str) -> Problem:
    message = str(error)
    found = _TOML_PLACE.search(message)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (text.count("\n") + 1, None)
    return Problem(
        code="not-toml",
        what=f"The file is not TOML: {_TOML_PLACE.sub('', message)}.",
        place=Place(name, line, column),
        expected="TOML 1.0: `name = \"text\"`, tables as [[entry]], conditions between ''' and '''.",
        remedy="Correct the line; look one line above too, for a quotation mark or bracket that is not closed.",
    )


def _stray_table(table: str, allowed: tuple[str, ...], source: Source) -> Problem:
    home = [path for path, tables in FILES.items() if table in tables]
    near = get_close_matches(table, allowed, n=1)
    remedy = f"Move it to {' or '.join(home)}." if home else "Correct the name of the table."
    return Problem(
        code="table-unknown",
        what=f"`{table}` does not belong in this file.",
        place=source.place(f"{table}[0]" if f"{table}[0]" in source.places.spots else table),
        expected=f"one of: {', '.join(allowed)}.",
        remedy=f"Did you mean `{near[0]}`?" if near else remedy,
    )


def _whose(owner: object) -> str:
    return f" of `{owner}`" if isinstance(owner, str) else ""


def _unknown_field(name: str, fields: Mapping[str, Field], place: Place, owner: object) -> Problem:
    near = get_close_matches(name, fields, n=1)
    return Problem(
        code="field-unknown",
        what=f"The field `{name}`{_whose(owner)} is not known.",
        place=place,
        expected=f"one of: {', '.join(fields)}.",
        remedy=f"Did you mean `{near[0]}`?" if near else "Correct the name or take the field out.",
    )


def _missing_field(name: str, spec: Field, place: Place, owner: object) -> Problem:
    return Problem(
        code="field-missing",
        what=f"The field `{name}`{_whose(owner)} is missing.",
        place=place,
        expected=f"`{name}`: {spec.form.value}.",
        remedy=f"Add `{name} = ..` below this line.",
    )


def _wrong_form(name: str, expected: str, place: Place, value: object = None) -> Problem:
    shown = "" if value is None else f": {value!r}"
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Problem(
        code="field-form",
        what=f"`{name}` does not have the right form{shown}.",
        place=place,
        expected=f"{expected}.",
        remedy=f'Put it in quotation marks: "{value}".' if number else "Write it in the form that is expected.",
    )


def _wrong_choice(name: str, value: str, choices: tuple[str, ...], place: Place) -> Problem:
    near = get_close_matches(value, choices, n=1)
    return Problem(
        code="field-value",
        what=f"`{name}` cannot be `{value}`.",
        place=place,
        expected=f"one of: {', '.join(choices)}.",
        remedy=f"Did you mean `{near[0]}`?" if near else "Choose one of these.",
    )


def _missing_language(name: str, language: str, place: Place) -> Problem:
    return Problem(
        code="language-missing",
        what=f"`{name}` has no text in the language `{language}`.",
        place=place,
        expected="a text in each of the languages that pack.toml names.",
        remedy=f'Add `{language} = ".."`.',
    )
