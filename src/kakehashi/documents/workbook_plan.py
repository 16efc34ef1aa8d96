"""What a workbook asks of an item: everything that is still open and worth asking, and which provisions wait for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kakehashi.classification import Classification, Question, row_number
from kakehashi.classification.questions import questions
from kakehashi.lists import Edition
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.facts import FactKey
from kakehashi.reasoning.truth import Truth

_MEMBER = re.compile(r"(?P<name>[A-Za-z_]+)\[(?P<number>[0-9]+)\]")
_RELATED = "related"

Serves = tuple[str, ...]
"""Rows of the order (`7(1)`) that a statement is for, in the order of the law."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is open of one item, each with the rows that wait for it, best first.

    `member_facts` and `member_kinds` are what is asked of members of a component; `provisions` are left to a person.
    `used` are the rows that the stated facts decided.
    """

    kinds: Mapping[str, Serves]
    facts: Mapping[FactKey, Serves]
    purposes: Mapping[str, Serves]
    components: Mapping[str, Serves]
    curves: Mapping[str, Serves]
    member_facts: Mapping[str, Mapping[FactKey, Serves]]
    member_kinds: frozenset[str]
    provisions: tuple[str, ...]
    used: Mapping[FactKey, Serves]


def plan(found: Classification, edition: Edition, rows: Sequence[str] | None = None) -> Plan:
    """What is worth asking of an item. `rows` narrows it to rows (`7`) or bracket numbers (`7(1)`) of the order.

    Without `rows`, what settles nothing but provisions of a row that a person may judge as a whole is asked as that
    judgement, not question by question. Raises `ProblemError` `workbook-row` for a row that the list does not have.
    """
    _check_rows(edition, rows)
    open_ones = [one for one in found.undetermined if rows is None or _is_in(edition, one, rows)]
    asked = questions(found.findings, open_ones, found.judged_rows)
    if rows is None:
        asked = tuple(each for each in asked if not found.judged_rows.issuperset(each.settles))
    own = [each for each in asked if each.about == "item"]
    member_facts, member_kinds = _of_members(asked, edition)
    return Plan(
        kinds={name: _serves(edition, each.settles) for each in own if each.topic == "kind" for name in each.names},
        facts={
            each.missing[0].key or FactKey(each.names[0]): _serves(edition, each.settles)
            for each in own
            if each.topic == "parameter"
        },
        purposes=_named(own, "purpose", edition),
        components=_named(own, "component", edition),
        curves=_named(own, "curve", edition),
        member_facts=member_facts,
        member_kinds=member_kinds,
        provisions=_to_judge(found, edition, rows),
        used=_used(found, edition),
    )


def _of_members(asked: Iterable[Question], edition: Edition) -> tuple[dict[str, dict[FactKey, Serves]], frozenset[str]]:
    """What is asked of members of each component, whichever member it is; the components whose kinds are asked."""
    facts: dict[str, dict[FactKey, Serves]] = {}
    kinds: set[str] = set()
    for each in asked:
        match = _MEMBER.fullmatch(each.about)
        if match is None or match["name"] == _RELATED:
            continue
        keys = facts.setdefault(match["name"], {})
        if each.topic == "kind":
            kinds.add(match["name"])
        elif each.topic == "parameter":
            keys.setdefault(each.missing[0].key or FactKey(each.names[0]), _serves(edition, each.settles))
    return facts, frozenset(kinds)


def _named(asked: Iterable[Question], topic: str, edition: Edition) -> dict[str, Serves]:
    return {each.names[0]: _serves(edition, each.settles) for each in asked if each.topic == topic}


def _serves(edition: Edition, provisions: Iterable[str]) -> Serves:
    wanted = {edition.entries[provision].row for provision in provisions}
    return tuple(dict.fromkeys(entry.row for entry in edition.entries.values() if entry.row in wanted))


def _is_in(edition: Edition, provision: str, rows: Sequence[str]) -> bool:
    row = edition.entries[provision].row
    return row in rows or row_number(row) in rows


def _check_rows(edition: Edition, rows: Sequence[str] | None) -> None:
    known = {entry.row for entry in edition.entries.values()}
    known |= {row_number(row) for row in known}
    problems = []
    for row in rows or ():
        if row not in known:
            near = get_close_matches(row, known, n=3, cutoff=0.5)
            what = f"The list has no row `{row}` on {edition.on.isoformat()}."
            remedy = f"Did you mean {' or '.join(f'`{each}`' for each in near)}?" if near else "Leave the row out."
            expected = "rows of the order such as `7` or `7(1)`."
            problems.append(Problem("workbook-row", what, Place(field="rows"), expected, remedy))
    if problems:
        raise ProblemError(*problems)


def _to_judge(found: Classification, edition: Edition, rows: Sequence[str] | None) -> tuple[str, ...]:
    """Open rows that a person may judge as a whole, and open provisions that the pack does not encode."""
    absent = set(found.absent) - found.judged_rows
    return tuple(
        name
        for name, finding in found.findings.items()
        if (name in absent or (edition.entries[name].judged_whole and finding.truth is Truth.UNKNOWN))
        and (rows is None or _is_in(edition, name, rows))
    )


def _used(found: Classification, edition: Edition) -> dict[FactKey, Serves]:
    """Which rows each stated fact decided."""
    rows: dict[FactKey, dict[str, None]] = {}
    for provision, finding in found.findings.items():
        if edition.entries[provision].children:
            continue
        for reason in finding.reasons:
            for key, _ in reason.used:
                rows.setdefault(key, {})[edition.entries[provision].row] = None
    return {key: tuple(named) for key, named in rows.items()}
