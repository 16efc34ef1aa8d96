"""The item comparison table (項目別対比表): the provisions line by line, each in its bracket with ○, × or −."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kakehashi.classification import Classification
from kakehashi.documents.provisions import Section, sections_of
from kakehashi.documents.rendering import Page
from kakehashi.documents.sheet_answers import Answers, Told
from kakehashi.documents.sheet_frame import Issue, Sheet, sheet_of
from kakehashi.documents.typesetting import unit_set
from kakehashi.lists import Status
from kakehashi.reasoning.nodes import Node
from kakehashi.reasoning.syntax import AllOf, AnyOf, AnyRow, AtLeastOf, IfThen, NoneOf
from kakehashi.reasoning.truth import Truth
from kakehashi.reasoning.words import Line
from kakehashi.trade import Item
from kakehashi.wording.speaking import Speaker

MARKS = {Truth.YES: "○", Truth.NO: "×", Truth.UNKNOWN: "−"}
"""The mark of a line: it holds, it does not, it is not answered or was not asked."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of a provision: its bracket (`scope`, `exception`, `criteria`, `judged`), the line, its mark.

    `told` are the item's own figures with their sources; `blanks` what would answer an open line of an open provision.
    """

    bracket: str
    line: Line
    truth: Truth
    told: tuple[Told, ...]
    blanks: tuple[str, ...]

    @property
    def mark(self) -> str:
        """○, × or −."""
        return MARKS[self.truth]


def comparison_table_page(
    item: Item, found: Classification, language: str, issue: Issue, *, rows: Sequence[str] = ()
) -> Page:
    """The item comparison table of an item, ready to be rendered; its arguments as for the parameter sheet.

    Raises `ProblemError` `sheet-no-row`.
    """
    sheet = sheet_of(item, found, language, issue, rows)
    answers = Answers(sheet.speaker, item.subject)
    body = {
        "how": [sheet.labels("sheet.how_table.1"), sheet.labels("sheet.how_table.2")],
        "rows": [_row(sheet, answers, row) for row in sheet.rows],
    }
    return sheet.page("comparison_table", "comparison", body)


def compared(section: Section, speaker: Speaker, answers: Answers) -> Iterator[Compared]:
    """The lines of one provision in the order of the table. A line is ○ only where its own condition is yes.

    A line that speaks of single members of a quantifier, or that the item was never asked, is −.
    """
    is_open = section.finding.truth is Truth.UNKNOWN
    for step in section.path.steps:
        if step.part == "judged":
            yield _compared("judged", Line(0, None, speaker.labels("listed")), step.node, answers, is_open=is_open)
    for name, written in section.entry.conditions():
        bracket = {"except": "exception", "when": "criteria"}.get(name, name)
        for line in speaker.lines(written.tree):
            node = section.answered.get(line.condition) if line.condition is not None and section.reached else None
            yield _compared(bracket, line, node, answers, is_open=is_open)


def _compared(bracket: str, line: Line, node: Node | None, answers: Answers, *, is_open: bool) -> Compared:
    if node is None:
        return Compared(bracket, line, Truth.UNKNOWN, (), ())
    if _heads_a_group(line):
        return Compared(bracket, line, node.truth, (), ())
    return Compared(bracket, line, node.truth, answers.told(node), _blanks(node, answers) if is_open else ())


def _blanks(node: Node, answers: Answers) -> tuple[str, ...]:
    """What is not known, with the unit in which it is asked."""
    return tuple(
        blank.label + (answers.speaker.labels("in_brackets", text=unit_set(blank.unit)) if blank.unit else "")
        for blank in answers.blanks(node)
    )


def _heads_a_group(line: Line) -> bool:
    """Whether what a line says stands on the lines below it, each with figures of its own."""
    found = line.condition
    if isinstance(found, AllOf | AnyOf):
        return not found.inline
    return isinstance(found, NoneOf | AtLeastOf | AnyRow | IfThen)


# ---------------------------------------------------------------- for the template


def _row(sheet: Sheet, answers: Answers, row: str) -> dict[str, Any]:
    return {
        "heading": sheet.labels("sheet.row_heading", row=row, title=sheet.title_of_row(row)),
        "sections": [_section(sheet, answers, each) for each in sections_of(row, sheet.found)],
    }


def _section(sheet: Sheet, answers: Answers, section: Section) -> dict[str, Any]:
    deleted = section.entry.status is Status.DELETED
    shown = section.reached and not deleted
    result = None
    if shown and section.is_decided_here:
        result = {**sheet.result(section.finding.truth), "why": sheet.every_case(section.finding)}
    return {
        "cite": sheet.speaker.cite(section.entry.cite),
        "title": sheet.speaker.words(section.entry.title),
        "passed": not shown,
        "note": "" if shown else sheet.labels("sheet.deleted" if deleted else "sheet.section_passed"),
        "lines": [_line(sheet, each) for each in compared(section, sheet.speaker, answers)] if shown else [],
        "result": result,
    }


def _line(sheet: Sheet, each: Compared) -> dict[str, Any]:
    return {
        "bracket": each.bracket,
        "indent": each.line.indent,
        "label": each.line.mark or "",
        "text": each.line.text,
        "mark": each.mark,
        "told": [asdict(one) for one in each.told],
        "blanks": [
            sheet.labels("sheet.missing", text=text) if text else sheet.labels("sheet.missing_here")
            for text in each.blanks
        ],
    }
