from __future__ import annotations

from pathlib import Path

import pytest

from kakehashi.packs.fields import FIELDS, FILES, tables_of

DOCUMENT = Path(__file__).parents[3] / "docs" / "packs.md"
HEADINGS = {line.lstrip("# ") for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("#")}


@pytest.mark.parametrize("name", [f"{table}.{field}" for table, fields in FIELDS.items() for field in fields])
def test_each_field_has_its_heading(name: str) -> None:
    assert f"`{name}`" in HEADINGS


@pytest.mark.parametrize("file", FILES)
def test_each_file_has_its_heading(file: str) -> None:
    assert f"`{file}`" in HEADINGS


def test_no_heading_speaks_of_a_field_that_is_gone() -> None:
    known = {f"`{table}.{field}`" for table, fields in FIELDS.items() for field in fields}
    tables = (*FIELDS, *(file.partition(".")[0] for file in FILES if "/" not in file))
    documented = {heading for heading in HEADINGS if heading.strip("`").count(".") == 1 and "/" not in heading}
    of_packs = {heading for heading in documented if heading.strip("`").partition(".")[0] in tables}
    assert of_packs - known == {f"`{file}`" for file in FILES if "/" not in file}


@pytest.mark.parametrize(
    ("path", "table", "other"),
    [
        ("lists/goods/list.toml", "list", "entry"),
        ("lists/goods/row-07.toml", "entry", "rule"),
        ("licensing/catch-all.toml", "rule", "entry"),
        ("cases/circuits.toml", "case", "set"),
        ("sets/hs.toml", "set", "rule"),
        ("instruments.toml", "instrument", "set"),
    ],
)
def test_a_file_holds_its_own_tables(path: str, table: str, other: str) -> None:
    assert table in tables_of(path)
    assert other not in tables_of(path)
