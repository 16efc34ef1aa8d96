"""What a provision hangs on: the instrument it stands in, where in it, and on which days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kakehashi.problems import Place, Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Days:
    """Days in the jurisdiction's own calendar: `in_force` is the first, `until` the first that is no longer one.

    None leaves that end open. An empty stretch (`until` not after `in_force`) is a ValueError; texts of users are
    read with `read_days`, which says where the mistake is.
    """

    in_force: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.in_force is not None and self.until is not None and self.until <= self.in_force:
            raise ValueError(f"no day lies from {self.in_force} until {self.until}")

    def contains(self, day: date) -> bool:
        """Whether `day` is one of these days."""
        return (self.in_force is None or self.in_force <= day) and (self.until is None or day < self.until)

    def overlaps(self, other: Days) -> bool:
        """Whether a day lies in both."""
        return _starts_before_end(self, other) and _starts_before_end(other, self)

    def __str__(self) -> str:
        start = f"from {self.in_force}" if self.in_force else "from the beginning"
        return f"{start} until {self.until} (not included)" if self.until else start


ALWAYS = Days()


def _starts_before_end(one: Days, other: Days) -> bool:
    return one.in_force is None or other.until is None or one.in_force < other.until


def read_days(in_force: object, until: object, place: Place) -> Days:
    """Days from two values of a pack file, each a TOML date or None.

    Raises ProblemError with every mistake: `days-not-a-date` (a text, a number, a date with a time),
    `days-empty` (the last day is not after the first).
    """
    problems = [
        _not_a_date(name, value, place)
        for name, value in (("in_force", in_force), ("until", until))
        if not (value is None or _is_day(value))
    ]
    if problems:
        raise ProblemError(*problems)
    first = in_force if isinstance(in_force, date) else None
    end = until if isinstance(until, date) else None
    if first is not None and end is not None and end <= first:
        raise ProblemError(
            Problem(
                "days-empty",
                f"in_force is {first} and until is {end}: no day lies between them.",
                place,
                "a day `until` that is later than `in_force`; `until` is the first day no longer in force.",
                "correct one of the two days, or leave `until` out where no end is known.",
            )
        )
    return Days(first, end)


def _is_day(value: object) -> bool:
    # A datetime is a date to Python; a moment in time is not a day of the law.
    return isinstance(value, date) and not isinstance(value, datetime)


def _not_a_date(name: str, value: object, place: Place) -> Problem:
    return Problem(
        "days-not-a-date",
        f"{name} is {value!r}, which is not a day.",
        place,
        f"a day without quotation marks and without a time, such as {name} = 2026-02-14.",
        "write the day as year-month-day.",
    )


class InstrumentKind(StrEnum):
    """The layers of the law, the highest first."""

    ACT = "act"
    CABINET_ORDER = "cabinet_order"
    MINISTERIAL_ORDINANCE = "ministerial_ordinance"
    NOTICE = "notice"
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One act, order, ordinance, notice or guidance.

    `title` and `short` (how citations name it) are words by language; `number` is the official number; `parent` the
    id of the instrument it is made under; `source` says in words where the official text is published.
    """

    id: str
    title: Mapping[str, str]
    short: Mapping[str, str]
    kind: InstrumentKind
    number: str
    source: str
    parent: str | None = None
    days: Days = ALWAYS


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision by the id of its instrument and the path to it. An empty path is the instrument as a whole."""

    instrument: str
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "/".join((self.instrument, *self.path))
