"""Items and deals written back as files that read to the same: what `ask` saves and records keep."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kakehashi.reasoning.facts import (
    NO_PROVENANCE,
    Code,
    Codes,
    CurveFact,
    Fact,
    FactKey,
    NotApplicable,
    Relation,
    Span,
    Statement,
    Subject,
    Value,
)
from kakehashi.reasoning.intervals import Interval
from kakehashi.reasoning.quantities import Quantity, exact_text
from kakehashi.trade.model import Deal, Item, Line
from kakehashi.trade.reading import DESTINATION, HS_CODE
from kakehashi.trade.subjects import PURPOSES, RELATIONS, SUBJECT_FIELDS
from kakehashi.trade.values import NOT_APPLICABLE
from kakehashi.vocabulary import Vocabulary
from kakehashi.vocabulary.units import UNITS, Unit

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_IN_SECTIONS = ("components", "curves")


def write_item(item: Item, vocabulary: Vocabulary) -> str:
    """The item as the TOML text of an item file."""
    return _toml(item_document(item, vocabulary)["item"])


def item_document(item: Item, vocabulary: Vocabulary) -> dict[str, Any]:
    """The item as the tables of an item file, ready for JSON or TOML."""
    facts = {key: fact for key, fact in item.subject.facts.items() if key != HS_CODE or item.hs_code is None}
    table = {"name": item.name, **_subject(item.subject, facts, vocabulary)}
    named = {"hs_code": item.hs_code, "maker": item.maker, "model": item.model}
    table.update({name: value for name, value in named.items() if value is not None})
    return {"item": table}


def deal_document(deal: Deal, vocabulary: Vocabulary) -> dict[str, Any]:
    """The deal as the tables of a deal file, its items within it, ready for JSON."""
    facts = dict(deal.subject.facts)
    destination = facts.pop(DESTINATION, None)
    table: dict[str, Any] = {
        "name": deal.name,
        "on": deal.on.isoformat(),
        "destination": None if destination is None else _value(destination.value),
        "facts": _facts(facts),
        "line": [_line(line, deal, vocabulary) for line in deal.lines],
    }
    return {"deal": {name: value for name, value in table.items() if value}}


def _line(line: Line, deal: Deal, vocabulary: Vocabulary) -> dict[str, Any]:
    """A line with the facts that are its own: not those of the deal, nor the tariff code of its item."""
    own = {key: fact for key, fact in line.facts.facts.items() if deal.subject.facts.get(key) != fact}
    if own.get(HS_CODE) == line.item.subject.facts.get(HS_CODE):
        own.pop(HS_CODE, None)
    table = {
        "name": line.name,
        "value": line.value.text if line.value else None,
        "quantity": line.quantity.text if line.quantity else None,
        "item": item_document(line.item, vocabulary)["item"],
        "facts": _facts(own),
    }
    return {name: value for name, value in table.items() if value}


# ---------------------------------------------------------------- a thing as tables


def _subject(subject: Subject, facts: Mapping[FactKey, Fact], vocabulary: Vocabulary) -> dict[str, Any]:
    """Every field that says something; `name` is left to the caller."""
    table: dict[str, Any] = {
        "kind": sorted(subject.kinds.stated),
        "not_kind": sorted(subject.kinds.denied),
        "kinds_complete": subject.kinds.complete,
        "complete": _complete(subject),
        "facts": _facts(facts),
        "components": {
            name: [_member(each, vocabulary) for each in members.subjects] for name, members in subject.members.items()
        },
        "curves": {name: _segments(name, curve, vocabulary) for name, curve in subject.curves.items()},
        PURPOSES: dict(subject.purposes.levels),
        RELATIONS: [_relation(each, vocabulary) for each in subject.relations.stated],
        "judged": [_judgement(provision, fact) for provision, fact in subject.judged.items()],
    }
    return {name: value for name, value in table.items() if value}


def _member(subject: Subject, vocabulary: Vocabulary) -> dict[str, Any]:
    """A component: its facts stand in the table itself, unless a name is one of the fields of a thing."""
    table = {"name": subject.name, **_subject(subject, subject.facts, vocabulary)}
    facts = table.get("facts", {})
    if not any(name in SUBJECT_FIELDS for name in facts):
        table.pop("facts", None)
        table.update(facts)
    return table


def _complete(subject: Subject) -> list[str]:
    named = [name for lists in (subject.members, subject.curves) for name, each in lists.items() if each.complete]
    if subject.purposes.complete:
        named.append(PURPOSES)
    return [*named, RELATIONS] if subject.relations.complete else named


def _relation(relation: Relation, vocabulary: Vocabulary) -> dict[str, Any]:
    other = {"name": relation.other.name, **_subject(relation.other, relation.other.facts, vocabulary)}
    stages = {"stages": sorted(relation.stages)} if relation.stages else {}
    return {"level": relation.level, **stages, "other": other}


def _judgement(provision: str, fact: Fact) -> dict[str, Any]:
    listed = isinstance(fact.value, Statement) and fact.value.holds
    source = fact.provenance
    return {"provisions": [provision], "listed": listed, "by": source.person, "reason": source.note}


def _segments(name: str, curve: CurveFact, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    axis = vocabulary.parameters[vocabulary.curves[name].axis]
    dimension = axis.dimension or "ratio"
    return [{"over": _interval(each.axis, dimension), "value": each.value.text} for each in curve.segments]


def _interval(interval: Interval, dimension: str) -> str:
    bounds = [bound for bound in (interval.low, interval.high) if bound is not None]
    unit = _unit_for(bounds, dimension, "linear")
    low = "-inf" if interval.low is None else exact_text(unit.from_base(interval.low))
    high = "inf" if interval.high is None else exact_text(unit.from_base(interval.high))
    return f"{'[' if interval.low_closed else '('}{low}, {high}{']' if interval.high_closed else ')'} {unit.symbol}"


def _unit_for(bases: list[Fraction], dimension: str, scale: str) -> Unit:
    """A unit in which all these base values are decimals: the base unit, unless a value such as 1/3 needs another."""
    units = [unit for unit in UNITS.values() if unit.dimension == dimension and unit.scale == scale]
    units.sort(key=lambda unit: (unit.factor != 1 or unit.offset != 0, unit.symbol))
    return next(unit for unit in units if all("/" not in exact_text(unit.from_base(base)) for base in bases))


# ---------------------------------------------------------------- facts


def _facts(facts: Mapping[FactKey, Fact]) -> dict[str, Any]:
    by_name: dict[str, list[Any]] = {}
    for key, fact in facts.items():
        by_name.setdefault(key.name, []).append(_fact(key, fact))
    return {
        name: stated[0]
        if len(stated) == 1
        else [each if isinstance(each, dict) else {"value": each} for each in stated]
        for name, stated in by_name.items()
    }


def _fact(key: FactKey, fact: Fact) -> Any:
    table: dict[str, Any] = {"value": _value(fact.value)}
    if isinstance(fact.value, Codes) and not fact.value.complete:
        table["complete"] = False
        if fact.value.possible is not None:
            table["possible"] = sorted(fact.value.possible)
    stated = {"by": key.by, "at": _condition(key.at), "basis": key.basis}
    table.update({name: value for name, value in stated.items() if value is not None})
    if fact.provenance != NO_PROVENANCE:
        source = fact.provenance
        fields = {
            "document": source.document,
            "page": source.page,
            "person": source.person,
            "day": source.day,
            "note": source.note,
        }
        table["source"] = {name: value for name, value in fields.items() if value is not None}
    return table["value"] if list(table) == ["value"] else table


def _condition(key: str | None) -> str | None:
    """`293.15 temperature` as `293.15 K`."""
    if key is None:
        return None
    value, dimension, *scale = key.split(" ")
    base = Fraction(value)
    unit = _unit_for([base], dimension, scale[0] if scale else "linear")
    return f"{exact_text(unit.from_base(base))} {unit.symbol}"


def _value(value: Value) -> Any:
    match value:
        case Quantity() | Span():
            return value.text
        case Code():
            return value.value
        case Codes():
            return sorted(value.members)
        case Statement():
            return value.holds
        case NotApplicable():
            return NOT_APPLICABLE


# ---------------------------------------------------------------- TOML


def _toml(item: Mapping[str, Any]) -> str:
    """The tables of an item: single values first, then a section for each table of it."""
    sections = [["[item]"]]
    for name, value in item.items():
        if name in _IN_SECTIONS:
            sections.extend(_array_sections(f"item.{name}", value))
        elif isinstance(value, dict):
            sections.append([f"[item.{name}]", *(_pair(key, each) for key, each in value.items())])
        elif _is_tables(value):
            sections.extend([f"[[item.{name}]]", *(_pair(key, each) for key, each in row.items())] for row in value)
        else:
            sections[0].append(_pair(name, value))
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _array_sections(path: str, table: Mapping[str, list[Mapping[str, Any]]]) -> list[list[str]]:
    empty = [_pair(name, rows) for name, rows in table.items() if not rows]
    sections = [[f"[{path}]", *empty]] if empty else []
    for name, rows in table.items():
        sections.extend([f"[[{path}.{_key(name)}]]", *(_pair(key, each) for key, each in row.items())] for row in rows)
    return sections


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _pair(name: str, value: Any) -> str:
    return f"{_key(name)} = {_inline(value)}"


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(_pair(name, each) for name, each in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(each) for each in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _string(str(value))


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    # the escapes of JSON are escapes of TOML; TOML forbids the bare DEL as well
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
