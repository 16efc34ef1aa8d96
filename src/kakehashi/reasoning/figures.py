"""Numeric predicates put to a subject: comparisons, ranges and formulas."""

from __future__ import annotations

from fractions import Fraction

from kakehashi.reasoning.arithmetic import evaluate
from kakehashi.reasoning.facts import Fact, FactKey, NotApplicable
from kakehashi.reasoning.nodes import Atom, Limit, Missing, NumberTest, SwitchTest, Variable, VariableType
from kakehashi.reasoning.quantities import (
    Interval,
    Quantity,
    base_value,
    compare,
    compare_intervals,
    in_unit,
    within_range,
)
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.scopes import Scope, lookup, missing_fact
from kakehashi.reasoning.syntax import (
    Compare,
    CompareExpressions,
    Comparison,
    Condition,
    Figure,
    InRange,
    InUnit,
    Measure,
    Range,
)
from kakehashi.reasoning.truth import Truth
from kakehashi.vocabulary.units import unit as unit_named


def switch(condition: Condition, scope: Scope, key: str, missing: tuple[Missing, ...], note: str | None = None) -> Atom:
    """An unknown atom that is one free yes-or-no, known by `key`."""
    variable = Variable(VariableType.SWITCH, f"{scope.about}: {key}", missing)
    return Atom(Truth.UNKNOWN, condition, scope.about, variable=variable, test=SwitchTest(), note=note)


def _number(measure: Measure, scope: Scope, rulebook: Rulebook) -> tuple[FactKey, Scope, Fact | None]:
    """The fact of a numeric parameter, worked out by its formula where it is derived and not stated."""
    key, place, fact = lookup(measure, scope, rulebook.vocabulary)
    expression = rulebook.derived.get(measure.name) if fact is None else None
    if expression is None:
        return key, place, fact
    interval = evaluate(expression, lambda operand: _operand(operand, scope, rulebook))
    if interval is None:
        return key, place, None
    unit = rulebook.vocabulary.parameters[measure.name].unit
    return key, place, Fact(Quantity(to_base(interval, unit), unit, "derived"))


def to_base(interval: Interval, unit: str | None) -> Interval:
    """An interval in a unit, in that unit's base."""
    if unit is None:
        return interval

    def bound(value: Fraction | None) -> Fraction | None:
        return None if value is None else base_value(Figure(value, unit, str(value)))

    return Interval(bound(interval.low), bound(interval.high), interval.low_closed, interval.high_closed)


def compare_atom(condition: Compare, scope: Scope, rulebook: Rulebook) -> Atom:
    """Put a comparison with a figure; where the fact straddles the limit, the unknown is confined to its interval."""
    key, place, fact = _number(condition.measure, scope, rulebook)
    if fact is None:
        limits = ((condition.comparison, base_value(condition.figure)),)
        return _open_number(condition, key, place, limits, condition.figure.unit, None)
    if isinstance(fact.value, NotApplicable):
        return Atom(Truth.NO, condition, place.about, ((key, fact),), note="not_applicable")
    assert isinstance(fact.value, Quantity)
    if not _same_dimension(fact.value.unit, condition.figure.unit):
        return _needs_other_unit(condition, key, place, fact)
    truth = compare(fact.value, condition.comparison, condition.figure)
    if truth is not Truth.UNKNOWN:
        return Atom(truth, condition, place.about, ((key, fact),))
    figure = _in_scale_of(fact.value, condition.figure)
    if figure is None:
        return switch(condition, place, f"{key} {condition.comparison} {condition.figure}", (missing_fact(key, place),))
    return _open_number(condition, key, place, ((condition.comparison, base_value(figure)),), figure.unit, fact)


def range_atom(condition: InRange, scope: Scope, rulebook: Rulebook) -> Atom:
    """Put a range: the same as its two comparisons."""
    key, place, fact = _number(condition.measure, scope, rulebook)
    limits = range_limits(condition.range)
    if fact is None:
        return _open_number(condition, key, place, limits, condition.range.unit, None)
    if isinstance(fact.value, NotApplicable):
        return Atom(Truth.NO, condition, place.about, ((key, fact),), note="not_applicable")
    assert isinstance(fact.value, Quantity)
    if not _same_dimension(fact.value.unit, condition.range.unit):
        return _needs_other_unit(condition, key, place, fact)
    truth = within_range(fact.value, condition.range)
    if truth is not Truth.UNKNOWN:
        return Atom(truth, condition, place.about, ((key, fact),))
    unit = condition.range.unit
    if _in_scale_of(fact.value, Figure(Fraction(0), unit, "0")) is None:
        return switch(condition, place, f"{key} in {condition.range}", (missing_fact(key, place),))
    return _open_number(condition, key, place, limits, unit, fact)


