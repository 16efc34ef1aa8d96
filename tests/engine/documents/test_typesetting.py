"""A number stays with its unit, a provision with its number."""

from __future__ import annotations

import pytest

from kakehashi.documents.typesetting import typeset


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("サンプルレートが1.3 GS/sを超える", "サンプルレートが1.3\u00a0GS/sを超える"),
        ("at least 5e13 1/cm2 and", "at least 5e13\u00a01/cm2 and"),
        ("線量が5000000 Gyを超える", "線量が5,000,000\u00a0Gyを超える"),
        ("AD-12110 V", "AD-12110\u00a0V"),
        ("14000.5 nm", "14000.5\u00a0nm"),
        ("125 °C以下", "125\u00a0°C以下"),
        ("(+175 %)", "(+175\u00a0%)"),
        ("1 to 15", "1 to 15"),
        ("5 axes of it", "5 axes of it"),
    ],
)
def test_a_number_and_its_unit_stay_together(text: str, kept: str) -> None:
    assert typeset(text) == kept


def test_numbers_hold_to_units_and_money_is_parted() -> None:
    assert typeset("1.1 GS/s at 20 °C") == "1.1\u00a0GS/s at 20\u00a0°C"
    assert typeset({"value": ["3100000 JPY"]}) == {"value": ["3,100,000\u00a0JPY"]}
    assert typeset("Goods Ordinance Art. 6, item 1") == "Goods Ordinance Art.\u00a06, item\u00a01"
    assert typeset("854239") == "854239"
    assert typeset("総価額が1000000 JPY以下") == "総価額が1,000,000\u00a0JPY以下"
    assert typeset("[246912, 740736] JPY").startswith("[246,912, 740,736]")
    assert typeset("が5000000 Gy/s以上") == "が5,000,000\u00a0Gy/s以上"


def test_a_word_too_long_for_a_column_may_part_and_a_hash_may_not() -> None:
    assert "\u200b" in typeset("a_file_name_without_any_place_to_break.pdf")
    assert "\u200b" in typeset("ตัวแปลงแอนะล็อก")
    assert typeset("0123456789abcdef" * 4) == "0123456789abcdef" * 4
