"""What a record holds of an answer: ids, truths and outcomes, no words. A replay must give exactly this again."""

from __future__ import annotations

from typing import Any

from kakehashi.classification import Classification, disposals
from kakehashi.licensing import Determination, LineDetermination
from kakehashi.lists import Status
from kakehashi.reasoning.truth import Truth

Answer = dict[str, Any]

LISTING = {Truth.YES: "listed", Truth.NO: "not_listed", Truth.UNKNOWN: "undetermined"}


def classification_answer(found: Classification) -> Answer:
    """The outcome, and every provision without others below it: `yes`, `unknown`, or how it was disposed of."""
    ways = {provision: str(way) for way, provisions in disposals(found).items() for provision in provisions}
    leaves = [one for one in found.findings if not found.edition.entries[one].children]
    return {
        "outcome": LISTING[found.truth],
        "listed": list(found.listed),
        "undetermined": list(found.undetermined),
        "provisions": {
            one: ways.get(one) or str(found.findings[one].truth)
            for one in leaves
            if found.edition.entries[one].status is not Status.DELETED
        },
    }


def determination_answer(determined: Determination) -> Answer:
    """The outcome of a deal and of each of its lines, with the finding of every rule."""
    return {"outcome": str(determined.outcome), "lines": [_line(line) for line in determined.lines]}


def _line(line: LineDetermination) -> Answer:
    return {
        "outcome": str(line.outcome),
        "because": list(line.because),
        "rules": {name: str(found.truth) for name, found in line.rules.items()},
        "lifted": {name: list(found.lifted_by) for name, found in line.rules.items() if found.lifted_by},
        "open_licences": list(line.open_licences),
        "classification": classification_answer(line.classification),
    }
