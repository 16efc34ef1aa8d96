"""One day's view of a pack: entries in the order of the law, the rulebook made of them, rules, sets as of the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from kakehashi.law import Days, Instrument
from kakehashi.lists.model import DatedSet, Entry, ListTitle, Rule, Status, TableOfLaw, Term
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.parser import Origin, parse_expression
from kakehashi.reasoning.rulebook import Clause, Rulebook, Table
from kakehashi.vocabulary import Vocabulary, Words

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PackName:
    """Which pack an edition was opened from. `sha256` is the hash of the pack's frozen bytes: it names the edition.

    `known_until` is the day on which the newest text read for the pack came into force.
    """

    code: str
    version: str
    sha256: str
    title: Words
    languages: tuple[str, ...]
    authority: Words
    licence: str
    time_zone: str
    known_until: date | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a pack says on one day, as read; entries in the order of the files, without their children."""

    lists: tuple[ListTitle, ...] = ()
    entries: tuple[Entry, ...] = ()
    rules: tuple[Rule, ...] = ()
    terms: tuple[Term, ...] = ()
    sets: tuple[DatedSet, ...] = ()
    tables: tuple[TableOfLaw, ...] = ()
    instruments: tuple[Instrument, ...] = ()

    def on(self, day: date) -> Contents:
        """What of it is in force on a day."""
        return replace(
            self,
            entries=tuple(entry for entry in self.entries if entry.days.contains(day)),
            rules=tuple(rule for rule in self.rules if rule.days.contains(day)),
            terms=tuple(term for term in self.terms if term.days.contains(day)),
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a list is in the pack: rows of which nothing is encoded (`absent`), rows with gaps (`partly`)."""

    list_id: str
    rows: tuple[str, ...]
    absent: tuple[str, ...]
    partly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A pack as of one day. `days` are the days around `on` for which nothing in it changes."""

    name: PackName
    on: date
    days: Days
    entries: Mapping[str, Entry]
    rules: Mapping[str, Rule]
    rulebook: Rulebook
    lists: Mapping[str, ListTitle]
    terms: Mapping[str, Term]
    sets: Mapping[str, DatedSet]
    instruments: Mapping[str, Instrument]

    @property
    def is_past_what_is_known(self) -> bool:
        """Whether the day lies after the newest text read for the pack: the law may have changed since."""
        return self.name.known_until is not None and self.on > self.name.known_until

    @property
    def pack_hash(self) -> str:
        """SHA-256 of the frozen pack, as records name it."""
        return self.name.sha256

    @property
    def version(self) -> str:
        """The pack's calendar version."""
        return self.name.version

    def entry(self, entry_id: str) -> Entry:
        """The entry of that id. Raises `ProblemError` `no-entry`, with the ids that are near."""
        return _named(self.entries, entry_id, "entry", self)

    def rule(self, rule_id: str) -> Rule:
        """The licensing rule of that id. Raises `ProblemError` `no-rule`, with the ids that are near."""
        return _named(self.rules, rule_id, "rule", self)

    def entries_of(self, list_id: str) -> tuple[Entry, ...]:
        """The entries of one list in the order of the law."""
        return tuple(entry for entry in self.entries.values() if entry.list_id == list_id)

    def leaves(self, list_id: str | None = None) -> tuple[Entry, ...]:
        """Entries without children, of one list or of all: what a finding is finally about."""
        return tuple(
            entry for entry in self.entries.values() if not entry.children and list_id in (None, entry.list_id)
        )

    def above(self, entry: Entry) -> tuple[Entry, ...]:
        """The entries whose chapeau the entry stands under, nearest first."""
        chain: list[Entry] = []
        parent = entry.parent
        while parent is not None:
            chain.append(self.entries[parent])
            parent = chain[-1].parent
        return tuple(chain)

    def coverage(self, list_id: str) -> Coverage:
        """Which rows of a list the pack does not encode, or encodes in part only."""
        leaves: dict[str, list[Entry]] = {}
        for entry in self.leaves(list_id):
            leaves.setdefault(entry.row, []).append(entry)
        missing = {row: sum(leaf.status is Status.ABSENT for leaf in found) for row, found in leaves.items()}
        return Coverage(
            list_id,
            rows=tuple(leaves),
            absent=tuple(row for row, found in leaves.items() if missing[row] == len(found)),
            partly=tuple(row for row, found in leaves.items() if 0 < missing[row] < len(found)),
        )


def _named(named: Mapping[str, _T], name: str, what: str, edition: Edition) -> _T:
    found = named.get(name)
    if found is not None:
        return found
    near = get_close_matches(name, named, n=3, cutoff=0.5)
    raise ProblemError(
        Problem(
            code=f"no-{what}",
            what=f"The pack {edition.name.code} has no {what} `{name}` on {edition.on.isoformat()}.",
            place=Place(field=what),
            expected=f"an id of the edition{', such as ' + ', '.join(near) if near else ''}.",
            remedy="Correct the id, or choose a day on which it is in force.",
        )
    )


def row_number(row: str) -> str:
    """The row without its bracket number: `7` of `7(1)`."""
    return row.partition("(")[0]


def row_key(row: str) -> tuple[tuple[int, int, str], ...]:
    """Orders rows as the law does: 3 before 3-2 before 4 before 10. Bracket numbers do not count."""
    parts = re.findall(r"\d+|\D+", row_number(row))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def in_order(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Entries as the law orders them, with `children` filled in, and what hangs loose.

    Roots stand in the order of their rows, inside one row as the files have them; each is followed by its children.
    An entry that names a parent not in force, or that stands in a circle of parents, is a problem and is left out.
    """
    by_id = {entry.id: entry for entry in entries}
    below: dict[str | None, list[str]] = {}
    for entry in entries:
        below.setdefault(entry.parent, []).append(entry.id)
    roots = sorted(below.get(None, []), key=lambda root: row_key(by_id[root].row))
    ordered: list[Entry] = []
    waiting = list(reversed(roots))
    while waiting:
        current = by_id[waiting.pop()]
        children = below.get(current.id, [])
        ordered.append(replace(current, children=tuple(children)))
        waiting.extend(reversed(children))
    reached = {entry.id for entry in ordered}
    loose = tuple(_loose(entry, by_id) for entry in entries if entry.id not in reached)
    return tuple(ordered), loose


def _loose(entry: Entry, by_id: Mapping[str, Entry]) -> Problem:
    chain: list[str] = [entry.id]
    parent = entry.parent
    while parent is not None and parent in by_id and parent not in chain:
        chain.append(parent)
        parent = by_id[parent].parent
    place = replace(entry.place, field=f"{entry.place.field}.parent")
    if parent is not None and parent in by_id:
        return Problem(
            code="parent-circle",
            what=f"The parents of `{entry.id}` lead round in a circle: {' > '.join([*chain, parent])}.",
            place=place,
            expected="parents that end at an entry without a parent.",
            remedy="Correct the `parent` of one of these entries.",
        )
    near = get_close_matches(parent or "", by_id, n=3, cutoff=0.6)
    return Problem(
        code="parent-unknown",
        what=f"The entry `{chain[-1]}` names the parent `{parent}`, which is not in force with it.",
        place=place,
        expected=f"the id of an entry that is in force on the same days{': ' + ', '.join(near) if near else ''}.",
        remedy="Correct `parent`, add the entry it means, or align the days of the two.",
    )


def _clause(entry: Entry) -> Clause:
    return Clause(
        id=entry.id,
        parent=entry.parent,
        children=entry.children,
        scope=entry.scope.tree if entry.scope else None,
        criteria=entry.criteria.tree if entry.criteria else None,
        exception=entry.exception.tree if entry.exception else None,
        absent=entry.status is Status.ABSENT,
        deleted=entry.status is Status.DELETED,
        judged_whole=entry.judged_whole,
        judged_open=entry.judged_open,
    )


def members_on(dated: DatedSet, day: date) -> frozenset[str]:
    """The codes of a set on a day."""
    return frozenset(member.code for member in dated.members if member.days.contains(day))


def rulebook_of(
    jurisdiction: str, vocabulary: Vocabulary, entries: Iterable[Entry], contents: Contents, day: date
) -> Rulebook:
    """What the evaluator reads: clauses of the ordered entries, terms, tables, sets as of the day, formulas."""
    return Rulebook(
        jurisdiction=jurisdiction,
        vocabulary=vocabulary,
        clauses={entry.id: _clause(entry) for entry in entries},
        terms={term.id: term.criteria.tree for term in contents.terms},
        sets={dated.id: members_on(dated, day) for dated in contents.sets},
        tables={table.id: Table(table.columns, table.rows) for table in contents.tables},
        derived={
            parameter.name: parse_expression(parameter.formula, Origin(field=f"{parameter.name}.formula"))
            for parameter in vocabulary.parameters.values()
            if parameter.formula is not None
        },
    )


def edition_of(name: PackName, on: date, days: Days, contents: Contents, vocabulary: Vocabulary) -> Edition:
    """The edition made of what is in force on a day. Raises `ProblemError` for entries that hang on no parent."""
    entries, loose = in_order(contents.entries)
    if loose:
        raise ProblemError(*loose)
    return Edition(
        name=name,
        on=on,
        days=days,
        entries={entry.id: entry for entry in entries},
        rules={rule.id: rule for rule in contents.rules},
        rulebook=rulebook_of(name.code, vocabulary, entries, contents, on),
        lists={found.id: found for found in contents.lists},
        terms={term.id: term for term in contents.terms},
        sets={dated.id: dated for dated in contents.sets},
        instruments={instrument.id: instrument for instrument in contents.instruments},
    )
