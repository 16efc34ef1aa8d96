"""A condition put to an item as a path of plain questions: each has two exits, and an exit jumps on or ends.

A tree of ALL, ANY and NOT is compiled as a programming language compiles `and`, `or` and `not`: whatever can no longer
change the answer is jumped over. What does not jump (AT_LEAST, a quantifier, a reference) stays one question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from kakehashi.reasoning.nodes import Atom, Branch, Node, Operator
from kakehashi.reasoning.syntax import AllOf, AnyOf, AnyRow, IfThen, Labelled, NoneOf, Not
from kakehashi.reasoning.truth import Truth

_JUMPS = AllOf | AnyOf | NoneOf | Not | Labelled | AnyRow | IfThen
"""Conditions that only join others: their parts are asked one by one."""


class End(StrEnum):
    """How a path ends."""

    MET = "met"
    FAILED = "failed"


Exit = int | End
"""The index of the step to go on with, or an end. A path only ever jumps forward."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question: what it asks of the item, where it stands, and where yes and no lead."""

    node: Node
    marks: tuple[str, ...]
    part: str | None
    yes: Exit
    no: Exit

    @property
    def exits(self) -> tuple[Exit, ...]:
        """The exits that the answer leaves open."""
        return {Truth.YES: (self.yes,), Truth.NO: (self.no,), Truth.UNKNOWN: (self.yes, self.no)}[self.node.truth]


@dataclass(frozen=True)
class Path:
    """Steps in the order of the text; `entry` is where it begins, an end where there is nothing to ask."""

    steps: tuple[Step, ...]
    entry: Exit

    @cached_property
    def outcomes(self) -> tuple[Truth, ...]:
        """Where each step leads in the end; unknown where its exits lead to different ends."""
        found = [Truth.UNKNOWN] * len(self.steps)
        for index in range(len(self.steps) - 1, -1, -1):
            ends = {_outcome(each, found) for each in self.steps[index].exits}
            found[index] = ends.pop() if len(ends) == 1 else Truth.UNKNOWN
        return tuple(found)

    @property
    def truth(self) -> Truth:
        """The answer at which following the jumps arrives."""
        return _outcome(self.entry, self.outcomes)

    @cached_property
    def reached(self) -> frozenset[int]:
        """Steps that some answer to the open questions leads to; all others are passed over."""
        return frozenset(each for each in self._visited if isinstance(each, int))

    @property
    def ends(self) -> frozenset[End]:
        """Ends that some answer to the open questions leads to."""
        return frozenset(each for each in self._visited if isinstance(each, End))

    @cached_property
    def _visited(self) -> frozenset[Exit]:
        found: set[Exit] = set()
        waiting = [self.entry]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting += self.steps[current].exits if isinstance(current, int) else ()
        return frozenset(found)

    @property
    def last(self) -> int | None:
        """The step at which a walk stops: the first open one it cannot pass, or the one whose answer ended it."""
        current, last = self.entry, None
        while isinstance(current, int):
            last = current
            exits = self.steps[current].exits
            if len(exits) > 1 and self.outcomes[current] is Truth.UNKNOWN:
                return last
            # an open question that can be passed: go on to the one that settles it
            current = next((each for each in exits if isinstance(each, int)), exits[0])
        return last


def _outcome(to: Exit, outcomes: Sequence[Truth]) -> Truth:
    if isinstance(to, End):
        return Truth.YES if to is End.MET else Truth.NO
    return outcomes[to]


def path_of(node: Node) -> Path:
    """The path of questions that a tree asks. Following it gives the tree's truth, whatever the answers are."""
    backwards: list[Step] = []
    entry = _lay(node, End.MET, End.FAILED, (), None, backwards)
    last = len(backwards) - 1

    def forward(to: Exit) -> Exit:
        return to if isinstance(to, End) else last - to

    steps = tuple(replace(step, yes=forward(step.yes), no=forward(step.no)) for step in reversed(backwards))
    return Path(steps, forward(entry))


def is_question(node: Node) -> bool:
    """Whether a node is asked as one question, not part by part."""
    if isinstance(node, Atom) or node.operator is Operator.AT_LEAST:
        return True
    return node.condition is not None and not isinstance(node.condition, _JUMPS)


def _lay(node: Node, yes: Exit, no: Exit, marks: tuple[str, ...], part: str | None, steps: list[Step]) -> Exit:
    """Lays the steps of a node from its last to its first, counted from the end; answers where the node begins."""
    if isinstance(node, Branch):
        marks = (*marks, node.mark) if node.mark is not None else marks
        part = node.role or part
    if is_question(node):
        steps.append(Step(node, marks, part, yes, no))
        return len(steps) - 1
    assert isinstance(node, Branch)
    if node.operator is Operator.NOT:
        return _lay(node.parts[0], no, yes, marks, part, steps)
    for each in reversed(node.parts):
        if node.operator is Operator.ALL:
            yes = _lay(each, yes, no, marks, part, steps)
        else:
            no = _lay(each, yes, no, marks, part, steps)
    return yes if node.operator is Operator.ALL else no
