"""Documentation that fails the build: every command and every field of a pack has its heading.

docs/commands.md has a heading for each command (`## kakehashi packs check`). docs/packs.md has a heading of the second
level for each table (`## [[entry]]`, and `## pack` for what stands in no table) and below it one of the third level for
each field; a heading may name several fields (`### in_force, until`). Backticks do not matter. The fields are those the
reader of packs accepts and those the packs here use, the vocabulary's among them.
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
            table = title.strip("[]")
        elif level == 3:
            documented |= {(table, field.strip()) for field in title.split(",")}
    return documented


def _fields(document: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Table and field of everything a pack file writes, one level deep."""
    for name, value in document.items():
        rows = value if isinstance(value, list) else [value]
        tables = [row for row in rows if isinstance(row, dict)]
        if not tables:
            yield "pack", name
        for table in tables:
            yield from ((name, field) for field in table)


def _accepted_fields() -> set[tuple[str, str]]:
    return {(table, field) for table, fields in FIELDS.items() for field in fields}


def _used_fields() -> set[tuple[str, str]]:
    files: list[Path] = sorted((ROOT / "packs").rglob("*.toml"))
    return {field for path in files for field in _fields(tomllib.loads(path.read_text(encoding="utf-8")))}


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
    headings = [(1, "Packs"), (2, "[[entry]]"), (3, "in_force, until"), (2, "pack"), (3, "id")]
    assert _documented_fields(headings) == {("entry", "in_force"), ("entry", "until"), ("pack", "id")}


def test_fields_are_read_one_level_deep() -> None:
    document = tomllib.loads('id = "jp"\n[[set]]\nid = "group_a"\n[[set.member]]\ncode = "DE"\n')
    assert set(_fields(document)) == {("pack", "id"), ("set", "id"), ("set", "member")}
