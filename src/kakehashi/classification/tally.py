"""How the provisions of a list came out for an item, counted: that the whole list was considered."""

from __future__ import annotations

from dataclasses import dataclass

from kakehashi.classification.model import Classification
from kakehashi.lists import Edition, Status
from kakehashi.reasoning.truth import Truth


@dataclass(frozen=True, slots=True)
class Tally:
    """How the provisions without children came out; `absent` are those of which the pack encodes nothing.

    `judged` are those of the undetermined ones that stand in rows which a person may judge as a whole.
    """

    listed: int
    not_listed: int
    undetermined: int
    absent: int
    judged: int

    @property
    def considered(self) -> int:
        """All of them: the whole list."""
        return self.listed + self.not_listed + self.undetermined + self.absent


def tally(found: Classification, edition: Edition) -> Tally:
    """Counts the provisions that are law today and have nothing below them."""
    leaves = [entry for entry in edition.leaves() if entry.id in found.findings and entry.status is not Status.DELETED]
    truths = [found.findings[entry.id].truth for entry in leaves]
    absent = sum(
        entry.status is Status.ABSENT and truth is Truth.UNKNOWN for entry, truth in zip(leaves, truths, strict=True)
    )
    judged = sum(
        entry.status is not Status.ABSENT and truth is Truth.UNKNOWN and entry.id in found.judged_rows
        for entry, truth in zip(leaves, truths, strict=True)
    )
    return Tally(truths.count(Truth.YES), truths.count(Truth.NO), truths.count(Truth.UNKNOWN) - absent, absent, judged)
