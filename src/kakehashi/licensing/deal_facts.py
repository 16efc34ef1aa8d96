"""The facts of one line of a deal as the licensing rules see them: those stated, and those that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from kakehashi.classification import Classification, row_number
from kakehashi.reasoning.facts import Codes, Fact, FactKey, Provenance, Statement, Subject
from kakehashi.reasoning.quantities import Interval, Quantity
from kakehashi.reasoning.truth import Truth, all_of, any_of, truth_of
from kakehashi.trade import Deal, Line

LISTED_ROW, LISTED_ITEM, TOTAL_VALUE = FactKey("listed_row"), FactKey("listed_item"), FactKey("total_value")
DESIGNATED = FactKey("is_designated_small_value_goods")
YEN = "JPY"


def line_subject(number: int, deal: Deal, classified: Sequence[Classification]) -> Subject:
    """The facts of line `number`: stated ones, under which rows the item is listed, and the total of its kind."""
    line, found = deal.lines[number], classified[number]
    derived = {LISTED_ROW: _codes(found, found.rows), LISTED_ITEM: _codes(found, found.items)}
    total, stated = _total_value(number, deal.lines, classified), line.facts.facts.get(TOTAL_VALUE)
    if total is not None and (stated is None or _falls_short(stated, total)):
        derived[TOTAL_VALUE] = total
    return replace(line.facts, facts={**line.facts.facts, **derived})


def _falls_short(stated: Fact, total: Fact) -> bool:
    """Whether a stated total is below what the lines come to: a contract may hold more than this deal, not less."""
    if not isinstance(stated.value, Quantity) or not isinstance(total.value, Quantity) or stated.value.unit != YEN:
        return True
    low, least = stated.value.interval.low, total.value.interval.low
    return low is None or least is None or low < least


def _codes(found: Classification, truths: Mapping[str, Truth]) -> Fact:
    """The rows that list an item, those that may, and whether one of them certainly does."""
    members = frozenset(code for code, truth in truths.items() if truth is Truth.YES)
    possible = frozenset(code for code, truth in truths.items() if truth is Truth.UNKNOWN)
    certain = possible if found.truth is Truth.YES and not members else frozenset()
    codes = Codes(members, complete=not possible, possible=possible, certain=certain)
    return Fact(codes, Provenance(note="classification"))


def _total_value(number: int, lines: Sequence[Line], classified: Sequence[Classification]) -> Fact | None:
    """The total of the goods under the same bracket number, in yen: an interval while some of that is open.

    Source: Operating Circular 4-1-5 (the total is taken per bracket number). None where this line has no yen value.
    """
    own = _yen(lines[number])
    if own is None:
        return None
    low, high = own.low or Fraction(0), own.high
    for other, line in enumerate(lines):
        if other == number or _counted_apart(lines[number], line):
            continue
        together = _same_bracket(classified[number], classified[other])
        if together is Truth.NO:
            continue
        value = _yen(line)
        if together is Truth.YES and value is not None:
            low += value.low or Fraction(0)
        high = None if high is None or value is None or value.high is None else high + value.high
    text = f"{low} JPY" if low == high else f"[{low}, {'inf' if high is None else high}) JPY"
    return Fact(Quantity(Interval(low, high), YEN, text), Provenance(note="sum of the lines under one bracket number"))


def _counted_apart(one: Line, other: Line) -> bool:
    """Goods that the notice under Appended Table 3-3 names are added up by themselves (Operating Circular 4-1-5)."""
    stated = [line.facts.facts.get(DESIGNATED) for line in (one, other)]
    named = {fact.value.holds for fact in stated if fact is not None and isinstance(fact.value, Statement)}
    return len(named) > 1


def _yen(line: Line) -> Interval | None:
    return line.value.interval if line.value is not None and line.value.unit == YEN else None


def _same_bracket(one: Classification, other: Classification) -> Truth:
    """Whether two items stand under one bracket number: yes where both certainly do, no where nowhere both can."""
    answers = [
        all_of([truth, other_truth, truth_of(True if code == other_code and "(" in code else None)])
        for code, truth in one.items.items()
        for other_code, other_truth in other.items.items()
        if _may_be_one(code, other_code)
    ]
    return any_of(answers)


def _may_be_one(code: str, other: str) -> bool:
    """A row without its bracket number (`7`) may stand for any bracket number of that row."""
    return code == other or (row_number(code) == row_number(other) and ("(" not in code or "(" not in other))
