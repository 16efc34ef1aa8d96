"""Documentation that fails the build: every command and every field of a pack has its heading.

docs/commands.md has a heading for each command (`## kakehashi packs check`). docs/packs.md has a heading of the second
level for each table (`## entry`; `## pack` for the fields of pack.toml) and below it one of the third level for each
field (`### entry.id`). Backticks do not matter. The fields are those the reader of packs accepts and those the packs
here use, the vocabulary's among them.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from kakehashi.packs.fields import FIELDS
from tests.house.files import ROOT

HEADING = re.compile(r"^(#+)\s+(.*?)\s*$", re.MULTILINE)


def _commands() -> dict[str, str]:
    table: dict[str, str] = importlib.import_module("kakehashi.cli.main").COMMANDS
    return table


def _headings(name: str) -> list[tuple[int, str]]:
    text = re.sub(
        r"^```.*?^```", "", (ROOT / "docs" / name).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    return [(len(marks), title.replace("`", "")) for marks, title in HEADING.findall(text)]


def _documented_fields(headings: list[tuple[int, str]]) -> set[tuple[str, str]]:
    documented, table = set(), ""
    for level, title in headings:
        if level == 2:
            table = title
        elif level == 3:
            documented.add((table, title.removeprefix(f"{table}.")))
    return documented


def _fields(file: str, document: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Table and field of everything a pack file writes, one level deep."""
    for name, value in document.items():
        if file == "pack.toml":
            yield "pack", name
            continue
        for table in value if isinstance(value, list) else [value]:
            assert isinstance(table, dict)
            yield from ((name, field) for field in table)


def _accepted_fields() -> set[tuple[str, str]]:
    return {(table, field) for table, fields in FIELDS.items() for field in fields}


def _used_fields() -> set[tuple[str, str]]:
    files: list[Path] = sorted((ROOT / "packs").rglob("*.toml"))
    return {field for path in files for field in _fields(path.name, tomllib.loads(path.read_text(encoding="utf-8")))}


def test_every_command_can_be_loaded() -> None:
    for target in _commands().values():
        module, _, function = target.partition(":")
        assert callable(getattr(importlib.import_module(module), function))


def test_every_command_has_a_heading() -> None:
    titles = {title.removeprefix("kakehashi ") for _, title in _headings("commands.md")}
    assert sorted(set(_commands()) - titles) == []


def test_every_field_of_a_pack_has_a_heading() -> None:
    documented = _documented_fields(_headings("packs.md"))
    assert sorted((_accepted_fields() | _used_fields()) - documented) == []


def test_headings_name_table_and_fields() -> None:
    headings = [(1, "Packs"), (2, "entry"), (3, "entry.in_force"), (2, "pack"), (3, "pack.id")]
    assert _documented_fields(headings) == {("entry", "in_force"), ("pack", "id")}


def test_fields_are_read_one_level_deep() -> None:
    document = tomllib.loads('[[set]]\nid = "group_a"\n[[set.member]]\ncode = "DE"\n')
    assert set(_fields("sets.toml", document)) == {("set", "id"), ("set", "member")}
    assert set(_fields("pack.toml", tomllib.loads('title = { en = "Japan" }'))) == {("pack", "title")}
