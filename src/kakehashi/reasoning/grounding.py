"""A condition or a provision put to a subject: names looked up, references opened, every part with its truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from kakehashi.reasoning.facts import NotApplicable, Statement, Subject
from kakehashi.reasoning.figures import switch
from kakehashi.reasoning.gatherings import count_of, over_members, quantified, sum_of
from kakehashi.reasoning.levels import level_truth
from kakehashi.reasoning.nodes import Atom, Branch, Missing, Node, Operator, branch
from kakehashi.reasoning.predicates import predicate
from kakehashi.reasoning.reference_rules import labelled_lines
from kakehashi.reasoning.rulebook import Clause, Rulebook
from kakehashi.reasoning.scopes import Scope
from kakehashi.reasoning.solving import decide
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    AtLeastInSet,
    AtLeastOf,
    Compare,
    CompareExpressions,
    Condition,
    CountOf,
    DesignedFor,
    Flag,
    IfThen,
    InRange,
    InSet,
    InTable,
    Is,
    Labelled,
    NoneOf,
    Not,
    Quantified,
    QuantifiedListed,
    Refer,
    Reference,
    RelatedTo,
    SpanRelation,
    SumOf,
)
from kakehashi.reasoning.truth import Truth, truth_of
from kakehashi.reasoning.walking import rows_of

NOTHING = branch(Operator.ALL)
"""No condition: met."""


@dataclass(slots=True)
class Grounding:
    """Puts provisions of one rulebook to subjects; each provision is put to the same subject once."""

    rulebook: Rulebook
    _own: dict[tuple[str, str], Branch] = field(default_factory=dict)
    _chapeau: dict[tuple[str, str], Branch] = field(default_factory=dict)
    _parts: dict[tuple[str, str], list[Node]] = field(default_factory=dict)
    _asked: set[tuple[str, str]] = field(default_factory=set)

    # ------------------------------------------------------------ provisions

    def provision(self, clause_id: str, scope: Scope) -> Branch:
        """The whole question whether a subject is listed in a provision: chapeau of the clauses above, and its own."""
        clause = self.rulebook.clauses[clause_id]
        above = self.chapeau(clause.parent, scope) if clause.parent is not None else NOTHING
        if above.truth is Truth.NO:
            return branch(Operator.ALL, above, clause=clause_id)
        asked = branch(Operator.ALL, above, self.own(clause_id, scope), clause=clause_id)
        return self._filled(clause, asked, scope)

    def _filled(self, clause: Clause, asked: Branch, scope: Scope) -> Branch:
        """What facts leave open, a person's judgement of a row may settle; what they show, it never takes away."""
        if not scope.subject.judged or asked.truth is not Truth.UNKNOWN:
            return asked
        for each in (clause, *(self.rulebook.clauses[upper] for upper in self._above(clause.id))):
            if each.judged_open and each.id in scope.subject.judged:
                judged = _judged(each, scope)
                settles = judged.truth is Truth.NO or each is clause
                # asked of a row, exclusions between its own provisions fall away: one of the two lists the thing
                if settles and decide(asked, self._descendants(clause)) is Truth.UNKNOWN:
                    return branch(Operator.ALL, judged, clause=clause.id)
        return asked

    def _descendants(self, clause: Clause) -> frozenset[str]:
        below = [self.rulebook.clauses[child] for child in clause.children]
        return frozenset(clause.children).union(*(self._descendants(each) for each in below))

    def asked_whole(self, clause_id: str, scope: Scope) -> Branch:
        """A provision as one answer: where all below it is a person's judgement and open, it is one unknown."""
        asked, clause = self.provision(clause_id, scope), self.rulebook.clauses[clause_id]
        if asked.truth is Truth.UNKNOWN and clause.judged_whole:
            return branch(Operator.ALL, _judged(clause, scope), clause=clause_id)
        return asked

    def chapeau(self, clause_id: str, scope: Scope) -> Branch:
        """What a clause demands of everything below it: scope and criteria met, exception not met, and so upwards."""
        key = (scope.about, clause_id)
        if key not in self._chapeau:
            clause = self.rulebook.clauses[clause_id]
            above = self.chapeau(clause.parent, scope) if clause.parent is not None else NOTHING
            parts: list[Node] = [above]
            if clause.judged_whole and clause.id in scope.subject.judged:
                parts.append(_judged(clause, scope))
            if all(part.truth is not Truth.NO for part in parts):
                parts += self._conditions(clause, scope)
            self._chapeau[key] = branch(Operator.ALL, *parts, clause=clause_id, role="chapeau")
        return self._chapeau[key]

    def own(self, clause_id: str, scope: Scope) -> Branch:
        """A clause without what stands above it: scope, criteria, not the exception, and any of its children."""
        key = (scope.about, clause_id)
        if key not in self._own:
            if key in self._asked:
                # the same provision about the same thing, asked while answering itself: the adverse reading
                return branch(Operator.ALL, clause=clause_id)
            self._asked.add(key)
            self._own[key] = self._ground_own(self.rulebook.clauses[clause_id], scope)
            self._asked.discard(key)
        return self._own[key]

    def _ground_own(self, clause: Clause, scope: Scope) -> Branch:
        if clause.deleted:
            return branch(Operator.ANY, clause=clause.id)
        if clause.absent or (clause.judged_whole and clause.id in scope.subject.judged):
            return branch(Operator.ALL, _judged(clause, scope), clause=clause.id)
        parts = [*self._conditions(clause, scope)]
        if clause.children and all(part.truth is not Truth.NO for part in parts):
            parts.append(branch(Operator.ANY, *(self.own(child, scope) for child in clause.children)))
        return branch(Operator.ALL, *parts, clause=clause.id)

    def _conditions(self, clause: Clause, scope: Scope) -> list[Node]:
        """Scope, criteria and exception; what follows a scope that is not met is not looked at."""
        key = (scope.about, clause.id)
        if key not in self._parts:
            self._parts[key] = self._put_conditions(clause, scope)
        return self._parts[key]

    def _put_conditions(self, clause: Clause, scope: Scope) -> list[Node]:
        parts: list[Node] = []
        if clause.scope is not None:
            parts.append(branch(Operator.ALL, self.ground(clause.scope, scope), role="scope"))
            if parts[0].truth is Truth.NO:
                return parts
        if clause.criteria is not None:
            parts.append(branch(Operator.ALL, self.ground(clause.criteria, scope), role="criteria"))
        if clause.exception is not None:
            exception = branch(Operator.ANY, self.ground(clause.exception, scope), role="exception")
            parts.append(branch(Operator.NOT, exception))
        return parts

    # ------------------------------------------------------------ conditions

    def ground(self, condition: Condition, scope: Scope) -> Node:
        """Put a condition to the subject of `scope`."""
        match condition:
            case AllOf() | AnyOf() | NoneOf() | AtLeastOf() | Not() | Labelled() | AnyRow() | IfThen():
                return self._structure(condition, scope)
            case Quantified():
                return quantified(condition, scope, self.rulebook, self.ground)
            case QuantifiedListed(_, _, _, references):
                return over_members(
                    condition, scope, self.ground, lambda one: self._references(condition, references, one)
                )
            case CountOf():
                return count_of(condition, scope, self.ground)
            case SumOf():
                return sum_of(condition, scope, self.ground)
            case Refer(_, references):
                return self._references(condition, references, scope)
            case RelatedTo():
                return self._related(condition, scope)
            case (
                Compare()
                | InRange()
                | InSet()
                | AtLeastInSet()
                | Is()
                | SpanRelation()
                | Flag()
                | CompareExpressions()
                | DesignedFor()
                | InTable()
            ):
                return predicate(condition, scope, self.rulebook)
        assert_never(condition)

    def _structure(
        self, condition: AllOf | AnyOf | NoneOf | AtLeastOf | Not | Labelled | AnyRow | IfThen, scope: Scope
    ) -> Node:
        match condition:
            case AllOf(operands):
                return branch(Operator.ALL, *self._each(operands, scope), condition=condition)
            case AnyOf(operands):
                return branch(Operator.ANY, *self._each(operands, scope), condition=condition)
            case NoneOf(operands):
                some = branch(Operator.ANY, *self._each(operands, scope), condition=condition)
                return branch(Operator.NOT, some, condition=condition)
            case AtLeastOf(number, operands):
                return branch(Operator.AT_LEAST, *self._each(operands, scope), number=number, condition=condition)
            case Not(operand):
                return branch(Operator.NOT, self.ground(operand, scope), condition=condition)
            case Labelled(mark, operand):
                return branch(Operator.ALL, self.ground(operand, scope), mark=mark, condition=condition)
            case AnyRow():
                rows = [
                    branch(Operator.ALL, *self._each(cells, scope), mark=mark, condition=AllOf(cells, inline=True))
                    for mark, cells in rows_of(condition)
                ]
                return branch(Operator.ANY, *rows, condition=condition)
            case IfThen(premise, conclusion):
                then = branch(Operator.ALL, *self._each(conclusion, scope), condition=condition)
                unless = branch(Operator.NOT, self.ground(premise, scope), condition=condition)
                return branch(Operator.ANY, unless, then, condition=condition)
        assert_never(condition)

    def _each(self, operands: tuple[Condition, ...], scope: Scope) -> list[Node]:
        return [self.ground(operand, scope) for operand in operands]

    # ------------------------------------------------------------ references

    def _references(
        self, condition: Refer | QuantifiedListed | RelatedTo, references: tuple[Reference, ...], scope: Scope
    ) -> Node:
        verb = condition.verb if isinstance(condition, Refer) else "listed"
        if verb == "listed" and scope.outer is not None:
            scope = replace(scope, sealed=True)
        parts: list[Node] = []
        for reference in references:
            if reference.is_term:
                parts.append(self.ground(self.rulebook.terms[reference.path], scope))
            elif reference.labels:
                parts.append(self._criterion(verb, reference, scope))
            else:
                parts += [self._whole(verb, clause_id, scope) for clause_id in expand(reference, self.rulebook)]
        return parts[0] if len(parts) == 1 else branch(Operator.ANY, *parts, condition=condition)

    def _whole(self, verb: str, clause_id: str, scope: Scope) -> Node:
        if verb == "listed":
            judged = self._said_of_another(clause_id, scope)
            if judged is not None:
                return judged
            asked = self.asked_whole(clause_id, scope)
            said = Refer("listed", (Reference(clause_id),))
            return Branch(
                asked.operator,
                asked.parts,
                asked.truth,
                clause=clause_id,
                reference=scope.outer is None,
                condition=said,
            )
        criteria = self.rulebook.clauses[clause_id].criteria
        return self.ground(criteria, scope) if criteria is not None else self.own(clause_id, scope)

    def _said_of_another(self, clause_id: str, scope: Scope) -> Atom | None:
        """A person's judgement that another thing is listed, or not: its own facts are often not at hand.

        Listed in a provision means listed in those above it; not listed means not in those below it.
        """
        if scope.outer is None:
            return None
        for judged, fact in scope.subject.judged.items():
            if not isinstance(fact.value, Statement) or judged not in self.rulebook.clauses:
                continue
            upper, lower = (clause_id, judged) if fact.value.holds else (judged, clause_id)
            if upper == lower or upper in self._above(lower):
                condition = Refer("listed", (Reference(clause_id),))
                return Atom(truth_of(fact.value.holds), condition, scope.about, note="judged", clause=clause_id)
        return None

    def _above(self, clause_id: str) -> Iterator[str]:
        parent = self.rulebook.clauses[clause_id].parent
        while parent is not None:
            yield parent
            parent = self.rulebook.clauses[parent].parent

    def _criterion(self, verb: str, reference: Reference, scope: Scope) -> Node:
        clause = self.rulebook.clauses[reference.path]
        found = labelled(clause, reference.labels)
        criterion = self.ground(found, scope) if found is not None else self.own(clause.id, scope)
        if verb == "meets":
            return criterion
        above = self.chapeau(clause.parent, scope) if clause.parent is not None else NOTHING
        parts: list[Node] = [above, criterion]
        if clause.scope is not None:
            parts.append(self.ground(clause.scope, scope))
        if clause.exception is not None:
            parts.append(branch(Operator.NOT, self.ground(clause.exception, scope)))
        return branch(Operator.ALL, *parts)

    def _related(self, condition: RelatedTo, scope: Scope) -> Node:
        """`usable for listed X`: some thing it relates to at that level (and for those stages) is itself listed."""
        relations, parts = scope.subject.relations, []
        for number, relation in enumerate(relations.stated, 1):
            level = level_truth(relation.level, condition.level)
            at_stage = not condition.stages or bool(relation.stages.intersection(condition.stages))
            if level is Truth.NO or not at_stage:
                continue
            other = scope.inner(relation.other, "related", str(number))
            listed = self._references(condition, condition.references, other)
            if level is Truth.UNKNOWN:
                doubt = switch(condition, other, f"is {condition.level}", (Missing("relation", "level", other.about),))
                listed = branch(Operator.ALL, doubt, listed)
            parts.append(listed)
        if not relations.complete:
            missing = (Missing("relation", condition.level, scope.about),)
            parts.append(switch(condition, scope, f"other relation: {condition}", missing, "incomplete"))
        return branch(Operator.ANY, *parts, condition=condition)


