"""How far a stated number is from a limit of the law, in the limit's own unit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kakehashi.reasoning.facts import FactKey
from kakehashi.reasoning.nodes import Atom
from kakehashi.reasoning.quantities import Interval, Quantity, in_unit
from kakehashi.reasoning.syntax import Compare, Comparison, Figure, InRange
from kakehashi.reasoning.truth import Truth


@dataclass(frozen=True, slots=True)
class Margin:
    """`distance` is the stated value less the limit (an interval where the value is one), in `unit`.

    `ratio` is value over limit where both are points of one sign and the limit is not zero.
    """

    key: FactKey
    stated: str
    comparison: Comparison
    limit: str
    unit: str | None
    distance: Interval
    ratio: Fraction | None
    met: Truth


def margin_of(atom: Atom) -> Margin | None:
    """The margin of an atom that compares a known number with a figure or a range; None for any other."""
    if not atom.used or not isinstance(value := atom.used[0][1].value, Quantity) or atom.note is not None:
        return None
    if isinstance(atom.condition, Compare):
        return _margin(atom, value, atom.condition.comparison, atom.condition.figure)
    if isinstance(atom.condition, InRange):
        return _range_margin(atom, value, atom.condition)
    return None


def _range_margin(atom: Atom, value: Quantity, condition: InRange) -> Margin | None:
    """The margin to the nearer bound of a range."""
    wanted = condition.range
    bounds = []
    if wanted.low is not None:
        comparison = Comparison.AT_LEAST if wanted.low_closed else Comparison.ABOVE
        bounds.append((comparison, Figure(wanted.low, wanted.unit, wanted.low_text)))
    if wanted.high is not None:
        comparison = Comparison.AT_MOST if wanted.high_closed else Comparison.BELOW
        bounds.append((comparison, Figure(wanted.high, wanted.unit, wanted.high_text)))
    margins = [margin for bound in bounds if (margin := _margin(atom, value, *bound)) is not None]
    return min(margins, key=_closeness, default=None)


def _closeness(margin: Margin) -> Fraction:
    ends = [abs(end) for end in (margin.distance.low, margin.distance.high) if end is not None]
    return min(ends, default=Fraction(0))


def _margin(atom: Atom, value: Quantity, comparison: Comparison, figure: Figure) -> Margin | None:
    stated = in_unit(value, figure.unit or "1")
    if stated is None:
        return None
    low = None if stated.low is None else stated.low - figure.value
    high = None if stated.high is None else stated.high - figure.value
    ratio = stated.low / figure.value if stated.low is not None and stated.low == stated.high and figure.value else None
    limit = f"{figure.text} {figure.unit}" if figure.unit else figure.text
    return Margin(
        atom.used[0][0],
        value.text,
        comparison,
        limit,
        figure.unit,
        Interval(low, high, stated.low_closed, stated.high_closed),
        ratio,
        atom.truth,
    )
