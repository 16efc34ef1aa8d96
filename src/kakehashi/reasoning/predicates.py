"""Predicates put to a subject: each becomes an atom with its truth, the facts used, or the unknown it waits for."""

from __future__ import annotations

from typing import assert_never

from kakehashi.reasoning.facts import Code, Codes, Fact, FactKey, Kinds, NotApplicable, Purposes, Span, Statement
from kakehashi.reasoning.figures import compare_atom, expressions_atom, range_atom, switch
from kakehashi.reasoning.levels import level_truth
from kakehashi.reasoning.nodes import Atom, ChoiceTest, Missing, Node, Operator, Variable, VariableType, branch
from kakehashi.reasoning.quantities import span_relation
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.scopes import Scope, lookup, missing_fact
from kakehashi.reasoning.syntax import (
    AtLeastInSet,
    CodeSet,
    Compare,
    CompareExpressions,
    Condition,
    DesignedFor,
    Flag,
    InRange,
    InSet,
    InTable,
    Is,
    Measure,
    NamedSet,
    SpanRelation,
)
from kakehashi.reasoning.truth import Truth, truth_of
from kakehashi.vocabulary import ParameterType

Predicate = (
    Compare | InRange | InSet | AtLeastInSet | Is | SpanRelation | Flag | CompareExpressions | DesignedFor | InTable
)


def predicate(condition: Predicate, scope: Scope, rulebook: Rulebook) -> Node:
    """Put one predicate to the subject of `scope`."""
    match condition:
        case Compare():
            return compare_atom(condition, scope, rulebook)
        case InRange():
            return range_atom(condition, scope, rulebook)
        case InSet(measure, members):
            if measure.name == "kind":
                return branch(
                    Operator.ANY,
                    *(kind_atom(condition, name, scope, rulebook) for name in _codes(members, rulebook)),
                    condition=condition,
                )
            return _in_codes(condition, measure, _codes(members, rulebook), scope, rulebook)
        case AtLeastInSet(measure, number, members):
            parts = [
                _in_codes(condition, measure, (code,), scope, rulebook) for code in sorted(_codes(members, rulebook))
            ]
            return branch(Operator.AT_LEAST, *parts, number=number, condition=condition)
        case Is(measure, value):
            if measure.name == "kind":
                return kind_atom(condition, value, scope, rulebook)
            return _in_codes(condition, measure, (value,), scope, rulebook)
        case SpanRelation():
            return _span(condition, scope, rulebook)
        case Flag(measure):
            return _flag(condition, measure, scope, rulebook)
        case CompareExpressions():
            return expressions_atom(condition, scope, rulebook)
        case DesignedFor():
            return _designed_for(condition, scope)
        case InTable():
            return _in_table(condition, scope, rulebook)
    assert_never(condition)


def _codes(members: CodeSet | NamedSet, rulebook: Rulebook) -> tuple[str, ...]:
    return members.members if isinstance(members, CodeSet) else tuple(sorted(rulebook.sets[members.name]))


# ---------------------------------------------------------------- codes, flags, spans


def _in_codes(
    condition: Condition, measure: Measure, members: tuple[str, ...], scope: Scope, rulebook: Rulebook
) -> Node:
    key, place, fact = lookup(measure, scope, rulebook.vocabulary)
    parameter = rulebook.vocabulary.parameters[measure.name]
    if fact is not None and isinstance(fact.value, NotApplicable):
        return Atom(Truth.NO, condition, place.about, ((key, fact),), note="not_applicable")
    if parameter.type is ParameterType.CODES:
        parts = [_member(condition, key, code, place, fact) for code in members]
        return parts[0] if len(parts) == 1 else branch(Operator.ANY, *parts, condition=condition)
    if fact is None:
        choices = frozenset(parameter.values) if parameter.type is ParameterType.ENUM else None
        variable = Variable(VariableType.CHOICE, f"{place.about}: {key}", (missing_fact(key, place),), choices=choices)
        test = ChoiceTest(frozenset(members), parameter.prefix)
        return Atom(Truth.UNKNOWN, condition, place.about, variable=variable, test=test)
    assert isinstance(fact.value, Code)
    value = fact.value.value
    met = any(value.startswith(code) for code in members) if parameter.prefix else value in members
    if not met and parameter.prefix and any(code.startswith(value) for code in members):
        # the stated code is shorter than the law's: which of its subdivisions it is, is not known
        return switch(condition, place, f"{key} in {sorted(members)}", (missing_fact(key, place),))
    return Atom(truth_of(met), condition, place.about, ((key, fact),))


