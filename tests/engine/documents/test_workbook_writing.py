"""The file itself: equal for equal arguments, plain texts in it, cells to write in and cells that are locked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from kakehashi.documents.labels import OWN
from kakehashi.documents.workbook_writing import write_workbook
from kakehashi.problems import ProblemError
from tests.engine.cli.law import edition
from tests.engine.documents.workbooks import HEAD, MADE, Hand, classified, example, nothing_known, read, written

NAME = "incomplete.toml"


def _write(language: str = "en", **more: object) -> bytes:
    arguments = {"rows": None, "made_at": MADE, **more}
    return write_workbook(example(NAME), classified(NAME), edition(), language, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_equal_arguments_give_equal_bytes(language: str) -> None:
    assert _write(language) == _write(language)
    assert _write(language) != _write(language, made_at=datetime(2026, 3, 3))  # noqa: DTZ001


def test_no_worksheet_holds_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(written(NAME))) as packed:
        parts = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
    assert parts
    assert not any(b"<f>" in part for part in parts)


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    item = replace(example(NAME), name="=1+1")
    data = write_workbook(item, nothing_known(), edition(), "en", made_at=MADE)
    assert read(data).name == "=1+1"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_only_cells_to_write_in_are_unlocked(language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("machining-centre.toml", language)))
    labels = OWN[language]
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    facts = book[labels["workbook.sheet.facts"]]
    value = [each.value for each in facts[HEAD]].index(labels["workbook.column.value"])
    for row in facts.iter_rows(min_row=HEAD + 1):
        assert not row[value].protection.locked
        assert row[value].number_format == "@"
        assert all(cell.protection.locked for cell in row[:value])
        assert row[-1].protection.locked == bool(row[-1].value)


def test_drop_downs_name_cells_that_hold_the_choices() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("machining-centre.toml")))
    rules = book["Linear axis"].data_validations.dataValidation
    sources = {rule.formula1 for rule in rules}
    assert len(sources) >= 2
    for source in sources:
        title, _, cells = source.partition("!")
        shown = [cell.value for row in book[title.strip("'")][cells.replace("$", "")] for cell in row]
        assert all(shown)


def test_every_page_is_a4_landscape_with_its_head_and_number() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(NAME)))
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter is not None
        assert "&P" in str(sheet.oddFooter.right.text)
    assert book["Facts"].print_title_rows == "$5:$5"
    assert book["Facts"].freeze_panes == "D6"


def test_the_cover_says_of_which_law_it_is() -> None:
    cover = Hand(written(NAME)).book.worksheets[0]
    texts = [str(cell.value) for row in cover.iter_rows() for cell in row if cell.value]
    assert edition().name.sha256 in texts
    assert example(NAME).name in texts
    assert edition().on.isoformat() in texts


def test_a_title_too_long_for_a_worksheet_ends_with_a_word_and_stands_whole_above_the_table() -> None:
    book = Hand(written(NAME)).book
    cut = {sheet.title: sheet["A1"].value for sheet in book.worksheets if sheet.title.endswith("…")}
    assert cut["Specification of frequency…"] == "Specification of frequency switching"
    assert all(len(title) <= 31 for title in book.sheetnames)


def test_what_is_asked_can_be_narrowed_to_rows() -> None:
    whole, part = Hand(written(NAME)).book["Facts"], Hand(written(NAME, "en", ("7(1)",))).book["Facts"]
    keys = {str(row[-1].value) for row in part.iter_rows(min_row=HEAD + 1)}
    assert "fact:sample_rate:1" in keys
    assert "fact:sample_resolution:1" in keys  # it is stated, and nothing stated is left out
    assert part.max_row < whole.max_row
    serves = {str(row[1].value) for row in part.iter_rows(min_row=HEAD + 1) if row[5].value is None and row[1].value}
    assert serves == {"7(1)"}
    assert read(written(NAME, "en", ("7(1)",))) == example(NAME)


def test_a_row_that_the_list_does_not_have_is_refused() -> None:
    with pytest.raises(ProblemError) as error:
        _write(rows=("7(1)", "77"))
    (problem,) = error.value.problems
    assert problem.code == "workbook-row"
    assert "`77`" in problem.what


def test_a_text_that_no_cell_can_hold_is_refused_and_never_cut() -> None:
    item = replace(example(NAME), name="x" * 40_000)
    with pytest.raises(ProblemError) as error:
        write_workbook(item, nothing_known(), edition(), "en", rows=[], made_at=MADE)
    assert [problem.code for problem in error.value.problems] == ["workbook-long"]


def test_open_questions_are_yellow_and_come_first() -> None:
    facts = Hand(written(NAME)).book["Facts"]
    colours = [row[5].fill.start_color.rgb for row in facts.iter_rows(min_row=HEAD + 1)]
    assert colours[0] == "FFFFF6D6"
    assert colours == sorted(colours, key=lambda colour: colour != "FFFFF6D6")


def test_both_languages_say_the_same_keys() -> None:
    english = {key for key in OWN["en"] if key.startswith("workbook.")}
    assert english == {key for key in OWN["ja"] if key.startswith("workbook.")}
