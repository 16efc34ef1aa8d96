"""Lines of a given width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kakehashi.cli.wrapping import wrap

TEXTS = st.text(st.sampled_from("ab 12 GS/s。、（）あ集積回路 を>="), max_size=120)


@given(TEXTS, st.integers(8, 60))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrap(text, width))


@given(TEXTS, st.integers(8, 60))
def test_nothing_is_lost(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


def test_words_stay_whole() -> None:
    assert wrap("export control law", 14) == ["export control", "law"]


def test_a_number_stays_with_its_unit() -> None:
    assert wrap("it exceeds 400 MS/s", 15) == ["it exceeds", "400 MS/s"]


def test_a_comparison_stays_with_its_number() -> None:
    assert wrap("sample rate >= 65", 14) == ["sample rate", ">= 65"]


def test_japanese_breaks_between_characters() -> None:
    assert wrap("許可が必要な貨物である", 12) == ["許可が必要な", "貨物である"]


@pytest.mark.parametrize("text", ["", "a", "あ"])
def test_short_texts_are_one_line(text: str) -> None:
    assert wrap(text, 20) == [text]


def test_no_line_begins_with_a_closing_mark() -> None:
    assert wrap("許可が必要である。", 16) == ["許可が必要であ", "る。"]
