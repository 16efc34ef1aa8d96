"""JSON Schemas (2020-12) of item and deal files, built from the vocabulary, so that an editor completes every name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kakehashi.trade.countries import COUNTRIES, names_a_place
from kakehashi.trade.sheet import SCHEMA_FIELD
from kakehashi.trade.subjects import LEVELS, PURPOSES, RELATIONS
from kakehashi.trade.values import NOT_APPLICABLE
from kakehashi.vocabulary import Parameter, ParameterType, Vocabulary, Words

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "minLength": 1}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SOURCE: Schema = {
    "type": "object",
    "properties": {
        "document": _TEXT,
        "page": {"type": ["string", "integer"]},
        "person": _TEXT,
        "day": _DAY,
        "note": _TEXT,
    },
    "additionalProperties": False,
}


def item_schema(vocabulary: Vocabulary) -> Schema:
    """The schema of an item file. Days are texts, as JSON has them; a TOML date stands for the same text."""
    return _file("item", "Kakehashi item", "品目ファイル", vocabulary)


def deal_schema(vocabulary: Vocabulary) -> Schema:
    """The schema of a deal file."""
    return _file("deal", "Kakehashi deal", "取引ファイル", vocabulary)


def _file(name: str, en: str, ja: str, vocabulary: Vocabulary) -> Schema:
    properties: Schema = {SCHEMA_FIELD: {"type": "string"}, name: {"$ref": f"#/$defs/{name}"}}
    return {
        "$schema": DIALECT,
        "title": f"{en} / {ja}",
        **_closed(properties, required=[name]),
        "$defs": _definitions(vocabulary, with_deal=name == "deal"),
    }


def _definitions(vocabulary: Vocabulary, *, with_deal: bool) -> Schema:
    thing = _thing(vocabulary)
    definitions: Schema = {
        "item": _closed(
            {"name": _TEXT, "maker": _TEXT, "model": _TEXT, "hs_code": _hs_code(), **thing},
            required=[] if with_deal else ["name"],
        ),
        "thing": _closed({"name": _TEXT, **thing}),
        "facts": _closed(_fact_references(vocabulary, None)),
        "level": {"enum": list(LEVELS)},
        "kind": {"oneOf": [{"const": kind.name, "title": _both(kind.label)} for kind in vocabulary.kinds.values()]},
        "source": _SOURCE,
        **{f"fact.{each.name}": _fact(each) for each in vocabulary.parameters.values()},
        **{f"component.{name}": _component(name, vocabulary) for name in vocabulary.components},
    }
    if with_deal:
        definitions["deal"] = _deal()
        definitions["line"] = _line()
    return definitions


# ---------------------------------------------------------------- things


def _thing(vocabulary: Vocabulary) -> Schema:
    kinds = _one_or_many({"$ref": "#/$defs/kind"})
    lists = [*vocabulary.components, *vocabulary.curves, PURPOSES, RELATIONS]
    components = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/component.{name}"}, "description": _both(each.label)}
        for name, each in vocabulary.components.items()
    }
    curves = {
        name: {"type": "array", "items": _segment(), "description": _both(each.label)}
        for name, each in vocabulary.curves.items()
    }
    purposes = {
        name: {"$ref": "#/$defs/level", "description": _both(label)} for name, label in vocabulary.purposes.items()
    }
    return {
        "kind": kinds,
        "not_kind": kinds,
        "kinds_complete": {"type": "boolean"},
        "facts": {"$ref": "#/$defs/facts"},
        "components": _closed(components),
        "curves": _closed(curves),
        "complete": _one_or_many({"enum": lists}),
        PURPOSES: _closed(purposes),
        RELATIONS: {"type": "array", "items": _relation(vocabulary.stages)},
        "judged": {"type": "array", "items": _judgement()},
    }


def _component(name: str, vocabulary: Vocabulary) -> Schema:
    own = _fact_references(vocabulary, name)
    return _closed({**own, **_thing(vocabulary), "name": _TEXT, "facts": _closed(own)})


def _segment() -> Schema:
    return _closed({"over": _TEXT, "value": _TEXT}, required=["over", "value"])


def _relation(stages: Mapping[str, Words]) -> Schema:
    return _closed(
        {
            "level": {"$ref": "#/$defs/level"},
            "stages": _one_or_many({"enum": list(stages)}),
            "other": {"$ref": "#/$defs/thing"},
        },
        required=["level", "other"],
    )


def _judgement() -> Schema:
    properties = {"provisions": _one_or_many(_TEXT), "listed": {"type": "boolean"}, "by": _TEXT, "reason": _TEXT}
    return _closed(properties, required=list(properties))


# ---------------------------------------------------------------- deals


def _deal() -> Schema:
    return _closed(
        {
            "on": {**_DAY, "description": "The day of loading / 船積みの日"},
            "destination": {**_TEXT, "description": "ISO 3166-1 alpha-2 / 仕向地"},
            "name": _TEXT,
            "facts": {"$ref": "#/$defs/facts"},
            "line": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/line"}},
        },
        required=["on", "destination", "line"],
    )


def _line() -> Schema:
    line = _closed(
        {
            "name": _TEXT,
            "value": {**_TEXT, "description": "Amount with currency, such as 250000 JPY / 金額と通貨"},
            "quantity": {"type": ["string", "integer"]},
            "item": {"$ref": "#/$defs/item"},
            "item_file": _TEXT,
            "facts": {"$ref": "#/$defs/facts"},
        }
    )
    return {**line, "oneOf": [{"required": ["item"]}, {"required": ["item_file"]}]}


# ---------------------------------------------------------------- facts


def _fact_references(vocabulary: Vocabulary, owner: str | None) -> Schema:
    """The facts that may be stated of an item or deal (`owner` None) or of a component."""
    parameters = vocabulary.parameters.values()
    return {each.name: {"$ref": f"#/$defs/fact.{each.name}"} for each in parameters if each.of in (None, owner)}


def _fact(parameter: Parameter) -> Schema:
    value = _value(parameter)
    table = _closed(
        {
            "value": value,
            "by": {"enum": list(parameter.standards)},
            "at": _TEXT,
            "basis": {"enum": list(parameter.bases)},
            "source": {"$ref": "#/$defs/source"},
            **_openness(parameter),
        },
        required=["value"],
    )
    return {
        "title": _both(parameter.label),
        "description": "\n".join(_sentences(parameter)),
        "anyOf": [value, table, {"type": "array", "minItems": 1, "items": table}],
    }


def _openness(parameter: Parameter) -> Schema:
    if parameter.type is not ParameterType.CODES:
        return {}
    return {"complete": {"type": "boolean"}, "possible": {"type": "array", "items": _code(parameter)}}


def _sentences(parameter: Parameter) -> Iterable[str]:
    yield _both(parameter.label)
    for words in (parameter.question, parameter.guidance, parameter.measuring, parameter.datasheet):
        if words is not None:
            yield words["en"]
            yield words["ja"]


def _value(parameter: Parameter) -> Schema:
    absent = {"const": NOT_APPLICABLE}
    match parameter.type:
        case ParameterType.QUANTITY | ParameterType.SPAN:
            return _TEXT
        case ParameterType.COUNT | ParameterType.NUMBER:
            return {"type": ["number", "string"]}
        case ParameterType.FLAG | ParameterType.JUDGEMENT:
            return {"anyOf": [{"type": "boolean"}, absent]}
        case ParameterType.ENUM | ParameterType.CODE:
            return {"anyOf": [_code(parameter), absent]}
        case ParameterType.CODES:
            return {"anyOf": [_one_or_many(_code(parameter)), absent]}


def _code(parameter: Parameter) -> Schema:
    if parameter.values:
        return {"oneOf": [{"const": value, "title": _both(label)} for value, label in parameter.values.items()]}
    if parameter.prefix:
        return _hs_code()
    if names_a_place(parameter.name):
        # a pack may declare regions of its own, so the countries are offered and not imposed
        return {"anyOf": [{"enum": sorted(COUNTRIES)}, _TEXT]}
    return _TEXT


def _hs_code() -> Schema:
    return {"type": "string", "pattern": r"^[0-9][0-9. ]+$"}


# ---------------------------------------------------------------- shapes


def _closed(properties: Schema, required: list[str] | None = None) -> Schema:
    shape: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**shape, "required": required} if required else shape


def _one_or_many(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _both(words: Words) -> str:
    return f"{words['en']} / {words['ja']}"
