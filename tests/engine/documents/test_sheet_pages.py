"""Both sheets as PDF: every item of the examples, both languages, the same bytes for the same input."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from kakehashi.documents.comparison_table import comparison_table_page
from kakehashi.documents.labels import LANGUAGES
from kakehashi.documents.parameter_sheet import parameter_sheet_page
from kakehashi.documents.rendering import pictures, render
from tests.engine.documents.sheets import ISSUE, everything, example

SHEETS = [parameter_sheet_page, comparison_table_page]
NAMES = [
    "additive-machine", "converter", "converter-board", "fpga", "fpga-in-2025", "incomplete", "lithium-cell",
    "machining-centre", "measuring-machine", "mmic-amplifier", "oscilloscope", "power-transistor", "radiation-hard",
]  # fmt: skip


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_item_renders(name: str, language: str) -> None:
    item, found = example(name)
    for sheet in SHEETS:
        pdf = PdfReader(BytesIO(render(sheet(item, found, language, ISSUE))))
        assert len(pdf.pages) >= 2
        assert pdf.attachments["record.json"] == [ISSUE.record]


def test_no_item_of_the_examples_is_left_out() -> None:
    assert {name for name in everything() if ".toml" not in name} == set(NAMES)


def test_the_items_of_every_deal_are_among_them() -> None:
    assert [name for name in everything() if ".toml" in name] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_same_input_gives_the_same_bytes_and_as_many_pictures(sheet: type) -> None:
    item, found = example("converter")
    page = sheet(item, found, "ja", ISSUE)
    pdf = render(page)
    assert render(sheet(item, found, "ja", ISSUE)) == pdf
    assert len(pictures(page, dots=30)) == len(PdfReader(BytesIO(pdf)).pages)


def test_a_row_that_is_not_in_scope_can_be_asked_for() -> None:
    item, found = example("converter")
    pdf = PdfReader(BytesIO(render(parameter_sheet_page(item, found, "en", ISSUE, rows=["5(1)", "7(2)"]))))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert "5(1)" in text
    assert "passed over" in text


def test_words_of_both_languages_have_the_same_keys_and_are_asked_for() -> None:
    keys = {key for key in LANGUAGES["en"] if key.startswith("sheet.")}
    assert keys == {key for key in LANGUAGES["ja"] if key.startswith("sheet.")}
