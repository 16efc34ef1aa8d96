"""Lint of labels: the law's own marks, in the law's order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kakehashi.law.marks import IROHA
from kakehashi.problems import Problem
from kakehashi.reasoning.parser import Origin
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    AtLeastOf,
    Condition,
    IfThen,
    Labelled,
    NoneOf,
    Position,
)

_IROHA = tuple(IROHA.values())


def lint_labels(condition: Condition, origin: Origin) -> Iterator[Problem]:
    """L11: numbers rise, kana marks follow the order of the law (イ, ロ, ハ ..), none twice; of one node."""
    marked = list(_marks(condition))
    keys = [(mark, _key(mark), at) for mark, at in marked]
    for (before, first, _), (mark, second, at) in pairwise(keys):
        if first is None or second is None or first[0] != second[0]:
            continue
        if first >= second:
            what = f"The label [{mark}] stands after [{before}]."
            expected = "labels in the order of the law, each once."
            yield Problem("L11", what, origin.place(at), expected, "Put the lines into the law's order.", "warning")


def _marks(condition: Condition) -> Iterator[tuple[str, Position]]:
    if isinstance(condition, AnyRow):
        yield from ((row.mark, row.at) for row in condition.rows if row.mark is not None)
    operands: tuple[Condition, ...] = ()
    if isinstance(condition, AllOf | AnyOf | NoneOf | AtLeastOf):
        operands = condition.operands
    elif isinstance(condition, IfThen):
        operands = condition.conclusion
    yield from ((operand.mark, operand.at) for operand in operands if isinstance(operand, Labelled))


def _key(mark: str) -> tuple[str, tuple[int, ...]] | None:
    """What a mark sorts by, after its family; None for other marks (`n1`)."""
    pieces = mark.replace("_", "-").split("-")
    if all(piece.isdigit() for piece in pieces):
        return "number", tuple(int(piece) for piece in pieces)
    if pieces[0] in _IROHA and all(piece.isdigit() for piece in pieces[1:]):
        return "kana", (_IROHA.index(pieces[0]), *(int(piece) for piece in pieces[1:]))
    return None
