"""Which uses the law's catch-all asks about on a day: read from the conditions of its rules, never listed here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kakehashi.lists import Edition, Rule
from kakehashi.reasoning.syntax import CodeSet, Condition, Flag, InSet, Refer
from kakehashi.reasoning.walking import walk

USE, HISTORY = "use_for_", "user_has_"
"""How the vocabulary names the flags that say what goods are for, and what the end user does or did."""

MILITARY = "military_use_is_stated"
LISTED_FOR = "end_user_list_concerns"
ORDER = ("N", "C", "B", "M", "CW")
"""The weapons in the order in which the trade names them."""


@dataclass(frozen=True, slots=True)
class Uses:
    """What the catch-all asks: the flags of use and of the user's history, the weapons by their codes on the list of
    end users, whether a military use; and the provisions that ask, rules first.
    """

    uses: tuple[str, ...]
    histories: tuple[str, ...]
    weapons: tuple[str, ...]
    military: bool
    cites: tuple[str, ...]


def uses_asked(edition: Edition) -> Uses:
    """The uses of an edition's catch-all: its demands that ask what the goods are for, with the terms they rest on."""
    asked: dict[str, None] = {}
    codes: set[str] = set()
    cites: dict[str, None] = {}
    for rule in edition.rules.values():
        reached = _reached(rule, edition)
        names = [name for name, _ in reached]
        if not rule.kind.demands or not any(name.startswith(USE) for name in names):
            continue
        asked.update(dict.fromkeys(names))
        codes.update(code for name, members in reached if name == LISTED_FOR for code in members)
        cites[rule.cite] = None
    return Uses(
        uses=tuple(name for name in asked if name.startswith(USE)),
        histories=tuple(name for name in asked if name.startswith(HISTORY)),
        weapons=tuple(sorted(codes, key=lambda code: (_place(code), code))),
        military=MILITARY in asked,
        cites=tuple(cites),
    )


def _place(code: str) -> int:
    return ORDER.index(code) if code in ORDER else len(ORDER)


def _reached(rule: Rule, edition: Edition) -> list[tuple[str, tuple[str, ...]]]:
    """Every parameter that a rule asks about, through its terms too, with the codes it is held against."""
    return [
        (predicate.measure.name, _codes(predicate))
        for predicate in _expanded(rule.criteria.tree, edition, frozenset())
        if isinstance(predicate, Flag | InSet)
    ]


def _codes(predicate: Flag | InSet) -> tuple[str, ...]:
    """The codes written out in a predicate; those of a named set are no kinds of weapons."""
    if isinstance(predicate, InSet) and isinstance(predicate.members, CodeSet):
        return predicate.members.members
    return ()


def _expanded(condition: Condition, edition: Edition, above: frozenset[str]) -> Iterator[Condition]:
    """A condition and everything inside it, with each term replaced by what it says."""
    for part in walk(condition):
        yield part
        if not isinstance(part, Refer):
            continue
        for reference in part.references:
            if reference.is_term and reference.path not in above and reference.path in edition.terms:
                term = edition.terms[reference.path]
                yield from _expanded(term.criteria.tree, edition, above | {reference.path})
