"""Cases of a pack: facts in, findings out, written from the law beside the rules that they test."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TypeVar

from kakehashi.classification import classify
from kakehashi.law import ALWAYS
from kakehashi.licensing import determine
from kakehashi.lists.editions import Edition
from kakehashi.lists.model import Entry, Status
from kakehashi.packs.records import Record, Records
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.facts import Fact, Statement
from kakehashi.reasoning.rulebook import Clause
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Deal, Line, read_deal, read_item

_T = TypeVar("_T")

_LISTS = ("listed", "not_listed", "undetermined")
_LISTING_FACTS = ("listed_row", "listed_item")


@dataclass(frozen=True, slots=True)
class Case:
    """One case. Either `item` or `deal` is there, in the form of item and deal files; `on` chooses the edition.

    A deal may leave out its lines and state `listed_row` and `listed_item` among its facts: then it tests the rules
    alone, on goods that are listed there and nowhere else.
    """

    id: str
    cite: str
    on: date
    why: str
    expect: Mapping[str, object]
    second_reader: bool
    record: Record
    item: Mapping[str, object] | None = None
    deal: Mapping[str, object] | None = None

    @property
    def place(self) -> Place:
        """Where the case is written."""
        return self.record.place()


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One expectation that was not met: what (`listed o6-1-i`, `outcome`), what the case expects, what was found."""

    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of a case; it passes where nothing mismatches."""

    case: Case
    mismatches: tuple[Mismatch, ...]

    @property
    def passed(self) -> bool:
        """Whether every expectation was met."""
        return not self.mismatches


def cases_of(records: Records) -> tuple[Case, ...]:
    """The cases of a pack in the order of its files. Raises `ProblemError` with every case that tests nothing.

    Mistakes of form are among `records.problems`; codes here are `case-subject`, `case-expect`, `case-twice`.
    """
    cases = [_case(record) for record in records.of("case")]
    seen: set[str] = set()
    problems: list[Problem] = []
    for case in cases:
        problems.extend(_problems_of(case))
        if case.id in seen:
            what = f"There are two cases `{case.id}`."
            problems.append(
                _problem(case, "case-twice", what, "an id of its own for each case.", "Rename one of them.")
            )
        seen.add(case.id)
    if problems:
        raise ProblemError(*problems)
    return tuple(cases)


def _case(record: Record) -> Case:
    on = record.values["on"]
    item, deal, expect = (record.values.get(name) for name in ("item", "deal", "expect"))
    return Case(
        id=record.need("id"),
        cite=record.need("cite"),
        on=on if isinstance(on, date) else date.min,
        why=record.need("why"),
        expect=expect if isinstance(expect, dict) else {},
        second_reader=record.switch("second_reader"),
        record=record,
        item=item if isinstance(item, dict) else None,
        deal=deal if isinstance(deal, dict) else None,
    )


def _problems_of(case: Case) -> list[Problem]:
    problems = []
    if (case.item is None) == (case.deal is None):
        what = f"The case `{case.id}` must have an item or a deal, and not both."
        problems.append(_problem(case, "case-subject", what, "one of `item` and `deal`.", "Keep the one it is about."))
    allowed = _LISTS if case.deal is None else ("outcome", "because")
    wrong = [name for name in case.expect if name not in allowed]
    if wrong or not case.expect:
        stated = ", ".join(wrong) or "nothing"
        what = f"The case `{case.id}` expects {stated}, so that it cannot be tested."
        expected = f"one or more of: {', '.join(allowed)}."
        problems.append(_problem(case, "case-expect", what, expected, "Write the verdict that the law gives."))
    return problems


def run_case(case: Case, edition: Edition) -> CaseResult:
    """Puts the facts of a case to an edition (that of `case.on`) and compares what comes out with what it expects.

    Raises `ProblemError` where the facts cannot be read or a provision or rule that it names is not in the edition;
    places are those of the case's own file.
    """
    if case.item is not None:
        return CaseResult(case, _run_item(case, edition))
    return CaseResult(case, _run_deal(case, edition))


def _run_item(case: Case, edition: Edition) -> tuple[Mismatch, ...]:
    table = {"name": case.id, **(case.item or {})}
    text, file = _text({"item": table}), _file(case)
    item = _placed(case, lambda: read_item(text, file=file, vocabulary=edition.rulebook.vocabulary))
    findings = _placed(case, lambda: classify(item.subject, edition)).findings
    wanted = {"listed": Truth.YES, "not_listed": Truth.NO, "undetermined": Truth.UNKNOWN}
    mismatches = []
    for name, truth in wanted.items():
        for provision in _texts(case.expect.get(name)):
            if provision not in findings:
                raise ProblemError(_unknown(case, name, provision, "entry", edition))
            if findings[provision].truth is not truth:
                found = findings[provision].truth.value
                mismatches.append(Mismatch(f"{name} {provision}", truth.value, found))
    return tuple(mismatches)


def _run_deal(case: Case, edition: Edition) -> tuple[Mismatch, ...]:
    deal, judged = _deal(case, edition)
    determination = _placed(case, lambda: determine(deal, judged))
    mismatches = []
    outcome = str(case.expect.get("outcome", ""))
    if outcome and determination.outcome.value != outcome:
        mismatches.append(Mismatch("outcome", outcome, determination.outcome.value))
    if "because" in case.expect:
        expected = _texts(case.expect["because"])
        for rule in expected:
            if rule not in edition.rules:
                raise ProblemError(_unknown(case, "because", rule, "rule", edition))
        found = tuple(reason.rule.id for reason in determination.reasons)
        if set(found) != set(expected):
            mismatches.append(Mismatch("because", ", ".join(sorted(expected)), ", ".join(sorted(found))))
    return tuple(mismatches)


def _deal(case: Case, edition: Edition) -> tuple[Deal, Edition]:
    """The deal and the edition to judge it by: one whose list says only what a case without lines states."""
    table = dict(case.deal or {})
    table.setdefault("on", case.on)
    facts = table.get("facts")
    facts = dict(facts) if isinstance(facts, dict) else {}
    stated = {name: _texts(facts.pop(name)) for name in _LISTING_FACTS if name in facts}
    alone = "line" not in table
    if alone:
        table |= {"facts": facts, "line": [{"name": case.id, "item": {"name": case.id}}]}
    vocabulary = edition.rulebook.vocabulary
    deal = _placed(
        case,
        lambda: read_deal(_text({"deal": table}), file=_file(case), vocabulary=vocabulary, open_file=_no_file(case)),
    )
    if not (alone and "listed_row" in stated):
        return deal, edition
    entries = _stated_entries(stated.get("listed_row", ()), stated.get("listed_item", ()), case)
    judged = {entry.id: Fact(Statement(holds=True)) for entry in entries}
    clauses = {entry.id: Clause(entry.id, absent=True) for entry in entries}
    lines = tuple(_judged_line(line, judged) for line in deal.lines)
    rulebook = replace(edition.rulebook, clauses=clauses)
    return replace(deal, lines=lines), replace(
        edition, entries={entry.id: entry for entry in entries}, rulebook=rulebook
    )


def _judged_line(line: Line, judged: Mapping[str, Fact]) -> Line:
    subject = replace(line.item.subject, judged=judged)
    return replace(line, item=replace(line.item, subject=subject))


def _stated_entries(rows: tuple[str, ...], items: tuple[str, ...], case: Case) -> list[Entry]:
    """Stand-ins for the provisions that list the goods: a bracket number each, or the row where none is stated."""
    bare = [row for row in rows if not any(item.partition("(")[0] == row for item in items)]
    return [
        Entry(
            id=f"stated-{code}",
            list_id="goods",
            row=code,
            cite=case.cite,
            title={},
            days=ALWAYS,
            place=case.place,
            status=Status.ABSENT,
        )
        for code in (*bare, *items)
    ]


def _no_file(case: Case) -> Callable[[str], tuple[str, str]]:
    def refuse(name: str) -> tuple[str, str]:
        what = f"The case `{case.id}` names the file {name}."
        raise ProblemError(
            _problem(case, "case-file", what, "facts that stand in the case itself.", "Write the item into the case.")
        )

    return refuse


def _text(document: Mapping[str, object]) -> str:
    """The facts as the text of an item or deal file: the reader of such files is the one that reads a case's facts."""
    return json.dumps(document, ensure_ascii=False, default=str)


def _file(case: Case) -> str:
    return str(PurePath(case.record.source.name).with_suffix(".json"))


def _placed(case: Case, read: Callable[[], _T]) -> _T:
    """What `read` gives; its problems with their place in the case's file."""
    try:
        return read()
    except ProblemError as error:
        problems = [replace(each, place=_moved(case, each.place)) for each in error.problems]
        raise ProblemError(*problems) from None


def _moved(case: Case, place: Place) -> Place:
    return case.record.place(place.field.split(",")[0] if place.field else None)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def _unknown(case: Case, name: str, provision: str, what: str, edition: Edition) -> Problem:
    return Problem(
        code=f"no-{what}",
        what=f"The case `{case.id}` names the {what} `{provision}`, which is not in force on {edition.on.isoformat()}.",
        place=case.record.place(f"expect.{name}"),
        expected=f"the id of a{'n entry' if what == 'entry' else ' rule'} of that day's edition.",
        remedy="Correct the id, or the day of the case.",
    )


def _problem(case: Case, code: str, what: str, expected: str, remedy: str) -> Problem:
    return Problem(code, what, case.place, expected, remedy)
