"""An item put to every provision of an edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from kakehashi.classification.model import Classification
from kakehashi.lists import Edition, Entry, Status
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.facts import Subject
from kakehashi.reasoning.findings import Finding, find
from kakehashi.reasoning.grounding import Grounding
from kakehashi.reasoning.nodes import Node, Operator, branch
from kakehashi.reasoning.residue import Unknowns
from kakehashi.reasoning.scopes import Scope
from kakehashi.reasoning.solving import decide
from kakehashi.reasoning.truth import Truth

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
    findings = {entry.id: find(entry.id, nodes[entry.id], _below(entry, edition), unknowns) for entry in entries}
    # is it listed in any provision: the exclusions between provisions fall away, since either way it is listed
    whole = find(LIST, branch(Operator.ANY, *roots), frozenset(nodes), unknowns)
    undetermined = tuple(entry.id for entry in _narrowest(entries, findings, Truth.UNKNOWN))
    return Classification(
        truth=whole.truth,
        findings=findings,
        listed=tuple(entry.id for entry in _narrowest(entries, findings, Truth.YES)),
        undetermined=undetermined,
        absent=tuple(i for i in undetermined if edition.entries[i].status is Status.ABSENT),
        rows=_by(entries, nodes, unknowns, lambda entry: row_number(entry.row)),
        items=_by(entries, nodes, unknowns, lambda entry: entry.row),
        whole=whole,
        judged_rows=frozenset(
            below for entry in entries if entry.judged_whole for below in (entry.id, *_below(entry, edition))
        ),
    )


def row_number(row: str) -> str:
    """The row of the order without the bracket number: `7(1)` is in `7`, `3-2(1)` in `3-2`."""
    return re.sub(r"\(.*$", "", row)


def _below(entry: Entry, edition: Edition) -> frozenset[str]:
    """References that a question about an entry with children absorbs: exclusions between its descendants."""
    below: set[str] = set()
    waiting = list(entry.children)
    while waiting:
        current = waiting.pop()
        below.add(current)
        waiting += edition.entries[current].children
    return frozenset(below)


def _narrowest(entries: Iterable[Entry], findings: Mapping[str, Finding], truth: Truth) -> Iterable[Entry]:
    """Provisions of that truth none of whose children has it."""
    for entry in entries:
        is_so = findings[entry.id].truth is truth
        if is_so and not any(findings[child].truth is truth for child in entry.children):
            yield entry


def _by(
    entries: tuple[Entry, ...], nodes: Mapping[str, Node], unknowns: Unknowns, key: Callable[[Entry], str]
) -> dict[str, Truth]:
    """The truth per row, asked of the row as a whole."""
    grouped: dict[str, list[str]] = {}
    for entry in entries:
        if not entry.children:
            grouped.setdefault(key(entry), []).append(entry.id)
    wholes = {row: branch(Operator.ANY, *(nodes[leaf] for leaf in leaves)) for row, leaves in grouped.items()}
    return {row: decide(whole, frozenset(grouped[row]), unknowns) for row, whole in wholes.items()}


def _check_judged(subject: Subject, edition: Edition) -> None:
    problems = []
    for provision in subject.judged:
        entry = edition.entries.get(provision)
        if entry is None or not (entry.status is Status.ABSENT or entry.judged_whole):
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
