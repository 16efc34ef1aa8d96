"""What comes of putting an item to a list: a finding for every provision, and what to ask next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kakehashi.classification.questions import Question, questions
from kakehashi.reasoning.findings import Finding
from kakehashi.reasoning.nodes import Missing
from kakehashi.reasoning.truth import Truth


@dataclass(frozen=True)
class Classification:
    """An item against the whole list of an edition.

    `truth`: is it listed at all, asked of the list. `listed` and `undetermined` name the most specific provisions.
    `rows` answers per row of the order ("7"), `items` per bracket number ("7(1)"). `findings` has every provision.
    """

    truth: Truth
    findings: Mapping[str, Finding]
    listed: tuple[str, ...]
    undetermined: tuple[str, ...]
    absent: tuple[str, ...]
    rows: Mapping[str, Truth]
    items: Mapping[str, Truth]
    whole: Finding
    judged_rows: frozenset[str] = frozenset()
    """Provisions of rows that a person may judge as a whole."""

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
