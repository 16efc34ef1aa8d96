"""Whether a sealed record holds what a record of its schema holds: asked at the door, before anything is made of it.

A seal says that nothing was changed, not that what was sealed is sound: anybody can seal anything. The description is
the documented one, `schema/record.schema.json`; of JSON Schema only what stands in it is understood here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from kakehashi.problems import Place, Problem, ProblemError

Schema = Mapping[str, Any]

_NAME: Final = "record.schema.json"
_TYPES: Final[Mapping[str, type]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
_FORMATS: Final = {"date": "%Y-%m-%d", "date-time": "%Y-%m-%dT%H:%M:%SZ"}
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(T|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong in one field, and how deep it lies."""

    field: str
    what: str
    depth: int


def check_content(content: Mapping[str, Any]) -> None:
    """Nothing where the content of a record is what the schema describes.

    Raises `ProblemError` `record-content`, with the first field that is not.
    """
    schema = _schema()
    kinds = {each["properties"]["kind"]["const"]: each for each in schema["properties"]["record"]["oneOf"]}
    kind = content.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise ProblemError(_malformed("record.kind", f"`{str(kind)[:40]}` is none of: {', '.join(kinds)}."))
    fault = next(_faults(content, kinds[kind], "record", 0), None)
    if fault is not None:
        raise ProblemError(_malformed(fault.field, fault.what))


def check_words(content: Mapping[str, Any]) -> None:
    """Nothing where the words of a record name what its answer names; whether they are the right words, a replay shows.

    Raises `ProblemError`: as `check_content`; `record-words`, with the first place that says another thing.
    """
    check_content(content)
    contradiction = next(_contradictions(content), None)
    if contradiction is not None:
        raise ProblemError(_contradicted(contradiction))


@cache
def _schema() -> Any:
    """The documented schema: inside the wheel beside this file, or that of a source checkout."""
    inside = Path(__file__).parent / _NAME
    path = inside if inside.is_file() else Path(__file__).parents[3] / "schema" / _NAME
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


# ---------------------------------------------------------------- shape


def _faults(value: Any, schema: Schema, field: str, depth: int) -> Iterator[_Fault]:
    """What of a value is not as its schema says, from the outside in."""
    if "$ref" in schema:
        yield from _faults(value, _schema()["$defs"][schema["$ref"].rpartition("/")[2]], field, depth)
    elif "oneOf" in schema:
        tried = [next(_faults(value, each, field, depth), None) for each in schema["oneOf"]]
        if found := [each for each in tried if each is not None][: len(tried) * (None not in tried)]:
            yield max(found, key=lambda each: each.depth)
    elif "const" in schema or "enum" in schema:
        allowed = schema.get("enum", [schema.get("const")])
        if not any(type(value) is type(each) and value == each for each in allowed):
            yield _Fault(field, f"It is none of: {', '.join(map(str, allowed))}.", depth)
    elif type(value) is not _TYPES[schema["type"]]:
        yield _Fault(field, f"It is no {schema['type']}.", depth)
    else:
        yield from _inside(value, schema, field, depth)


def _inside(value: Any, schema: Schema, field: str, depth: int) -> Iterator[_Fault]:
    match value:
        case dict():
            yield from _members(value, schema, field, depth)
        case list():
            if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
                yield _Fault(field, f"It has {len(value)} parts.", depth)
            for index, each in enumerate(value):
                yield from _faults(each, schema["items"], f"{field}[{index}]", depth + 1)
        case str() if not _is_text(value, schema):
            yield _Fault(field, f"`{value[:40]}` is not spelt as it is here.", depth)
        case int() if value < schema.get("minimum", value):
            yield _Fault(field, f"It is below {schema['minimum']}.", depth)


def _members(value: Mapping[str, Any], schema: Schema, field: str, depth: int) -> Iterator[_Fault]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name in schema.get("required", ()):
        if name not in value:
            yield _Fault(f"{field}.{name}", "It is missing.", depth + 1)
    for name, each in value.items():
        inner = f"{field}.{name[:60]}"
        if name in known:
            yield from _faults(each, known[name], inner, depth + 1)
        elif others is False:
            yield _Fault(inner, "No record has such a field.", depth + 1)
        elif others is not True:
            yield from _faults(each, others, inner, depth + 1)


def _is_text(text: str, schema: Schema) -> bool:
    if "pattern" in schema and re.fullmatch(schema["pattern"], text, re.ASCII) is None:
        return False
    if "format" not in schema:
        return True
    try:
        # What `strptime` takes besides (days of one digit, digits of other scripts) no record has.
        return _DAY.match(text) is not None and bool(datetime.strptime(text, _FORMATS[schema["format"]]))  # noqa: DTZ007
    except ValueError:
        return False


# ---------------------------------------------------------------- words beside their answer


def _contradictions(content: Mapping[str, Any]) -> Iterator[str]:
    """Places where the words of a record say another thing than its answer."""
    law, answer, words = content["law"][0], content["answer"], content["words"]
    change = law["changes_on"]
    if change is not None and date.fromisoformat(change) <= date.fromisoformat(law["on"]):
        yield "law[0].changes_on"
    if content["kind"] == "classification":
        yield from _of_item(answer, words, "words")
        return
    deal, found, said = content["facts"]["deal"], answer["lines"], words["lines"]
    stated = deal["line"]
    if deal["on"] != law["on"]:
        yield "law[0].on"
    if not len(stated) == len(found) == len(said):
        yield "words.lines"
        return
    for index, (line, told) in enumerate(zip(found, said, strict=True)):
        yield from _of_item(line["classification"], told["item"], f"words.lines[{index}].item")
        yield from _of_line(line, told, f"words.lines[{index}]")


def _of_item(answer: Mapping[str, Any], words: Mapping[str, Any], field: str) -> Iterator[str]:
    listed, undetermined, provisions = answer["listed"], set(answer["undetermined"]), answer["provisions"]
    outcome = "listed" if listed else "undetermined" if undetermined else "not_listed"
    if answer["outcome"] != outcome or _provisions(words["listed"]) != listed:
        yield f"{field}.listed"
    if not undetermined.issuperset(_provisions(words["open"])):
        yield f"{field}.open"
    if any(provisions.get(one) in (None, "yes", "unknown") for one in _provisions(words["decided"])):
        yield f"{field}.decided"


def _of_line(answer: Mapping[str, Any], words: Mapping[str, Any], field: str) -> Iterator[str]:
    carried = [] if answer["outcome"] == "not_required" else answer["because"]
    said = {each["rule"]: each["truth"] for each in words["rules"]}
    if list(said) != carried or any(answer["rules"].get(rule) != truth for rule, truth in said.items()):
        yield f"{field}.rules"


def _provisions(said: Sequence[Mapping[str, Any]]) -> list[str]:
    return [each["provision"] for each in said]


# ---------------------------------------------------------------- problems


def _malformed(field: str, what: str) -> Problem:
    return Problem(
        code="record-content",
        what=f"The record is sealed, but does not hold what a record of its schema holds. {what}",
        place=Place(field=field),
        expected="a record as docs/records.md and schema/record.schema.json describe it.",
        remedy="Ask whoever sealed it what made it; it is no record of Kakehashi.",
    )


def _contradicted(field: str) -> Problem:
    return Problem(
        code="record-words",
        what="The record is sealed, but one part of it says another thing than the answer beside it.",
        place=Place(field=f"record.{field}"),
        expected="words and law that bear out the answer, as every record of Kakehashi has them.",
        remedy="Do not rely on it. Ask whoever sealed it what made it, and judge the facts anew.",
    )
