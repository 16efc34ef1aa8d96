"""How far a provision is formalised: what a machine can decide of it, and what a person must judge.

full        no judgement stands in what decides the entry.
partial     a judgement stands in it, but at least one computed part can alone make the entry *no*.
judgement   nothing computed can alone make it *no*.
absent      in the law, not yet encoded.       deleted   no longer in the law.

*Can alone make it no* is asked of the tree with every judgement answered in favour of *yes*. What decides an entry is
its own scope, criteria and exception and the chapeau (scope and exception) of every entry above it.

**Kinds in a scope do not count as computed.** `scope = "kind is integrated_circuit"` is the noun of the provision: it
says which sheet this is, and every entry has one. If it counted, each entry that is otherwise one single judgement
would be called partial, and the meter would measure nothing. A kind in the criteria or in an exclusion counts. Any
other test in a scope (a figure, a flag) counts: it is a limit that the law puts in the chapeau.

Atoms are taken as independent of each other, and a list of components as not empty. What `listed` asks of another entry
is measured where that entry stands: a machine tool left out of one row "because it is in row 2" is not less formalised
for the state of row 2. `meets` borrows another entry's criteria, which then count here too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from kakehashi.lists.editions import Edition, row_number
from kakehashi.lists.model import Entry, Meter, MeterRow, Status
from kakehashi.reasoning.rulebook import Clause, Rulebook
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Condition,
    CountOf,
    Flag,
    IfThen,
    InSet,
    Is,
    Labelled,
    NoneOf,
    Not,
    Quantified,
    QuantifiedListed,
    Quantifier,
    Refer,
    Reference,
    RelatedTo,
    SumOf,
)
from kakehashi.vocabulary import ParameterType


class Formalisation(StrEnum):
    """How far a provision is formalised."""

    FULL = "full"
    PARTIAL = "partial"
    JUDGEMENT = "judgement"
    ABSENT = "absent"
    DELETED = "deleted"


class _Weight(NamedTuple):
    """What the computed parts of a condition can do alone: make it no (`fails`), make it yes (`holds`)."""

    fails: bool
    holds: bool
    judged: bool
    """A judgement stands in it."""


_COMPUTED = _Weight(fails=True, holds=True, judged=False)
_JUDGED = _Weight(fails=False, holds=False, judged=True)
_NOUN = _Weight(fails=False, holds=False, judged=False)
_NOTHING = _Weight(fails=False, holds=True, judged=False)
"""The weight of no condition at all: it always holds."""


def _negated(weight: _Weight) -> _Weight:
    return _Weight(weight.holds, weight.fails, weight.judged)


def _all(weights: Iterable[_Weight]) -> _Weight:
    found = list(weights)
    return _Weight(any(w.fails for w in found), all(w.holds for w in found), any(w.judged for w in found))


def _any(weights: Iterable[_Weight]) -> _Weight:
    return _negated(_all(_negated(weight) for weight in weights))


def _at_least(number: int, weights: list[_Weight]) -> _Weight:
    fails = sum(w.fails for w in weights) > len(weights) - number
    return _Weight(fails, sum(w.holds for w in weights) >= number, any(w.judged for w in weights))


@dataclass(frozen=True, slots=True)
class _Scales:
    """Weighs conditions of one rulebook. `open` holds the entries and terms being weighed: circles end there."""

    rulebook: Rulebook
    in_scope: bool = False
    open: frozenset[str] = frozenset()

    def weigh(self, condition: Condition | None) -> _Weight:
        match condition:
            case None:
                return _NOTHING
            case Not(operand=operand):
                return _negated(self.weigh(operand))
            case Labelled(operand=operand):
                return self.weigh(operand)
            case AllOf(operands=operands):
                return _all(map(self.weigh, operands))
            case AnyOf(operands=operands):
                return _any(map(self.weigh, operands))
            case NoneOf(operands=operands):
                return _negated(_any(map(self.weigh, operands)))
            case AtLeastOf(number=number, operands=operands):
                return _at_least(number, [self.weigh(operand) for operand in operands])
            case IfThen(premise=premise, conclusion=conclusion):
                return _any([_negated(self.weigh(premise)), _all(map(self.weigh, conclusion))])
            case _:
                return self._atom(condition)

    def _atom(self, atom: Condition) -> _Weight:
        match atom:
            case Flag(measure=measure):
                parameter = self.rulebook.vocabulary.parameters.get(measure.name)
                judged = parameter is None or parameter.type is ParameterType.JUDGEMENT
                return _JUDGED if judged else _COMPUTED
            case Is(measure=measure) | InSet(measure=measure) if measure.name == "kind" and self.in_scope:
                return _NOUN
            case Refer(verb=verb, references=references):
                return _any(self._reference(reference, verb) for reference in references)
            case QuantifiedListed(quantifier=quantifier, where=where, references=references):
                listed = _any(self._reference(reference, "listed") for reference in references)
                return self._quantified(quantifier, where, listed)
            case RelatedTo(references=references):
                # That the thing has no such relation is a stated fact: it can make the condition no by itself.
                listed = _any(self._reference(reference, "listed") for reference in references)
                return _Weight(True, listed.holds, listed.judged)
            case Quantified(quantifier=quantifier, where=where, body=body):
                return self._quantified(quantifier, where, self._component().weigh(body))
            case CountOf(bound=bound, where=where):
                weight = _all([_COMPUTED, self._component().weigh(where)])
                return weight if bound == "at least" else _negated(weight)
            case SumOf(where=where):
                return _all([_COMPUTED, self._component().weigh(where)])
            case _:
                return _COMPUTED

    def _component(self) -> _Scales:
        """Inside a quantifier a kind is the component's, no longer the noun of the provision."""
        return replace(self, in_scope=False)

    def _quantified(self, quantifier: Quantifier, where: Condition | None, body: _Weight) -> _Weight:
        filtered = self._component().weigh(where)
        if quantifier in (Quantifier.EVERY, Quantifier.EVERYWHERE):
            return _any([_negated(filtered), body]) if where is not None else body
        found = _all([filtered, body])
        return _negated(found) if quantifier is Quantifier.NO else found

    def _reference(self, reference: Reference, verb: str) -> _Weight:
        if reference.is_term:
            return self._term(reference.path)
        if reference.end is not None and {reference.path, reference.end.path} <= set(self.rulebook.clauses):
            paths = self.rulebook.between(reference.path, reference.end.path)
        else:
            paths = (reference.path,)
        return _any(self._entry(path, verb) for path in paths)

    def _term(self, name: str) -> _Weight:
        key = f"term/{name}"
        if key in self.open or name not in self.rulebook.terms:
            return _JUDGED
        return replace(self, in_scope=False, open=self.open | {key}).weigh(self.rulebook.terms[name])

    def _entry(self, entry_id: str, verb: str) -> _Weight:
        """What it weighs that another entry is met: any of its leaves, or its criteria alone for `meets`."""
        clause = self.rulebook.clauses.get(entry_id)
        if clause is None or clause.absent or entry_id in self.open:
            return _JUDGED if verb == "meets" else _JUDGED._replace(judged=False)
        inside = replace(self, in_scope=False, open=self.open | {entry_id})
        if verb == "meets":
            return inside.weigh(clause.criteria)
        # Named from elsewhere, an entry's nouns are a test like any other: they tell this thing from that.
        return _all([inside.chapeau(clause), inside.below(clause)])._replace(judged=False)

    def below(self, clause: Clause) -> _Weight:
        """Own scope, criteria and exception, and one of the children where there are any."""
        scope = self.weigh(clause.scope)
        exception = _negated(replace(self, in_scope=False).weigh(clause.exception)) if clause.exception else _NOTHING
        own = _all([scope, replace(self, in_scope=False).weigh(clause.criteria), exception])
        children = [self.rulebook.clauses[child] for child in clause.children]
        if not children:
            return own
        return _all([own, _any(_JUDGED if child.absent else self.below(child) for child in children)])

    def chapeau(self, clause: Clause) -> _Weight:
        """Scope and exception of every clause above."""
        weights = []
        parent = clause.parent
        while parent is not None:
            above = self.rulebook.clauses[parent]
            weights.append(self.weigh(above.scope))
            if above.exception:
                weights.append(_negated(replace(self, in_scope=False).weigh(above.exception)))
            parent = above.parent
        return _all(weights)


