"""The words of the shell in Japanese and English; what the law and the packs say has its own words elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from kakehashi.cli.labels.english import ENGLISH
from kakehashi.cli.labels.japanese import JAPANESE

LANGUAGES = {"en": ENGLISH, "ja": JAPANESE}
"""Texts by key, by language; both languages have the same keys and the same placeholders."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language: `labels("considered", all=16)`. A key that is not there is a KeyError."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its placeholders filled."""
        return LANGUAGES[self.language][key].format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The text of a key for a number: `key.one` where it is 1, else `key.many`."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", n=number, **values)
