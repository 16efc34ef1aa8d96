"""Which statement to ask for next: the one that stands in the most and smallest sets that would settle something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kakehashi.reasoning.findings import Finding
from kakehashi.reasoning.nodes import Missing


@dataclass(frozen=True, slots=True)
class Question:
    """A statement worth asking for next: `weight` is how much of what is open it can settle, `settles` the provisions.

    Kinds are asked together: `names` are the kinds among which to choose; otherwise it holds the one name.
    """

    about: str
    topic: str
    names: tuple[str, ...]
    missing: tuple[Missing, ...]
    settles: tuple[str, ...]
    weight: Fraction


MOST_NAMES = 12
"""So many kinds are offered at once, those that settle most; the others are asked when these are answered."""

TOPIC_RANK = {"kind": 0, "parameter": 1, "purpose": 1, "component": 1, "curve": 1, "relation": 2, "provision": 3}
"""What the thing is comes first, what the pack cannot decide last."""


def questions(
    findings: Mapping[str, Finding], undetermined: Sequence[str], judged_rows: frozenset[str]
) -> tuple[Question, ...]:
    """Every open question, best first; the first is the next best one.

    What settles nothing but provisions of `judged_rows`, which a person judges, comes after what can be computed.
    """
    weights: dict[tuple[str, str, str], Fraction] = {}
    things: dict[tuple[str, str, str], dict[Missing, Fraction]] = {}
    settled: dict[tuple[str, str, str], dict[str, None]] = {}
    for provision in undetermined:
        finding = findings[provision]
        for one in (*finding.for_yes, *finding.for_no):
            for thing in one:
                key = (thing.about, thing.topic, "" if thing.topic == "kind" else str(thing))
                share = Fraction(1, len(one))
                weights[key] = weights.get(key, Fraction(0)) + share
                counts = things.setdefault(key, {})
                counts[thing] = counts.get(thing, Fraction(0)) + share
                settled.setdefault(key, {})[provision] = None
    order = sorted(weights, key=lambda key: (judged_rows >= settled[key].keys(), TOPIC_RANK[key[1]], -weights[key]))
    return tuple(_question(key, things[key], tuple(settled[key]), weights[key]) for key in order)


def _question(
    key: tuple[str, str, str], things: Mapping[Missing, Fraction], settles: tuple[str, ...], weight: Fraction
) -> Question:
    about, topic, _ = key
    missing = tuple(sorted(things, key=lambda thing: -things[thing])[:MOST_NAMES])
    return Question(about, topic, tuple(thing.name for thing in missing), missing, settles, weight)
