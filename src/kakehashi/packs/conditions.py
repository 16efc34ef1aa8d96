"""Every condition of an edition against the vocabulary and the rulebook."""

from __future__ import annotations

from collections.abc import Iterator

from kakehashi.lists.editions import Edition
from kakehashi.lists.model import Written
from kakehashi.problems import Problem
from kakehashi.reasoning.checking import check_condition, check_formula
from kakehashi.reasoning.lint import lint_condition, lint_rulebook, lint_text
from kakehashi.reasoning.lint_clauses import lint_clauses
from kakehashi.reasoning.parser import Origin


def conditions_of(edition: Edition) -> Iterator[tuple[str, str, Written]]:
    """Every condition with its owner's id and its field, terms (`term/<id>`) before entries before rules."""
    for term in edition.terms.values():
        yield f"term/{term.id}", "when", term.criteria
    for entry in edition.entries.values():
        yield from ((entry.id, field, written) for field, written in entry.conditions())
    for rule in edition.rules.values():
        yield from ((rule.id, field, written) for field, written in rule.conditions())


def origins_of(edition: Edition) -> dict[tuple[str, str], Origin]:
    """Where each condition of an entry or term stands, by (id or `term/<id>`, field)."""
    return {(owner, field): written.origin for owner, field, written in conditions_of(edition)}


def problems_of_conditions(edition: Edition) -> tuple[Problem, ...]:
    """What makes an edition unusable: unknown names, wrong types, units and dimensions, references to nothing or in a
    circle. Each with file, line and column.
    """
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
    readings = {entry.id for entry in edition.entries.values() if entry.readings}
    clauses = lint_clauses(edition.rulebook, origins_of(edition), with_reading=readings)
    return (*conditions, *formulas, *(problem for problem in clauses if problem.severity == "error"))


def lint_of(edition: Edition) -> tuple[Problem, ...]:
    """What is not wrong by type but deserves a second look, in every condition of an edition."""
    readings = {entry.id for entry in edition.entries.values() if entry.readings}
    found = lint_rulebook(edition.rulebook, origins_of(edition), with_reading=readings)
    for rule in edition.rules.values():
        for _, written in rule.conditions():
            found += lint_condition(written.tree, written.origin)
    for _, _, written in conditions_of(edition):
        found += lint_text(written.text, written.origin)
    return tuple(found)
