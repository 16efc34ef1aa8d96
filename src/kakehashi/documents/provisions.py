"""The provisions of a bracket number as a sheet goes through them, each with its own conditions put to the item.

What the entries above a bracket number demand (their nouns, a person's judgement of the whole row) comes first; what
stands below a provision that does not apply is jumped over with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kakehashi.classification import Classification
from kakehashi.documents.question_path import End, Path, path_of
from kakehashi.lists import Edition, Entry, Status
from kakehashi.reasoning.findings import Finding
from kakehashi.reasoning.nodes import Atom, Branch, Node, Operator, branch
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    AtLeastOf,
    Condition,
    IfThen,
    Labelled,
    NoneOf,
    Not,
    Refer,
)
from kakehashi.reasoning.truth import Truth
from kakehashi.reasoning.walking import rows_of

Answered = Mapping[Condition, Node]


@dataclass(frozen=True)
class Section:
    """One provision of a sheet. `path` asks what is its own; `above` is the section that must be met first.

    `reached`: some answer to the open questions leads here. `answered` are its conditions and their parts with what
    they became for the item; what it was never asked, because something before does not apply, is not among them.
    """

    entry: Entry
    finding: Finding
    path: Path
    above: Section | None
    reached: bool
    answered: Answered = field(repr=False)

    @property
    def depth(self) -> int:
        """How many sections stand above it."""
        return 0 if self.above is None else self.above.depth + 1

    @property
    def is_decided_here(self) -> bool:
        """Whether nothing stands below it, or a person judged all of it: its own result is said."""
        return not self.entry.children or any(step.part == "judged" for step in self.path.steps)

    @property
    def truth(self) -> Truth:
        """What following the questions from the top to here answers."""
        own = self.path.truth
        if self.above is None or own is Truth.NO:
            return own
        above = self.above.truth
        return Truth.NO if above is Truth.NO else Truth.UNKNOWN if Truth.UNKNOWN in (above, own) else Truth.YES


def sections_of(row: str, found: Classification) -> tuple[Section, ...]:
    """The sections of a bracket number (`7(1)`) in the order of the law."""
    edition, made = found.edition, dict[str, Section]()
    for entry in edition.entries.values():
        if entry.row == row and entry.id in found.findings:
            for one in (*reversed(edition.above(entry)), entry):
                if one.id not in made:
                    made[one.id] = _section(one, found, made.get(one.parent or ""))
    return tuple(each for each in made.values() if each.path.steps or each.entry.row == row)


def _section(entry: Entry, found: Classification, above: Section | None) -> Section:
    reached = above is None or (above.reached and End.MET in above.path.ends)
    finding = found.findings[entry.id]
    if entry.status is Status.DELETED:
        return Section(entry, finding, Path((), End.FAILED), above, reached, {})
    answered: dict[Condition, Node] = {}
    put = _Put(found.edition.rulebook, answered)
    parts = [*_judgement(entry, finding), *(put.part(each, node) for each, node in _grounded(entry, found))]
    return Section(entry, finding, path_of(branch(Operator.ALL, *parts)), above, reached, answered)


# ---------------------------------------------------------------- what the classification already put to the item


def _grounded(entry: Entry, found: Classification) -> Iterator[tuple[tuple[str, Condition], Node | None]]:
    """Scope, exception and criteria with the node of each; None where the item was not asked."""
    nodes = {_role(node): node for node in _own(entry, found)}
    for name, written in entry.conditions():
        role = {"except": "exception", "when": "criteria"}.get(name, name)
        node = nodes.get(role)
        bare = _first(_first(node)) if role == "exception" else _first(node)
        yield (role, written.tree), bare


def _role(node: Node) -> str | None:
    if isinstance(node, Atom):
        return None
    first = node.parts[0] if node.operator is Operator.NOT else node
    return first.role if isinstance(first, Branch) else None


def _own(entry: Entry, found: Classification) -> Sequence[Node]:
    """The parts of a provision's own conditions, from its finding or from those below it, which stand under them."""
    node = found.findings[entry.id].node
    own = node.parts[-1] if isinstance(node, Branch) and len(node.parts) > 1 else None
    if isinstance(own, Branch) and not _is_judged(own):
        return own.parts
    for child in entry.children:
        chapeau = found.findings[child].node
        if isinstance(chapeau, Branch) and isinstance(above := chapeau.parts[0], Branch):
            return above.parts
    return ()


