"""Which bracket numbers a sheet shows, and what became of all the others: the whole list was considered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakehashi.classification import Classification, disposals, row_number, tally
from kakehashi.documents.labels import Labels
from kakehashi.documents.provisions import bracket_rows
from kakehashi.lists import Entry, Status
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.nodes import Branch, Node
from kakehashi.reasoning.syntax import Not
from kakehashi.reasoning.truth import Truth
from kakehashi.wording.speaking import Speaker

LIST = "goods"
MOST_NAMED = 24
"""So many bracket numbers are named in a message."""


def shown_rows(found: Classification, language: str, asked: Sequence[str] = ()) -> tuple[str, ...]:
    """The bracket numbers (`7(1)`) that a sheet goes through, in the order of the law.

    `asked` names bracket numbers, rows (`7`) or provisions (`o6-1-ho`). Without it: those in which the item is in
    scope, save where only a person judges the whole row. Where the item is the right thing for some, those for which
    that is still open are left to `open_rows`. Raises `ProblemError` `sheet-no-row`.
    """
    every, labels = bracket_rows(found.edition, LIST), Labels(language)
    if asked:
        wanted = {row for name in asked for row in _named(name, found, every, labels)}
        return tuple(row for row in every if row in wanted)
    chosen = _in_scope(found, Truth.YES) or _in_scope(found, Truth.UNKNOWN)
    if not chosen:
        raise _no_row(labels("sheet.no_row.none"), every, labels)
    return tuple(row for row in every if row in chosen)


def open_rows(found: Classification, shown: Sequence[str]) -> tuple[str, ...]:
    """Bracket numbers not shown that are open because it is open whether the item is what they name.

    Those that only a person can judge are not among them, nor those settled all the same (excluded, or listed).
    """
    waiting = _in_scope(found, Truth.UNKNOWN) - set(shown)
    is_open = {row for row in waiting if found.items.get(row, Truth.UNKNOWN) is Truth.UNKNOWN}
    return tuple(row for row in bracket_rows(found.edition, LIST) if row in is_open)


def rest_of_list(found: Classification, speaker: Speaker, shown: Sequence[str]) -> tuple[str, ...]:
    """Sentences on the whole list: how many provisions were considered, and how those were disposed of, in blocks."""
    labels, counted = Labels(speaker.language), tally(found, found.edition)
    numbers = (
        ("listed", counted.listed),
        ("not", counted.not_listed),
        ("open", counted.undetermined - counted.judged),
        ("judged", counted.judged),
        ("absent", counted.absent),
    )
    said = [labels(f"sheet.tally.{name}", n=number) for name, number in numbers if number]
    lines = [labels("sheet.considered", n=counted.considered, parts=labels("sheet.comma").join(said))]
    for way, provisions in disposals(found).items():
        lines.append(speaker.labels(f"disposal.{way}", n=len(provisions), rows=speaker.numbers(provisions, found)))
    judged = [name for name in found.undetermined if name in found.judged_rows]
    for key, names in (("sheet.to_judge", judged), ("sheet.absent", found.absent)):
        if names:
            lines.append(labels(key, n=len(names), rows=speaker.numbers(names, found)))
    if waiting := open_rows(found, shown):
        lines.append(labels("sheet.open_rows", rows=labels("sheet.comma").join(waiting)))
    return tuple(lines)


# ---------------------------------------------------------------- in scope


def _in_scope(found: Classification, wanted: Truth) -> frozenset[str]:
    """Bracket numbers of leaf provisions whose nouns, with those above, are met (yes) or open (unknown)."""
    return frozenset(
        entry.row
        for entry in found.edition.leaves(LIST)
        if entry.id in found.findings and not _is_for_a_person(entry, found) and _scope(entry, found) is wanted
    )


def _is_for_a_person(entry: Entry, found: Classification) -> bool:
    is_listed = found.findings[entry.id].truth is Truth.YES
    return entry.status is not Status.ENCODED or (entry.id in found.judged_rows and not is_listed)


def _scope(entry: Entry, found: Classification) -> Truth:
    """Whether the item is what a provision speaks of: its scope and every scope above it are met.

    A provision that names no goods (or only what it is not) has its nouns among the criteria: it counts where it is
    listed or open.
    """
    finding = found.findings[entry.id]
    scopes = list(_scopes(finding.node))
    if any(node.truth is Truth.NO for node in scopes):
        return Truth.NO
    if not any(_names_goods(node) for node in scopes):
        return finding.truth
    return Truth.UNKNOWN if any(node.truth is Truth.UNKNOWN for node in scopes) else Truth.YES


def _names_goods(scope: Branch) -> bool:
    return not (isinstance(scope.parts[0], Branch) and isinstance(scope.parts[0].condition, Not))


def _scopes(node: Node) -> Iterator[Branch]:
    """The scopes of a provision and of those above it; not those of provisions it refers to."""
    if not isinstance(node, Branch):
        return
    if node.role == "scope":
        yield node
    elif node.clause is not None and not node.reference:
        for part in node.parts:
            yield from _scopes(part)


# ---------------------------------------------------------------- asked for by name


def _named(name: str, found: Classification, every: Sequence[str], labels: Labels) -> tuple[str, ...]:
    wanted = name.strip()
    entry = found.edition.entries.get(wanted)
    if entry is not None and entry.list_id == LIST:
        wanted = entry.row
    if wanted in every and "(" in wanted:
        return (wanted,)
    rows = tuple(row for row in every if row_number(row) == wanted)
    if not rows:
        raise _no_row(labels("sheet.no_row.unknown", name=name), every, labels)
    return tuple(row for row in rows if "(" in row) or rows


def _no_row(what: str, every: Sequence[str], labels: Labels) -> ProblemError:
    numbers = tuple(dict.fromkeys(row_number(row) for row in every))
    some = labels("sheet.comma").join([*numbers, *(row for row in every if "(" in row)][:MOST_NAMED])
    return ProblemError(
        Problem(
            "sheet-no-row",
            what,
            Place(field="rows"),
            labels("sheet.no_row.expected", rows=some),
            labels("sheet.no_row.remedy"),
        )
    )
