"""What is left of a grounded tree when everything known is folded away: only the unknowns and how they are joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from kakehashi.reasoning.cells import Domain, domain
from kakehashi.reasoning.nodes import Atom, Branch, Node, Operator, Test, Variable, count_truth, open_atoms
from kakehashi.reasoning.truth import Truth


@dataclass(frozen=True, slots=True)
class Open:
    """An unknown by its number, and the cells in which its test holds."""

    unknown: int
    met: int


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts joined; `number` counts only what the known parts have not met yet."""

    operator: Operator
    parts: tuple[Residue, ...]
    number: int = 0


Residue = Open | Joined | Truth


@dataclass
class Unknowns:
    """The unknowns of some nodes, numbered, with their domains. Many questions about one subject share them."""

    variables: list[Variable] = field(default_factory=list)
    _number: dict[int, tuple[int, Test]] = field(default_factory=dict)
    _tests: list[list[Test]] = field(default_factory=list)
    _memo: dict[tuple[int, frozenset[str]], _Memo] = field(default_factory=dict)

    @cached_property
    def domains(self) -> list[Domain]:
        """The domain of each unknown, cut by every test that is put to it."""
        return [domain(variable, asked) for variable, asked in zip(self.variables, self._tests, strict=True)]

    @cached_property
    def whole(self) -> list[int]:
        """Every unknown with all the cells it may be in."""
        return [cut.full for cut in self.domains]

    @cached_property
    def extremes(self) -> tuple[list[int], list[int]]:
        """Two completions: every unknown in its lowest possible cell, and in its highest."""
        cells = [cut.cells() for cut in self.domains]
        return [some[0] for some in cells], [some[-1] for some in cells]

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> Unknowns:
        """The unknowns of the open atoms of some nodes."""
        found = cls()
        numbers: dict[Variable, int] = {}
        for atom in (atom for node in nodes for atom in open_atoms(node)):
            if id(atom) in found._number:
                continue
            assert atom.variable is not None and atom.test is not None
            number = numbers.setdefault(atom.variable, len(numbers))
            if number == len(found._tests):
                found._tests.append([])
                found.variables.append(atom.variable)
            found._tests[number].append(atom.test)
            found._number[id(atom)] = (number, atom.test)
        return found

    def residue(self, node: Node, assumed_no: frozenset[str]) -> Residue:
        """The node without what is known; a truth where nothing of it is open under the assumption."""
        if node.truth is not Truth.UNKNOWN:
            return node.truth
        if isinstance(node, Atom):
            return self.open(node)
        if node.reference and node.clause in assumed_no:
            return Truth.NO
        known = self._memo.get((id(node), assumed_no))
        if known is None:
            known = _Memo(node, self._fold(node, assumed_no))
            self._memo[id(node), assumed_no] = known
        return known.left

    def _fold(self, node: Branch, assumed_no: frozenset[str]) -> Residue:
        parts = [self.residue(part, assumed_no) for part in node.parts]
        if node.operator is Operator.NOT:
            return parts[0].opposite if isinstance(parts[0], Truth) else Joined(Operator.NOT, (parts[0],))
        if node.operator is Operator.AT_LEAST:
            return _counted(parts, node.number)
        return _folded(node.operator, parts)

    def open(self, atom: Atom) -> Residue:
        """The atom by its number; settled where its test holds in every cell left, or in none."""
        number, test = self._number[id(atom)]
        full, met = self.domains[number].full, self.domains[number].masks[test]
        if not full & met:
            return Truth.NO
        return Open(number, full & met) if full & ~met else Truth.YES


@dataclass(slots=True)
class _Memo:
    """A node and what is left of it: the node is held so that its identity stays its own."""

    node: Node
    left: Residue


def _folded(operator: Operator, parts: list[Residue]) -> Residue:
    decisive = Truth.NO if operator is Operator.ALL else Truth.YES
    if decisive in parts:
        return decisive
    left = tuple(part for part in parts if not isinstance(part, Truth))
    if not left:
        return decisive.opposite
    return left[0] if len(left) == 1 else Joined(operator, left)


def _counted(parts: list[Residue], number: int) -> Residue:
    left = tuple(part for part in parts if not isinstance(part, Truth))
    needed = number - parts.count(Truth.YES)
    if needed <= 0:
        return Truth.YES
    return Joined(Operator.AT_LEAST, left, needed) if needed <= len(left) else Truth.NO


def count_unknowns(left: Residue, counted: Counter[int]) -> None:
    """Adds how often each unknown occurs in a residue."""
    if isinstance(left, Open):
        counted[left.unknown] += 1
    elif isinstance(left, Joined):
        for part in left.parts:
            count_unknowns(part, counted)


def truth_under(left: Residue, chosen: list[int]) -> Truth:
    """Kleene's truth of a residue when each unknown is confined to the cells `chosen` for it."""
    if isinstance(left, Truth):
        return left
    if isinstance(left, Open):
        cells = chosen[left.unknown]
        return Truth.YES if not cells & ~left.met else Truth.NO if not cells & left.met else Truth.UNKNOWN
    if left.operator is Operator.NOT:
        return truth_under(left.parts[0], chosen).opposite
    if left.operator is Operator.AT_LEAST:
        return count_truth(left.number, [truth_under(part, chosen) for part in left.parts])
    decisive = Truth.NO if left.operator is Operator.ALL else Truth.YES
    answer = decisive.opposite
    for part in left.parts:
        truth = truth_under(part, chosen)
        if truth is decisive:
            return truth
        if truth is Truth.UNKNOWN:
            answer = truth
    return answer
