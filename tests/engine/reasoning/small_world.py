"""A small vocabulary, and short ways to say subjects and rulebooks, for tests of reasoning."""

from __future__ import annotations

from collections.abc import Mapping

from kakehashi.reasoning.facts import (
    Code,
    Codes,
    CurveFact,
    Fact,
    FactKey,
    Kinds,
    Members,
    NotApplicable,
    Purposes,
    Relations,
    Segment,
    Span,
    Statement,
    Subject,
)
from kakehashi.reasoning.findings import Finding, find
from kakehashi.reasoning.grounding import Grounding
from kakehashi.reasoning.measurements import parse_quantity, parse_span
from kakehashi.reasoning.nodes import Node
from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.rulebook import Clause, Rulebook
from kakehashi.reasoning.scopes import Scope
from kakehashi.vocabulary import Component, Curve, Kind, Parameter, ParameterType, Vocabulary

NAME = {"ja": "名", "en": "name"}
ENUM_VALUES = ("red", "green", "blue")

QUANTITIES = {
    "rate": ("sampling_rate", "GS/s"),
    "resolution": ("data_size", "bit"),
    "power": ("power", "W"),
    "frequency": ("frequency", "GHz"),
    "mass": ("mass", "kg"),
    "travel": ("length", "m"),
    "accuracy": ("length", "µm"),
    "price": ("money:JPY", "JPY"),
}
OF = {"travel": "axis", "accuracy": "axis", "mass": "constituent", "frequency": "output_curve", "power": "output_curve"}
KINDS = {
    "goods": None,
    "chip": "goods",
    "converter": "chip",
    "logic": "chip",
    "machine": "goods",
    "lathe": "machine",
    "mill": "machine",
}


def _parameter(name: str, kind: ParameterType, **more: object) -> Parameter:
    return Parameter(name, kind, NAME, of=OF.get(name), **more)  # type: ignore[arg-type]


def vocabulary() -> Vocabulary:
    parameters = [
        *(_parameter(n, ParameterType.QUANTITY, dimension=d, unit=u) for n, (d, u) in QUANTITIES.items()),
        *(_parameter(name, ParameterType.NUMBER) for name in ("x", "y", "z")),
        *(_parameter(name, ParameterType.FLAG) for name in ("p", "q", "r", "can_turn")),
        _parameter("colour", ParameterType.ENUM, values=dict.fromkeys(ENUM_VALUES, NAME)),
        _parameter("hs", ParameterType.CODE, prefix=True),
        _parameter("place", ParameterType.CODE),
        _parameter("functions", ParameterType.CODES),
        _parameter("span", ParameterType.SPAN, dimension="temperature", unit="°C"),
        _parameter("double_x", ParameterType.NUMBER, formula="2 * x[1]"),
    ]
    return Vocabulary(
        kinds={name: Kind(name, NAME, parent, disjoint=name == "goods") for name, parent in KINDS.items()},
        parameters={parameter.name: parameter for parameter in parameters},
        components={name: Component(name, NAME, NAME) for name in ("axis", "constituent", "part")},
        curves={"output_curve": Curve("output_curve", NAME, "frequency", "power")},
        purposes={"space": NAME, "cars": NAME},
        stages={"design": NAME, "production": NAME},
    )


VOCABULARY = vocabulary()


def rulebook(clauses: Mapping[str, Clause] | None = None, **more: object) -> Rulebook:
    return Rulebook("xx", VOCABULARY, clauses or {}, **more)  # type: ignore[arg-type]


def fact(value: object) -> Fact:
    """A fact from a short form: text is a quantity, `NotApplicable`, a value of its own type, or yes and no."""
    if isinstance(value, bool):
        return Fact(Statement(value))
    if isinstance(value, str):
        return Fact(parse_quantity(value))
    if isinstance(value, NotApplicable | Code | Codes | Span):
        return Fact(value)
    raise TypeError(type(value))


def span(text: str) -> Span:
    interval, unit = parse_span(text)
    return Span(interval, unit, text)


def subject(*, kinds: Kinds | None = None, **values: object) -> Subject:
    """A subject by short forms: components are lists of dictionaries, `curve` a list of (span, value)."""
    members = {
        name: Members(tuple(subject(**one) for one in said), complete=f"all_{name}" in values)
        for name in ("axis", "constituent", "part")
        if isinstance(said := values.pop(name, None), list)
    }
    for name in ("axis", "constituent", "part"):
        if values.pop(f"all_{name}", None) and name not in members:
            members[name] = Members(complete=True)
    curve = values.pop("curve", None)
    whole_curve = bool(values.pop("whole_curve", False))
    purposes, relations = values.pop("purposes", None), values.pop("relations", None)
    segments = tuple(Segment(parse_span(over)[0], parse_quantity(value)) for over, value in curve or ())  # type: ignore[attr-defined]
    return Subject(
        "test",
        kinds=kinds or Kinds(),
        facts={FactKey(name): fact(value) for name, value in values.items()},
        members=members,
        curves={"output_curve": CurveFact(segments, whole_curve)} if curve is not None else {},
        purposes=purposes if isinstance(purposes, Purposes) else Purposes(),
        relations=relations if isinstance(relations, Relations) else Relations(),
    )


def ground(text: str, about: Subject, book: Rulebook | None = None) -> Node:
    return Grounding(book or rulebook()).ground(parse(text), Scope(about))


def finding(text: str, about: Subject, book: Rulebook | None = None) -> Finding:
    return find("test", ground(text, about, book))
