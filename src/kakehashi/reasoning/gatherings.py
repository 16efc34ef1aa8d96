"""Quantifiers over components and curves: some, every, no, at least N, sum, somewhere on, everywhere on.

An incomplete list adds one member of which nothing is known, so it never gives a wrong "none".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from kakehashi.reasoning.facts import CurveFact, Fact, FactKey, Members, NotApplicable, Segment, Subject
from kakehashi.reasoning.figures import range_limits, switch
from kakehashi.reasoning.nodes import Atom, Missing, Node, Operator, branch
from kakehashi.reasoning.quantities import Interval, Quantity, base_value, compare, exact_text, unit_of
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.scopes import Scope
from kakehashi.reasoning.syntax import (
    AllOf,
    Compare,
    Condition,
    CountOf,
    InRange,
    Quantified,
    QuantifiedListed,
    Quantifier,
    SumOf,
)
from kakehashi.reasoning.truth import Truth
from kakehashi.vocabulary import Curve

Ground = Callable[[Condition, Scope], Node]
GroundMember = Callable[[Scope], Node]

NO_MEMBERS = Members()
UNBOUNDED = Interval(None, None)


def quantified(condition: Quantified, scope: Scope, rulebook: Rulebook, ground: Ground) -> Node:
    """Put `some X where .. has ..` and its relatives to the members of a component or the points of a curve."""
    if condition.quantifier in (Quantifier.SOMEWHERE, Quantifier.EVERYWHERE):
        return _over_curve(condition, scope, rulebook, ground)
    return over_members(condition, scope, ground, lambda member: ground(condition.body, member))


def over_members(condition: Quantified | QuantifiedListed, scope: Scope, ground: Ground, has: GroundMember) -> Node:
    """Some, every or no member of a component (where ..) has what `has` says of it."""
    where, quantifier = condition.where, condition.quantifier
    parts: list[Node] = []
    for member in _members(scope, condition.name):
        body = has(member)
        limit = ground(where, member) if where is not None else None
        if quantifier is Quantifier.EVERY:
            parts.append(body if limit is None else branch(Operator.ANY, branch(Operator.NOT, limit), body))
        else:
            parts.append(body if limit is None else branch(Operator.ALL, limit, body))
    rest = _rest(condition, scope, condition.name)
    if rest is not None:
        parts.append(rest)
    if quantifier is Quantifier.EVERY:
        return branch(Operator.ALL, *parts, condition=condition)
    some = branch(Operator.ANY, *parts, condition=condition)
    return branch(Operator.NOT, some, condition=condition) if quantifier is Quantifier.NO else some


def _members(scope: Scope, name: str) -> Iterator[Scope]:
    for number, subject in enumerate(scope.subject.members.get(name, NO_MEMBERS).subjects, 1):
        yield scope.inner(subject, name, str(number))


def _rest(condition: Condition, scope: Scope, name: str) -> Atom | None:
    """The unknown member that an incomplete list may still hold, keyed by the text that asks for it."""
    if scope.subject.members.get(name, NO_MEMBERS).complete:
        return None
    return switch(
        condition, scope, f"other {name}: {condition}", (Missing("component", name, scope.about),), "incomplete"
    )


def count_of(condition: CountOf, scope: Scope, ground: Ground) -> Node:
    """Put `at least N X where ..` to the members: an incomplete list can only add to the count."""
    met: list[Node] = [
        ground(condition.where, member) if condition.where is not None else Atom(Truth.YES, condition, member.about)
        for member in _members(scope, condition.name)
    ]
    rest = _rest(condition, scope, condition.name)

    def at_least(number: int) -> Node:
        if number <= 0:
            return branch(Operator.ALL)
        known = branch(Operator.AT_LEAST, *met, number=number, condition=condition)
        return known if rest is None else branch(Operator.ANY, known, rest, condition=condition)

    if condition.bound == "at least":
        return at_least(condition.number)
    too_many = branch(Operator.NOT, at_least(condition.number + 1), condition=condition)
    if condition.bound == "at most":
        return too_many
    return branch(Operator.ALL, at_least(condition.number), too_many, condition=condition)


def sum_of(condition: SumOf, scope: Scope, ground: Ground) -> Node:
    """Put `sum of P over X where .. > Q`. What is not known can only add: a sum is of things that are not negative."""
    members = scope.subject.members.get(condition.name, NO_MEMBERS)
    low, high, complete = Fraction(0), Fraction(0), members.complete
    for member in _members(scope, condition.name):
        counts = ground(condition.where, member).truth if condition.where is not None else Truth.YES
        fact = member.subject.facts.get(FactKey(condition.parameter))
        if counts is Truth.NO or (fact is not None and isinstance(fact.value, NotApplicable)):
            continue
        interval = fact.value.interval if fact is not None and isinstance(fact.value, Quantity) else UNBOUNDED
        if counts is Truth.YES:
            low += interval.low or Fraction(0)
        complete = complete and interval.high is not None
        high += interval.high or Fraction(0)
    total = Quantity(Interval(low, high if complete else None), condition.figure.unit, "sum")
    truth = compare(total, condition.comparison, condition.figure)
    if truth is not Truth.UNKNOWN:
        return Atom(truth, condition, scope.about)
    missing = (Missing("component", condition.name, scope.about),)
    return switch(condition, scope, f"sum {condition}", missing, "incomplete")


# ---------------------------------------------------------------- curves


def _over_curve(condition: Quantified, scope: Scope, rulebook: Rulebook, ground: Ground) -> Node:
    """Cut the axis where a segment or the `where` begins or ends; put the body to each piece with the curve's value."""
    shape = rulebook.vocabulary.curves[condition.name]
    curve = scope.subject.curves.get(condition.name, CurveFact(()))
    axis_unit = rulebook.vocabulary.parameters[shape.axis].unit
    everywhere = condition.quantifier is Quantifier.EVERYWHERE
    rest = Missing("curve", condition.name, scope.about)
    parts: list[Node] = []
    for piece in _pieces(condition.where, curve, shape.axis):
        segment = next((one for one in curve.segments if _within(piece, one.axis)), None)
        if segment is None and curve.complete and condition.where is None:
            continue
        member = scope.inner(_point(piece, segment, shape, axis_unit), condition.name, f"{piece.low}..{piece.high}")
        inside = ground(condition.where, member) if condition.where is not None else None
        if inside is not None and inside.truth is Truth.NO:
            continue
        if segment is not None:
            body = ground(condition.body, member)
        elif curve.complete:
            body = Atom(Truth.NO, condition, member.about, note="beyond the curve")
        else:
            body = switch(condition, scope, f"elsewhere on {condition.name}: {condition}", (rest,), "incomplete")
        if inside is not None and inside.truth is Truth.UNKNOWN:
            outside = branch(Operator.NOT, inside)
            body = branch(Operator.ANY, outside, body) if everywhere else branch(Operator.ALL, inside, body)
        parts.append(body)
    return branch(Operator.ALL if everywhere and parts else Operator.ANY, *parts, condition=condition)


