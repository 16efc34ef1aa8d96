"""Is a licence required for a deal, and by which provision?

Every rule of the pack is put to the facts of each line; demands (prohibition, approval, licence) stand unless an
exemption that names them is met. Adverse first: an adverse yes beats unknown, unknown beats a favourable yes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kakehashi.classification import Classification, classify
from kakehashi.licensing.deal_facts import line_subject
from kakehashi.licensing.model import Determination, LineDetermination, Outcome, RuleFinding
from kakehashi.lists import Edition, Rule, RuleKind
from kakehashi.reasoning.findings import find
from kakehashi.reasoning.grounding import Grounding
from kakehashi.reasoning.nodes import Branch, Missing, Node, Operator, branch
from kakehashi.reasoning.scopes import Scope
from kakehashi.reasoning.solving import Puzzle, decide, missing_sets
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Deal

ADVERSE = {
    RuleKind.PROHIBITION: Outcome.PROHIBITED,
    RuleKind.APPROVAL: Outcome.APPROVAL_REQUIRED,
    RuleKind.LICENCE: Outcome.LICENCE_REQUIRED,
}


def determine(deal: Deal, edition: Edition) -> Determination:
    """The outcome of a deal by an edition of the law (opened for the deal's day). Raises nothing for unknown facts."""
    classified = [classify(line.item.subject, edition) for line in deal.lines]
    lines = tuple(_determine_line(number, deal, classified, edition) for number in range(len(deal.lines)))
    outcome = min((line.outcome for line in lines), key=lambda one: one.adversity)
    return Determination(deal, edition.name, outcome, lines)


@dataclass(frozen=True, slots=True)
class _Demands:
    """The rules put to a line: each rule's node, and each demand with the exemptions (and bulk licences) against it."""

    rules: Mapping[str, Rule]
    nodes: Mapping[str, Node]

    def lifting(self, demand: str, *kinds: RuleKind) -> list[str]:
        """Rules of these kinds that name a demand."""
        return [rule.id for rule in self.rules.values() if rule.kind in kinds and demand in rule.lifts]

    def standing(self, demand: str, *kinds: RuleKind) -> Branch:
        """The demand, and none of the rules of these kinds that lift it."""
        lifting = branch(Operator.ANY, *(self.nodes[rule] for rule in self.lifting(demand, *kinds)))
        return branch(Operator.ALL, self.nodes[demand], branch(Operator.NOT, lifting))

    def any_standing(self, of: tuple[RuleKind, ...], *kinds: RuleKind) -> Branch:
        """Whether any demand of these kinds stands against rules of those kinds."""
        demands = [rule.id for rule in self.rules.values() if rule.kind in of]
        return branch(Operator.ANY, *(self.standing(demand, *kinds) for demand in demands))


def _determine_line(number: int, deal: Deal, classified: list[Classification], edition: Edition) -> LineDetermination:
    classification = classified[number]
    subject = line_subject(number, deal, classified)
    grounding, scope = Grounding(edition.rulebook), Scope(subject, about="deal")
    nodes = {rule.id: _rule_node(rule, grounding, scope) for rule in edition.rules.values()}
    demands = _Demands(edition.rules, nodes)
    outcome = _outcome(demands)
    findings = {
        rule.id: RuleFinding(rule, find(rule.id, nodes[rule.id]), _lifted_by(rule, demands))
        for rule in edition.rules.values()
    }
    for_adverse, for_clear = _settling(outcome, demands, classification)
    return LineDetermination(
        name=deal.lines[number].name,
        outcome=outcome,
        classification=classification,
        rules=findings,
        because=_because(outcome, demands),
        for_adverse=for_adverse,
        for_clear=for_clear,
        open_licences=_open_licences(outcome, demands),
    )


def _rule_node(rule: Rule, grounding: Grounding, scope: Scope) -> Branch:
    parts: list[Node] = [branch(Operator.ALL, grounding.ground(rule.criteria.tree, scope), role="criteria")]
    if rule.exception is not None:
        exception = branch(Operator.ANY, grounding.ground(rule.exception.tree, scope), role="exception")
        parts.append(branch(Operator.NOT, exception))
    return branch(Operator.ALL, *parts, clause=rule.id)


def _outcome(demands: _Demands) -> Outcome:
    """Adverse first; each answer is exact over everything that is unknown."""
    truths = {kind: decide(demands.any_standing((kind,), RuleKind.EXEMPTION)) for kind in ADVERSE}
    for kind in (RuleKind.PROHIBITION, RuleKind.APPROVAL):
        if truths[kind] is Truth.YES:
            return ADVERSE[kind]
    if decide(demands.any_standing(tuple(ADVERSE), RuleKind.EXEMPTION, RuleKind.BULK_LICENCE)) is Truth.YES:
        # whichever of the open demands it is, one of them stands
        return Outcome.LICENCE_REQUIRED
    if truths[RuleKind.PROHIBITION] is not Truth.NO or truths[RuleKind.APPROVAL] is not Truth.NO:
        return Outcome.UNDETERMINED
    if truths[RuleKind.LICENCE] is Truth.YES:
        return Outcome.LICENCE_USABLE if _licence_by_itself(demands) is Truth.NO else Outcome.LICENCE_REQUIRED
    if truths[RuleKind.LICENCE] is Truth.UNKNOWN:
        return Outcome.UNDETERMINED
    would_stand = decide(demands.any_standing(tuple(ADVERSE)))
    return Outcome.NOT_REQUIRED if would_stand is Truth.NO else Outcome.EXEMPT


def _lifted_by(rule: Rule, demands: _Demands) -> tuple[str, ...]:
    """What lifts a demand that would otherwise stand, or may."""
    if demands.nodes[rule.id].truth is Truth.NO:
        return ()
    lifting = demands.lifting(rule.id, RuleKind.EXEMPTION, RuleKind.BULK_LICENCE)
    return tuple(one for one in lifting if demands.nodes[one].truth is Truth.YES)


def _because(outcome: Outcome, demands: _Demands) -> tuple[str, ...]:
    """The rules that carry an outcome: demands that stand, or are open, or were lifted and by what."""
    rules = demands.rules.values()
    standing = {
        rule.id: decide(demands.standing(rule.id, RuleKind.EXEMPTION)) for rule in rules if rule.kind in ADVERSE
    }
    for kind, carried in ADVERSE.items():
        if outcome is carried:
            met = tuple(i for i, truth in standing.items() if truth is Truth.YES and demands.rules[i].kind is kind)
            return met or tuple(i for i, truth in standing.items() if truth is Truth.UNKNOWN)
    if outcome is Outcome.UNDETERMINED:
        return tuple(i for i, truth in standing.items() if truth is Truth.UNKNOWN)
    if outcome is Outcome.NOT_REQUIRED:
        return tuple(standing)
    kinds = (RuleKind.EXEMPTION,) if outcome is Outcome.EXEMPT else (RuleKind.BULK_LICENCE,)
    demanded = [i for i in standing if demands.nodes[i].truth is not Truth.NO]
    lifting = [one for i in demanded for one in demands.lifting(i, *kinds) if demands.nodes[one].truth is Truth.YES]
    return tuple(dict.fromkeys([*demanded, *lifting]))


def _open_licences(outcome: Outcome, demands: _Demands) -> tuple[str, ...]:
    """Bulk licences that may be usable although a licence is required."""
    if outcome is not Outcome.LICENCE_REQUIRED or _licence_by_itself(demands) is not Truth.UNKNOWN:
        return ()
    bulk = [rule.id for rule in demands.rules.values() if rule.kind is RuleKind.BULK_LICENCE]
    return tuple(one for one in bulk if decide(demands.nodes[one]) is not Truth.NO)


def _licence_by_itself(demands: _Demands) -> Truth:
    """Whether a licence is demanded that no bulk licence answers."""
    return decide(demands.any_standing((RuleKind.LICENCE,), RuleKind.EXEMPTION, RuleKind.BULK_LICENCE))


DERIVED = ("listed_row", "listed_item")
"""Facts of a deal line that nobody states: classification does."""

Sets = tuple[tuple[Missing, ...], ...]


def _settling(outcome: Outcome, demands: _Demands, classification: Classification) -> tuple[Sets, Sets]:
    """The smallest sets for and against: of any demand where all is open, of the bulk licence where only that is."""
    if outcome is Outcome.UNDETERMINED:
        open_question = demands.any_standing(tuple(ADVERSE), RuleKind.EXEMPTION)
    elif _open_licences(outcome, demands):
        open_question = demands.any_standing((RuleKind.LICENCE,), RuleKind.EXEMPTION, RuleKind.BULK_LICENCE)
    else:
        return (), ()
    puzzle = Puzzle(open_question)
    return (
        _opened(missing_sets(puzzle, Truth.YES), classification.whole.for_yes),
        _opened(missing_sets(puzzle, Truth.NO), classification.whole.for_no),
    )


def _opened(sets: Sets, listing: Sets) -> Sets:
    """Sets in which "is it listed" is replaced by the statements about the item that would answer it; none twice."""
    opened: list[tuple[Missing, ...]] = []
    for one in sets:
        plain = tuple(thing for thing in one if thing.name not in DERIVED)
        items: Sets = ((),) if len(plain) == len(one) else listing or ((),)
        opened += [tuple(dict.fromkeys((*of_item, *plain))) for of_item in items]
    smallest: list[tuple[Missing, ...]] = []
    for one in sorted(opened, key=len):
        if not any(set(smaller) <= set(one) for smaller in smallest):
            smallest.append(one)
    return tuple(smallest[:3])
