"""Quantities and spans as people write them: `1.3 GS/s`, `[1.2, 1.4] GS/s`, `1.25 ± 0.05 GS/s`, `>= 3 GHz`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.intervals import Interval
from kakehashi.vocabulary.units import Unit, find_unit, unknown_unit

_NUMBER = r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?"
_UNIT = r"[^\s0-9±,\[\]][^\s±,\[\]]*|1/[^\s±,\[\]]+"
_PLAIN = re.compile(rf"(?P<sign>>=|<=|>|<|=)?\s*(?P<value>{_NUMBER})(?:\s*(?P<unit>{_UNIT}))?")
_TOLERANCE = re.compile(
    rf"(?P<value>{_NUMBER})(?:\s*(?P<unit>{_UNIT}))?\s*±\s*(?P<tolerance>{_NUMBER})(?:\s*(?P<tail>{_UNIT}))?"
)
_BOUND = rf"{_NUMBER}|[+-]?inf"
_INTERVAL = re.compile(
    rf"(?P<open>[\[(])\s*(?P<low>{_BOUND})\s*,\s*(?P<high>{_BOUND})\s*(?P<close>[\])])(?:\s*(?P<unit>{_UNIT}))?"
)
_FROM_TO = re.compile(rf"(?P<low>{_NUMBER})\s*(?:to|\.\.|~)\s*(?P<high>{_NUMBER})(?:\s*(?P<unit>{_UNIT}))?")
_THOUSANDS = re.compile(r"[0-9],[0-9]{3}(?![0-9])")
_SIGNS = str.maketrans({"−": "-", "–": "-", "≥": ">=", "≤": "<=", "≧": ">=", "≦": "<="})
_EXAMPLES = "a number with its unit, such as `1.3 GS/s`, `[1.2, 1.4] GS/s`, `1.25 ± 0.05 GS/s` or `>= 3 GHz`."
_SPAN_EXAMPLES = "two bounds and a unit, such as `[-55, 125] °C`, `[600, inf) Hz` or `-55 to 125 °C`."
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value known exactly or within an interval, in the base unit of its unit's dimension and scale.

    `unit` is the symbol as stated (None: a count or pure number); `text` is what the person wrote.
    """

    interval: Interval
    unit: str | None
    text: str


NUMBER = Unit("1", "ratio", Fraction(1))
"""What a count or a pure number is measured in."""


def parse_quantity(text: str, *, place: Place | None = None) -> Quantity:
    """A quantity from text; a number without unit is a count or a pure number. Decimal text is read exactly.

    Raises `ProblemError` (code `quantity-..`) or a problem `unit-unknown`, with place and remedy.
    """
    where = place or Place()
    clean = _clean(text, where)
    if match := _INTERVAL.fullmatch(clean):
        interval, unit = _bounded(match, text, where)
    elif match := _TOLERANCE.fullmatch(clean):
        interval, unit = _tolerated(match, text, where)
    elif match := _PLAIN.fullmatch(clean):
        interval, unit = _plain(match, where)
    else:
        raise _unreadable(text, where, _EXAMPLES)
    return Quantity(interval, None if unit is NUMBER else unit.symbol, text)


def parse_span(text: str, *, place: Place | None = None) -> tuple[Interval, str]:
    """What a thing works over, from text: the interval in base units, and the unit as stated.

    Raises `ProblemError` as `parse_quantity` does; a span needs a unit and bounds in order.
    """
    where = place or Place()
    clean = _clean(text, where)
    match = _INTERVAL.fullmatch(clean) or _FROM_TO.fullmatch(clean)
    if match is None:
        raise _unreadable(text, where, _SPAN_EXAMPLES)
    interval, unit = _bounded(match, text, where)
    if unit is NUMBER:
        raise _unreadable(text, where, _SPAN_EXAMPLES)
    return interval, unit.symbol


def _clean(text: str, place: Place) -> str:
    clean = unicodedata.normalize("NFKC", text).strip().translate(_SIGNS).replace("+/-", "±")
    if _THOUSANDS.search(clean):
        what = f"`{text}` has a comma inside a number."
        remedy = "Leave thousands commas out (`1500`); between the bounds of an interval write a comma and a space."
        raise ProblemError(Problem("quantity-comma", what, place, "digits without commas.", remedy))
    if len(clean) > _LONGEST:
        raise _unreadable(text[:40] + "...", place, _EXAMPLES)
    return clean


def _unreadable(text: str, place: Place, expected: str) -> ProblemError:
    what = f"`{text}` cannot be read as a quantity."
    remedy = "Write the number in digits and take words such as `about` or `max.` out; leave unknown facts out."
    return ProblemError(Problem("quantity-unreadable", what, place, expected, remedy))


def _unit(symbol: str | None, place: Place) -> Unit:
    if symbol is None:
        return NUMBER
    found = find_unit(symbol)
    if found is None:
        raise ProblemError(unknown_unit(symbol, place))
    return found


def _plain(match: re.Match[str], place: Place) -> tuple[Interval, Unit]:
    unit = _unit(match["unit"], place)
    value = unit.to_base(Fraction(match["value"]))
    sign = match["sign"]
    if sign in (">", ">="):
        return Interval(value, None, sign == ">=", True), unit
    if sign in ("<", "<="):
        return Interval(None, value, True, sign == "<="), unit
    return Interval(value, value), unit


def _bounded(match: re.Match[str], text: str, place: Place) -> tuple[Interval, Unit]:
    unit = _unit(match["unit"], place)
    brackets = match.groupdict()
    interval = Interval(
        _bound(match["low"], unit),
        _bound(match["high"], unit),
        brackets.get("open", "[") == "[" or match["low"].endswith("inf"),
        brackets.get("close", "]") == "]" or match["high"].endswith("inf"),
    )
    misplaced = match["low"] in ("inf", "+inf") or match["high"] == "-inf"
    if interval.is_empty or misplaced:
        what = f"The interval `{text}` holds no number."
        raise ProblemError(
            Problem("quantity-backwards", what, place, "the lower bound first.", "Exchange the two bounds.")
        )
    return interval, unit


def _bound(text: str, unit: Unit) -> Fraction | None:
    return None if text.endswith("inf") else unit.to_base(Fraction(text))


def _tolerated(match: re.Match[str], text: str, place: Place) -> tuple[Interval, Unit]:
    """`1.25 ± 0.05 GS/s`, `20 °C ± 2 K`, `50 Hz ± 1 %` (of the value)."""
    tail = _unit(match["tail"], place)
    unit = tail if match["unit"] is None else _unit(match["unit"], place)
    value, tolerance = Fraction(match["value"]), Fraction(match["tolerance"])
    if match["unit"] is not None and tail.dimension == "ratio" and unit.dimension != "ratio" and tail is not NUMBER:
        tolerance, tail = abs(value) * tail.to_base(tolerance), unit
    if tolerance < 0:
        raise _unreadable(text, place, _EXAMPLES)
    if tail.symbol == unit.symbol:
        return Interval(unit.to_base(value - tolerance), unit.to_base(value + tolerance)), unit
    if (tail.dimension, tail.scale) != (unit.dimension, unit.scale):
        what = f"In `{text}` the tolerance has another dimension than the value."
        remedy = f"Give the tolerance in {unit.symbol} or in %."
        raise ProblemError(Problem("quantity-tolerance", what, place, f"a tolerance in {unit.symbol}.", remedy))
    middle, half = unit.to_base(value), tolerance * tail.factor
    return Interval(middle - half, middle + half), unit
