"""References of a condition: to a provision, line or term that exists and is in force; ranges over something."""

from __future__ import annotations

from kakehashi.reasoning.limit_rules import Sheet
from kakehashi.reasoning.rulebook import Clause
from kakehashi.reasoning.syntax import AllOf, AnyRow, Condition, Labelled, Reference
from kakehashi.reasoning.walking import parts, rows_of


def check_reference(sheet: Sheet, reference: Reference) -> None:
    """A reference must lead to a provision in force, a line of it or a term; another jurisdiction is not followed."""
    rulebook = sheet.rulebook
    if reference.is_term:
        if reference.path not in rulebook.terms:
            sheet.unknown("term", reference.path, rulebook.terms, reference.at, "L03")
        return
    if reference.jurisdiction not in (None, rulebook.jurisdiction):
        return
    clause = _clause(sheet, reference)
    if clause is not None and reference.labels and not has_label(clause, reference.labels):
        known = sorted({".".join(path) for path in label_paths(clause)})
        what = f"`{clause.id}` has no line labelled `{'.'.join(reference.labels)}`."
        remedy = f"Its labels are {', '.join(known)}." if known else "None of its lines is labelled."
        sheet.report("L03", reference.at, what, "a label of that provision.", remedy)
    if reference.end is not None:
        last = _clause(sheet, reference.end)
        if clause is not None and last is not None:
            _check_range(sheet, reference, clause, last)


def _clause(sheet: Sheet, reference: Reference) -> Clause | None:
    clause = sheet.rulebook.clauses.get(reference.path)
    if clause is None:
        sheet.unknown("provision", reference.path, sheet.rulebook.clauses, reference.at, "L03")
    elif clause.deleted:
        what = f"`{clause.id}` is deleted from the law."
        sheet.report("L03", reference.at, what, "a provision in force.", "Take the reference out or correct it.")
    return clause


def _check_range(sheet: Sheet, reference: Reference, first: Clause, last: Clause) -> None:
    expected = "the first and the last of several provisions under one heading, in the order of the law."
    if first.parent != last.parent:
        what = f"`{first.id}` and `{last.id}` do not stand under one heading."
        sheet.report("L03", reference.at, what, expected, "Write one range for each heading.")
        return
    order = [clause.id for clause in sheet.rulebook.clauses.values() if clause.parent == first.parent]
    if order.index(first.id) > order.index(last.id):
        what = f"`{last.id}` stands before `{first.id}` in the law."
        sheet.report("L03", reference.at, what, expected, "Exchange the two.")
    elif not sheet.rulebook.between(first.id, last.id):
        what = f"Every provision from `{first.id}` to `{last.id}` is deleted."
        sheet.report("L03", reference.at, what, expected, "Take the reference out.")


def label_paths(clause: Clause) -> list[tuple[str, ...]]:
    """The path of every label in a clause's conditions: `("3", "1")` is the line `[1]` inside the line `[3]`."""
    return [path for path, _ in labelled_lines(clause)]


def labelled_lines(clause: Clause) -> list[tuple[tuple[str, ...], Condition]]:
    """Every labelled line of a clause with the path of its label; a row of a table is all of its cells."""
    found: list[tuple[tuple[str, ...], Condition]] = []
    for condition in (clause.criteria, clause.scope, clause.exception):
        if condition is not None:
            _collect_labels(condition, (), found)
    return found


def _collect_labels(
    condition: Condition, above: tuple[str, ...], found: list[tuple[tuple[str, ...], Condition]]
) -> None:
    if isinstance(condition, Labelled):
        above = (*above, condition.mark)
        found.append((above, condition.operand))
    if isinstance(condition, AnyRow):
        found.extend(((*above, mark), AllOf(cells, at=condition.at)) for mark, cells in rows_of(condition) if mark)
        return
    for part in parts(condition):
        _collect_labels(part, above, found)


def has_label(clause: Clause, labels: tuple[str, ...]) -> bool:
    """Whether a clause has a line at this path of labels."""
    return labels in label_paths(clause)
