"""From the checked tables of a pack to instruments, entries, rules, terms, sets and tables, conditions parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from kakehashi.law import ALWAYS, Days, Instrument, InstrumentKind, read_citation, read_days
from kakehashi.lists.editions import Contents
from kakehashi.lists.model import (
    Correlate,
    DatedSet,
    Entry,
    ListTitle,
    Member,
    Reading,
    Rule,
    RuleKind,
    Status,
    TableOfLaw,
    Term,
    Written,
)
from kakehashi.packs.records import Record, Records
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.parser import Origin, parse

_T = TypeVar("_T")


@dataclass(slots=True)
class _Bench:
    """What is being built: which instruments a citation may name, and the problems met so far."""

    instruments: dict[str, Instrument] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def attempt(self, build: Callable[[], _T]) -> _T | None:
        """What `build` gives, or None with its problems kept."""
        try:
            return build()
        except ProblemError as error:
            self.problems.extend(error.problems)
            return None

    def written(self, record: Record, name: str) -> Written | None:
        """The condition of a field, parsed; None where it is left out or cannot be parsed."""
        text = record.text(name)
        if text is None:
            return None
        path = f"{record.path}.{name}"
        spot = record.source.places.spot(path)
        origin = Origin(record.source.name, spot.text_line, spot.text_column - 1, path)
        tree = self.attempt(lambda: parse(text, origin))
        return None if tree is None else Written(text, origin, tree)

    def cited(self, record: Record, name: str = "cite") -> None:
        """Notes a citation that cannot be read or names no instrument of the pack."""
        text = record.text(name)
        if text is None:
            return
        citation = self.attempt(lambda: read_citation(text, record.place(name)))
        if citation is not None and citation.instrument not in self.instruments:
            self.problems.append(_dangling(citation.instrument, self.instruments, record.place(name)))


def days_of(record: Record) -> Days:
    """The days of a record. Raises `ProblemError` where no day lies between them."""
    if "in_force" not in record.values and "until" not in record.values:
        return ALWAYS
    return read_days(record.values.get("in_force"), record.values.get("until"), record.place("until"))


def _dated(bench: _Bench, records: Iterable[Record], on: date | None) -> list[tuple[Record, Days]]:
    """Records with their days; only those in force where a day is given."""
    found = [(record, bench.attempt(lambda record=record: days_of(record))) for record in records]  # type: ignore[misc]
    return [(record, days) for record, days in found if days is not None and (on is None or days.contains(on))]


def build(records: Records, on: date | None) -> tuple[Contents, tuple[Problem, ...]]:
    """What a pack says on a day (on every day where None), with the problems met.

    On a day, an id that is in force twice is a problem; over all days it is a change of wording.
    """
    bench = _Bench()
    for record in records.of("instrument"):
        instrument = bench.attempt(lambda record=record: _instrument(record))  # type: ignore[misc]
        if instrument is not None:
            bench.instruments[instrument.id] = instrument
    for record in records.of("instrument"):
        parent = record.text("parent")
        if parent is not None and parent not in bench.instruments:
            bench.problems.append(_dangling(parent, bench.instruments, record.place("parent")))
    contents = Contents(
        lists=tuple(_list(bench, record) for record in records.of("list")),
        entries=_each(bench, _dated(bench, records.of("entry"), on), _entry),
        rules=_each(bench, _dated(bench, records.of("rule"), on), _rule),
        terms=_each(bench, _dated(bench, records.of("term"), on), _term),
        sets=_each(bench, [(record, ALWAYS) for record in records.of("set")], _set),
        tables=_each(bench, [(record, ALWAYS) for record in records.of("table")], _table),
        instruments=tuple(bench.instruments.values()),
    )
    bench.problems.extend(_without_list(contents))
    if on is not None:
        bench.problems.extend(twice(contents, on))
    return contents, tuple(bench.problems)


def _each(
    bench: _Bench, dated: Iterable[tuple[Record, Days]], make: Callable[[_Bench, Record, Days], _T | None]
) -> tuple[_T, ...]:
    made = (make(bench, record, days) for record, days in dated)
    return tuple(one for one in made if one is not None)


def _instrument(record: Record) -> Instrument:
    title = record.words("title") or {}
    return Instrument(
        id=record.need("id"),
        title=title,
        short=record.words("short") or title,
        kind=InstrumentKind(record.need("kind")),
        number=record.need("number"),
        source=record.need("source"),
        parent=record.text("parent"),
        days=days_of(record),
    )


def _list(bench: _Bench, record: Record) -> ListTitle:
    folder = record.source.path.split("/")[1]
    if record.need("id") != folder:
        bench.problems.append(
            Problem(
                code="list-id",
                what=f"The list calls itself `{record.need('id')}`, its folder is `{folder}`.",
                place=record.place("id"),
                expected="the name of the folder.",
                remedy="Give both the same name.",
            )
        )
    return ListTitle(folder, record.words("title") or {}, record.place())


def _entry(bench: _Bench, record: Record, days: Days) -> Entry | None:
    bench.cited(record)
    bench.cited(record, "except_cite")
    conditions = {name: bench.written(record, name) for name in ("scope", "when", "except")}
    if any(name in record.values and found is None for name, found in conditions.items()):
        return None
    entry = Entry(
        id=record.need("id"),
        list_id=record.source.path.split("/")[1],
        row=record.need("row"),
        cite=record.need("cite"),
        title=record.words("title") or {},
        days=days,
        place=record.place(),
        parent=record.text("parent"),
        scope=conditions["scope"],
        criteria=conditions["when"],
        exception=conditions["except"],
        except_cite=record.text("except_cite"),
        regimes=record.texts("regimes"),
        status=Status(record.text("status") or Status.ENCODED.value),
        readings=tuple(_reading(values) for values in record.tables("reading")),
        notes=record.words("notes"),
        written_from=record.text("written_from"),
        correlates=tuple(
            Correlate(str(values["entry"]), str(values["relation"])) for values in record.tables("correlates")
        ),
        judged_whole=record.values.get("judged_whole") is True,
        judged_open=record.values.get("judged_open") is True,
    )
    return _honest(bench, entry, record)


def _reading(values: Mapping[str, object]) -> Reading:
    return Reading(str(values["taken"]), str(values["other"]), str(values["source"]), values["safe"] is True)


def _honest(bench: _Bench, entry: Entry, record: Record) -> Entry:
    """Notes an entry whose status and conditions contradict each other."""
    if entry.status is not Status.ENCODED and entry.conditions():
        bench.problems.append(
            Problem(
                code="entry-status",
                what=f"The entry `{entry.id}` is {entry.status.value} and yet states a condition.",
                place=record.place("status"),
                expected="no `scope`, `when` or `except` in an entry that is absent or deleted.",
                remedy="Take the status out if the entry is encoded, or take the conditions out.",
            )
        )
    return entry


def _rule(bench: _Bench, record: Record, days: Days) -> Rule | None:
    bench.cited(record)
    criteria, exception = bench.written(record, "when"), bench.written(record, "except")
    if criteria is None or ("except" in record.values and exception is None):
        return None
    return Rule(
        id=record.need("id"),
        kind=RuleKind(record.need("kind")),
        cite=record.need("cite"),
        title=record.words("title") or {},
        days=days,
        place=record.place(),
        criteria=criteria,
        exception=exception,
        lifts=record.texts("lifts"),
        duties=tuple({str(key): str(text) for key, text in duty.items()} for duty in record.tables("duties")),
        unverified=record.switch("unverified"),
        note=record.words("note"),
    )


def _term(bench: _Bench, record: Record, days: Days) -> Term | None:
    bench.cited(record)
    criteria = bench.written(record, "when")
    if criteria is None:
        return None
    return Term(
        record.need("id"), days, record.place(), criteria, title=record.words("title"), cite=record.text("cite")
    )


def _set(bench: _Bench, record: Record, _: Days) -> DatedSet | None:
    bench.cited(record)
    members = [Member(code, ALWAYS) for code in record.texts("members")]
    for index, values in enumerate(record.tables("member")):
        place = record.place(f"member[{index}]")
        days = bench.attempt(lambda v=values, p=place: read_days(v.get("in_force"), v.get("until"), p))  # type: ignore[misc]
        members.append(Member(str(values["code"]), days or ALWAYS))
    bench.problems.extend(_members_twice(members, record))
    return DatedSet(
        record.need("id"), record.place(), tuple(members), title=record.words("title"), cite=record.text("cite")
    )


def _members_twice(members: list[Member], record: Record) -> list[Problem]:
    seen: dict[str, list[Days]] = {}
    doubled = []
    for member in members:
        if any(member.days.overlaps(days) for days in seen.setdefault(member.code, [])):
            doubled.append(member.code)
        seen[member.code].append(member.days)
    return [
        Problem(
            code="member-twice",
            what=f"The set `{record.need('id')}` has `{code}` twice on the same day.",
            place=record.place(),
            expected="each code once on each day.",
            remedy="Take one of the two out, or correct their days.",
            severity="warning",
        )
        for code in doubled
    ]


def _table(bench: _Bench, record: Record, _: Days) -> TableOfLaw | None:
    columns = record.texts("columns")
    raw = record.values["rows"]
    rows = tuple(tuple(str(cell) for cell in row) for row in raw) if isinstance(raw, list) else ()
    wrong = [index for index, row in enumerate(rows) if len(row) != len(columns)]
    if not wrong:
        return TableOfLaw(record.need("id"), record.place(), columns, rows)
    bench.problems.append(
        Problem(
            code="table-row",
            what=f"Row {wrong[0] + 1} of the table `{record.need('id')}` has {len(rows[wrong[0]])} cells.",
            place=record.place("rows"),
            expected=f"{len(columns)} cells, one for each of: {', '.join(columns)}.",
            remedy="Add the missing cell or take the surplus one out; `*` accepts any code.",
        )
    )
    return None


def twice(contents: Contents, on: date) -> list[Problem]:
    """Ids that are in force twice on one day: nobody could say which wording is the law."""
    problems: list[Problem] = []
    groups: list[tuple[str, list[tuple[str, Place]]]] = [
        ("entry", [(entry.id, entry.place) for entry in contents.entries]),
        ("rule", [(rule.id, rule.place) for rule in contents.rules]),
        ("term", [(term.id, term.place) for term in contents.terms]),
        ("set", [(dated.id, dated.place) for dated in contents.sets]),
        ("table", [(table.id, table.place) for table in contents.tables]),
    ]
    for what, named in groups:
        seen: dict[str, Place] = {}
        for name, place in named:
            if name in seen:
                problems.append(_double(what, name, on, place, seen[name]))
            seen.setdefault(name, place)
    return problems


def _double(what: str, name: str, on: date, place: Place, first: Place) -> Problem:
    return Problem(
        code="days-overlap",
        what=f"The {what} `{name}` is in force twice on {on.isoformat()}; the other stands at {first}.",
        place=place,
        expected="each id once on each day: the `until` of the old wording is the `in_force` of the new.",
        remedy="Correct the days of one of the two, or give one another id.",
    )


def _dangling(name: str, instruments: dict[str, Instrument], place: Place) -> Problem:
    near = get_close_matches(name, instruments, n=1)
    return Problem(
        code="citation-dangling",
        what=f"It names the instrument `{name}`, which instruments.toml does not have.",
        place=place,
        expected=f"one of: {', '.join(instruments) or '(instruments.toml has none)'}.",
        remedy=f"Did you mean `{near[0]}`?" if near else "Add the instrument to instruments.toml.",
    )


def _without_list(contents: Contents) -> list[Problem]:
    titled = {found.id for found in contents.lists}
    first = {entry.list_id: entry for entry in reversed(contents.entries)}
    return [
        Problem(
            code="list-missing",
            what=f"The folder lists/{list_id} has entries and no list.toml.",
            place=entry.place,
            expected=f"a file lists/{list_id}/list.toml with [list], id and title.",
            remedy="Add it.",
        )
        for list_id, entry in first.items()
        if list_id not in titled
    ]
