"""From a tree with unknown atoms to an exact answer, and to the fewest facts that would settle it.

Kleene's logic is exact where each unknown occurs once. Two steps make it exact elsewhere: sibling exclusions are
absorbed when their union is asked ((A and not B) or B is A or B), and unknowns that occur more than once are split
over their cells. Over the budget the answer stays unknown, which is always safe.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kakehashi.reasoning.cells import Domain, domain
from kakehashi.reasoning.nodes import Atom, Branch, Missing, Node, Operator, Test, Variable, join, open_atoms
from kakehashi.reasoning.truth import Truth

BUDGET = 20_000
BEAM = 16

Need = dict[Variable, int]
"""Facts that together settle a question: for each unknown the cells it must fall into."""


@dataclass(slots=True)
class _Steps:
    left: int


@dataclass(slots=True)
class Puzzle:
    """A node with its unknowns and their cells. `assumed_no` are the references absorbed by the question."""

    node: Node
    assumed_no: frozenset[str] = frozenset()
    domains: dict[Variable, Domain] = field(init=False)
    occurrences: Counter[Variable] = field(init=False)

    def __post_init__(self) -> None:
        """Collect the unknowns and cut their domains."""
        tests: dict[Variable, list[Test]] = {}
        self.occurrences = Counter()
        for atom in open_atoms(self.node, self.assumed_no):
            assert atom.variable is not None and atom.test is not None
            tests.setdefault(atom.variable, []).append(atom.test)
            self.occurrences[atom.variable] += 1
        self.domains = {variable: domain(variable, asked) for variable, asked in tests.items()}

    def truth(self, chosen: dict[Variable, int]) -> Truth:
        """Kleene's truth when some unknowns are confined to cells."""
        return self._truth(self.node, chosen)

    def _truth(self, node: Node, chosen: dict[Variable, int]) -> Truth:
        if node.truth is not Truth.UNKNOWN:
            return node.truth
        if isinstance(node, Atom):
            assert node.variable is not None and node.test is not None
            cut = self.domains[node.variable]
            possible, met = chosen.get(node.variable, cut.full), cut.masks[node.test]
            return Truth.YES if not possible & ~met else Truth.NO if not possible & met else Truth.UNKNOWN
        if node.reference and node.clause in self.assumed_no:
            return Truth.NO
        return join(node.operator, [self._truth(part, chosen) for part in node.parts], node.number)

    def shared(self) -> list[Variable]:
        """Unknowns that occur more than once, most frequent first."""
        return [variable for variable, count in self.occurrences.most_common() if count > 1]


def decide(node: Node, assumed_no: frozenset[str] = frozenset(), budget: int = BUDGET) -> Truth:
    """The exact truth of a node: what every completion of the known facts agrees on, else unknown."""
    if node.truth is not Truth.UNKNOWN:
        return node.truth
    puzzle = Puzzle(node, assumed_no)
    return _split(puzzle, puzzle.shared(), {}, _Steps(budget))


def _split(puzzle: Puzzle, shared: list[Variable], chosen: dict[Variable, int], steps: _Steps) -> Truth:
    truth = puzzle.truth(chosen)
    steps.left -= 1
    if truth is not Truth.UNKNOWN or not shared or steps.left < 0:
        return truth
    seen: Truth | None = None
    for cell in puzzle.domains[shared[0]].cells():
        answer = _split(puzzle, shared[1:], {**chosen, shared[0]: cell}, steps)
        if answer is Truth.UNKNOWN or (seen is not None and answer is not seen):
            return Truth.UNKNOWN
        seen = answer
    return seen or Truth.UNKNOWN


def proofs(puzzle: Puzzle, wanted: Truth) -> list[Need]:
    """The smallest sets of facts that would make the answer `wanted`, fewest first (a beam, not every set)."""
    return _proofs(puzzle, puzzle.node, wanted)


def _proofs(puzzle: Puzzle, node: Node, wanted: Truth) -> list[Need]:
    if node.truth is not Truth.UNKNOWN:
        return [{}] if node.truth is wanted else []
    if isinstance(node, Atom):
        assert node.variable is not None and node.test is not None
        cut = puzzle.domains[node.variable]
        met = cut.masks[node.test] & cut.full
        cells = met if wanted is Truth.YES else cut.full & ~met
        return [{node.variable: cells}] if cells else []
    if node.reference and node.clause in puzzle.assumed_no:
        return [{}] if wanted is Truth.NO else []
    return _joined_proofs(puzzle, node, wanted)


def _joined_proofs(puzzle: Puzzle, node: Branch, wanted: Truth) -> list[Need]:
    if node.operator is Operator.NOT:
        return _proofs(puzzle, node.parts[0], wanted.opposite)
    of_parts = [_proofs(puzzle, part, wanted) for part in node.parts]
    every = (node.operator is Operator.ALL) is (wanted is Truth.YES)
    if node.operator is Operator.AT_LEAST:
        needed = node.number if wanted is Truth.YES else len(node.parts) - node.number + 1
        return _some_of(of_parts, needed)
    if every:
        return _all_of(of_parts)
    return _fewest([need for needs in of_parts for need in needs])


def _all_of(of_parts: list[list[Need]]) -> list[Need]:
    """Proofs that settle every one of the parts together."""
    reached: list[Need] = [{}]
    for needs in of_parts:
        reached = _fewest([both for one in reached for other in needs if (both := _merge(one, other)) is not None])
    return reached


def _some_of(of_parts: list[list[Need]], needed: int) -> list[Need]:
    """Proofs that settle `needed` of the parts together."""
    nothing: Need = {}
    reached: list[list[Need]] = [[nothing], *([] for _ in range(needed))]
    for needs in of_parts:
        for count in range(needed, 0, -1):
            reached[count] = _fewest([*reached[count], *_all_of([reached[count - 1], needs])])
    return reached[needed]


def _merge(one: Need, other: Need) -> Need | None:
    """Both needs at once; None where they contradict."""
    both = dict(one)
    for variable, cells in other.items():
        both[variable] = both.get(variable, cells) & cells
        if not both[variable]:
            return None
    return both


def _fewest(needs: list[Need]) -> list[Need]:
    unique = {frozenset(need.items()): need for need in needs}
    return sorted(unique.values(), key=len)[:BEAM]


def missing_sets(puzzle: Puzzle, wanted: Truth, most: int = 3) -> tuple[tuple[Missing, ...], ...]:
    """The smallest sets of things to say that can make the answer `wanted`; none contains another. At most `most`."""
    sets: list[tuple[Missing, ...]] = []
    for need in proofs(puzzle, wanted):
        things = tuple(dict.fromkeys(thing for variable in need for thing in variable.missing))
        if not any(set(other) <= set(things) for other in sets):
            sets.append(things)
    return tuple(sorted(sets, key=len)[:most])
