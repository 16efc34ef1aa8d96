"""From a tree with unknown atoms to an exact answer, and to the fewest facts that would settle it.

Kleene's logic is exact where each unknown occurs once. Two steps make it exact elsewhere: sibling exclusions are
absorbed when their union is asked ((A and not B) or B is A or B), and unknowns that occur more than once are split
over their cells. Over the budget the answer stays unknown, which is always safe.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kakehashi.reasoning.nodes import Missing, Node, Operator
from kakehashi.reasoning.residue import Open, Residue, Unknowns, count_unknowns, truth_under
from kakehashi.reasoning.truth import Truth

BUDGET = 20_000
BEAM = 16
QUICK_BEAM = 2

Need = dict[int, int]
"""Facts that together settle a question: for each unknown, by its number, the cells it must fall into."""


@dataclass
class Puzzle:
    """A node with its unknowns and what is left of it. `assumed_no` are the references absorbed by the question.

    `shared_unknowns` are those of many nodes about one subject, of which this is one.
    """

    node: Node
    assumed_no: frozenset[str] = frozenset()
    shared_unknowns: Unknowns | None = None

    @cached_property
    def unknowns(self) -> Unknowns:
        """The unknowns, numbered."""
        return self.shared_unknowns or Unknowns.of([self.node])

    @cached_property
    def left(self) -> Residue:
        """What is left when everything known is folded away."""
        return self.unknowns.residue(self.node, self.assumed_no)

    def shared(self) -> list[int]:
        """Unknowns that occur more than once in what is left, most frequent first."""
        counted: Counter[int] = Counter()
        count_unknowns(self.left, counted)
        return [number for number, count in counted.most_common() if count > 1]

    def decide(self, budget: int = BUDGET) -> Truth:
        """The exact truth: what every completion of the known facts agrees on, else unknown.

        Where no unknown occurs twice, what is left can be made true and made false. Else a completion or a proof of
        each shows it; only where a quick look finds none are the shared unknowns split over their cells.
        """
        if isinstance(self.left, Truth):
            return self.left
        shared = self.shared()
        if not shared or (self._can_be(Truth.YES) and self._can_be(Truth.NO)):
            return Truth.UNKNOWN
        return _Search(self, shared, budget).split(0, list(self.unknowns.whole))

    def _can_be(self, wanted: Truth) -> bool:
        """Whether a completion that makes it `wanted` is found by a quick look."""
        return wanted in self._extremes or any(_proofs(self, self.left, wanted, beam) for beam in (QUICK_BEAM, BEAM))

    @cached_property
    def _extremes(self) -> set[Truth]:
        """The truths under two completions: every unknown in its lowest cell (switches off), and in its highest."""
        return {truth_under(self.left, chosen) for chosen in self.unknowns.extremes}


@dataclass(slots=True)
class _Search:
    puzzle: Puzzle
    shared: list[int]
    budget: int

    def split(self, depth: int, chosen: list[int]) -> Truth:
        """The truth on which every cell of the shared unknowns from `depth` on agrees."""
        truth = truth_under(self.puzzle.left, chosen)
        self.budget -= 1
        if truth is not Truth.UNKNOWN or depth == len(self.shared) or self.budget < 0:
            return truth
        number = self.shared[depth]
        seen: Truth | None = None
        for cell in self.puzzle.unknowns.domains[number].cells():
            answer = self.split(depth + 1, [*chosen[:number], cell, *chosen[number + 1 :]])
            if answer is Truth.UNKNOWN or (seen is not None and answer is not seen):
                return Truth.UNKNOWN
            seen = answer
        return seen or Truth.UNKNOWN


def decide(
    node: Node, assumed_no: frozenset[str] = frozenset(), unknowns: Unknowns | None = None, budget: int = BUDGET
) -> Truth:
    """The exact truth of a node: what every completion of the known facts agrees on, else unknown."""
    return node.truth if node.truth is not Truth.UNKNOWN else Puzzle(node, assumed_no, unknowns).decide(budget)


def proofs(puzzle: Puzzle, wanted: Truth) -> list[Need]:
    """The smallest sets of facts that would make the answer `wanted`, fewest first (a beam, not every set).

    Each is sound: with the unknowns in those cells, whatever the others are, the answer is `wanted`.
    """
    return _proofs(puzzle, puzzle.left, wanted, BEAM)


def _proofs(puzzle: Puzzle, left: Residue, wanted: Truth, beam: int) -> list[Need]:
    if isinstance(left, Truth):
        return [{}] if left is wanted else []
    if isinstance(left, Open):
        cells = left.met if wanted is Truth.YES else puzzle.unknowns.domains[left.unknown].full & ~left.met
        return [{left.unknown: cells}] if cells else []
    if left.operator is Operator.NOT:
        return _proofs(puzzle, left.parts[0], wanted.opposite, beam)
    if left.operator is Operator.AT_LEAST:
        of_parts = [_proofs(puzzle, part, wanted, beam) for part in left.parts]
        return _some_of(of_parts, left.number if wanted is Truth.YES else len(left.parts) - left.number + 1, beam)
    if (left.operator is Operator.ALL) is (wanted is Truth.YES):
        return _all_of((_proofs(puzzle, part, wanted, beam) for part in left.parts), beam)
    return _any_of((_proofs(puzzle, part, wanted, beam) for part in left.parts), beam)


def _any_of(of_parts: Iterable[list[Need]], beam: int) -> list[Need]:
    """Proofs that settle one of the parts; a quick look stops as soon as it has enough."""
    found: list[Need] = []
    for needs in of_parts:
        found += needs
        if beam == QUICK_BEAM and len(found) >= beam:
            break
    return _fewest(found, beam)


def _all_of(of_parts: Iterable[list[Need]], beam: int) -> list[Need]:
    """Proofs that settle every one of the parts together."""
    reached: list[Need] = [{}]
    for needs in of_parts:
        merged = [both for one in reached for other in needs if (both := _merge(one, other)) is not None]
        reached = _fewest(merged, beam)
        if not reached:
            break
    return reached


def _some_of(of_parts: list[list[Need]], needed: int, beam: int) -> list[Need]:
    """Proofs that settle `needed` of the parts together."""
    nothing: Need = {}
    reached: list[list[Need]] = [[nothing], *([] for _ in range(needed))]
    for needs in of_parts:
        for count in range(needed, 0, -1):
            reached[count] = _fewest([*reached[count], *_all_of([reached[count - 1], needs], beam)], beam)
    return reached[needed]


def _merge(one: Need, other: Need) -> Need | None:
    """Both needs at once; None where they contradict."""
    both = dict(one)
    for number, cells in other.items():
        both[number] = both.get(number, cells) & cells
        if not both[number]:
            return None
    return both


def _fewest(needs: list[Need], beam: int) -> list[Need]:
    if len(needs) < 2:
        return needs
    unique = {frozenset(need.items()): need for need in needs}
    return sorted(unique.values(), key=len)[:beam]


def missing_sets(puzzle: Puzzle, wanted: Truth, most: int = 3) -> tuple[tuple[Missing, ...], ...]:
    """The smallest sets of things to say that can make the answer `wanted`; none contains another. At most `most`."""
    sets: list[tuple[Missing, ...]] = []
    for need in proofs(puzzle, wanted):
        things = tuple(dict.fromkeys(thing for number in need for thing in puzzle.unknowns.variables[number].missing))
        if not any(set(other) <= set(things) for other in sets):
            sets.append(things)
    return tuple(sorted(sets, key=lambda one: (len(one), any(thing.topic == "provision" for thing in one)))[:most])