def _judged(clause: Clause, scope: Scope) -> Atom:
    """A provision that the pack does not encode: answered by a person or not at all."""
    fact = scope.subject.judged.get(clause.id)
    condition = Refer("listed", (Reference(clause.id),))
    if fact is None or isinstance(fact.value, NotApplicable) or not isinstance(fact.value, Statement):
        open_atom = switch(condition, scope, f"listed {clause.id}", (Missing("provision", clause.id, scope.about),))
        return Atom(Truth.UNKNOWN, condition, scope.about, (), open_atom.variable, open_atom.test, "absent", clause.id)
    return Atom(truth_of(fact.value.holds), condition, scope.about, note="judged", clause=clause.id)


def expand(reference: Reference, rulebook: Rulebook) -> tuple[str, ...]:
    """The clause ids that a reference or a range of references names."""
    if reference.end is None:
        return (reference.path,)
    return rulebook.between(reference.path, reference.end.path)


def labelled(clause: Clause, labels: tuple[str, ...]) -> Condition | None:
    """The part of a clause's conditions at a path of labels, or None."""
    return next((condition for path, condition in labelled_lines(clause) if path == labels), None)


def ground_provision(rulebook: Rulebook, subject: Subject, clause_id: str) -> Branch:
    """One provision put to one subject; for a whole list keep one `Grounding`."""
    return Grounding(rulebook).provision(clause_id, Scope(subject))
