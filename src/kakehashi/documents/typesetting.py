"""How any text is set: a number stays with its unit and a provision with its number; long amounts are grouped.

What the documents' own font cannot show is written by its code, never as an empty box.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from kakehashi.documents.glyphs import shown
from kakehashi.vocabulary.unit_table import CURRENCIES
from kakehashi.vocabulary.units import SYMBOLS

NO_BREAK: Final = "\u00a0"
_RAISED = str.maketrans("23", "²³")
MAY_PART: Final = "\u200b"
_LONG = re.compile(rf"(?<![A-Za-z\d.,-])\d{{5,}}(?={NO_BREAK})")
_LONG_WORD = re.compile(r"[!-~‹›]{25,}")
_HASH = re.compile(r"[0-9a-f]{64}")
_PLACE = re.compile(r"[_/.,;:=&?-]+|›|[^_/.,;:=&?›-]{20}")
_CITED = re.compile(r"\b(Art\.|item|para\.) (?=\d)")


def typeset(data: Any) -> Any:
    """The same data with every text in it as it is set."""
    if isinstance(data, str):
        return _text(data)
    if isinstance(data, dict):
        return {name: typeset(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [typeset(value) for value in data]
    return data


def dotted(code: str | None) -> str | None:
    """A tariff code as it is printed: `8542.39`, `8542.39.00`."""
    if code is None or not code.isdecimal() or len(code) <= 4:
        return code
    return ".".join([code[:4], *(code[place : place + 2] for place in range(4, len(code), 2))])


def _text(text: str) -> str:
    if any(character.isdigit() for character in text):
        text = _money().sub(lambda found: f"{int(found.group()):,}", text)
        text = _CITED.sub(rf"\1{NO_BREAK}", _number_and_unit().sub(NO_BREAK, text))
        text = _LONG.sub(lambda found: f"{int(found.group()):,}", text)
    return _LONG_WORD.sub(lambda found: _parted(found.group()), shown(text))


def unit_set(unit: str) -> str:
    """A unit that stands alone, with its powers raised: `1/cm²`. Beside a number the template does that."""
    return re.sub(r"(?<=m)[23]", lambda found: found.group().translate(_RAISED), unit)


def _parted(word: str) -> str:
    """A word too long for a column with places where it may part; a hash stays whole, it has a line of its own."""
    return word if _HASH.fullmatch(word) else _PLACE.sub(rf"\g<0>{MAY_PART}", word)


@cache
def _number_and_unit() -> re.Pattern[str]:
    symbols = "|".join(re.escape(each) for each in sorted(SYMBOLS, key=len, reverse=True) if each)
    return re.compile(rf"(?<=\d) (?=(?:{symbols})(?![A-Za-z]))")


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])\d{{5,}}(?=(?:, \d+)?[\])]? ?(?:{'|'.join(CURRENCIES.split())})(?![A-Za-z]))")
