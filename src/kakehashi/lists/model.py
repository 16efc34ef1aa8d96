"""What stands in a control list and in the licensing rules beside it: one wording of each, with its days in force."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kakehashi.law import Days
from kakehashi.problems import Place
from kakehashi.reasoning.parser import Origin
from kakehashi.reasoning.syntax import Condition
from kakehashi.vocabulary import Words


@dataclass(frozen=True, slots=True)
class Written:
    """A condition as the pack writes it, where it is written, and its tree."""

    text: str
    origin: Origin
    tree: Condition


class Status(StrEnum):
    """`encoded`: the pack states conditions; `absent`: in the law, not yet encoded; `deleted`: no longer in the law."""

    ENCODED = "encoded"
    ABSENT = "absent"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that can be read in two ways: the one taken, the other, who says so, and whether taken is the adverse."""

    taken: str
    other: str
    source: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Correlate:
    """An entry of another list (`eu:3A001.a.5.a`) and how it relates: `same`, `overlaps`, `within`, `contains`."""

    entry: str
    relation: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision of a control list in the wording of its `days`.

    `scope`, `exception` and `criteria` are the three brackets of Japan's comparison table: 【 】 is this the right
    sheet, 《 》 met means not listed, [ ] the criteria. `row` is the order's row where the ordinance numbers
    differently. `children` are those in force on the edition's day, in the order of the law. `judged_whole`: a person
    may answer for all of it at once; `judged_open`: for what facts leave open of it.
    """

    id: str
    list_id: str
    row: str
    cite: str
    title: Words
    days: Days
    place: Place
    parent: str | None = None
    children: tuple[str, ...] = ()
    scope: Written | None = None
    criteria: Written | None = None
    exception: Written | None = None
    except_cite: str | None = None
    regimes: tuple[str, ...] = ()
    status: Status = Status.ENCODED
    readings: tuple[Reading, ...] = ()
    notes: Words | None = None
    written_from: str | None = None
    correlates: tuple[Correlate, ...] = ()
    judged_whole: bool = False
    judged_open: bool = False

    def conditions(self) -> tuple[tuple[str, Written], ...]:
        """The conditions by their field in the pack, in the order in which they are asked."""
        named = (("scope", self.scope), ("except", self.exception), ("when", self.criteria))
        return tuple((field, written) for field, written in named if written is not None)


class RuleKind(StrEnum):
    """What a rule does. The first three demand; an exemption lifts demands; a bulk licence makes one usable."""

    PROHIBITION = "prohibition"
    APPROVAL = "approval"
    LICENCE = "licence"
    EXEMPTION = "exemption"
    BULK_LICENCE = "bulk_licence"

    @property
    def demands(self) -> bool:
        """Whether a rule of this kind stands against the export until something lifts it."""
        return self in (RuleKind.PROHIBITION, RuleKind.APPROVAL, RuleKind.LICENCE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A licensing rule over the facts of one deal line. `unverified`: its text was not seen, say so wherever shown."""

    id: str
    kind: RuleKind
    cite: str
    title: Words
    days: Days
    place: Place
    criteria: Written
    exception: Written | None = None
    lifts: tuple[str, ...] = ()
    duties: tuple[Words, ...] = ()
    unverified: bool = False
    note: Words | None = None

    def conditions(self) -> tuple[tuple[str, Written], ...]:
        """The conditions by their field in the pack."""
        named = (("when", self.criteria), ("except", self.exception))
        return tuple((field, written) for field, written in named if written is not None)


@dataclass(frozen=True, slots=True)
class Term:
    """A definition of this state's law, used as `meets term/<id>`."""

    id: str
    days: Days
    place: Place
    criteria: Written
    title: Words | None = None
    cite: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A code of a set and the days on which it belongs to it."""

    code: str
    days: Days


@dataclass(frozen=True, slots=True)
class DatedSet:
    """A named set of codes (a country group, a list of substances), each member with its days."""

    id: str
    place: Place
    members: tuple[Member, ...]
    title: Words | None = None
    cite: str | None = None


@dataclass(frozen=True, slots=True)
class TableOfLaw:
    """A table of the law; its rows are read by `(a, b) in table <id>`."""

    id: str
    place: Place
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ListTitle:
    """A control list of the pack: its id (the folder's name) and title."""

    id: str
    title: Words
    place: Place


@dataclass(frozen=True, slots=True)
class MeterRow:
    """How many leaves of a row are formalised, and how far. `share` is full ones by all that are not deleted."""

    row: str
    full: int = 0
    partial: int = 0
    judgement: int = 0
    absent: int = 0
    deleted: int = 0

    @property
    def standing(self) -> int:
        """Leaves that are law today."""
        return self.full + self.partial + self.judgement + self.absent

    @property
    def share(self) -> Fraction:
        """Full leaves by standing leaves; 1 where nothing stands."""
        return Fraction(self.full, self.standing) if self.standing else Fraction(1)


@dataclass(frozen=True, slots=True)
class Meter:
    """The formalisation of one list by row, in the order of the law."""

    list_id: str
    rows: tuple[MeterRow, ...]

    @property
    def total(self) -> MeterRow:
        """All rows together, under the name `total`."""
        return MeterRow(
            "total",
            full=sum(row.full for row in self.rows),
            partial=sum(row.partial for row in self.rows),
            judgement=sum(row.judgement for row in self.rows),
            absent=sum(row.absent for row in self.rows),
            deleted=sum(row.deleted for row in self.rows),
        )
