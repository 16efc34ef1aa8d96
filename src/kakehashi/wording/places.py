"""Countries and territories by their names in Japanese and English (CLDR, from Babel), beside their codes."""

from __future__ import annotations

from functools import cache

from babel import Locale

_BRACKETS = {"ja": "{name}（{code}）", "en": "{name} ({code})"}


@cache
def _names(language: str) -> dict[str, str]:
    return dict(Locale(language).territories)


def place(code: str, language: str) -> str:
    """`United Arab Emirates (AE)`; the code alone where it is no code of ISO 3166 (a region that a pack declares)."""
    name = _names(language).get(code)
    return code if name is None else _BRACKETS[language].format(name=name, code=code)
