"""Every word that the room asks for is there, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import kakehashi.wording
from kakehashi.wording.labels import LANGUAGES

ROOM = Path(next(iter(kakehashi.wording.__path__)))


def test_both_languages_have_the_same_keys() -> None:
    assert set(LANGUAGES["ja"]) == set(LANGUAGES["en"])


def test_every_label_that_is_asked_for_by_name_exists() -> None:
    texts = [path.read_text(encoding="utf-8") for path in ROOM.glob("*.py")]
    asked = {key for text in texts for key in re.findall(r'labels\("([a-z_. ]+)"', text)}
    assert asked
    assert sorted(asked - set(LANGUAGES["en"])) == []
