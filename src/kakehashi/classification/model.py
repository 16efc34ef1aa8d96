"""What comes of putting an item to a list: a finding for every provision, and what to ask next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from kakehashi.classification.questions import Question, questions
from kakehashi.lists import Edition, Entry, Status
from kakehashi.reasoning.findings import Finding, find
from kakehashi.reasoning.nodes import Missing, Node, Operator, branch
from kakehashi.reasoning.residue import Unknowns
from kakehashi.reasoning.solving import decide
from kakehashi.reasoning.truth import Truth


def row_number(row: str) -> str:
    """The row of the order without the bracket number: `7(1)` is in `7`, `3-2(1)` in `3-2`."""
    return re.sub(r"\(.*$", "", row)


def below(entry: Entry, edition: Edition) -> frozenset[str]:
    """Every provision under an entry: exclusions between them are absorbed when the entry is asked."""
    found: set[str] = set()
    waiting = list(entry.children)
    while waiting:
        current = waiting.pop()
        found.add(current)
        waiting += edition.entries[current].children
    return frozenset(found)


@dataclass(frozen=True)
class Classification:
    """An item against the whole list of an edition.

    `findings` has every provision, in the order of the law; each is decided when it is looked at. `roots` are the
    provisions without one above them as they are asked of the whole list.
    """

    edition: Edition = field(repr=False)
    findings: Mapping[str, Finding] = field(repr=False)
    roots: tuple[Node, ...] = field(repr=False)
    unknowns: Unknowns = field(repr=False)

    @cached_property
    def whole(self) -> Finding:
        """Is it listed in any provision: the exclusions between provisions fall away, since either way it is listed."""
        return find("list", branch(Operator.ANY, *self.roots), frozenset(self.findings), self.unknowns)

    @property
    def truth(self) -> Truth:
        """Whether it is listed at all, asked of the list."""
        return self.whole.truth

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The most specific provisions that list it."""
        return tuple(self._narrowest(Truth.YES))

    @cached_property
    def undetermined(self) -> tuple[str, ...]:
        """The most specific provisions that are open."""
        return tuple(self._narrowest(Truth.UNKNOWN))

    @property
    def absent(self) -> tuple[str, ...]:
        """Open provisions that the pack does not encode."""
        return tuple(one for one in self.undetermined if self.edition.entries[one].status is Status.ABSENT)

    @cached_property
    def rows(self) -> Mapping[str, Truth]:
        """The truth per row of the order ("7"), asked of the row as a whole."""
        return self._by(lambda entry: row_number(entry.row))

    @cached_property
    def items(self) -> Mapping[str, Truth]:
        """The truth per bracket number ("7(1)"), asked of it as a whole."""
        return self._by(lambda entry: entry.row)

    @cached_property
    def judged_rows(self) -> frozenset[str]:
        """Provisions of rows that a person may judge as a whole."""
        wholes = [entry for entry in self._entries() if entry.judged_whole]
        return frozenset(one for entry in wholes for one in (entry.id, *below(entry, self.edition)))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What is worth asking, best first; empty where nothing is undetermined."""
        return questions(self.findings, self.undetermined, self.judged_rows)

    @property
    def question(self) -> Question | None:
        """The next best question."""
        return next(iter(self.questions), None)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """Every statement that stands in a smallest set of an undetermined provision, most useful first."""
        counts: dict[Missing, Fraction] = {}
        for provision in self.undetermined:
            finding = self.findings[provision]
            for one in (*finding.for_yes, *finding.for_no):
                for thing in one:
                    counts[thing] = counts.get(thing, Fraction(0)) + Fraction(1, len(one))
        return tuple(sorted(counts, key=lambda thing: -counts[thing]))

    def _entries(self) -> list[Entry]:
        return [self.edition.entries[provision] for provision in self.findings]

    def _narrowest(self, truth: Truth) -> Iterator[str]:
        """Provisions of that truth none of whose children has it."""
        for entry in self._entries():
            is_so = self.findings[entry.id].truth is truth
            if is_so and not any(self.findings[child].truth is truth for child in entry.children):
                yield entry.id

    def _by(self, key: Callable[[Entry], str]) -> dict[str, Truth]:
        grouped: dict[str, list[str]] = {}
        for entry in self._entries():
            if not entry.children:
                grouped.setdefault(key(entry), []).append(entry.id)
        wholes = {
            row: branch(Operator.ANY, *(self.findings[leaf].node for leaf in leaves)) for row, leaves in grouped.items()
        }
        return {row: decide(whole, frozenset(grouped[row]), self.unknowns) for row, whole in wholes.items()}
