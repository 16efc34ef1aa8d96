"""What comes of a deal: the outcome, the rules that lead to it, and what would settle what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kakehashi.classification import Classification
from kakehashi.lists import PackName, Rule
from kakehashi.reasoning.findings import Finding
from kakehashi.reasoning.nodes import Missing
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Deal


class Outcome(StrEnum):
    """The outcomes of a determination, most adverse first."""

    PROHIBITED = "prohibited"
    APPROVAL_REQUIRED = "approval_required"
    LICENCE_REQUIRED = "licence_required"
    UNDETERMINED = "undetermined"
    LICENCE_USABLE = "licence_usable"
    EXEMPT = "exempt"
    NOT_REQUIRED = "not_required"

    @property
    def adversity(self) -> int:
        """0 for the most adverse."""
        return list(Outcome).index(self)


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """One rule of the law put to a deal. `lifted_by` are the exemptions that lift a demand that would stand."""

    rule: Rule
    finding: Finding
    lifted_by: tuple[str, ...] = ()

    @property
    def truth(self) -> Truth:
        """Whether the rule's condition is met."""
        return self.finding.truth


@dataclass(frozen=True, slots=True)
class LineDetermination:
    """One line of a deal: its outcome, its item's classification, every rule's finding, the rules that decide.

    `for_adverse` and `for_clear` are the smallest sets of statements that would make a licence needed, or not needed.
    `open_licence` names bulk licences that may or may not be usable.
    """

    name: str
    outcome: Outcome
    classification: Classification
    rules: Mapping[str, RuleFinding]
    because: tuple[str, ...]
    for_adverse: tuple[tuple[Missing, ...], ...] = ()
    for_clear: tuple[tuple[Missing, ...], ...] = ()
    open_licences: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Every statement that would help to settle the line, those of the smallest sets first."""
        sets = sorted((*self.for_clear, *self.for_adverse), key=len)
        return tuple(dict.fromkeys(thing for one in sets for thing in one))


@dataclass(frozen=True, slots=True)
class Determination:
    """The answer to a deal by one edition of the law: the most adverse of its lines."""

    deal: Deal
    pack: PackName
    outcome: Outcome
    lines: tuple[LineDetermination, ...]

    @property
    def reasons(self) -> tuple[RuleFinding, ...]:
        """The rules that decide the outcome, of the lines that carry it."""
        carrying = [line for line in self.lines if line.outcome is self.outcome]
        return tuple({rule: line.rules[rule] for line in carrying for rule in line.because}.values())
