"""The words in which law, facts and answers are told, in Japanese and English; rooms above add words of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from kakehashi.wording.labels.english import ENGLISH
from kakehashi.wording.labels.japanese import JAPANESE

LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {"en": ENGLISH, "ja": JAPANESE}
"""Texts by key, by language; both languages have the same keys and the same placeholders."""


@dataclass(frozen=True)
class Labels:
    """The words of one language: `labels("days.from", first=day)`. A key that is not there is a KeyError."""

    language: str
    languages: ClassVar[Mapping[str, Mapping[str, str]]] = LANGUAGES

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its placeholders filled."""
        return self.languages[self.language][key].format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The text of a key for a number: `key.one` where it is 1, else `key.many`."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", n=number, **values)
