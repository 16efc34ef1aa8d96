"""Whose facts a name speaks of: inside a quantifier the component's own facts shadow those of the thing around it.

A thing that is asked whether it is itself listed stands alone: a chip's unknown speed is not that of its machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kakehashi.reasoning.facts import Fact, FactKey, Subject
from kakehashi.reasoning.nodes import Missing
from kakehashi.reasoning.quantities import condition_key
from kakehashi.reasoning.syntax import Measure
from kakehashi.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Scope:
    """A subject in its place: `about` is its path (`item`, `linear_axis[2]`), `component` what it is a member of.

    `sealed`: it is judged as a thing of its own, so that what is not said of it is not taken from the thing around it.
    """

    subject: Subject
    about: str = "item"
    component: str | None = None
    outer: Scope | None = None
    sealed: bool = False

    def inner(self, subject: Subject, component: str, place: str) -> Scope:
        """The scope of a member of a component of this subject."""
        about = f"{component}[{place}]" if self.about == "item" else f"{self.about}.{component}[{place}]"
        return Scope(subject, about, component, self)


@lru_cache(maxsize=50_000)
def fact_key(measure: Measure) -> FactKey:
    """The identity of the fact that a measure asks for."""
    condition = condition_key(measure.at_condition) if measure.at_condition else None
    return FactKey(measure.name, measure.by, condition, measure.basis)


def home(key: FactKey, scope: Scope, vocabulary: Vocabulary) -> Scope:
    """The scope whose fact `key` is: that of the component the parameter belongs to, or the nearest that states it."""
    parameter = vocabulary.parameters.get(key.name)
    owner = parameter.of if parameter else None
    current: Scope | None = scope
    while current is not None:
        if key in current.subject.facts or (owner is not None and current.component == owner):
            return current
        if current.outer is None or current.sealed:
            return current
        current = current.outer
    return scope


def lookup(measure: Measure, scope: Scope, vocabulary: Vocabulary) -> tuple[FactKey, Scope, Fact | None]:
    """The fact's identity, the scope it belongs to, and the fact where it is stated."""
    key = fact_key(measure)
    place = home(key, scope, vocabulary)
    return key, place, place.subject.facts.get(key)


def missing_fact(key: FactKey, scope: Scope) -> Missing:
    """The statement of a parameter that is missing."""
    return Missing("parameter", key.name, scope.about, key)
