"""Facts at, just below and just above each threshold of a provision, for a reader of the law to judge.

The reader sees facts and never the condition: what they write is a second opinion on the encoding. `expect` is left
empty for them to fill; `second_reader` is theirs to set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from kakehashi.lists.editions import Edition
from kakehashi.lists.model import Entry
from kakehashi.packs.scenes import Scene, decimal_text, in_unit, measures_of, opened, span, step_for
from kakehashi.reasoning.arithmetic import evaluate, operands
from kakehashi.reasoning.intervals import point
from kakehashi.reasoning.quantities import Interval
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Compare,
    CompareExpressions,
    Condition,
    CountOf,
    InRange,
    InUnit,
    Measure,
    Not,
    Quantified,
    Quantifier,
    SpanRelation,
)
from kakehashi.reasoning.walking import parts

_OPERAND = Fraction(1024)
"""The value given to the other parameters of a formula: a power of two, so that logarithms come out exact."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """One set of facts at or beside a limit. `item` has the form of the `item` of a case."""

    id: str
    item: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """What was made for one provision; `left_out` names the parameters of thresholds that no facts were made for."""

    entry: str
    cases: tuple[Boundary, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Point:
    """One value to state at one threshold: `value` is the text of the fact."""

    atom: Condition
    measure: Measure
    value: str


def boundary_facts(entry: Entry, edition: Edition) -> Boundaries:
    """Facts at, just below and just above each threshold of the entry's own conditions, the rest made to let it decide.

    Where the rest cannot be made so (another provision, a curve), it is left out of the facts and stays open.
    """
    whole = _whole(entry, edition)
    cases: list[Boundary] = []
    left_out: list[str] = []
    seen: list[Mapping[str, object]] = []
    for atom in _atoms(_own(whole, entry, edition)):
        points = list(_points(atom, Scene(edition.rulebook)))
        if not points:
            left_out.extend(_threshold_names(atom))
        for each in points:
            scene = Scene(edition.rulebook)
            if not _drive(scene, whole, each):
                left_out.append(each.measure.name)
                continue
            item = {"name": f"boundary {len(cases) + 1}", **scene.table()}
            bare = {key: value for key, value in item.items() if key != "name"}
            if bare not in seen:
                seen.append(bare)
                cases.append(Boundary(f"{_wording(entry)}-b{len(cases) + 1:02d}", item))
    return Boundaries(entry.id, tuple(cases), tuple(dict.fromkeys(left_out)))


def _wording(entry: Entry) -> str:
    """The id of the entry; for a wording that has ended, with its last day, since the id stands for each wording."""
    until = entry.days.until
    return entry.id if until is None else f"{entry.id}-until-{until - timedelta(days=1)}"


def as_cases(boundaries: Boundaries, entry: Entry, edition: Edition) -> str:
    """The facts as TOML cases with an empty verdict, ready for a reader of the law."""
    blocks = [
        "\n".join(
            [
                "[[case]]",
                f'id = "{boundary.id}"',
                f'cite = "{entry.cite}"',
                f"on = {edition.on.isoformat()}",
                'why = ""',
                f"item = {_toml(boundary.item)}",
                "expect = {}",
                "second_reader = false",
            ]
        )
        for boundary in boundaries.cases
    ]
    return "\n\n".join(blocks) + "\n" if blocks else ""


# ---------------------------------------------------------------- the condition as one tree


def _whole(entry: Entry, edition: Edition) -> AllOf:
    """Everything that decides the entry: chapeaux from the top, then its own scope, criteria and exclusion."""
    conditions: list[Condition] = []
    for above in reversed(edition.above(entry)):
        conditions.extend(_chapeau(above))
    conditions.extend(_chapeau(entry))
    if entry.criteria is not None:
        conditions.append(opened(entry.criteria.tree))
    return AllOf(tuple(conditions))


def _chapeau(entry: Entry) -> Iterator[Condition]:
    if entry.scope is not None:
        yield opened(entry.scope.tree)
    if entry.exception is not None:
        yield Not(opened(entry.exception.tree))


def _own(whole: AllOf, entry: Entry, edition: Edition) -> Sequence[Condition]:
    """The parts of the tree that the entry itself states: thresholds of a chapeau belong to the entry above."""
    inherited = sum(len(list(_chapeau(above))) for above in edition.above(entry))
    return whole.operands[inherited:]


def _atoms(conditions: Sequence[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        if isinstance(condition, Compare | InRange | SpanRelation | CompareExpressions | CountOf):
            yield condition
        yield from _atoms(parts(condition))


def _threshold_names(atom: Condition) -> tuple[str, ...]:
    match atom:
        case Compare(measure=measure) | InRange(measure=measure) | SpanRelation(measure=measure):
            return (measure.name,)
        case CompareExpressions():
            return measures_of(atom)
        case CountOf(name=name):
            return (name,)
    return ()


# ---------------------------------------------------------------- values at and beside a limit


def _points(atom: Condition, scene: Scene) -> Iterator[_Point]:
    match atom:
        case Compare(measure=measure, figure=figure):
            for value in _around(figure.value, figure.text, scene.counts(measure)):
                yield _Point(atom, measure, in_unit(value, figure.unit))
        case InRange(measure=measure, range=limits):
            for limit, text in ((limits.low, limits.low_text), (limits.high, limits.high_text)):
                if limit is not None:
                    for value in _around(limit, text, scene.counts(measure)):
                        yield _Point(atom, measure, in_unit(value, limits.unit))
        case SpanRelation(measure=measure, relation="overlaps", range=limits):
            # The end of the thing's own span that reaches into the range moves over the limit; the other stays away.
            for end, text, away in ((limits.low, limits.low_text, -1), (limits.high, limits.high_text, 1)):
                if end is not None:
                    far = end + away * 100 * step_for(text, whole=False)
                    for value in _around(end, text, whole=False):
                        yield _Point(atom, measure, span(min(far, value), max(far, value), limits.unit))
        case SpanRelation(measure=measure, range=limits) if limits.low is not None and limits.high is not None:
            for value in _around(limits.low, limits.low_text, whole=False):
                yield _Point(atom, measure, span(value, limits.high, limits.unit))
            for value in _around(limits.high, limits.high_text, whole=False):
                yield _Point(atom, measure, span(limits.low, value, limits.unit))
        case CompareExpressions(left=InUnit(measure=measure, unit=unit)):
            yield from _formula_points(atom, measure, unit)


def _around(limit: Fraction, text: str, whole: bool) -> tuple[Fraction, ...]:
    step = step_for(text, whole)
    return limit - step, limit, limit + step


def _formula_points(atom: CompareExpressions, measure: Measure, unit: str) -> Iterator[_Point]:
    if any(operand.measure.name == measure.name for operand in operands(atom.right)):
        return
    interval: Interval | None = evaluate(atom.right, lambda _: point(_OPERAND))
    if interval is None or interval.low is None or interval.low != interval.high:
        return
    text = decimal_text(interval.low)
    if text is not None:
        for value in _around(interval.low, text, whole=False):
            yield _Point(atom, measure, in_unit(value, None if unit == "1" else unit))


# ---------------------------------------------------------------- the rest made to let the threshold decide


def _holds(condition: Condition, atom: Condition) -> bool:
    return condition is atom or any(_holds(part, atom) for part in parts(condition))


def _drive(scene: Scene, condition: Condition, each: _Point) -> bool:
    """States the value first, then makes every other part such that this one decides. Whether the value was stated."""
    if condition is each.atom:
        return _state(scene, each)
    match condition:
        case Not(operand=operand):
            return _drive(scene, operand, each)
        case AllOf(operands=operands_) | AnyOf(operands=operands_):
            deciding = next(part for part in operands_ if _holds(part, each.atom))
            stated = _drive(scene, deciding, each)
            for part in operands_:
                if part is not deciding:
                    scene.make(part, isinstance(condition, AllOf))
            return stated
        case AtLeastOf(number=number, operands=operands_):
            deciding = next(part for part in operands_ if _holds(part, each.atom))
            stated = _drive(scene, deciding, each)
            for index, part in enumerate(part for part in operands_ if part is not deciding):
                scene.make(part, index < number - 1)
            return stated
        case Quantified(quantifier=Quantifier.SOME | Quantifier.EVERY, name=name, where=where, body=body):
            thing = scene.thing(name)
            if where is not None and _holds(where, each.atom):
                stated = _drive(thing, where, each)
                thing.make(body, True)
                return stated
            stated = _drive(thing, body, each)
            if where is not None:
                thing.make(where, True)
            return stated
    return False


def _state(scene: Scene, each: _Point) -> bool:
    stated = scene.state(each.measure, each.value)
    if isinstance(each.atom, CompareExpressions):
        for operand in operands(each.atom.right):
            unit = None if operand.unit == "1" else operand.unit
            scene.state(operand.measure, in_unit(_OPERAND, unit))
    return stated


# ---------------------------------------------------------------- TOML


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
