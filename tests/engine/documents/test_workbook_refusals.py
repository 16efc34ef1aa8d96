"""What is wrong with a workbook is told with its cell, all of it at once; nothing is guessed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from kakehashi.documents.workbook_writing import write_workbook
from kakehashi.trade import read_item
from tests.engine.cli.law import edition
from tests.engine.documents.workbooks import MADE, Hand, nothing_known, problems, vocabulary, written

NAME = "incomplete.toml"
ROWS = ("2(12)", "7(1)")
"""Few rows make a small workbook."""
RATE = ("Facts", "fact:sample_rate:1")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _changed(change: Callable[[Hand], object], name: str = NAME, language: str = "en") -> list[tuple[str, str | None]]:
    hand = Hand(written(name, language, ROWS))
    change(hand)
    return problems(hand.saved())


def _with(heading: str, value: object) -> tuple[list[tuple[str, str | None]], str]:
    """The problems where a cell of one row holds a value, and that cell."""
    hand = Hand(written(NAME, "en", ROWS))
    hand.cell(*RATE, "VALUE").value = "1.3 GS/s"
    hand.cell(*RATE, heading).value = value  # type: ignore[assignment]
    return problems(hand.saved()), hand.place(*RATE, heading)


# ---------------------------------------------------------------- not a workbook of ours


def _packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "workbook-not-xlsx"),
        (b"[item]\nname = 'x'\n", "workbook-not-xlsx"),
        (_packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "workbook-not-xlsx"),
        (OLE + b"Workbook", "workbook-xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "workbook-encrypted"),
        (_packed(**{"xl__workbook.xml": b"<workbook/>"}), "workbook-damaged"),
        (_packed(**{"xl__workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"}), "workbook-damaged"),
        (b"x" * 4_000_001, "workbook-large"),
        (_packed(**{"xl__workbook.xml": b"0" * 41_000_000}), "workbook-large"),
        (_packed(**{f"p{number}": b"" for number in range(501)}), "workbook-large"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, code: str) -> None:
    assert problems(data) == [(code, None)]


@pytest.mark.parametrize("share", [2, 10, 50, 90, 99])
def test_a_workbook_cut_short_is_refused(share: int) -> None:
    whole = written(NAME)
    assert [code for code, _ in problems(whole[: len(whole) * share // 100])] == ["workbook-damaged"]


def test_ranges_that_cover_a_whole_worksheet_are_refused_before_they_are_made() -> None:
    for part in (b'<mergeCell ref="A1:XFD1048576"/>', b"<hyperlink ref='A1:XFD9999' />", b'<mergeCell ref="A:XFD"/>'):
        data = _packed(**{"xl__workbook.xml": b"<workbook/>", "xl__worksheets__sheet1.xml": part})
        assert problems(data) == [("workbook-large", None)]


def test_a_workbook_that_reaches_very_far_is_refused() -> None:
    def far(hand: Hand) -> None:
        hand.book["Facts"]["A900000"] = "x"

    assert _changed(far) == [("workbook-large", "Facts")]


def test_a_workbook_of_another_maker_is_refused() -> None:
    def foreign(hand: Hand) -> None:
        del hand.book["Kakehashi"]

    assert _changed(foreign) == [("workbook-foreign", "Kakehashi")]


def test_a_newer_form_is_refused() -> None:
    def newer(hand: Hand) -> None:
        hand.book["Kakehashi"]["B1"] = "2"

    assert _changed(newer) == [("workbook-newer", "Kakehashi!B1")]


# ---------------------------------------------------------------- columns and worksheets


def test_worksheets_renamed_missing_or_added_are_named() -> None:
    def renamed(hand: Hand) -> None:
        hand.book["Purposes"].title = "Uses"

    def missing(hand: Hand) -> None:
        del hand.book["Linear axis"]

    def added(hand: Hand) -> None:
        hand.book.create_sheet("Sheet1")

    assert _changed(renamed) == [("workbook-columns", "Purposes"), ("workbook-columns", "Uses")]
    assert _changed(missing, "machining-centre.toml") == [("workbook-columns", "Linear axis")]
    assert _changed(added) == [("workbook-columns", "Sheet1")]


def test_columns_moved_renamed_or_added_are_named_by_their_cells() -> None:
    def renamed(hand: Hand) -> None:
        hand.book["Facts"]["F5"] = "Figure"

    def moved(hand: Hand) -> None:
        sheet = hand.book["Facts"]
        sheet["F5"].value, sheet["G5"].value = sheet["G5"].value, sheet["F5"].value

    def added(hand: Hand) -> None:
        hand.book["Facts"].insert_cols(7)

    def taken(hand: Hand) -> None:
        hand.book["Facts"].delete_cols(8)

    cells = {renamed: "Facts!F5", moved: "Facts!F5", added: "Facts!G5", taken: "Facts!H5"}
    for change, cell in cells.items():
        assert _changed(change) == [("workbook-columns", cell)]


def test_what_stands_beside_the_table_is_not_passed_over() -> None:
    def beside(hand: Hand) -> None:
        sheet = hand.book["Facts"]
        sheet.cell(7, sheet.max_column + 1).value = "see the datasheet"

    assert _changed(beside) == [("workbook-outside", f"Facts!{get_column_letter(16)}7")]


def test_merged_cells_are_refused() -> None:
    assert _changed(lambda hand: hand.book["Facts"].merge_cells("F7:F9")) == [("workbook-merged", "Facts!F7")]


# ---------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("VALUE", "=A1*2", "workbook-formula"),
        ("Document", "=A1", "workbook-formula"),
        ("VALUE", "#REF!", "workbook-error"),
        ("VALUE", datetime(2026, 10, 12), "workbook-date"),  # noqa: DTZ001
        ("Day", datetime(2026, 10, 12, 8, 30), "workbook-date"),  # noqa: DTZ001
        ("VALUE", time(8, 30), "workbook-date"),
        ("VALUE", 1 / 3, "workbook-number"),
        ("VALUE", "1.3", "dimension-wrong"),
        ("VALUE", 1.3, "dimension-wrong"),
        ("VALUE", "1.3 GHz", "dimension-wrong"),
        ("VALUE", "1.3 bananas", "unit-unknown"),
        ("VALUE", "fast", "quantity-unreadable"),
        ("Day", "2026-02-30", "day-wrong"),
        ("Day", "yesterday", "day-wrong"),
        ("Condition", "20 bananas", "unit-unknown"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(heading: str, value: object, code: str) -> None:
    found, place = _with(heading, value)
    assert found == [(code, place)]


@pytest.mark.parametrize(("form", "value"), [("0%", 0.05), ("0.0", 1.25), ('0.00" mm"', 1.25)])
def test_a_number_that_shows_another_than_it_holds_is_refused(form: str, value: float) -> None:
    hand = Hand(written("machining-centre.toml"))
    cell = hand.cell("Facts", "fact:contouring_axis_count:1", "VALUE")
    cell.value, cell.number_format = value, form
    assert problems(hand.saved()) == [("workbook-number", f"Facts!{cell.coordinate}")]


def test_a_flag_takes_only_yes_no_and_not_applicable() -> None:
    hand = Hand(written("machining-centre.toml"))
    cell = hand.cell("Facts", "fact:works_metal_ceramic_or_composite:1", "VALUE")
    cell.value = "maybe"
    hand.cell("Item", "kind:machining_centre", "VALUE").value = "perhaps"
    hand.book["Linear axis"]["B3"].value = "2"
    found = problems(hand.saved())
    assert found[0] == ("workbook-answer", hand.place("Item", "kind:machining_centre", "VALUE"))
    assert found[1] == ("type-wrong", f"Facts!{cell.coordinate}")
    assert found[2] == ("workbook-answer", "'Linear axis'!B3")


def test_members_curves_and_judgements_name_their_cells() -> None:
    hand = Hand(written("machining-centre.toml"))
    hand.cell("Linear axis", "member:3", "Name").value = "Z"
    travel = hand.cell("Linear axis", "member:3", "travel (")
    travel.value = "5 kg"
    assert problems(hand.saved()) == [("dimension-wrong", f"'Linear axis'!{travel.coordinate}")]
    hand = Hand(written("mmic-amplifier.toml"))
    sheet = next(sheet for sheet in hand.book.worksheets if sheet.title.startswith("Curve of peak"))
    sheet["C7"].value = None
    assert problems(hand.saved()) == [("field-missing", f"'{sheet.title}'!C7")]
    hand = Hand(written("converter.toml"))
    judge = hand.cell("Judgements", "provision:t1-1", "Judged by")
    judge.value = None
    assert problems(hand.saved()) == [("type-wrong", f"Judgements!{judge.coordinate}")]


def test_an_item_without_a_name_is_told_at_its_cell() -> None:
    hand = Hand(written(NAME))
    hand.cell("Item", "name", "VALUE").value = None
    assert problems(hand.saved()) == [("type-wrong", hand.place("Item", "name", "VALUE"))]


# ---------------------------------------------------------------- keys


def test_a_key_that_nobody_knows_or_that_stands_twice_is_named() -> None:
    def unknown(hand: Hand) -> None:
        cell = hand.cell(*RATE, "VALUE")
        cell.value = "1 GS/s"
        hand.book["Facts"].cell(cell.row, 15).value = "fact:sample_speed:1"

    def lost(hand: Hand) -> None:
        cell = hand.cell(*RATE, "VALUE")
        cell.value = "1 GS/s"
        hand.book["Facts"].cell(cell.row, 15).value = None

    def twice(hand: Hand) -> None:
        row = hand.cell(*RATE, "VALUE").row
        hand.book["Facts"].cell(row + 1, 15).value = "fact:sample_rate:1"

    row = Hand(written(NAME, "en", ROWS)).cell(*RATE, "VALUE").row
    assert _changed(unknown) == [("workbook-key", f"Facts!O{row}")]
    assert _changed(lost) == [("workbook-key", f"Facts!O{row}")]
    assert _changed(twice) == [("workbook-key-twice", f"Facts!O{row + 1}")]


def test_what_the_program_keeps_may_not_be_changed() -> None:
    hand = Hand(written("machining-centre.toml"))
    sheet = hand.book["Linear axis"]
    cell = next(cell for row in sheet.iter_rows(min_row=6) for cell in row if str(cell.value).startswith("{"))
    cell.value = "{"
    assert problems(hand.saved()) == [("workbook-kept", f"'Linear axis'!{cell.coordinate}")]


def test_a_standard_and_a_basis_must_be_known_ones() -> None:
    statements = {
        "total_processing_performance": {"value": "4800", "basis": "programmed"},
        "bearing_accuracy_class": {"value": "fourth", "by": "jis_b_1514_1"},
    }
    text = json.dumps({"item": {"name": "x", "facts": statements}})
    item = read_item(text, file="x.json", vocabulary=vocabulary())
    hand = Hand(write_workbook(item, nothing_known(), edition(), "en", rows=[], made_at=MADE))
    by = hand.cell("Facts", "fact:bearing_accuracy_class:1", "Measured by")
    basis = hand.cell("Facts", "fact:total_processing_performance:1", "Basis")
    by.value, basis.value = "jis_b_15", "printed"
    found = [("basis-unknown", f"Facts!{basis.coordinate}"), ("standard-unknown", f"Facts!{by.coordinate}")]
    assert sorted(problems(hand.saved())) == found


TYPED = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from(
        ["{", '{"thing": 1}', '{"sources": []}', "=A1", "#REF!", "fact:a.b:1", "kind:", "１０", "(none)", "はい"]
    ),
)


@settings(max_examples=12)
@given(st.data())
def test_whatever_stands_in_the_cells_is_read_or_told_as_problems(data: st.DataObject) -> None:
    hand = Hand(written("machining-centre.toml", data.draw(st.sampled_from(["ja", "en"]))))
    for _ in range(12):
        sheet = data.draw(st.sampled_from(hand.book.worksheets))
        row, column = data.draw(st.integers(1, 18)), data.draw(st.integers(1, 20))
        sheet.cell(row, column).value = data.draw(TYPED)
    problems(hand.saved())  # any other exception than `ProblemError` fails here


def test_every_problem_is_told_at_once_in_the_order_of_the_cells() -> None:
    hand = Hand(written(NAME))
    hand.cell("Item", "hs_code", "VALUE").value = "none"
    hand.cell(*RATE, "VALUE").value = "fast"
    hand.cell("Facts", "fact:sample_resolution:1", "VALUE").value = "=14"
    hand.cell("Purposes", "purpose:signal_processing", "How").value = "a bit"
    hand.book.create_sheet("Sheet1")
    codes = [code for code, _ in problems(hand.saved())]
    assert sorted(codes) == sorted(
        ["code-unknown", "quantity-unreadable", "workbook-formula", "level-unknown", "workbook-columns"]
    )


def test_a_japanese_workbook_names_its_cells_in_its_own_words() -> None:
    hand = Hand(written(NAME, "ja"))
    cell = hand.cell("事実", "fact:sample_rate:1", "値")
    cell.value = "1.3"
    assert problems(hand.saved()) == [("dimension-wrong", f"事実!{cell.coordinate}")]