def scale_of(symbol: str | None) -> str:
    """The dimension and scale of a unit: numbers on one scale compare exactly."""
    if symbol is None:
        return "number"
    found = unit_named(symbol)
    return f"{found.dimension} {found.scale}"


def _same_dimension(stated: str | None, asked: str | None) -> bool:
    """Money in another currency converts only by a rate that is itself a fact; until then nothing is known."""
    return scale_of(stated).split()[0] == scale_of(asked).split()[0]


def _in_scale_of(stated: Quantity, figure: Figure) -> Figure | None:
    """The printed figure on the scale of the fact, if the law prints one."""
    printed = (figure, figure.also) if figure.also else (figure,)
    return next((one for one in printed if scale_of(one.unit) == scale_of(stated.unit)), None)


def _needs_other_unit(condition: Condition, key: FactKey, place: Scope, fact: Fact) -> Atom:
    atom = switch(condition, place, f"{key} {condition}", (missing_fact(key, place),), "other_unit")
    return Atom(Truth.UNKNOWN, condition, place.about, ((key, fact),), atom.variable, atom.test, atom.note)


def range_limits(wanted: Range) -> tuple[Limit, ...]:
    """The comparisons, in base units, that a range stands for."""
    limits: list[Limit] = []
    if wanted.low is not None:
        low = base_value(Figure(wanted.low, wanted.unit, wanted.low_text))
        limits.append((Comparison.AT_LEAST if wanted.low_closed else Comparison.ABOVE, low))
    if wanted.high is not None:
        high = base_value(Figure(wanted.high, wanted.unit, wanted.high_text))
        limits.append((Comparison.AT_MOST if wanted.high_closed else Comparison.BELOW, high))
    return tuple(limits)


def _open_number(
    condition: Condition, key: FactKey, place: Scope, limits: tuple[Limit, ...], unit: str | None, fact: Fact | None
) -> Atom:
    within = fact.value.interval if fact is not None and isinstance(fact.value, Quantity) else None
    name = f"{place.about}: {key} [{scale_of(unit)}]"
    variable = Variable(VariableType.NUMBER, name, (missing_fact(key, place),), within)
    used = ((key, fact),) if fact is not None else ()
    return Atom(Truth.UNKNOWN, condition, place.about, used, variable, NumberTest(limits))


def expressions_atom(condition: CompareExpressions, scope: Scope, rulebook: Rulebook) -> Atom:
    """Put a formula; every operand that is not known is named as missing."""
    used: dict[FactKey, Fact] = {}
    missing: list[Missing] = []

    def operand(wanted: InUnit) -> Interval | None:
        key, place, fact = _number(wanted.measure, scope, rulebook)
        if fact is None:
            missing.append(missing_fact(key, place))
            return None
        used[key] = fact
        return _operand(wanted, scope, rulebook)

    left, right = evaluate(condition.left, operand), evaluate(condition.right, operand)
    if any(isinstance(fact.value, NotApplicable) for fact in used.values()):
        return Atom(Truth.NO, condition, scope.about, tuple(used.items()), note="not_applicable")
    facts = tuple(used.items())
    if left is not None and right is not None:
        truth = compare_intervals(left, condition.comparison, right)
        if truth is not Truth.UNKNOWN:
            return Atom(truth, condition, scope.about, facts)
    asked = tuple(missing) or tuple(missing_fact(key, scope) for key in used)
    atom = switch(condition, scope, repr(condition), asked)
    return Atom(Truth.UNKNOWN, condition, scope.about, facts, atom.variable, atom.test)


def _operand(wanted: InUnit, scope: Scope, rulebook: Rulebook) -> Interval | None:
    _, _, fact = _number(wanted.measure, scope, rulebook)
    if fact is None or not isinstance(fact.value, Quantity):
        return None
    return in_unit(fact.value, wanted.unit)
