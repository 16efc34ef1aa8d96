"""Facts: what is said of one subject (an item, a deal, an axis of a machine), exactly and with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kakehashi.reasoning.quantities import Interval, Quantity


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact was read or who says so. Days are ISO text."""

    document: str | None = None
    page: str | None = None
    person: str | None = None
    day: str | None = None
    note: str | None = None


NO_PROVENANCE = Provenance()


@dataclass(frozen=True, slots=True)
class FactKey:
    """The identity of a fact: the parameter and what makes the same parameter another fact.

    `at` is the condition in base units as exact text (`293.15 temperature`), see `quantities.condition_key`.
    """

    name: str
    by: str | None = None
    at: str | None = None
    basis: str | None = None

    def __str__(self) -> str:
        tail = (f" by {self.by}" if self.by else "") + (f" at {self.at}" if self.at else "")
        return self.name + tail + (f" as {self.basis}" if self.basis else "")


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The parameter has no meaning for this subject: a comparison with it is *no*, not unknown."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a thing works over, in base units; not a tolerance."""

    interval: Interval
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """One value of an enumeration or a code list."""

    value: str


@dataclass(frozen=True, slots=True)
class Codes:
    """A set of codes: `members` are present; where not `complete`, `possible` may be too (None: any other code).

    Of `certain` at least one is present, though which is not known.
    """

    members: frozenset[str]
    complete: bool = True
    possible: frozenset[str] | None = None
    certain: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Statement:
    """Yes or no to a flag or a judgement; a judgement is somebody's, with reasons."""

    holds: bool


Value = Quantity | Span | Code | Codes | Statement | NotApplicable
"""A count or a pure number is a `Quantity` without unit."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its provenance."""

    value: Value
    provenance: Provenance = NO_PROVENANCE


@dataclass(frozen=True, slots=True)
class Kinds:
    """What kinds of thing it is. `complete`: it is nothing outside the lines (upward and downward) of `stated`.

    Kinds below the finest stated kinds stay open until they are in `denied`: saying only "integrated circuit" never
    denies that it is a converter.
    """

    stated: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Purposes:
    """For which purposes a thing was designed, and at which level. `complete` when the maker states all."""

    levels: Mapping[str, str] = field(default_factory=dict)
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a curve: over `axis` (an interval in base units) the value lies in `value`."""

    axis: Interval
    value: Quantity


@dataclass(frozen=True, slots=True)
class CurveFact:
    """A curve by its segments. Not `complete`: nothing is known between and beyond them."""

    segments: tuple[Segment, ...]
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Members:
    """The things of one component or role. Not `complete`: there may be more than these."""

    subjects: tuple[Subject, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation to another thing: how the subject relates to it (`level`), for which stages, and what it is."""

    level: str
    other: Subject
    stages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relations:
    """All relations that were stated; `complete` when there are no others."""

    stated: tuple[Relation, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What is said of one thing. `judged` holds a person's answer for a whole provision by its id."""

    name: str
    kinds: Kinds = Kinds()
    facts: Mapping[FactKey, Fact] = field(default_factory=dict)
    members: Mapping[str, Members] = field(default_factory=dict)
    curves: Mapping[str, CurveFact] = field(default_factory=dict)
    purposes: Purposes = Purposes()
    relations: Relations = Relations()
    judged: Mapping[str, Fact] = field(default_factory=dict)
