"""Which statement to ask for next: the one that stands in the most and smallest sets that would settle something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from kakehashi.classification.model import Question
from kakehashi.lists import Edition
from kakehashi.reasoning.findings import Finding
from kakehashi.reasoning.nodes import Missing

TOPIC_RANK = {"kind": 0, "parameter": 1, "purpose": 1, "component": 1, "curve": 1, "relation": 2, "provision": 3}
"""What the thing is comes first, what the pack cannot decide last."""


def next_question(
    findings: Mapping[str, Finding], undetermined: Sequence[str], edition: Edition
) -> Question | None:
    """The next best question, or None where nothing is undetermined."""
    ranked = questions(findings, undetermined, edition)
    return ranked[0] if ranked else None


def questions(findings: Mapping[str, Finding], undetermined: Sequence[str], edition: Edition) -> tuple[Question, ...]:
    """Every open question, best first."""
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
    order = sorted(weights, key=lambda key: (TOPIC_RANK[key[1]], -weights[key]))
    return tuple(_question(key, things[key], tuple(settled[key]), weights[key]) for key in order)


def _question(
    key: tuple[str, str, str], things: Mapping[Missing, Fraction], settles: tuple[str, ...], weight: Fraction
) -> Question:
    about, topic, _ = key
    missing = tuple(sorted(things, key=lambda thing: -things[thing]))
    return Question(about, topic, tuple(thing.name for thing in missing), missing, settles, weight)
