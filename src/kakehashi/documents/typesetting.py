"""How any text is set: a number stays with its unit and a provision with its number; long numbers are grouped.

Powers are set as powers where a number has a unit: `5e13 1/cm2` as 5×10^13 1/cm² (the font has no raised 5).

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
_POWER = re.compile(r"(?<=m)[23]")
_RAISED = str.maketrans("23", "²³")
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
        text = _CITED.sub(rf"\1{NO_BREAK}", _number_and_unit().sub(_measured, text))
    return shown(text)


def unit_set(unit: str) -> str:
    """A unit with its powers raised: `1/cm²`."""
    return _POWER.sub(lambda found: found.group().translate(_RAISED), unit)


def _measured(found: re.Match[str]) -> str:
    number, exponent = found["number"] or found["part"], found["exponent"]
    if len(number) > 4 and number.isdecimal():
        number = f"{int(number):,}"
    power = f"×10^{int(exponent)}" if exponent else ""
    return f"{number}{power}{NO_BREAK}{unit_set(found['unit'])}"


@cache
def _number_and_unit() -> re.Pattern[str]:
    """A number with a unit; of a number that is part of a longer word (`ISO230`), only its last figure counts."""
    symbols = "|".join(re.escape(each) for each in sorted(SYMBOLS, key=len, reverse=True) if each)
    whole = r"(?<![A-Za-z0-9_.,])(?<![A-Za-z]-)(?P<number>\d+(?:\.\d+)?)(?:e(?P<exponent>[-+]?\d+))?"
    return re.compile(rf"(?:{whole}|(?P<part>(?<=[A-Za-z0-9_.,-])\d)) (?P<unit>{symbols})(?![A-Za-z])")


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])\d{{5,}}(?= ?(?:{'|'.join(CURRENCIES.split())})\b)")
