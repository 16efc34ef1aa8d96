"""A variable's domain cut into cells in which no atom changes its answer; sets of cells are bit masks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kakehashi.reasoning.nodes import ChoiceTest, NumberTest, SwitchTest, Test, Variable, VariableType
from kakehashi.reasoning.quantities import Interval
from kakehashi.reasoning.syntax import Comparison

OTHER = "\uffff"
"""Stands for every value that no test names."""


@dataclass(frozen=True, slots=True)
class Domain:
    """The cells of one variable and, per test, the mask of cells where the test holds. `full` are those possible."""

    count: int
    full: int
    masks: dict[Test, int]

    def cells(self) -> list[int]:
        """The possible cells, each as a mask of one bit."""
        return [1 << index for index in range(self.count) if self.full >> index & 1]


def domain(variable: Variable, tests: Iterable[Test]) -> Domain:
    """The domain of a variable under the tests that are put to it."""
    unique = tuple(dict.fromkeys(tests))
    if variable.type is VariableType.NUMBER:
        return _number_domain(variable, [test for test in unique if isinstance(test, NumberTest)])
    if variable.type is VariableType.CHOICE:
        return _choice_domain(variable, [test for test in unique if isinstance(test, ChoiceTest)])
    return Domain(2, 0b11, {SwitchTest(): 0b10})


def holds(limit: tuple[Comparison, Fraction], value: Fraction) -> bool:
    """Whether a number stands in the limit."""
    comparison, threshold = limit
    if comparison is Comparison.ABOVE:
        return value > threshold
    if comparison is Comparison.AT_LEAST:
        return value >= threshold
    if comparison is Comparison.BELOW:
        return value < threshold
    if comparison is Comparison.AT_MOST:
        return value <= threshold
    return (value == threshold) is (comparison is Comparison.EQUAL)


def _number_domain(variable: Variable, tests: list[NumberTest]) -> Domain:
    thresholds = sorted({threshold for test in tests for _, threshold in test.limits})
    points = _representatives(thresholds)
    full = sum(1 << i for i in range(len(points)) if _possible(i, thresholds, variable.within))
    masks: dict[Test, int] = {
        test: sum(1 << i for i, point in enumerate(points) if all(holds(limit, point) for limit in test.limits))
        for test in tests
    }
    return Domain(len(points), full, masks)


def _representatives(thresholds: list[Fraction]) -> list[Fraction]:
    """A point of each cell: below the first threshold, on it, between, ..., above the last."""
    if not thresholds:
        return [Fraction(0)]
    points = [thresholds[0] - 1]
    for low, high in zip(thresholds, [*thresholds[1:], thresholds[-1] + 2], strict=True):
        points += [low, (low + high) / 2]
    return points


def _possible(index: int, thresholds: list[Fraction], within: Interval | None) -> bool:
    """Whether cell `index` has a point in common with the interval in which the value is known to lie."""
    if within is None or not thresholds:
        return True
    if index % 2:
        return _contains(within, thresholds[index // 2])
    low = thresholds[index // 2 - 1] if index else None
    high = thresholds[index // 2] if index // 2 < len(thresholds) else None
    starts_before_end = high is None or within.low is None or within.low < high
    ends_after_start = low is None or within.high is None or within.high > low
    return starts_before_end and ends_after_start


def _contains(interval: Interval, point: Fraction) -> bool:
    above = interval.low is None or interval.low < point or (interval.low_closed and interval.low == point)
    below = interval.high is None or point < interval.high or (interval.high_closed and interval.high == point)
    return above and below


def _choice_domain(variable: Variable, tests: list[ChoiceTest]) -> Domain:
    named = sorted({member for test in tests for member in test.members})
    prefix = any(test.prefix for test in tests)
    values = [*named, OTHER] if variable.choices is None or prefix else sorted(variable.choices)
    masks: dict[Test, int] = {
        test: sum(1 << i for i, value in enumerate(values) if _accepts(test, value)) for test in tests
    }
    return Domain(len(values), (1 << len(values)) - 1, masks)


def _accepts(test: ChoiceTest, value: str) -> bool:
    """A cell named after a prefix holds the codes under it that no longer prefix names."""
    if test.prefix:
        return any(value.startswith(member) for member in test.members)
    return value in test.members