def _member(condition: Condition, key: FactKey, code: str, place: Scope, fact: Fact | None) -> Node:
    """Whether one code is among a set of codes. Of codes one of which is certain, the last is there if no other is.

    A code without its bracket number (`7`) stands for any code under it (`7(2)`): which one is not known.
    """
    stated = fact.value if fact is not None else None
    if isinstance(stated, Codes):
        assert fact is not None
        group = code.partition("(")[0]
        if code in stated.members:
            return Atom(Truth.YES, condition, place.about, ((key, fact),))
        may_be = stated.possible is None or not stated.possible.isdisjoint({code, group})
        if group not in stated.members and (stated.complete or not may_be):
            return Atom(Truth.NO, condition, place.about, ((key, fact),))
    free = switch(condition, place, f"{key} has {code}", (missing_fact(key, place),))
    if isinstance(stated, Codes) and code == max(stated.certain, default=None):
        others = [_member(condition, key, other, place, fact) for other in sorted(stated.certain - {code})]
        return branch(Operator.ANY, free, branch(Operator.NOT, branch(Operator.ANY, *others)), condition=condition)
    return free


def _flag(condition: Condition, measure: Measure, scope: Scope, rulebook: Rulebook) -> Atom:
    key, place, fact = lookup(measure, scope, rulebook.vocabulary)
    if fact is None:
        return switch(condition, place, str(key), (missing_fact(key, place),))
    if isinstance(fact.value, NotApplicable):
        return Atom(Truth.NO, condition, place.about, ((key, fact),), note="not_applicable")
    assert isinstance(fact.value, Statement)
    return Atom(truth_of(fact.value.holds), condition, place.about, ((key, fact),))


def _span(condition: SpanRelation, scope: Scope, rulebook: Rulebook) -> Atom:
    key, place, fact = lookup(condition.measure, scope, rulebook.vocabulary)
    if fact is None:
        text = f"{key} {condition.relation} {condition.range}"
        return switch(condition, place, text, (missing_fact(key, place),))
    if isinstance(fact.value, NotApplicable):
        return Atom(Truth.NO, condition, place.about, ((key, fact),), note="not_applicable")
    assert isinstance(fact.value, Span)
    truth = truth_of(span_relation(fact.value.interval, condition.relation, condition.range))
    return Atom(truth, condition, place.about, ((key, fact),))


# ---------------------------------------------------------------- kinds, purposes, tables


def kind_truth(kinds: Kinds, asked: str, rulebook: Rulebook) -> Truth:
    """Whether a thing of these kinds is an `asked`. Open kinds leave it unknown unless branches are disjoint."""
    vocabulary = rulebook.vocabulary
    if any(vocabulary.is_within(kind, asked) for kind in kinds.stated):
        return Truth.YES
    if kinds.denied.intersection(vocabulary.ancestors(asked)):
        return Truth.NO
    if any(vocabulary.are_disjoint(kind, asked) for kind in kinds.stated):
        return Truth.NO
    # a kind stated beside one of its own sub-kinds only repeats what that one says
    finest = [
        kind
        for kind in kinds.stated
        if not any(other != kind and vocabulary.is_within(other, kind) for other in kinds.stated)
    ]
    below = any(vocabulary.is_within(asked, kind) for kind in finest)
    return Truth.NO if kinds.complete and kinds.stated and not below else Truth.UNKNOWN


def kind_atom(condition: Condition, asked: str, scope: Scope, rulebook: Rulebook) -> Atom:
    """The atom of `kind is asked`; a kind is always said of the innermost thing."""
    truth = kind_truth(scope.subject.kinds, asked, rulebook)
    if truth is Truth.UNKNOWN:
        return switch(condition, scope, f"kind is {asked}", (Missing("kind", asked, scope.about),), "kind_open")
    return Atom(truth, condition, scope.about, note="kind")


def _designed_for(condition: DesignedFor, scope: Scope) -> Atom:
    purposes: Purposes = scope.subject.purposes
    stated = purposes.levels.get(condition.purpose)
    truth = (
        level_truth(stated, condition.level) if stated is not None else truth_of(False if purposes.complete else None)
    )
    if truth is Truth.UNKNOWN:
        missing = (Missing("purpose", condition.purpose, scope.about),)
        return switch(condition, scope, f"{condition.level} for {condition.purpose}", missing)
    return Atom(truth, condition, scope.about, note="purpose")


def _in_table(condition: InTable, scope: Scope, rulebook: Rulebook) -> Node:
    table = rulebook.tables[condition.table]
    places = [table.columns.index(name) if name in table.columns else i for i, name in enumerate(condition.names)]
    rows = []
    for row in table.rows:
        cells = [
            _in_codes(condition, Measure(name), (row[place],), scope, rulebook)
            for name, place in zip(condition.names, places, strict=True)
            if row[place] != "*"
        ]
        rows.append(branch(Operator.ALL, *cells))
    return branch(Operator.ANY, *rows, condition=condition)