def formalisation(entry: Entry, edition: Edition) -> Formalisation:
    """How far a provision is formalised, as the head of this module defines it."""
    if entry.status is Status.DELETED:
        return Formalisation.DELETED
    if entry.status is Status.ABSENT:
        return Formalisation.ABSENT
    clause = edition.rulebook.clauses[entry.id]
    scales = _Scales(edition.rulebook, in_scope=True, open=frozenset({entry.id}))
    weight = _all([scales.chapeau(clause), scales.below(clause)])
    if not weight.judged:
        return Formalisation.FULL
    return Formalisation.PARTIAL if weight.fails else Formalisation.JUDGEMENT


def meter(edition: Edition, list_id: str) -> Meter:
    """The formalisation of a list by row (`7`, not `7(1)`), counted over its leaves, in the order of the law."""
    rows: dict[str, MeterRow] = {}
    for leaf in edition.leaves(list_id):
        found = formalisation(leaf, edition).value
        number = row_number(leaf.row)
        row = rows.get(number, MeterRow(number))
        rows[number] = replace(row, **{found: getattr(row, found) + 1})
    return Meter(list_id, tuple(rows.values()))


def meters(edition: Edition) -> tuple[Meter, ...]:
    """The formalisation of every list of an edition."""
    return tuple(meter(edition, list_id) for list_id in edition.lists)
