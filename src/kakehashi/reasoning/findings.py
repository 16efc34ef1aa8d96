"""A finding: the answer to one provision with what decided it, how far off the limits are, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kakehashi.reasoning.facts import Fact, FactKey
from kakehashi.reasoning.margins import Margin, margin_of
from kakehashi.reasoning.nodes import Atom, Branch, Missing, Node, Operator
from kakehashi.reasoning.residue import Unknowns
from kakehashi.reasoning.solving import Puzzle, decide, missing_sets
from kakehashi.reasoning.syntax import Condition
from kakehashi.reasoning.truth import Truth

__all__ = ["Finding", "Margin", "Reason", "find", "reasons_of"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One predicate that decided a finding.

    `provision` and `marks` say where it stands (`o6-1-ho-1`, `("3",)`); `negated`, that the law wants the opposite
    (an exclusion); `part`, whether it stands in the scope, the criteria or the exception; `used` are the facts.
    """

    provision: str | None
    marks: tuple[str, ...]
    part: str | None
    condition: Condition
    truth: Truth
    negated: bool
    about: str
    used: tuple[tuple[FactKey, Fact], ...]
    note: str | None = None

    @property
    def citation(self) -> str:
        """The provision with the labels below it: `o6-1-ho-1#3`."""
        where = self.provision or ""
        return f"{where}#{'.'.join(self.marks)}" if self.marks else where


@dataclass(frozen=True)
class Finding:
    """The answer to one provision.

    `assumed_no` are the references that the question absorbs, `unknowns` those of the whole list. Truth, reasons,
    margins and missing sets are worked out when they are looked at: most of the findings of a list are never read.
    """

    provision: str
    node: Node = field(compare=False, repr=False)
    assumed_no: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    unknowns: Unknowns | None = field(default=None, compare=False, repr=False)

    @cached_property
    def truth(self) -> Truth:
        """The exact answer."""
        return decide(self.node, self.assumed_no, self.unknowns)

    @property
    def every_case(self) -> bool:
        """Whether it is settled only because every completion of the known facts agrees."""
        return self.truth is not self.node.truth

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """What decided it, pruned."""
        return reasons_of(self.node)

    @cached_property
    def for_yes(self) -> tuple[tuple[Missing, ...], ...]:
        """The smallest sets of statements that can make it yes; empty where it is settled."""
        return self._settling(Truth.YES)

    @cached_property
    def for_no(self) -> tuple[tuple[Missing, ...], ...]:
        """The smallest sets of statements that can make it no; empty where it is settled."""
        return self._settling(Truth.NO)

    def _settling(self, wanted: Truth) -> tuple[tuple[Missing, ...], ...]:
        if self.truth is not Truth.UNKNOWN:
            return ()
        return missing_sets(Puzzle(self.node, self.assumed_no, self.unknowns), wanted)

    @cached_property
    def margins(self) -> tuple[Margin, ...]:
        """How far each stated number is from each limit that the provision puts to it."""
        found = (margin_of(atom) for atom in _criteria_atoms(self.node))
        return tuple(dict.fromkeys(margin for margin in found if margin is not None))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Everything that stands in one of the smallest sets, in their order."""
        return tuple(dict.fromkeys(thing for one in (*self.for_yes, *self.for_no) for thing in one))

    @property
    def marks(self) -> tuple[str, ...]:
        """The label path of the first criterion that was met, for a citation below the provision."""
        met = (r.marks for r in self.reasons if r.part == "criteria" and r.marks and r.provision == self.provision)
        return next(met, ()) if self.truth is Truth.YES else ()


def find(
    provision: str, node: Node, assumed_no: frozenset[str] = frozenset(), unknowns: Unknowns | None = None
) -> Finding:
    """The finding of a provision that was put to a subject.

    `assumed_no` are references that the question absorbs; `unknowns` those of the whole list, where it is asked.
    """
    return Finding(provision, node, assumed_no, unknowns)


@dataclass(frozen=True, slots=True)
class _Place:
    provision: str | None = None
    marks: tuple[str, ...] = ()
    part: str | None = None
    negated: bool = False


def reasons_of(node: Node) -> tuple[Reason, ...]:
    """The reasons of a node, pruned: of a met `any` the first that is met, of a failed `all` the first that fails."""
    return tuple(dict.fromkeys(_reasons(node, _Place())))


def _reasons(node: Node, place: _Place) -> Iterator[Reason]:
    if isinstance(node, Atom):
        clause = node.clause or place.provision
        yield Reason(
            clause, place.marks, place.part, node.condition, node.truth, place.negated, node.about, node.used, node.note
        )
        return
    if node.reference and node.truth is not Truth.UNKNOWN and node.condition is not None:
        # the other provision has a finding of its own, with its own reasons
        yield Reason(place.provision, place.marks, place.part, node.condition, node.truth, place.negated, "item", ())
        return
    here = _enter(node, place)
    if node.operator is Operator.NOT:
        here = _Place(here.provision, here.marks, here.part, not here.negated)
    for part in _deciding(node):
        yield from _reasons(part, here)


def _enter(node: Branch, place: _Place) -> _Place:
    provision, marks, part = place.provision, place.marks, place.part
    if node.clause is not None and node.clause != provision:
        provision, marks, part = node.clause, (), None
    if node.mark is not None:
        marks = (*marks, node.mark)
    if node.role is not None and node.role != "chapeau":
        part = node.role
    return _Place(provision, marks, part, place.negated)


def _deciding(node: Branch) -> tuple[Node, ...]:
    """The parts that carry the truth of a branch."""
    decisive = Truth.NO if node.operator is Operator.ALL else Truth.YES
    if node.operator in (Operator.ALL, Operator.ANY):
        if node.truth is decisive:
            return tuple(part for part in node.parts if part.truth is decisive)[:1]
        return tuple(part for part in node.parts if part.truth is node.truth)
    if node.operator is Operator.NOT:
        return node.parts
    return tuple(part for part in node.parts if part.truth is node.truth)


def _criteria_atoms(node: Node) -> Iterator[Atom]:
    """Atoms of a provision whose scope may apply; a branch that fails by its scope is not looked into."""
    if isinstance(node, Atom):
        yield node
        return
    if node.operator is Operator.ALL and any(
        isinstance(part, Branch) and part.role in ("scope", "chapeau") and part.truth is Truth.NO for part in node.parts
    ):
        return
    for part in node.parts:
        yield from _criteria_atoms(part)
