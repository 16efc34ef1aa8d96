"""Yes, no, unknown: Kleene's strong three-valued logic."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """An answer. Unknown is an answer, never an error."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def opposite(self) -> Truth:
        """Yes for no, no for yes; unknown stays."""
        return _OPPOSITE[self]


_OPPOSITE = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def truth_of(value: bool | None) -> Truth:
    """Truth of a Python answer in which None stands for unknown."""
    return Truth.UNKNOWN if value is None else Truth.YES if value else Truth.NO


def all_of(truths: Iterable[Truth]) -> Truth:
    """No if one is no; else unknown if one is unknown; else yes."""
    answer = Truth.YES
    for truth in truths:
        if truth is Truth.NO:
            return Truth.NO
        if truth is Truth.UNKNOWN:
            answer = Truth.UNKNOWN
    return answer


def any_of(truths: Iterable[Truth]) -> Truth:
    """Yes if one is yes; else unknown if one is unknown; else no."""
    return all_of(truth.opposite for truth in truths).opposite
