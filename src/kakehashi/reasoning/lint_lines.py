"""Lint of one condition: rows that overlap or leave a gap, lines that decide nothing, labels out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Literal

from kakehashi.problems import Problem
from kakehashi.reasoning.intervals import EVERYTHING, Interval, contains, intersection
from kakehashi.reasoning.lint_labels import lint_labels
from kakehashi.reasoning.parser import Origin
from kakehashi.reasoning.quantities import base_value, range_interval
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    CodeSet,
    Compare,
    Comparison,
    Condition,
    Figure,
    InRange,
    InSet,
    Is,
    Labelled,
    Measure,
    Not,
    Position,
    Row,
)
from kakehashi.reasoning.walking import rows_of, walk
from kakehashi.vocabulary import find_unit

_Scaled = tuple[str, str, Interval]
"""Dimension, scale and the interval that a predicate allows, in base units."""


def lint_condition(condition: Condition, origin: Origin) -> list[Problem]:
    """L06, L07 and L11 of one condition, in the order written."""
    found: list[Problem] = []
    for part in walk(condition):
        if isinstance(part, AnyRow):
            found += [*_overlapping_rows(part, origin), *_gaps_between_rows(part, origin)]
        if isinstance(part, AllOf):
            found += [*_never_yes(part, origin), *_idle_lines(part, origin)]
        if isinstance(part, AnyOf):
            found += [*_never_no(part, origin), *_idle_lines(part, origin)]
        found += lint_labels(part, origin)
    # a group inside a group of its kind is looked at twice
    return list(dict.fromkeys(found))


def _problem(
    code: str,
    origin: Origin,
    at: Position,
    texts: tuple[str, str, str],
    severity: Literal["error", "warning"] = "warning",
) -> Problem:
    what, expected, remedy = texts
    return Problem(code, what, origin.place(at), expected, remedy, severity)


# ---------------------------------------------------------------- what a numeric predicate allows


def allowed(condition: Condition) -> _Scaled | None:
    """The interval that a comparison or range allows; None for others, `!=` and limits printed in two units."""
    if isinstance(condition, InRange):
        scale = _scale(condition.range.unit)
        return None if scale is None else (*scale, range_interval(condition.range))
    if isinstance(condition, Compare) and condition.figure.also is None:
        scale = _scale(condition.figure.unit)
        interval = _half_line(condition.comparison, condition.figure) if scale is not None else None
        return None if scale is None or interval is None else (*scale, interval)
    return None


def _scale(symbol: str | None) -> tuple[str, str] | None:
    if symbol is None:
        return "number", "linear"
    found = find_unit(symbol)
    return None if found is None else (found.dimension, found.scale)


def _half_line(comparison: Comparison, figure: Figure) -> Interval | None:
    limit = base_value(figure)
    return {
        Comparison.ABOVE: Interval(limit, None, False),
        Comparison.AT_LEAST: Interval(limit, None),
        Comparison.BELOW: Interval(None, limit, True, False),
        Comparison.AT_MOST: Interval(None, limit),
        Comparison.EQUAL: Interval(limit, limit),
        Comparison.UNEQUAL: None,
    }[comparison]


_NEGATED = {
    Comparison.ABOVE: Comparison.AT_MOST,
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.ABOVE,
}


def _flat(condition: AllOf | AnyOf) -> Iterator[Condition]:
    """The lines of a group, with groups of the same kind and labels opened."""
    for operand in condition.operands:
        inner = operand
        while isinstance(inner, Labelled):
            inner = inner.operand
        if type(inner) is type(condition) and isinstance(inner, AllOf | AnyOf):
            yield from _flat(inner)
        else:
            yield inner


def _measured(lines: Sequence[Condition]) -> dict[tuple[Measure, str, str], list[tuple[Condition, Interval]]]:
    """Numeric lines by measure, dimension and scale."""
    groups: dict[tuple[Measure, str, str], list[tuple[Condition, Interval]]] = {}
    for line in lines:
        scaled = allowed(line)
        if scaled is not None and isinstance(line, Compare | InRange):
            dimension, scale, interval = scaled
            groups.setdefault((line.measure, dimension, scale), []).append((line, interval))
    return groups


# ---------------------------------------------------------------- L07: never yes, never no, decides nothing


def _never_yes(group: AllOf, origin: Origin) -> Iterator[Problem]:
    lines = list(_flat(group))
    expected = "lines that can be met together."
    for (measure, _, _), limits in _measured(lines).items():
        common = EVERYTHING
        for _, interval in limits:
            common = intersection(common, interval)
        if common.is_empty:
            what = f"No value of `{measure.name}` meets all that these lines ask of it: the whole is never met."
            yield _problem("L07", origin, limits[-1][0].at, (what, expected, "Correct one of the limits."), "error")
    for one, other in combinations(lines, 2):
        if _opposite(one, other):
            what = "A line and its opposite are both asked: the whole is never met."
            yield _problem("L07", origin, other.at, (what, expected, "Take one of the two out."), "error")
        elif _two_values(one, other):
            what = "One parameter is asked to have two values at once: the whole is never met."
            yield _problem("L07", origin, other.at, (what, expected, "Use `any of`, or one set of values."), "error")


def _never_no(group: AnyOf, origin: Origin) -> Iterator[Problem]:
    lines = list(_flat(group))
    expected = "lines that some thing does not meet."
    for one, other in combinations(lines, 2):
        if _opposite(one, other) or _cover_all(one, other):
            what = "Of these two lines one is always met: the whole is never not met."
            yield _problem("L07", origin, other.at, (what, expected, "Correct one of the two."), "error")


def _opposite(one: Condition, other: Condition) -> bool:
    return (isinstance(one, Not) and one.operand == other) or (isinstance(other, Not) and other.operand == one)


def _two_values(one: Condition, other: Condition) -> bool:
    """`kind` may have several values, every other parameter asked by `is` has one."""
    if not (isinstance(one, Is) and isinstance(other, Is)) or one.measure.name == "kind":
        return False
    return one.measure == other.measure and one.value != other.value


def _cover_all(one: Condition, other: Condition) -> bool:
    if not (isinstance(one, Compare) and isinstance(other, Compare) and one.measure == other.measure):
        return False
    if one.comparison not in _NEGATED or other.comparison not in _NEGATED:
        return False
    first = allowed(Compare(one.measure, _NEGATED[one.comparison], one.figure))
    second = allowed(Compare(other.measure, _NEGATED[other.comparison], other.figure))
    if first is None or second is None or first[:2] != second[:2]:
        return False
    return intersection(first[2], second[2]).is_empty


def _idle_lines(group: AllOf | AnyOf, origin: Origin) -> Iterator[Problem]:
    """Lines that never turn the answer: repeated, or implied by another limit on the same measure."""
    lines = list(_flat(group))
    for one, other in combinations(lines, 2):
        if one == other:
            what = "This line stands twice in one group: one of them decides nothing."
            yield _problem("L07", origin, other.at, (what, "each line once.", "Take one of the two out."))
    for (measure, _, _), limits in _measured(lines).items():
        for (one, wide), (other, narrow) in combinations(limits, 2):
            if one == other or not (contains(wide, narrow) or contains(narrow, wide)):
                continue
            idle = one if contains(wide, narrow) == isinstance(group, AllOf) else other
            what = f"This limit on `{measure.name}` decides nothing beside the other limit in the same group."
            texts = (what, "limits that each turn the answer.", "Take it out, or correct one of the two.")
            yield _problem("L07", origin, idle.at, texts)


# ---------------------------------------------------------------- L06: rows


def _overlapping_rows(table: AnyRow, origin: Origin) -> Iterator[Problem]:
    for one, other in combinations(table.rows, 2):
        if len(one.cells) == len(other.cells) and _meet_in_all_cells(table, one, other):
            what = f"Rows {_name(table, one)} and {_name(table, other)} overlap: one thing can meet both."
            texts = (what, "rows apart, unless the law means it so.", "Compare the limits with the law's text.")
            yield _problem("L06", origin, other.at, texts)


def _meet_in_all_cells(table: AnyRow, one: Row, other: Row) -> bool:
    first, second = _tests(table, one), _tests(table, other)
    return all(_can_meet(first.get(column), second.get(column)) for column in range(len(table.measures)))


def _tests(table: AnyRow, row: Row) -> dict[int, Condition]:
    """The cells of a row that ask something, by column."""
    alone = AnyRow(table.measures, (row,))
    ((_, conditions),) = rows_of(alone)
    columns = [column for column, cell in enumerate(row.cells) if cell.test is not None]
    return dict(zip(columns, conditions, strict=False))


def _can_meet(one: Condition | None, other: Condition | None) -> bool:
    """Whether one value can meet both cells, as far as can be told from their text."""
    if one is None or other is None:
        return True
    first, second = allowed(one), allowed(other)
    if first is not None and second is not None:
        return first[:2] != second[:2] or not intersection(first[2], second[2]).is_empty
    codes, more_codes = _codes(one), _codes(other)
    return codes is None or more_codes is None or bool(codes & more_codes)


def _codes(condition: Condition) -> frozenset[str] | None:
    if isinstance(condition, Is):
        return frozenset({condition.value})
    if isinstance(condition, InSet) and isinstance(condition.members, CodeSet):
        return frozenset(condition.members.members)
    return None


def _gaps_between_rows(table: AnyRow, origin: Origin) -> Iterator[Problem]:
    """A gap is asked about in the first column, where its limits cut the numbers into pieces that do not overlap."""
    pieces: list[tuple[Row, _Scaled]] = []
    for row in table.rows:
        test = _tests(table, row).get(0)
        scaled = allowed(test) if test is not None else None
        if scaled is None or (pieces and scaled[:2] != pieces[0][1][:2]):
            return
        pieces.append((row, scaled))
    pieces.sort(key=lambda piece: (piece[1][2].low is not None, piece[1][2].low or 0))
    for (one, (_, _, low)), (other, (_, _, high)) in pairwise(pieces):
        if low.high is None or high.low is None or low.high > high.low:
            continue
        if low.high < high.low or not (low.high_closed or high.low_closed):
            name = table.measures[0].name
            what = (
                f"Between rows {_name(table, one)} and {_name(table, other)} lie values of `{name}` that no row takes."
            )
            texts = (what, "limits that meet, unless the law means it so.", "Compare the limits with the law's text.")
            yield _problem("L06", origin, other.at, texts)


def _name(table: AnyRow, row: Row) -> str:
    return f"[{row.mark}]" if row.mark else str(table.rows.index(row) + 1)
