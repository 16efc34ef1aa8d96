"""The words of the shell in Japanese and English, beside those in which law, facts and answers are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from kakehashi.cli.labels.english import ENGLISH
from kakehashi.cli.labels.japanese import JAPANESE
from kakehashi.wording import labels as told

OWN: Final[Mapping[str, Mapping[str, str]]] = {"en": ENGLISH, "ja": JAPANESE}
LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {name: {**told.LANGUAGES[name], **OWN[name]} for name in OWN}
"""Texts by key, by language; both languages have the same keys and the same placeholders."""


class Labels(told.Labels):
    """The words of one language: `labels("considered", all=16)`. A key that is not there is a KeyError."""

    languages: ClassVar[Mapping[str, Mapping[str, str]]] = LANGUAGES
