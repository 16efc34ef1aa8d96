from __future__ import annotations

import pytest

from kakehashi.reasoning.words_en_forms import in_plural, with_article


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("machine tool", "a machine tool"),
        ("MMIC amplifier", "an MMIC amplifier"),
        ("UAV", "a UAV"),
        ("integrated circuit", "an integrated circuit"),
        ("unmanned vehicle", "an unmanned vehicle"),
        ("unit of memory", "a unit of memory"),
        ("technology", "technology"),
        ("machine tools", "machine tools"),
        ("FPGA", "an FPGA"),
    ],
)
def test_with_article_follows_the_sound(noun: str, expected: str) -> None:
    assert with_article(noun) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("contouring axis", "contouring axes"),
        ("side of the plane", "sides of the plane"),
        ("assembly", "assemblies"),
        ("lens", "lenses"),
        ("channel", "channels"),
    ],
)
def test_in_plural_changes_the_head_noun(noun: str, expected: str) -> None:
    assert in_plural(noun) == expected
