"""Every country has a name in both languages."""

from __future__ import annotations

import pytest

from kakehashi.trade.countries import COUNTRIES
from kakehashi.wording.places import place


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_country_has_a_name_beside_its_code(language: str) -> None:
    assert [code for code in COUNTRIES if place(code, language) == code] == []


def test_names_are_those_of_the_language() -> None:
    assert place("AE", "en") == "United Arab Emirates (AE)"
    assert place("AE", "ja") == "アラブ首長国連邦（AE）"


def test_a_region_of_a_pack_keeps_its_code() -> None:
    assert place("X-AREA", "ja") == "X-AREA"
