"""Pages: the same input gives the same bytes, nothing of the machine shows, no character becomes an empty box."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from kakehashi.documents.certificate import certificate
from kakehashi.documents.glyphs import shown
from kakehashi.documents.rendering import ATTACHMENT, Page, pictures, qr, render
from tests.engine.records.decisions import sealed_item


def _page(language: str = "ja") -> Page:
    return certificate(sealed_item("converter.toml"), language)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_equal_input_gives_equal_bytes(language: str) -> None:
    assert render(_page(language)) == render(_page(language))


def test_the_pdf_says_that_it_is_an_archive_file_and_holds_its_fonts() -> None:
    reader = PdfReader(BytesIO(render(_page())))
    assert reader.xmp_metadata is not None
    assert b"<pdfaid:part>3" in reader.xmp_metadata.stream.get_data()
    fonts: Any = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for font in fonts.values():
        assert "+NotoSansCJKjp" in font.get_object()["/BaseFont"]
        (descendant,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile3" in descendant.get_object()["/FontDescriptor"]


def test_the_record_lies_inside_as_it_was_sealed() -> None:
    (attached,) = PdfReader(BytesIO(render(_page()))).attachment_list
    assert attached.name == ATTACHMENT
    assert attached.content == sealed_item("converter.toml").data


def test_the_time_is_that_of_the_page_and_not_of_the_clock() -> None:
    metadata = PdfReader(BytesIO(render(_page()))).metadata
    assert metadata is not None
    assert metadata.creation_date == datetime(2026, 3, 3, 9, 30, tzinfo=UTC)


def test_what_the_font_lacks_is_written_by_its_code() -> None:
    assert shown("กข → 変換器") == "‹U+0E01›‹U+0E02› → 変換器"
    assert shown("半導体 半导体 반도체 Ω µm ²") == "半導体 半导体 반도체 Ω µm ²"


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_text_can_be_printed(text: str) -> None:
    page = _page()
    titled = {**page.data, "number": text.replace("\x00", "")}
    made = render(Page(page.template, titled, page.made_at))
    assert made.startswith(b"%PDF-")


def test_pictures_show_every_page() -> None:
    made = pictures(_page(), dots=40)
    assert len(made) == len(PdfReader(BytesIO(render(_page()))).pages)
    assert all(each.startswith(b"\x89PNG") for each in made)


def test_the_code_is_a_drawing_without_a_size_of_its_own() -> None:
    assert qr("x").startswith("<svg")
