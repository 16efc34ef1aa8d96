"""A number and its unit never part at the end of a line: they are joined by a space that does not break."""

from __future__ import annotations

import re
from typing import Any

from kakehashi.vocabulary.units import UNITS

_FIGURE = re.compile(r"(?<=\d) (?=([^\s(),、。；;（）「」]+))")


def joined(text: str) -> str:
    """The text with a no-break space between every number and the unit after it."""
    if " " not in text:
        return text
    return _FIGURE.sub(lambda found: "\N{NO-BREAK SPACE}" if _is_unit(found[1]) else " ", text)


def _is_unit(word: str) -> bool:
    """Whether a word is a unit, or begins with one that Japanese follows without a space (`GS/sを超える`)."""
    symbol = re.match(r"[A-Za-zµμΩ°%/²³^·\-0-9]+", word)
    return symbol is not None and symbol[0].rstrip(".") in UNITS


def kept_together(data: Any) -> Any:
    """The same data with every text in it as `joined`."""
    if isinstance(data, str):
        return joined(data)
    if isinstance(data, dict):
        return {name: kept_together(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [kept_together(value) for value in data]
    return data
