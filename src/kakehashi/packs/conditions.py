"""Every condition of an edition against the vocabulary and the rulebook."""

from __future__ import annotations

from collections.abc import Iterator

from kakehashi.lists.editions import Edition
from kakehashi.lists.model import Written
from kakehashi.problems import Problem
from kakehashi.reasoning.checking import check_condition, check_formula
from kakehashi.reasoning.parser import Origin


def conditions_of(edition: Edition) -> Iterator[tuple[str, str, Written]]:
    """Every condition with its owner's id and its field, terms (`term/<id>`) before entries before rules."""
    for term in edition.terms.values():
        yield f"term/{term.id}", "when", term.criteria
    for entry in edition.entries.values():
        yield from ((entry.id, field, written) for field, written in entry.conditions())
    for rule in edition.rules.values():
        yield from ((rule.id, field, written) for field, written in rule.conditions())


def problems_of_conditions(edition: Edition) -> tuple[Problem, ...]:
    """Unknown names, wrong types, units and dimensions, references to nothing: each with file, line and column."""
    conditions = [
        problem
        for owner, _, written in conditions_of(edition)
        for problem in check_condition(written.tree, edition.rulebook, written.origin, term=owner.startswith("term/"))
    ]
    parameters = edition.rulebook.vocabulary.parameters
    formulas = [
        problem
        for name, formula in edition.rulebook.derived.items()
        for problem in check_formula(formula, edition.rulebook, Origin(field=f"{name}.formula"), of=parameters[name].of)
    ]
    return (*conditions, *formulas)
