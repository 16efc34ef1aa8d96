"""Sheets by the shell: of an item or of its record, proved by their pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.engine.cli.conftest import Run
from tests.engine.records.decisions import sealed_deal

FORMS = ["questions", "comparison"]


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_is_proved_by_the_record_inside(run: Run, examples: Path, tmp_path: Path, form: str) -> None:
    to, record = tmp_path / "out" / "x.pdf", tmp_path / "x.record.json"
    words = ("sheet", examples / "items" / "converter.toml", "--on", "2026-03-02", "--form", form)
    ran = run(*words, "--to", to, "--record", record, "--json")
    assert ran.code == 0
    found = json.loads(run("verify", to, "--json").out)
    assert (found["pages"], found["record"]) == ("proved", json.loads(ran.out)["record"])
    again = tmp_path / "again.pdf"
    assert run("sheet", record, "--form", form, "--to", again).code == 0
    assert again.read_bytes() == to.read_bytes()


def test_changed_pages_of_a_sheet_are_told(run: Run, examples: Path, tmp_path: Path) -> None:
    to = tmp_path / "x.pdf"
    item = examples / "items" / "converter.toml"
    run("sheet", item, "--on", "2026-03-02", "--row", "7(1)", "--to", to)
    to.write_bytes(to.read_bytes().replace(b"rows=7(1)", b"rows=7(2)"))
    assert run("verify", to).code in (2, 20)


def test_only_the_rows_that_are_asked_for(run: Run, examples: Path, tmp_path: Path) -> None:
    sizes = []
    for rows in (("--row", "7(1)"), ("--row", "7(1)", "--row", "7(8)")):
        to = tmp_path / "x.pdf"
        item = examples / "items" / "converter.toml"
        assert run("sheet", item, "--on", "2026-03-02", "--form", "comparison", *rows, "--to", to).code == 0
        sizes.append(to.stat().st_size)
    assert sizes[0] < sizes[1]


def test_a_row_that_is_not_there_is_told_and_nothing_is_written(run: Run, examples: Path, tmp_path: Path) -> None:
    to = tmp_path / "x.pdf"
    ran = run("sheet", examples / "items" / "converter.toml", "--row", "9(99)", "--to", to)
    assert ran.code == 2
    assert "`9(99)`" in ran.err
    assert not to.exists()


def test_the_record_of_a_deal_has_no_sheet(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "x.record.json"
    record.write_bytes(sealed_deal("fpga-to-germany.toml").data)
    ran = run("sheet", record)
    assert ran.code == 2
    assert "record of a deal" in ran.err


def test_a_workbook_filled_by_hand_settles_the_item(run: Run, examples: Path, tmp_path: Path) -> None:
    item, book = examples / "items" / "converter.toml", tmp_path / "x.xlsx"
    assert run("sheet", item, "--on", "2026-03-02", "--form", "workbook", "--to", book).code == 0
    assert run("classify", book, "--on", "2026-03-02").code == 10
    _fill(book, "fact:sample_rate:1", "65 MS/s")
    ran = run("classify", book, "--on", "2026-03-02")
    assert ran.code == 0, ran.out
    _fill(book, "fact:sample_rate:1", "65 mm")
    ran = run("classify", book, "--on", "2026-03-02")
    assert ran.code == 2
    assert "Facts!F" in ran.err


def test_a_workbook_that_may_be_filled_in_is_never_written_over(run: Run, examples: Path, tmp_path: Path) -> None:
    book = tmp_path / "x.xlsx"
    book.write_bytes(b"filled in")
    ran = run("sheet", examples / "items" / "converter.toml", "--form", "workbook", "--to", book)
    assert ran.code == 2
    assert book.read_bytes() == b"filled in"


def _fill(book: Path, key: str, value: str) -> None:
    """Writes a value into the row of a fact, as a person would."""
    opened = load_workbook(book)
    sheet = opened["Facts"]
    row = next(row for row in sheet.iter_rows() if any(cell.value == key for cell in row))
    sheet[f"F{row[0].row}"] = value
    opened.save(book)
