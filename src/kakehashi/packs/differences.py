"""What is different between two editions of a pack: two days of one version, or two versions on one day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kakehashi.lists.editions import Edition, members_on
from kakehashi.lists.model import Entry, Rule, Written

_T = TypeVar("_T")


class Change(StrEnum):
    """What became of a part of the pack."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; a condition by its text, None where it is not there."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry, rule, term or set (`what`) that was added, removed or changed; `fields` only for the last."""

    what: str
    id: str
    change: Change
    fields: tuple[FieldChange, ...] = ()


def compare(old: Edition, new: Edition) -> tuple[Difference, ...]:
    """Every difference, entries first, in the order of the new edition, then what is gone.

    Days in force and places do not count as differences; conditions count by their text without surrounding space.
    """
    return (
        *_compared("entry", old.entries, new.entries, _entry_fields),
        *_compared("rule", old.rules, new.rules, _rule_fields),
        *_compared("term", old.terms, new.terms, lambda term: {"when": _text(term.criteria)}),
        *_compared("set", _members(old), _members(new), lambda codes: {"members": ", ".join(sorted(codes))}),
    )


def _compared(
    what: str,
    old: Mapping[str, _T],
    new: Mapping[str, _T],
    fields: Callable[[_T], Mapping[str, str | None]],
) -> list[Difference]:
    found = []
    for name, value in new.items():
        if name not in old:
            found.append(Difference(what, name, Change.ADDED))
            continue
        before, after = fields(old[name]), fields(value)
        changed = tuple(
            FieldChange(field, before.get(field), text) for field, text in after.items() if before.get(field) != text
        )
        if changed:
            found.append(Difference(what, name, Change.CHANGED, changed))
    found.extend(Difference(what, name, Change.REMOVED) for name in old if name not in new)
    return found


def _members(edition: Edition) -> Mapping[str, frozenset[str]]:
    return {name: members_on(dated, edition.on) for name, dated in edition.sets.items()}


def _text(written: Written | None) -> str | None:
    return None if written is None else written.text.strip()


def _entry_fields(entry: Entry) -> Mapping[str, str | None]:
    return {
        "row": entry.row,
        "parent": entry.parent,
        "cite": entry.cite,
        "scope": _text(entry.scope),
        "when": _text(entry.criteria),
        "except": _text(entry.exception),
        "status": entry.status.value,
        "regimes": ", ".join(entry.regimes),
    }


def _rule_fields(rule: Rule) -> Mapping[str, str | None]:
    return {
        "kind": rule.kind.value,
        "cite": rule.cite,
        "when": _text(rule.criteria),
        "except": _text(rule.exception),
        "lifts": ", ".join(rule.lifts),
    }
