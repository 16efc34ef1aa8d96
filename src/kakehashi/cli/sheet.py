"""`kakehashi sheet ITEM|RECORD`: the parameter sheet or the comparison table of an item as PDF, or as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kakehashi.classification import Classification, classify
from kakehashi.cli.arguments import Request
from kakehashi.cli.by_name import load
from kakehashi.cli.certificate import beside
from kakehashi.cli.evidence import load_record, pack_of
from kakehashi.cli.loading import Law, load_item, open_law
from kakehashi.cli.sealing import RECORD_SUFFIX, seal_classification, write_out, write_record
from kakehashi.cli.terminal import print_json
from kakehashi.documents.certificate import sealed_at
from kakehashi.documents.comparison_table import comparison_table_page
from kakehashi.documents.frame import validity
from kakehashi.documents.parameter_sheet import parameter_sheet_page
from kakehashi.documents.rendering import Page, render
from kakehashi.documents.sheet_frame import ROWS, Issue
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records import Sealed
from kakehashi.records.replaying import replay
from kakehashi.trade import Item

QUESTIONS, COMPARISON, WORKBOOK = "questions", "comparison", "workbook"
WORKBOOK_WRITER = "kakehashi.documents.workbook_writing:write_workbook"
SHEETS = {"parameter_sheet": parameter_sheet_page, "comparison_table": comparison_table_page}
_TEMPLATES = {QUESTIONS: "parameter_sheet", COMPARISON: "comparison_table"}


def make_sheet(request: Request) -> int:
    """Writes the sheet beside the item, or where `--to` says; its sealed record lies inside."""
    path = Path(request.subject or "")
    if path.name.endswith(RECORD_SUFFIX) and request.form != WORKBOOK:
        sealed = load_record(request)
        page = sheet_of_record(request, sealed, _TEMPLATES[request.form], request.language, request.rows)
    else:
        law = open_law(request)
        if request.form == WORKBOOK:
            return _workbook(request, law)
        item, sealed, found = _judged(request, law)
        page = _page(item, found, sealed, _TEMPLATES[request.form], request.language, request.rows)
        write_record(request, sealed)
    to = request.to or beside(path, f".{request.form}.pdf")
    write_out(request, to, render(page), "--to")
    if request.json:
        print_json({"file": str(to), "record": sealed.sha256})
    return 0


def _workbook(request: Request, law: Law) -> int:
    """The sheet as a workbook to be filled by hand; nothing is judged or sealed."""
    path = Path(request.subject or "")
    to = request.to or path.with_suffix(".xlsx")
    if to.exists():
        raise ProblemError(_filled_already(request, to))
    item = load_item(request, law)
    edition = law.on(request.on or law.today)
    found = classify(item.subject, edition)
    made = load(WORKBOOK_WRITER)(item, found, edition, request.language, rows=request.rows or None, made_at=request.now)
    write_out(request, to, made, "--to")
    if request.json:
        print_json({"file": str(to)})
    return 0


def sheet_of_record(request: Request, sealed: Sealed, template: str, language: str, rows: Sequence[str]) -> Page:
    """The sheet of a sealed classification, by the frozen pack that it names.

    Raises `ProblemError`: `sheet-record` (the record is that of a deal), `sheet-answer` (its facts give another answer
    than the one that was sealed), and what opening the pack raises.
    """
    found = replay(sealed, pack_of(request, sealed))
    judged = found.judged
    if judged.item is None or judged.classification is None:
        raise ProblemError(_refused(request, "sheet_record"))
    if not found.same:
        raise ProblemError(_refused(request, "sheet_answer"))
    return _page(judged.item, judged.classification, sealed, template, language, rows)


def _judged(request: Request, law: Law) -> tuple[Item, Sealed, Classification]:
    item = load_item(request, law)
    edition = law.on(request.on or law.today)
    found = classify(item.subject, edition)
    return item, seal_classification(request, law, item, found, edition), found


def _page(item: Item, found: Classification, sealed: Sealed, template: str, language: str, rows: Sequence[str]) -> Page:
    edition = found.edition
    issue = Issue(sealed_at(sealed.content), validity(edition.on, edition.days.until), sealed.data, sealed.sha256)
    return SHEETS[template](item, found, language, issue, rows=rows)


def remade(request: Request, sealed: Sealed, again: Mapping[str, str]) -> Page:
    """The sheet that a PDF says it is, made anew from its record."""
    rows = tuple(row for row in again.get("rows", "").split(ROWS) if row)
    return sheet_of_record(request, sealed, again["document"], again.get("language", "en"), rows)


def _filled_already(request: Request, to: Path) -> Problem:
    """A workbook that is there may have been filled in by hand: it is never written over."""
    labels = request.labels
    what, expected = labels("workbook_there.what", file=to), labels("workbook_there.expected")
    return Problem("workbook-there", what, Place(file=str(to)), expected, labels("workbook_there.remedy"))


def _refused(request: Request, why: str) -> Problem:
    labels = request.labels
    return Problem(
        why.replace("_", "-"),
        labels(f"{why}.what"),
        Place(file=request.subject),
        labels(f"{why}.expected"),
        labels(f"{why}.remedy"),
    )
