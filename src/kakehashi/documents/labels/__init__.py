"""The words of documents in Japanese and English, one module per sort of document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from kakehashi.documents.labels import certificates, frames, letters, sheets, workbooks
from kakehashi.wording import labels as told

_MODULES = (frames, certificates, sheets, letters, workbooks)

OWN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {key: text for module in _MODULES for key, text in module.ENGLISH.items()},
    "ja": {key: text for module in _MODULES for key, text in module.JAPANESE.items()},
}
LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {name: {**told.LANGUAGES[name], **OWN[name]} for name in OWN}
"""Texts by key, by language; both languages have the same keys and the same placeholders."""


class Labels(told.Labels):
    """The words of one language: `labels("certificate.title")`. A key that is not there is a KeyError."""

    languages: ClassVar[Mapping[str, Mapping[str, str]]] = LANGUAGES
