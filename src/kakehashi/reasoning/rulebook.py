"""What the evaluator reads of a list: clauses with their conditions, terms, sets and tables, as of one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kakehashi.reasoning.syntax import Condition, Expression
from kakehashi.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision as the evaluator sees it.

    It holds where the chapeau (`scope` and not `exception`) of every clause above it holds, its own `scope` and
    `criteria` hold and its `exception` does not. Children are alternatives. `absent`: the law has the provision but
    the pack does not yet encode it, so only a person's judgement (`Subject.judged`) can answer. `deleted`: never met.
    `judged_whole`: nothing below it is computed, so a person may also answer for all of it at once; asked from
    elsewhere while it is open, it is one unknown. `judged_open`: computed in part; a person may answer at once for
    what facts leave open, never against them.
    """

    id: str
    parent: str | None = None
    children: tuple[str, ...] = ()
    scope: Condition | None = None
    criteria: Condition | None = None
    exception: Condition | None = None
    absent: bool = False
    deleted: bool = False
    judged_whole: bool = False
    judged_open: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the law: rows of codes, in the order of `columns`; `*` in a row accepts any code."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Clauses in the order of the law, and what they refer to. `jurisdiction` is the prefix references may omit."""

    jurisdiction: str
    vocabulary: Vocabulary
    clauses: Mapping[str, Clause]
    terms: Mapping[str, Condition] = field(default_factory=dict)
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    derived: Mapping[str, Expression] = field(default_factory=dict)
    """Formulas of the vocabulary's derived parameters; the result is in the parameter's own unit."""

    def roots(self) -> tuple[str, ...]:
        """Ids of the clauses that have no clause above them, in the order of the law."""
        return tuple(clause.id for clause in self.clauses.values() if clause.parent is None)

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """Ids from `first` to `last` among their siblings, in the order of the law, without deleted ones."""
        siblings = [c for c in self.clauses.values() if c.parent == self.clauses[first].parent]
        ids = [clause.id for clause in siblings]
        chosen = siblings[ids.index(first) : ids.index(last) + 1]
        return tuple(clause.id for clause in chosen if not clause.deleted)
