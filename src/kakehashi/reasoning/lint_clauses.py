"""Lint over a rulebook's clauses: circles, references to own kin, exclusions that remove everything, repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from kakehashi.problems import Place, Problem
from kakehashi.reasoning.checking import conditions_of, origin_of
from kakehashi.reasoning.parser import Origin
from kakehashi.reasoning.reference_rules import labelled_lines
from kakehashi.reasoning.rulebook import Clause, Rulebook
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    AtLeastOf,
    Condition,
    IfThen,
    Labelled,
    NoneOf,
    Position,
    Quantified,
    Reference,
)
from kakehashi.reasoning.walking import parts, references, same_subject_references, walk

Origins = Mapping[tuple[str, str], Origin]
_GROUPS = (AllOf, AnyOf, NoneOf, AtLeastOf, IfThen, AnyRow, Quantified)


def lint_clauses(rulebook: Rulebook, origins: Origins, *, with_reading: Collection[str] = ()) -> list[Problem]:
    """L04, L08, L09 and L14 of a rulebook. `with_reading`: ids of clauses whose pack states a reading."""
    return [
        *_circles(rulebook, origins, with_reading),
        *_own_kin(rulebook, origins),
        *_removing_everything(rulebook, origins),
        *_repeats(rulebook, origins),
    ]


# ---------------------------------------------------------------- L04: circles


class Asked(NamedTuple):
    """A question that answering another question needs: `provision`, `own`, `chapeau`, `criteria`, `line`, `term`."""

    what: str
    id: str
    labels: tuple[str, ...] = ()


def _circles(rulebook: Rulebook, origins: Origins, with_reading: Collection[str]) -> Iterator[Problem]:
    same = _find_circles(rulebook, through_others=False)
    for circle in same:
        what = f"To answer this provision about a thing, the same must be answered first: {' -> '.join(circle)}."
        remedy = "Say `meets` for a criterion alone, or speak of the other object (`usable for listed ..`)."
        yield Problem("L04", what, _place(rulebook, origins, circle[0]), "references without a circle.", remedy)
    known = {frozenset(circle) for circle in same}
    for circle in _find_circles(rulebook, through_others=True):
        ids = frozenset(circle)
        if ids in known or ids & set(with_reading):
            continue
        what = f"Through other objects the provisions ask each other in a circle: {' -> '.join(circle)}."
        expected = "a `reading` in one of these entries that says how the circle is read."
        remedy = "State the reading taken (the adverse one takes the way back as met)."
        yield Problem("L04", what, _place(rulebook, origins, circle[0]), expected, remedy, "warning")


def _place(rulebook: Rulebook, origins: Origins, owner: str) -> Place:
    """Where the first condition of a clause or term begins."""
    clause = rulebook.clauses.get(owner)
    named = conditions_of(clause) if clause is not None else ()
    field = named[0][0] if named else "when"
    return origin_of(origins, owner, field).place(Position(1, 1))


def _find_circles(rulebook: Rulebook, *, through_others: bool) -> list[tuple[str, ...]]:
    """Each circle once, as the ids on it with the first repeated at the end."""
    circles: dict[frozenset[str], tuple[str, ...]] = {}
    done: set[Asked] = set()
    for clause in rulebook.clauses.values():
        _search(rulebook, Asked("provision", clause.id), through_others, done, circles)
    for term in rulebook.terms:
        _search(rulebook, Asked("term", term), through_others, done, circles)
    return list(circles.values())


def _search(
    rulebook: Rulebook,
    start: Asked,
    through_others: bool,
    done: set[Asked],
    circles: dict[frozenset[str], tuple[str, ...]],
) -> None:
    """Depth first without recursion: what stands on the path and is asked again closes a circle."""
    path: list[Asked] = []
    stack: list[tuple[Asked, bool]] = [(start, False)]
    while stack:
        asked, leaving = stack.pop()
        if leaving:
            path.pop()
            done.add(asked)
        elif asked in path:
            ids = _ids(path[path.index(asked) :])
            circles.setdefault(frozenset(ids), (*ids, ids[0]))
        elif asked not in done:
            path.append(asked)
            stack.append((asked, True))
            stack.extend((needed, False) for needed in _needed(rulebook, asked, through_others))


def _ids(path: list[Asked]) -> tuple[str, ...]:
    """The provisions and terms on a path, each once, in order."""
    return tuple(dict.fromkeys(f"term/{asked.id}" if asked.what == "term" else asked.id for asked in path))


def _needed(rulebook: Rulebook, asked: Asked, through_others: bool) -> list[Asked]:
    if asked.what == "term":
        condition = rulebook.terms.get(asked.id)
        return [] if condition is None else _asked_by(rulebook, condition, through_others)
    clause = rulebook.clauses.get(asked.id)
    if clause is None:
        return []
    above = [] if clause.parent is None else [Asked("chapeau", clause.parent)]
    if asked.what == "line":
        lines = [condition for labels, condition in labelled_lines(clause) if labels == asked.labels]
        return [needed for line in lines for needed in _asked_by(rulebook, line, through_others)]
    if asked.what == "criteria":
        return [] if clause.criteria is None else _asked_by(rulebook, clause.criteria, through_others)
    if asked.what == "provision":
        return [*above, Asked("own", clause.id)]
    inside = [needed for _, each in conditions_of(clause) for needed in _asked_by(rulebook, each, through_others)]
    if asked.what == "chapeau":
        return [*above, *inside]
    return [*inside, *(Asked("own", child) for child in clause.children)]


def _asked_by(rulebook: Rulebook, condition: Condition, through_others: bool) -> list[Asked]:
    if through_others:
        verbs = [(getattr(part, "verb", "listed"), each) for part in walk(condition) for each in references(part)]
    else:
        verbs = [(refer.verb, each) for refer, each in same_subject_references(condition)]
    return [needed for verb, each in verbs for needed in _asked_of(rulebook, verb, each)]


def _asked_of(rulebook: Rulebook, verb: str, reference: Reference) -> list[Asked]:
    if reference.is_term:
        return [Asked("term", reference.path)]
    if reference.jurisdiction not in (None, rulebook.jurisdiction):
        return []
    if reference.labels:
        line = Asked("line", reference.path, reference.labels)
        clause = rulebook.clauses.get(reference.path)
        above = [Asked("chapeau", clause.parent)] if verb == "listed" and clause and clause.parent else []
        return [line, *above]
    return [_whole(rulebook, verb, clause_id) for clause_id in _expanded(rulebook, reference)]


def _whole(rulebook: Rulebook, verb: str, clause_id: str) -> Asked:
    if verb == "listed":
        return Asked("provision", clause_id)
    clause = rulebook.clauses.get(clause_id)
    return Asked("criteria" if clause is not None and clause.criteria is not None else "own", clause_id)


def _expanded(rulebook: Rulebook, reference: Reference) -> tuple[str, ...]:
    """The ids that a reference or range names; what the check of references refuses is left out."""
    first, end = rulebook.clauses.get(reference.path), reference.end
    if end is None or first is None:
        return (reference.path,)
    last = rulebook.clauses.get(end.path)
    if last is None or last.parent != first.parent:
        return (reference.path,)
    return rulebook.between(first.id, last.id)


# ---------------------------------------------------------------- L08: own child or parent


def _own_kin(rulebook: Rulebook, origins: Origins) -> Iterator[Problem]:
    for clause in rulebook.clauses.values():
        for field, condition in conditions_of(clause):
            for refer, reference in same_subject_references(condition):
                if refer.verb != "listed" or reference.is_term or reference.labels:
                    continue
                if reference.jurisdiction not in (None, rulebook.jurisdiction):
                    continue
                for other in _expanded(rulebook, reference):
                    if _is_kin(rulebook, clause, other):
                        place = origin_of(origins, clause.id, field).place(reference.at)
                        what = f"`{clause.id}` asks whether the thing is listed in `{other}`, its own parent or child."
                        remedy = "A child holds only where its parent holds: take the reference out."
                        yield Problem("L08", what, place, "a provision of another line.", remedy)


def _is_kin(rulebook: Rulebook, clause: Clause, other: str) -> bool:
    return other == clause.id or other in _above(rulebook, clause.id) or clause.id in _above(rulebook, other)


def _above(rulebook: Rulebook, clause_id: str) -> set[str]:
    """Ids of every clause above; a parent that does not exist or goes round ends the way."""
    found: set[str] = set()
    clause = rulebook.clauses.get(clause_id)
    while clause is not None and clause.parent is not None and clause.parent not in found:
        found.add(clause.parent)
        clause = rulebook.clauses.get(clause.parent)
    return found


# ---------------------------------------------------------------- L09: exclusion of everything


def _removing_everything(rulebook: Rulebook, origins: Origins) -> Iterator[Problem]:
    for clause in rulebook.clauses.values():
        if clause.exception is None:
            continue
        asked = {line for each in (clause.scope, clause.criteria) if each is not None for line in _lines(each, AllOf)}
        for line in _lines(clause.exception, AnyOf):
            if line in asked:
                place = origin_of(origins, clause.id, "except").place(line.at)
                what = f"The exclusion of `{clause.id}` is met whenever its criteria are: nothing is ever listed in it."
                expected = "an exclusion that leaves something."
                yield Problem("L09", what, place, expected, "Compare `except` with `scope` and `when`.")
                break


def _lines(condition: Condition, group: type[AllOf] | type[AnyOf]) -> Iterator[Condition]:
    """The condition, and the lines it consists of where it is such a group (labels taken off)."""
    while isinstance(condition, Labelled):
        condition = condition.operand
    yield condition
    if isinstance(condition, group):
        for operand in condition.operands:
            yield from _lines(operand, group)


# ---------------------------------------------------------------- L14: repeats


def _repeats(rulebook: Rulebook, origins: Origins) -> Iterator[Problem]:
    """Groups that stand alike in three entries or more; of nested repeats only the outermost is told."""
    owners: dict[Condition, dict[str, tuple[str, Condition]]] = defaultdict(dict)
    for clause in rulebook.clauses.values():
        for field, condition in conditions_of(clause):
            for part in walk(condition):
                if isinstance(part, _GROUPS) and _size(part) >= 2:
                    owners[part].setdefault(clause.id, (field, part))
    repeated = {part: found for part, found in owners.items() if len(found) >= 3}
    within: dict[Condition, int] = {}
    for outer, found in repeated.items():
        for part in list(walk(outer))[1:]:
            within[part] = max(within.get(part, 0), len(found))
    for part, found in repeated.items():
        if within.get(part, 0) >= len(found):
            continue
        first, (field, written) = next(iter(found.items()))
        place = origin_of(origins, first, field).place(written.at)
        what = f"The same lines stand in {len(found)} entries: {', '.join(found)}."
        remedy = "State them once as a [[term]] and write `meets term/..`."
        yield Problem("L14", what, place, "one definition for what the law says once.", remedy, "warning")


def _size(condition: Condition) -> int:
    """How many predicates a condition holds."""
    below = parts(condition)
    return sum(map(_size, below)) if below else 1
