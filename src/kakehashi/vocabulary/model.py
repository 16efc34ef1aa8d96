"""What may be said of goods and deals: kinds, parameters, components, curves, purposes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Words = Mapping[str, str]
"""A text by language code; `ja` and `en` are always present."""


class ParameterType(StrEnum):
    """The type of a parameter decides which predicates may be put to it."""

    QUANTITY = "quantity"
    COUNT = "count"
    NUMBER = "number"
    SPAN = "span"
    ENUM = "enum"
    CODE = "code"
    CODES = "codes"
    FLAG = "flag"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of goods in the tree. `disjoint` says that its children exclude one another."""

    name: str
    label: Words
    parent: str | None = None
    disjoint: bool = False
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guidance: Words | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A measured property or a statement. `of` names the component or curve it belongs to (None: the item or deal).

    `dimension` and `unit` belong to quantity and span; `values` to enum and codes; `formula` to derived parameters.
    """

    name: str
    type: ParameterType
    label: Words
    dimension: str | None = None
    unit: str | None = None
    values: Mapping[str, Words] = field(default_factory=dict)
    question: Words | None = None
    guidance: Words | None = None
    measuring: Words | None = None
    datasheet: Words | None = None
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    negative: Words | None = None
    of: str | None = None
    formula: str | None = None
    standards: Mapping[str, Words] = field(default_factory=dict)
    bases: Mapping[str, Words] = field(default_factory=dict)
    prefix: bool = False
    """A code that is matched by prefix (HS codes)."""
    implies: tuple[str, ...] = ()
    """Flags of which at least one holds wherever this flag holds."""


@dataclass(frozen=True, slots=True)
class Component:
    """A list of things with facts of their own (axes, channels). `complete_question` asks whether all are stated."""

    name: str
    label: Words
    complete_question: Words | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """A property over a span of another: `axis` (frequency) is the argument, `value` (peak_power) what is read."""

    name: str
    label: Words
    axis: str
    value: str
    complete_question: Words | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every name a condition or a fact sheet may use."""

    kinds: Mapping[str, Kind]
    parameters: Mapping[str, Parameter]
    components: Mapping[str, Component]
    curves: Mapping[str, Curve]
    purposes: Mapping[str, Words]
    stages: Mapping[str, Words]

    def ancestors(self, kind: str) -> tuple[str, ...]:
        """The kind itself and every kind above it, nearest first."""
        chain: list[str] = []
        current: str | None = kind
        while current is not None:
            chain.append(current)
            current = self.kinds[current].parent
        return tuple(chain)

    def is_within(self, kind: str, other: str) -> bool:
        """Whether `kind` lies in the subtree of `other` (a kind lies in its own subtree)."""
        return other in self.ancestors(kind)

    def are_disjoint(self, one: str, other: str) -> bool:
        """Whether nothing can be both: their branches part under a kind declared disjoint."""
        first, second = self.ancestors(one), self.ancestors(other)
        if one in second or other in first:
            return False
        meeting = next((kind for kind in first if kind in second), None)
        return meeting is not None and self.kinds[meeting].disjoint