def _is_judged(own: Branch) -> bool:
    return len(own.parts) == 1 and isinstance(own.parts[0], Atom) and own.parts[0].clause is not None


def _judgement(entry: Entry, finding: Finding) -> Iterator[Node]:
    """A person's judgement of the whole provision, where there is one or where nothing else can answer."""
    node = finding.node
    own = node.parts[-1] if isinstance(node, Branch) and len(node.parts) > 1 else None
    if isinstance(own, Branch) and _is_judged(own):
        yield branch(Operator.ALL, own.parts[0], role="judged")
    elif entry.status is Status.ABSENT:
        yield branch(Operator.ALL, _unasked(Refer("listed", ())), role="judged")


def _unasked(condition: Condition) -> Atom:
    """A question that the item was not asked."""
    return Atom(Truth.UNKNOWN, condition, "item")


# ---------------------------------------------------------------- conditions beside their nodes


@dataclass(frozen=True, slots=True)
class _Put:
    """Lays a condition beside the node that it became, so that each question keeps the words it was written in."""

    rulebook: Rulebook
    answered: dict[Condition, Node]

    def part(self, written: tuple[str, Condition], node: Node | None) -> Node:
        """One of the three brackets: an exception is asked as it is written, and must not be met."""
        role, condition = written
        asked = branch(Operator.ALL, self.lay(condition, node), role=role)
        return branch(Operator.NOT, asked) if role == "exception" else asked

    def lay(self, condition: Condition, node: Node | None) -> Node:
        """The condition as a tree whose leaves are single questions, with the answers where there are any."""
        if node is not None:
            self.answered[condition] = node
        match condition:
            case AllOf(operands):
                return branch(Operator.ALL, *self._each(operands, node), condition=condition)
            case AnyOf(operands):
                return branch(Operator.ANY, *self._each(operands, node), condition=condition)
            case NoneOf(operands):
                some = branch(Operator.ANY, *self._each(operands, _first(node)), condition=condition)
                return branch(Operator.NOT, some, condition=condition)
            case AtLeastOf(number, operands):
                parts = self._each(operands, node)
                return branch(Operator.AT_LEAST, *parts, number=number, condition=condition)
            case Not(operand):
                return branch(Operator.NOT, self.lay(operand, _first(node)), condition=condition)
            case Labelled(mark, operand):
                return branch(Operator.ALL, self.lay(operand, _first(node)), mark=mark, condition=condition)
            case AnyRow():
                return branch(Operator.ANY, *self._rows(condition, node), condition=condition)
            case IfThen(premise, conclusion):
                unless, then = node.parts if isinstance(node, Branch) else (None, None)
                asked = branch(Operator.NOT, self.lay(premise, _first(unless)))
                return branch(Operator.ANY, asked, branch(Operator.ALL, *self._each(conclusion, then)))
            case Refer(references=(reference,)) if reference.is_term:
                return branch(Operator.ALL, self.lay(self.rulebook.terms[reference.path], node))
        # A reference to one provision became that provision's node: it is asked here as one question of its own.
        return _unasked(condition) if node is None else branch(Operator.ALL, node, condition=condition)

    def _each(self, operands: Sequence[Condition], node: Node | None) -> list[Node]:
        parts: Sequence[Node | None] = node.parts if isinstance(node, Branch) else [None] * len(operands)
        return [self.lay(operand, part) for operand, part in zip(operands, parts, strict=True)]

    def _rows(self, table: AnyRow, node: Node | None) -> Iterator[Node]:
        rows = rows_of(table)
        parts: Sequence[Node | None] = node.parts if isinstance(node, Branch) else [None] * len(rows)
        for (mark, cells), part in zip(rows, parts, strict=True):
            whole = AllOf(cells, inline=True)
            if part is not None:
                self.answered[whole] = part
            yield branch(Operator.ALL, *self._each(cells, part), mark=mark, condition=whole)


def _first(node: Node | None) -> Node | None:
    return node.parts[0] if isinstance(node, Branch) else None


def bracket_rows(edition: Edition, list_id: str) -> tuple[str, ...]:
    """Every bracket number of a list in the order of the law."""
    return tuple(dict.fromkeys(entry.row for entry in edition.entries_of(list_id)))
