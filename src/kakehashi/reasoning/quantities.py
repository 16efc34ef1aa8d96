"""Exact quantities: intervals of fractions in base units, compared with limits of the law."""

from __future__ import annotations

from fractions import Fraction

from kakehashi.problems import Place, Problem
from kakehashi.reasoning.intervals import Interval, contains, intersection, multiply, point, subtract
from kakehashi.reasoning.measurements import NUMBER, Quantity, parse_quantity, parse_span
from kakehashi.reasoning.powers import PI_HIGH, PI_LOW, logarithm_10, power_of_ten
from kakehashi.reasoning.syntax import Comparison, Figure, Range
from kakehashi.reasoning.truth import Truth, all_of, truth_of
from kakehashi.vocabulary.units import Unit, UnitError, dimension_fits, unit

__all__ = [
    "Interval",
    "Quantity",
    "base_value",
    "compare",
    "compare_intervals",
    "condition_key",
    "dimension_problem",
    "in_unit",
    "needed_dimension",
    "parse_quantity",
    "parse_span",
    "range_interval",
    "span_relation",
    "truth_on",
    "within_range",
]


# ---------------------------------------------------------------- an interval against one exact threshold


def truth_on(interval: Interval, comparison: Comparison, threshold: Fraction) -> Truth:
    """Yes where every number of the interval satisfies the comparison, no where none does, else unknown."""
    if comparison is Comparison.ABOVE:
        return _truth_above(interval, threshold)
    if comparison is Comparison.BELOW:
        return _truth_below(interval, threshold)
    if comparison is Comparison.AT_MOST:
        return _truth_above(interval, threshold).opposite
    if comparison is Comparison.AT_LEAST:
        return _truth_below(interval, threshold).opposite
    equal = truth_of(_decided(interval.is_point and interval.low == threshold, not interval.holds(threshold)))
    return equal if comparison is Comparison.EQUAL else equal.opposite


def _truth_above(interval: Interval, threshold: Fraction) -> Truth:
    low, high = interval.low, interval.high
    every = low is not None and (low > threshold or (low == threshold and not interval.low_closed))
    return truth_of(_decided(every, high is not None and high <= threshold))


def _truth_below(interval: Interval, threshold: Fraction) -> Truth:
    low, high = interval.low, interval.high
    every = high is not None and (high < threshold or (high == threshold and not interval.high_closed))
    return truth_of(_decided(every, low is not None and low >= threshold))


def compare_intervals(left: Interval, comparison: Comparison, right: Interval) -> Truth:
    """Yes where every number of `left` compares so with every number of `right`, no where none does, else unknown."""
    return truth_on(subtract(left, right), comparison, Fraction(0))


