"""Figures and units of a condition: of the parameter's dimension, existing, and one limit where two are printed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from kakehashi.problems import Problem
from kakehashi.reasoning.intervals import Interval, intersection, point
from kakehashi.reasoning.parser import Origin
from kakehashi.reasoning.quantities import on_scale, words_of
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.syntax import Figure, Position
from kakehashi.vocabulary import Parameter, dimension_fits, find_unit
from kakehashi.vocabulary.blocks import did_you_mean
from kakehashi.vocabulary.units import near_units


@dataclass
class Sheet:
    """What is wrong with one condition. `anywhere`: a term, which may be put to any component."""

    origin: Origin
    rulebook: Rulebook
    anywhere: bool = False
    problems: list[Problem] = field(default_factory=list)

    def report(
        self,
        code: str,
        at: Position,
        what: str,
        expected: str,
        remedy: str,
        severity: Literal["error", "warning"] = "error",
    ) -> None:
        """Add a problem at a position of the condition."""
        self.problems.append(Problem(code, what, self.origin.place(at), expected, remedy, severity))

    def unknown(self, what: str, name: str, known: Collection[str], at: Position, code: str = "L01") -> None:
        """Report a name that stands for nothing, with near misses."""
        remedy = did_you_mean(name, known) or f"Declare the {what}, or correct the name."
        self.report(code, at, f"There is no {what} `{name}`.", f"a declared {what}.", remedy)


def check_figure(sheet: Sheet, figure: Figure, parameter: Parameter) -> None:
    """A limit: each printed figure in a unit of the parameter's dimension, both the same limit."""
    check_unit(sheet, figure.unit, parameter, figure.at)
    if figure.also is not None:
        check_unit(sheet, figure.also.unit, parameter, figure.also.at)
    check_two_figures(sheet, figure)


def check_unit(sheet: Sheet, symbol: str | None, parameter: Parameter, at: Position) -> None:
    """A unit must exist and be of the parameter's dimension; counts and pure numbers have none."""
    if symbol is None:
        if parameter.dimension is not None:
            what = f"The figure has no unit; `{parameter.name}` is a {words_of(parameter.dimension)}."
            remedy = f"Write the unit that the law prints, such as {parameter.unit}."
            sheet.report("L01", at, what, f"a unit of {words_of(parameter.dimension)}.", remedy)
        return
    found = find_unit(symbol)
    if found is None:
        report_unit(sheet, symbol, at)
    elif parameter.dimension is None:
        what = f"`{parameter.name}` is a {parameter.type} and has no unit."
        sheet.report("L01", at, what, "a figure without unit.", f"Leave `{symbol}` out.")
    elif not dimension_fits(parameter.dimension, found.dimension):
        what = f"`{symbol}` is a unit of {words_of(found.dimension)}; `{parameter.name}` is a "
        remedy = f"Correct the unit or the name; {parameter.unit} would fit."
        expected = f"a unit of {words_of(parameter.dimension)}."
        sheet.report("L01", at, f"{what}{words_of(parameter.dimension)}.", expected, remedy)


def report_unit(sheet: Sheet, symbol: str, at: Position) -> None:
    """Report a symbol that is no unit (lint 2)."""
    near = near_units(symbol)
    remedy = f"Did you mean {' or '.join(near)}?" if near else "Take a unit of the table of units."
    sheet.report("L02", at, f"There is no unit `{symbol}`.", "a unit of the table of units.", remedy)


def check_two_figures(sheet: Sheet, figure: Figure) -> None:
    """Two figures printed for one limit may differ by at most half the last digit of one of them (lint 5)."""
    other = figure.also
    if other is None:
        return
    one_unit, other_unit = find_unit(figure.unit or "1"), find_unit(other.unit or "1")
    if one_unit is None or other_unit is None:
        return
    if one_unit.dimension != other_unit.dimension or not (agrees(figure, other) or agrees(other, figure)):
        what = f"{_shown(figure)} and {_shown(other)} are not one limit."
        expected = "two figures that differ by at most half of a last digit."
        sheet.report("L05", other.at, what, expected, "Compare both figures with the law's text.")


def agrees(figure: Figure, rounded: Figure) -> bool:
    """Whether `rounded` is `figure` in its own unit, to within half of its last digit."""
    source, target = find_unit(figure.unit or "1"), find_unit(rounded.unit or "1")
    if source is None or target is None:
        return False
    based = on_scale(point(source.to_base(figure.value)), source, target)
    if based is None:
        return False
    half = half_last_digit(rounded.text)
    allowed = Interval(target.to_base(rounded.value - half), target.to_base(rounded.value + half))
    return not intersection(based, allowed).is_empty


def half_last_digit(text: str) -> Fraction:
    """Half a unit of the last digit of a number as printed: 0.005 of `48.75`, 0.5 of `125`."""
    digits, _, exponent = text.lower().partition("e")
    decimals = len(digits.partition(".")[2])
    return Fraction(10) ** (int(exponent or 0) - decimals) / 2


def _shown(figure: Figure) -> str:
    return f"{figure.text} {figure.unit}" if figure.unit else figure.text
