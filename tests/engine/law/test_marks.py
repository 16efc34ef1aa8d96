"""The marks of Japanese law in letters."""

from __future__ import annotations

from kakehashi.law import IROHA, kana_of, roman_of


def test_the_order_is_the_poem_that_uses_each_kana_once() -> None:
    poem = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
    assert "".join(IROHA) == poem


def test_every_mark_reads_back() -> None:
    assert all(kana_of(letters) == mark and roman_of(mark) == letters for mark, letters in IROHA.items())


def test_marks_of_one_sound_differ_in_letters() -> None:
    assert [roman_of(mark) for mark in "ヲオヰイヱエ"] == ["wo", "o", "wi", "i", "we", "e"]


def test_what_is_no_mark_has_no_answer() -> None:
    assert kana_of("x") is None
    assert roman_of("ン") is None
