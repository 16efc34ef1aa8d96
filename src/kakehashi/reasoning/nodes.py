"""A condition put to a subject: a tree of atoms and branches, each with its truth under the facts that are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from kakehashi.reasoning.facts import Fact, FactKey
from kakehashi.reasoning.quantities import Interval
from kakehashi.reasoning.syntax import Comparison, Condition
from kakehashi.reasoning.truth import Truth


class VariableType(StrEnum):
    """What kind of unknown a variable is; decides how its domain is cut into cells."""

    NUMBER = "number"
    CHOICE = "choice"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a person could say that is not said yet.

    `about` is the subject (`item`, `linear_axis[2]`); `topic` says what sort of statement is missing: `parameter`,
    `kind`, `purpose`, `component` (the list, or that it is complete), `curve`, `relation` or `provision`.
    """

    topic: str
    name: str
    about: str = "item"
    key: FactKey | None = None

    def __str__(self) -> str:
        what = str(self.key) if self.key else self.name
        return what if self.about == "item" else f"{self.about}.{what}"


@dataclass(frozen=True, slots=True)
class Variable:
    """An unknown. Two atoms with equal variables are about the same unknown and are never judged apart."""

    type: VariableType
    key: str
    missing: tuple[Missing, ...]
    within: Interval | None = None
    """For a number known only within an interval."""
    choices: frozenset[str] | None = None
    """For a choice: every possible value; None where the list is open."""


Limit = tuple[Comparison, Fraction]


@dataclass(frozen=True, slots=True)
class NumberTest:
    """Holds where the number stands in every one of `limits` (base units)."""

    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class ChoiceTest:
    """Holds where the value is one of `members` (or starts with one, where `prefix`)."""

    members: frozenset[str]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class SwitchTest:
    """Holds where the switch is on."""


Test = NumberTest | ChoiceTest | SwitchTest


@dataclass(frozen=True, slots=True)
class Atom:
    """A predicate put to a subject. `variable` and `test` are there only where the truth is unknown."""

    truth: Truth
    condition: Condition
    about: str
    used: tuple[tuple[FactKey, Fact], ...] = ()
    variable: Variable | None = None
    test: Test | None = None
    note: str | None = None
    """Why, where the facts alone do not say: `not_applicable`, `kind_open`, `incomplete`, `absent`, `judged`."""
    clause: str | None = None
    """For an atom that stands for a whole provision (absent or judged): its id."""


class Operator(StrEnum):
    """How a branch joins its parts."""

    ALL = "all"
    ANY = "any"
    NOT = "not"
    AT_LEAST = "at least"


@dataclass(frozen=True, slots=True)
class Branch:
    """Parts joined. `mark` is the law's own label; `clause` the provision that a branch stands for.

    `reference` says that the branch answers `listed` about the same subject, so that siblings can be absorbed.
    """

    operator: Operator
    parts: tuple[Node, ...]
    truth: Truth
    number: int = 0
    mark: str | None = None
    clause: str | None = None
    reference: bool = False
    role: str | None = None
    """`scope`, `exception` or `criteria` within a clause, `chapeau` of the clauses above."""
    condition: Condition | None = field(default=None, compare=False)


Node = Atom | Branch


def count_truth(number: int, truths: list[Truth]) -> Truth:
    """Truth of "at least `number`" of the truths."""
    certain = truths.count(Truth.YES)
    if certain >= number:
        return Truth.YES
    return Truth.UNKNOWN if certain + truths.count(Truth.UNKNOWN) >= number else Truth.NO


def join(operator: Operator, truths: list[Truth], number: int = 0) -> Truth:
    """Kleene's truth of the joined truths."""
    if operator is Operator.ALL:
        return Truth.NO if Truth.NO in truths else Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.YES
    if operator is Operator.ANY:
        return Truth.YES if Truth.YES in truths else Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.NO
    if operator is Operator.NOT:
        return truths[0].opposite
    return count_truth(number, truths)


def branch(
    operator: Operator,
    *parts: Node,
    number: int = 0,
    mark: str | None = None,
    clause: str | None = None,
    reference: bool = False,
    role: str | None = None,
    condition: Condition | None = None,
) -> Branch:
    """A branch with its truth worked out from its parts."""
    truth = join(operator, [part.truth for part in parts], number)
    return Branch(operator, parts, truth, number, mark, clause, reference, role, condition)


def atoms(node: Node) -> Iterator[Atom]:
    """Every atom below a node, in the order of the text."""
    if isinstance(node, Atom):
        yield node
        return
    for part in node.parts:
        yield from atoms(part)


def open_atoms(node: Node, assumed_no: frozenset[str] = frozenset()) -> Iterator[Atom]:
    """The unknown atoms that can still turn the node, leaving out references that are assumed to be no."""
    if node.truth is not Truth.UNKNOWN:
        return
    if isinstance(node, Atom):
        yield node
        return
    if node.reference and node.clause in assumed_no:
        return
    for part in node.parts:
        yield from open_atoms(part, assumed_no)
