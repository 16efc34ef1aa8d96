"""An item put to every provision of an edition."""

from __future__ import annotations

from collections.abc import Iterator

from kakehashi.classification.model import Classification, below
from kakehashi.lists import Edition, Status
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.facts import Subject
from kakehashi.reasoning.findings import find
from kakehashi.reasoning.grounding import Grounding
from kakehashi.reasoning.residue import Unknowns
from kakehashi.reasoning.scopes import Scope

LIST = "goods"


def classify(subject: Subject, edition: Edition) -> Classification:
    """A finding for every provision of the goods list, asked of the list as a whole, and the next best question.

    Every provision is put to the item: there is no first match. Raises `ProblemError` where a person has judged a
    provision that the edition does not have, or one that it decides from facts.
    """
    _check_judged(subject, edition)
    entries = edition.entries_of(LIST)
    grounding, scope = Grounding(edition.rulebook), Scope(subject)
    nodes = {entry.id: grounding.provision(entry.id, scope) for entry in entries}
    roots = [grounding.asked_whole(entry.id, scope) for entry in entries if entry.parent is None]
    unknowns = Unknowns.of([*nodes.values(), *roots])
    findings = {entry.id: find(entry.id, nodes[entry.id], below(entry, edition), unknowns) for entry in entries}
    return Classification(edition, findings, tuple(roots), unknowns)


def _check_judged(subject: Subject, edition: Edition) -> None:
    problems = []
    for provision in subject.judged:
        entry = edition.entries.get(provision)
        if entry is None or not (entry.status is Status.ABSENT or entry.judged_whole or entry.judged_open):
            what = "is not in the list" if entry is None else "is decided from facts, not by a judgement"
            problems.append(
                Problem(
                    "judged-provision",
                    f"The provision {provision} was judged, but it {what} on {edition.on.isoformat()}.",
                    Place(file=subject.name, field=f"item.judged, {provision}"),
                    "a provision that the pack does not yet encode, or a row that a person may judge as a whole.",
                    "Remove the judgement, or name a row such as those that `kakehashi packs show jp` lists.",
                )
            )
    for other in _others(subject):
        problems += [_unknown_provision(other, name, edition) for name in other.judged if name not in edition.entries]
    if problems:
        raise ProblemError(*problems)


def _others(subject: Subject) -> Iterator[Subject]:
    """Every thing that is described within an item: its parts, and what it relates to."""
    below = [one for members in subject.members.values() for one in members.subjects]
    below += [relation.other for relation in subject.relations.stated]
    for other in below:
        yield other
        yield from _others(other)


def _unknown_provision(other: Subject, name: str, edition: Edition) -> Problem:
    return Problem(
        "judged-provision",
        f"The provision {name} was judged of {other.name}, but it is not in the list on {edition.on.isoformat()}.",
        Place(file=other.name, field=f"judged, {name}"),
        "a provision of the list.",
        "Correct its id: `kakehashi packs show jp` lists them.",
    )