def _decided(yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None


# ---------------------------------------------------------------- a quantity against a limit as printed


def compare(quantity: Quantity, comparison: Comparison, figure: Figure) -> Truth:
    """Whether the quantity satisfies the comparison with a limit of the law.

    A limit printed in two units (`75 W (48.75 dBm)`) is compared in the unit or on the scale of the fact; where both
    or neither fit and they disagree, the answer is unknown. Two currencies: unknown, for want of a rate.
    Raises `UnitError` where the dimensions differ.
    """
    answers = [_compare_one(quantity, comparison, printed) for printed in _printed_for(quantity, figure)]
    return answers[0] if len(set(answers)) == 1 else Truth.UNKNOWN


def _compare_one(quantity: Quantity, comparison: Comparison, figure: Figure) -> Truth:
    threshold = limit_for(quantity, figure.value, figure.unit)
    if threshold is None:
        return Truth.UNKNOWN
    if threshold.is_point and threshold.low is not None:
        return truth_on(quantity.interval, comparison, threshold.low)
    return _against_enclosed(quantity.interval, comparison, threshold)


def _against_enclosed(interval: Interval, comparison: Comparison, threshold: Interval) -> Truth:
    """Against a threshold of which only an enclosure is known: what holds for all that it may be."""
    if threshold.low is None or threshold.high is None:
        return Truth.UNKNOWN
    if comparison in (Comparison.EQUAL, Comparison.UNEQUAL):
        apart = intersection(interval, threshold).is_empty
        unequal = Truth.YES if apart else Truth.UNKNOWN
        return unequal if comparison is Comparison.UNEQUAL else unequal.opposite
    both = {truth_on(interval, comparison, threshold.low), truth_on(interval, comparison, threshold.high)}
    return both.pop() if len(both) == 1 else Truth.UNKNOWN


def _printed_for(quantity: Quantity, figure: Figure) -> tuple[Figure, ...]:
    """Which of the printed figures to compare with: same unit, else same scale and zero, else all of them."""
    if figure.also is None:
        return (figure,)
    printed = (figure, figure.also)
    mine = unit_of(quantity.unit)
    same = tuple(each for each in printed if unit_of(each.unit).symbol == mine.symbol)
    alike = tuple(each for each in printed if _alike(unit_of(each.unit), mine))
    return same or alike or printed


def _alike(one: Unit, other: Unit) -> bool:
    return (one.dimension, one.scale, _zero(one)) == (other.dimension, other.scale, _zero(other))


def _zero(one: Unit) -> Fraction:
    """Where the zero of a linear unit lies: Celsius and kelvin are apart; all decibel units of power are alike."""
    return one.offset if one.scale == "linear" else Fraction(0)


def limit_for(quantity: Quantity, value: Fraction, symbol: str | None) -> Interval | None:
    """A limit on the scale of the quantity: a point where exact, else an enclosure; None for another currency.

    Raises `UnitError` where the dimensions differ.
    """
    fact, limit = unit_of(quantity.unit), unit_of(symbol)
    if fact.dimension != limit.dimension:
        if fact.dimension.startswith("money:") and limit.dimension.startswith("money:"):
            return None
        raise UnitError(_dimension_differs(quantity, symbol, fact, limit))
    return on_scale(point(limit.to_base(value)), limit, fact)


def _dimension_differs(quantity: Quantity, symbol: str | None, fact: Unit, limit: Unit) -> Problem:
    return Problem(
        "dimension-differs",
        f"`{quantity.text}` is a {words_of(fact.dimension)}; the limit in `{symbol or 'no unit'}` is a "
        f"{words_of(limit.dimension)}.",
        Place(),
        f"a fact and a limit of one dimension ({words_of(limit.dimension)}).",
        f"State the fact in {symbol or 'a number without unit'} or a unit of the same dimension.",
    )


def words_of(dimension: str) -> str:
    """The name of a dimension as words (`sampling rate`)."""
    return dimension.replace("money:", "money in ").replace("_", " ")


def within_range(quantity: Quantity, within: Range) -> Truth:
    """Whether the quantity lies in the range: the same as its two comparisons taken together."""
    answers = []
    if within.low is not None:
        above = Comparison.AT_LEAST if within.low_closed else Comparison.ABOVE
        answers.append(compare(quantity, above, Figure(within.low, within.unit, within.low_text, at=within.at)))
    if within.high is not None:
        below = Comparison.AT_MOST if within.high_closed else Comparison.BELOW
        answers.append(compare(quantity, below, Figure(within.high, within.unit, within.high_text, at=within.at)))
    return all_of(answers)


# ---------------------------------------------------------------- units


def unit_of(symbol: str | None, place: Place | None = None) -> Unit:
    """The unit of a symbol; None is a pure number. Raises `UnitError` for an unknown symbol."""
    return NUMBER if symbol is None else unit(symbol, place=place)


def on_scale(interval: Interval, source: Unit, target: Unit) -> Interval | None:
    """Base values on the scale of `source` as base values on the scale of `target`, rounded outward where needed.

    None where a power cannot be a level (zero or less).
    """
    if source.scale == target.scale:
        return interval
    if source.scale == "decibel":
        exponent = multiply(interval, point(Fraction(1, 10)))
        return power_of_ten(exponent)
    if target.scale == "decibel":
        level = logarithm_10(interval)
        return None if level is None else multiply(level, point(10))
    if target.scale == "radian":
        return multiply(interval, Interval(PI_LOW / 180, PI_HIGH / 180))
    return multiply(interval, Interval(180 / PI_HIGH, 180 / PI_LOW))


def in_unit(quantity: Quantity, symbol: str) -> Interval | None:
    """The numbers that the quantity may have in a unit (`1`: a count, a pure number or a ratio as a fraction).

    None where there is no such number (0 W in dBm, another currency). Raises `UnitError` for another dimension.
    """
    fact, asked = unit_of(quantity.unit), unit(symbol)
    if fact.dimension != asked.dimension:
        if fact.dimension.startswith("money:") and asked.dimension.startswith("money:"):
            return None
        raise UnitError(_dimension_differs(quantity, symbol, fact, asked))
    based = on_scale(quantity.interval, fact, asked)
    if based is None:
        return None
    low = None if based.low is None else asked.from_base(based.low)
    high = None if based.high is None else asked.from_base(based.high)
    return Interval(low, high, based.low_closed, based.high_closed)


def base_value(figure: Figure) -> Fraction:
    """The number of a figure in the base unit of its unit's dimension and scale. Raises `UnitError`."""
    return unit_of(figure.unit).to_base(figure.value)


def range_interval(within: Range) -> Interval:
    """A range as an interval in the base unit of its unit's dimension and scale. Raises `UnitError`."""
    measured = unit_of(within.unit)
    low = None if within.low is None else measured.to_base(within.low)
    high = None if within.high is None else measured.to_base(within.high)
    return Interval(low, high, within.low_closed, within.high_closed)


def condition_key(figure: Figure) -> str:
    """The identity of a measuring condition: its exact value in base units (`293.15 temperature`).

    Raises `UnitError` for an unknown unit.
    """
    measured = unit_of(figure.unit)
    scale = "" if measured.scale == "linear" else f" {measured.scale}"
    return f"{exact_text(base_value(figure))} {measured.dimension}{scale}"


def exact_text(value: Fraction) -> str:
    """A fraction as a decimal where it ends, else as `p/q`."""
    rest, twos_and_fives = value.denominator, 0
    while rest % 10 == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        twos_and_fives += 1
    if rest != 1:
        return str(value)
    digits = str(abs(value.numerator) * 10**twos_and_fives // value.denominator).rjust(twos_and_fives + 1, "0")
    whole, tail = digits[: len(digits) - twos_and_fives], digits[len(digits) - twos_and_fives :].rstrip("0")
    return ("-" if value < 0 else "") + whole + ("." + tail if tail else "")


def needed_dimension(quantity: Quantity) -> str:
    """The dimension a quantity has; `ratio` for a count or a pure number."""
    return unit_of(quantity.unit).dimension


def dimension_problem(quantity: Quantity, dimension: str | None, place: Place) -> Problem | None:
    """What is wrong with stating this quantity for a parameter of `dimension` (None: counts and pure numbers).

    A ratio needs its unit: 5 could be 5 % or five times.
    """
    if dimension is None:
        if quantity.unit is None or unit_of(quantity.unit).symbol == "1":
            return None
        found, expected = words_of(needed_dimension(quantity)), "a number without unit."
    elif quantity.unit is not None and dimension_fits(dimension, needed_dimension(quantity)):
        return None
    else:
        found = "number without unit" if quantity.unit is None else words_of(needed_dimension(quantity))
        expected = f"a {words_of(dimension)} with its unit."
    what = f"`{quantity.text}` is a {found}."
    return Problem("dimension-wrong", what, place, expected, "Write the value with a unit of that dimension.")


# ---------------------------------------------------------------- spans


def span_relation(span: Interval, relation: str, other: Range, *, unit: str | None = None) -> bool | None:
    """Whether a span, in base units, `overlaps`, `covers` or lies `within` a range.

    `unit` is the unit the span was stated in: of another scale or currency than the range's, the answer is None.
    """
    if unit is not None:
        mine, printed = unit_of(unit), unit_of(other.unit)
        if (mine.dimension, mine.scale) != (printed.dimension, printed.scale):
            return None
    limits = range_interval(other)
    if relation == "overlaps":
        return not intersection(span, limits).is_empty
    return contains(span, limits) if relation == "covers" else contains(limits, span)
