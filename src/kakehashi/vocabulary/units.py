"""Units by symbol, with exact factors: what a list prints and what a data sheet states."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.vocabulary.unit_table import ALIASES, CURRENCIES, PREFIXED, SINGLE, Scale, Single, spread

_SAME_SIGNS = str.maketrans({"⋅": "·", "・": "·", "∙": "·", "′": "'", "−": "-", "^": "", " ": ""})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. The base value is `value * factor + offset`, in the base unit of `dimension` on this `scale`.

    `reference`, on the decibel scale only, is the linear base value of 0 in this unit (dBm: 1/1000, in W).
    Values on two scales of one dimension convert only with rounding (see `reasoning.quantities.in_unit`).
    """

    symbol: str
    dimension: str
    factor: Fraction
    offset: Fraction = Fraction(0)
    scale: Scale = "linear"
    reference: Fraction | None = None

    def to_base(self, value: Fraction) -> Fraction:
        """The value in the base unit of this unit's dimension and scale."""
        return value * self.factor + self.offset

    def from_base(self, value: Fraction) -> Fraction:
        """The inverse of `to_base`."""
        return (value - self.offset) / self.factor


class UnitError(ProblemError):
    """A unit that does not exist, or one of another dimension than is needed."""


def unit(symbol: str, *, place: Place | None = None) -> Unit:
    """The unit of a symbol; both micro signs, superscripts and full-width forms are accepted.

    Raises `UnitError` naming near misses.
    """
    found = find_unit(symbol)
    if found is None:
        raise UnitError(unknown_unit(symbol, place or Place()))
    return found


def find_unit(symbol: str) -> Unit | None:
    """The unit of a symbol, or None."""
    text = unit_text(symbol)
    return UNITS.get(ALIASES.get(text, text))


def unit_text(symbol: str) -> str:
    """The symbol in the one spelling of the table: NFKC, one middle dot, no `^` and no spaces."""
    return unicodedata.normalize("NFKC", symbol).strip().translate(_SAME_SIGNS)


def unknown_unit(symbol: str, place: Place) -> Problem:
    """The problem that a symbol is no unit, with what was probably meant."""
    near = near_units(symbol)
    remedy = f"Did you mean {' or '.join(near)}?" if near else "Take a unit that `vocabulary.units` lists."
    return Problem("unit-unknown", f"There is no unit `{symbol}`.", place, "a unit of the table of units.", remedy)


def near_units(symbol: str) -> tuple[str, ...]:
    """Up to three symbols that look alike; those that differ only in capitals come first."""
    text = unit_text(symbol)
    if text[:1] == "u" and "μ" + text[1:] in UNITS:
        return ("μ" + text[1:],)
    same = sorted(known for known in SYMBOLS if known.casefold() == text.casefold())
    close = difflib.get_close_matches(text, SYMBOLS, n=3, cutoff=0.6)
    return tuple(dict.fromkeys([*same, *close]))[:3]


def dimension_fits(needed: str, found: str) -> bool:
    """Whether a unit of dimension `found` may state what needs `needed`; `money` takes every currency."""
    return needed == found or (needed == "money" and found.startswith("money:"))


def _singles() -> Iterable[Single]:
    yield from SINGLE
    for row in PREFIXED:
        yield from spread(row)
    for code in CURRENCIES.split():
        yield Single(code, f"money:{code}", "1")


def _build(rows: Iterable[Single]) -> dict[str, Unit]:
    """The table by symbol. A symbol with two meanings is a mistake in the table: `ValueError`."""
    units: dict[str, Unit] = {}
    for row in rows:
        if row.symbol in units:
            raise ValueError(f"two units are written {row.symbol}")
        offset = Fraction(row.offset)
        # Decibels of power-like quantities: 10 dB are a factor of ten. Offsets in the table are whole tens.
        reference = Fraction(10) ** int(offset / 10) if row.scale == "decibel" else None
        units[row.symbol] = Unit(row.symbol, row.dimension, Fraction(row.factor), offset, row.scale, reference)
    return units


UNITS: Mapping[str, Unit] = MappingProxyType(_build(_singles()))
"""Every unit by its symbol."""

SYMBOLS: tuple[str, ...] = tuple(sorted({*UNITS, *ALIASES}))
"""Every spelling that is read: symbols and aliases."""

DIMENSIONS: frozenset[str] = frozenset(each.dimension for each in UNITS.values()) | {"money"}
"""Every dimension; `money` stands for any currency."""
