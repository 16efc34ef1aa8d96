"""The parts of a condition, one after the other, in the order written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    AtLeastOf,
    Cell,
    CodeSet,
    Compare,
    Condition,
    CountOf,
    IfThen,
    InRange,
    InSet,
    Is,
    Labelled,
    Measure,
    NamedSet,
    NoneOf,
    Not,
    Quantified,
    QuantifiedListed,
    Range,
    Refer,
    Reference,
    RelatedTo,
    SumOf,
)


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside; the cells of a table as predicates on its columns."""
    match condition:
        case AllOf(operands) | AnyOf(operands) | NoneOf(operands) | AtLeastOf(_, operands):
            return operands
        case Not(operand) | Labelled(_, operand):
            return (operand,)
        case IfThen(premise, conclusion):
            return (premise, *conclusion)
        case Quantified(_, _, where, body):
            return (body,) if where is None else (where, body)
        case QuantifiedListed(_, _, where) | CountOf(_, _, _, where) | SumOf(_, _, where):
            return () if where is None else (where,)
        case AnyRow():
            return tuple(condition for _, cells in rows_of(condition) for condition in cells)
    return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition itself and everything inside it."""
    yield condition
    for part in parts(condition):
        yield from walk(part)


@lru_cache(maxsize=10_000)
def rows_of(table: AnyRow) -> tuple[tuple[str | None, tuple[Condition, ...]], ...]:
    """Each row's mark and its cells as predicates; a cell that asks nothing (`-`) and one too many are left out."""
    return tuple(
        (
            row.mark,
            tuple(
                cell_condition(measure, cell)
                for measure, cell in zip(table.measures, row.cells, strict=False)
                if cell.test is not None
            ),
        )
        for row in table.rows
    )


def cell_condition(measure: Measure, cell: Cell) -> Condition:
    """A cell as a predicate on its column. The cell must ask something."""
    test = cell.test
    if isinstance(test, Range):
        return InRange(measure, test, at=cell.at)
    if isinstance(test, CodeSet | NamedSet):
        return InSet(measure, test, at=cell.at)
    if isinstance(test, tuple):
        return Compare(measure, test[0], test[1], at=cell.at)
    return Is(measure, str(test), at=cell.at)


def references(condition: Condition) -> tuple[Reference, ...]:
    """The references a single predicate makes."""
    if isinstance(condition, Refer | QuantifiedListed | RelatedTo):
        return condition.references
    return ()


def same_subject_references(condition: Condition) -> Iterator[tuple[Refer, Reference]]:
    """Every reference that asks about the same subject: not inside a quantifier, whose members are other things."""
    if isinstance(condition, Refer):
        for reference in condition.references:
            yield condition, reference
    if not isinstance(condition, Quantified | QuantifiedListed | CountOf | SumOf):
        for part in parts(condition):
            yield from same_subject_references(part)
