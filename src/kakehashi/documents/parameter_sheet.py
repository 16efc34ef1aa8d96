"""The parameter sheet (パラメータシート): plain questions, two columns of answers, and where each leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from kakehashi.classification import Classification
from kakehashi.documents.labels import Labels
from kakehashi.documents.provisions import sections_of
from kakehashi.documents.rendering import Page
from kakehashi.documents.sheet_answers import Answers, Blank
from kakehashi.documents.sheet_frame import Issue, Sheet, sheet_of
from kakehashi.documents.sheet_questions import Numbered, Question, numbered
from kakehashi.documents.typesetting import unit_set
from kakehashi.lists import Status
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Item
from kakehashi.wording.speaking import Speaker


def parameter_sheet_page(
    item: Item, found: Classification, language: str, issue: Issue, *, rows: Sequence[str] = ()
) -> Page:
    """The parameter sheet of an item, ready to be rendered.

    `rows` are bracket numbers (`7(1)`), rows (`7`) or provisions; without them, the bracket numbers in whose scope the
    item is. Raises `ProblemError` `sheet-no-row`.
    """
    sheet = sheet_of(item, found, language, issue, rows)
    body = {"how": [sheet.labels("sheet.how.1"), sheet.labels("sheet.how.2")], "rows": list(_rows(sheet))}
    return sheet.page("parameter_sheet", "parameter", body)


def questions_of(item: Item, found: Classification, language: str, row: str, first: int = 1) -> tuple[Numbered, ...]:
    """The questions of one bracket number, numbered from `first`, with the item's answers."""
    speaker = Speaker(found.edition, language)
    return numbered(sections_of(row, found), speaker, Answers(speaker, item.subject), first)


def _rows(sheet: Sheet) -> Iterator[dict[str, Any]]:
    first = 1
    for row in sheet.rows:
        sections = questions_of(sheet.item, sheet.found, sheet.language, row, first)
        first += sum(len(each.questions) for each in sections)
        yield {
            "heading": sheet.labels("sheet.row_heading", row=row, title=sheet.title_of_row(row)),
            "sections": [_section(sheet, each) for each in sections],
            "result": sheet.result(sheet.found.items.get(row, Truth.UNKNOWN)),
        }


def _section(sheet: Sheet, each: Numbered) -> dict[str, Any]:
    section = each.section
    shown = section.reached and section.entry.status is not Status.DELETED
    return {
        "cite": sheet.speaker.cite(section.entry.cite),
        "title": sheet.speaker.words(section.entry.title),
        "depth": section.depth,
        "passed": not shown,
        "note": "" if shown else _why_not_asked(sheet, each),
        "questions": [_question(sheet, one) for one in each.questions] if shown else [],
        "result": _result(sheet, each) if shown and section.is_decided_here else None,
    }


def _why_not_asked(sheet: Sheet, each: Numbered) -> str:
    if each.section.entry.status is Status.DELETED:
        return sheet.labels("sheet.deleted")
    if not each.questions:
        return sheet.labels("sheet.section_passed")
    first, last = each.questions[0].number, each.questions[-1].number
    key = "sheet.section_question" if first == last else "sheet.section_questions"
    return sheet.labels(key, first=first, last=last) if first != last else sheet.labels(key, first=first)


def _result(sheet: Sheet, each: Numbered) -> dict[str, str]:
    finding = each.section.finding
    key = "sheet.waits" if finding.truth is Truth.UNKNOWN else "sheet.decided"
    why = sheet.labels(key, n=each.decided) if each.decided else ""
    return {**sheet.result(finding.truth), "why": sheet.every_case(finding) or why}


def _question(sheet: Sheet, one: Question) -> dict[str, Any]:
    labels = sheet.labels
    state = "passed" if one.passed_over else str(one.answer)
    return {
        "number": one.number,
        "bracket": one.bracket,
        "mark": one.mark,
        "lines": [{"indent": line.indent, "mark": line.mark or "", "text": line.text} for line in one.lines],
        "told": [asdict(told) for told in one.told],
        "margin": one.margin,
        "answer": state,
        "word": labels("sheet.passed") if one.passed_over else labels(state),
        "same": labels("sheet.same", n=one.same) if one.same else "",
        "blanks": [_blank(labels, blank) for blank in one.blanks],
        "to_yes": labels("sheet.exit", answer=labels("yes"), to=one.to_yes),
        "to_no": labels("sheet.exit", answer=labels("no"), to=one.to_no),
    }


def _blank(labels: Labels, blank: Blank) -> dict[str, Any]:
    notes = (("measuring", blank.measuring), ("datasheet", blank.datasheet))
    return {
        "label": blank.label,
        "unit": None if blank.unit is None else unit_set(blank.unit),
        "range": blank.is_range,
        "notes": [labels(f"sheet.{name}", text=text) for name, text in notes if text],
        "asked": labels("sheet.asked_before", n=blank.asked) if blank.asked else "",
    }