def _point(piece: Interval, segment: Segment | None, shape: Curve, axis_unit: str | None) -> Subject:
    facts = {FactKey(shape.axis): Fact(Quantity(piece, axis_unit, _stretch(piece, axis_unit)))}
    if segment is not None:
        facts[FactKey(shape.value)] = Fact(segment.value)
    return Subject(shape.name, facts=facts)


def _stretch(piece: Interval, unit: str | None) -> str:
    """A piece of the axis as a person writes it: `2.7 GHz`, `(2.7, 2.9) GHz`, `> 3.2 GHz`."""
    low, high = (None if end is None else exact_text(unit_of(unit).from_base(end)) for end in (piece.low, piece.high))
    both = low if low == high else f"({low}, {high})"
    text = f"< {high}" if low is None else f"> {low}" if high is None else both
    return f"{text} {unit}" if unit else str(text)


def _within(piece: Interval, axis: Interval) -> bool:
    """Whether a piece (a point or an open interval between cuts) lies in a segment's stretch of the axis."""
    point = _middle(piece)
    low = axis.low is None or axis.low < point or (axis.low == point and axis.low_closed)
    high = axis.high is None or point < axis.high or (axis.high == point and axis.high_closed)
    return low and high


def _middle(piece: Interval) -> Fraction:
    if piece.low is None:
        return piece.high - 1 if piece.high is not None else Fraction(0)
    return piece.low + 1 if piece.high is None else (piece.low + piece.high) / 2


def _pieces(where: Condition | None, curve: CurveFact, axis: str) -> list[Interval]:
    """Points and open intervals of the axis, cut at every bound of a segment and of the `where`."""
    cuts = {bound for one in curve.segments for bound in (one.axis.low, one.axis.high) if bound is not None}
    cuts.update(_thresholds(where, axis))
    ordered = sorted(cuts)
    if not ordered:
        return [Interval(None, None, False, False)]
    pieces = [Interval(None, ordered[0], False, False)]
    for low, high in zip(ordered, [*ordered[1:], None], strict=True):
        pieces += [Interval(low, low), Interval(low, high, False, False)]
    return pieces


def _thresholds(where: Condition | None, axis: str) -> set[Fraction]:
    match where:
        case Compare(measure, _, figure) if measure.name == axis:
            return {base_value(figure)}
        case InRange(measure, wanted) if measure.name == axis:
            return {threshold for _, threshold in range_limits(wanted)}
        case AllOf(operands):
            return {threshold for one in operands for threshold in _thresholds(one, axis)}
    return set()
