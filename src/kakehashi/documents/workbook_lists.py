"""The tables of a workbook that are lists: the members of each component, the stretches of each curve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kakehashi.documents.workbook_grids import COMPONENT, CURVE, Column, Grid, Row, Sort
from kakehashi.documents.workbook_saying import Desk, Stated, as_json, source_of, stated_facts
from kakehashi.reasoning.facts import CurveFact, FactKey, Segment, Subject
from kakehashi.reasoning.quantities import exact_text, unit_of
from kakehashi.trade.subjects import SUBJECT_FIELDS
from kakehashi.vocabulary import Parameter

_FREE_MEMBERS, _FREE_SEGMENTS = 5, 8
_KIND_FIELDS = ("kind", "not_kind", "kinds_complete")
FACT_COLUMN = "fact:"


def column_key(key: FactKey, at: str) -> str:
    """The key of a column of facts: the parameter with standard, condition and basis."""
    parts = [key.name, *(f"{name}={text}" for name, text in (("by", key.by), ("at", at), ("basis", key.basis)) if text)]
    return FACT_COLUMN + "|".join(parts)


def read_column_key(key: str) -> tuple[str, dict[str, str]]:
    """The parameter of a column of facts and what else its key says (`by`, `at`, `basis`)."""
    name, *more = key.removeprefix(FACT_COLUMN).split("|")
    return name, {part.partition("=")[0]: part.partition("=")[2] for part in more}


def component_grids(desk: Desk) -> list[Grid]:
    """A table for each component that the item states or is asked for, those that it states first."""
    members = desk.item.subject.members
    asked = [name for name in (*desk.plan.components, *desk.plan.member_facts) if name not in members]
    return [_component_grid(desk, name) for name in [*members, *dict.fromkeys(asked)]]


def _component_grid(desk: Desk, name: str) -> Grid:
    stated = desk.item.subject.members.get(name)
    subjects = stated.subjects if stated else ()
    tables = desk.document.get("components", {}).get(name, [])
    facts = [_facts_of(subject, table) for subject, table in zip(subjects, tables, strict=True)]
    facts_columns = _fact_columns(desk, name, facts)
    has_kinds = name in desk.plan.member_kinds or any(field in table for table in tables for field in _KIND_FIELDS)
    columns = (
        desk.column("number", Sort.TEXT, 5),
        desk.column("name", Sort.INPUT, 18),
        *((desk.column(field, Sort.INPUT, 20) for field in _KIND_FIELDS) if has_kinds else ()),
        *facts_columns.values(),
        *desk.sources(),
        desk.column("rest", Sort.TEXT, 30),
        desk.column("key", Sort.KEY, 14),
    )
    choices = _choices(desk, facts_columns, has_kinds=has_kinds)
    rows = [
        Row({"key": f"member:{number}", **_member_cells(desk, table, each, has_kinds=has_kinds)}, choices)
        for number, (table, each) in enumerate(zip(tables, facts, strict=True), 1)
    ]
    rows += [Row({"key": f"member:{len(rows) + more}"}, choices) for more in range(1, _FREE_MEMBERS + 1)]
    component = desk.vocabulary.components[name]
    return Grid(
        code=COMPONENT + name,
        title=desk.speaker.words(component.label),
        note=desk.labels("workbook.note.component"),
        columns=columns,
        rows=tuple(rows),
        complete_question=desk.speaker.question("component", [name], "item"),
        complete=desk.labels("yes") if stated and stated.complete else "",
        stated=stated is not None,
        frozen=2,
    )


def _facts_of(subject: Subject, table: Mapping[str, Any]) -> Stated:
    own = {name: value for name, value in table.items() if name not in SUBJECT_FIELDS}
    return stated_facts(subject.facts, {**own, **table.get("facts", {})})


def _fact_columns(desk: Desk, component: str, facts: list[Stated]) -> dict[str, Column]:
    """A column for each parameter of the component, and for whatever else is stated of its members or asked."""
    wanted: dict[FactKey, str] = {}
    asked = desk.plan.member_facts.get(component, {})
    for parameter in desk.vocabulary.parameters.values():
        if parameter.of == component:
            wanted |= dict.fromkeys(_keys_of(parameter), "")
    wanted |= {key: desk.at(key) for key in asked}
    wanted |= {key: desk.at(key, statement) for each in facts for key, statement in each}
    order = sorted(wanted, key=lambda key: list(desk.vocabulary.parameters).index(key.name))
    return {column_key(key, wanted[key]): _fact_column(desk, key, wanted[key]) for key in order}


def _keys_of(parameter: Parameter) -> list[FactKey]:
    """A parameter that is measured by standards has a column for each of them."""
    return [FactKey(parameter.name, by=name) for name in parameter.standards] or [FactKey(parameter.name)]


def _fact_column(desk: Desk, key: FactKey, at: str) -> Column:
    parameter = desk.vocabulary.parameters[key.name]
    unit = desk.labels("in_brackets", text=desk.expected(parameter))
    question = desk.speaker.question("parameter", [key.name], "item", FactKey(key.name))
    heading = desk.speaker.key(key) + unit
    return Column(column_key(key, at), heading, Sort.INPUT, 18 if parameter.values else 15, question)


def _choices(desk: Desk, columns: Mapping[str, Column], *, has_kinds: bool) -> dict[str, str]:
    choices = {"kinds_complete": desk.yes_no} if has_kinds else {}
    for key in columns:
        listed = desk.values(desk.vocabulary.parameters[read_column_key(key)[0]])
        if listed:
            choices[key] = listed
    return choices


def _member_cells(desk: Desk, table: Mapping[str, Any], facts: Stated, *, has_kinds: bool) -> dict[str, str]:
    """The cells of a member. The source of its first fact is the row's; what differs is carried as JSON text."""
    wording = desk.wording
    source = next((found for _, statement in facts if (found := source_of(statement))), {})
    cells = {"name": str(table["name"]), **source}
    others = {}
    for key, statement in facts:
        column = column_key(key, desk.at(key, statement))
        cells[column] = wording.value(desk.vocabulary.parameters[key.name], statement)
        if source_of(statement) != source:
            others[column] = {"value": cells[column], "source": source_of(statement)}
    if has_kinds:
        for field in ("kind", "not_kind"):
            cells[field] = wording.names(table.get(field, []), wording.kind_labels)
        cells["kinds_complete"] = desk.labels("yes") if table.get("kinds_complete") else ""
    kept = [name for name in SUBJECT_FIELDS if name not in ("name", "facts", *_KIND_FIELDS)]
    thing = {name: table[name] for name in kept if name in table}
    rest = {name: value for name, value in (("sources", others), ("thing", thing)) if value}
    return {**cells, "rest": as_json(rest) if rest else ""}


# ---------------------------------------------------------------- curves


def curve_grids(desk: Desk) -> list[Grid]:
    """A table for each curve that the item states or is asked for."""
    curves = desk.item.subject.curves
    names = [*curves, *(name for name in desk.plan.curves if name not in curves)]
    return [_curve_grid(desk, name, curves.get(name)) for name in names]


def _curve_grid(desk: Desk, name: str, stated: CurveFact | None) -> Grid:
    curve = desk.vocabulary.curves[name]
    axis, value = desk.vocabulary.parameters[curve.axis], desk.vocabulary.parameters[curve.value]
    texts = [each["over"] for each in desk.document.get("curves", {}).get(name, [])]
    segments = stated.segments if stated else ()
    rows = [
        Row({"key": f"segment:{number}", "over": _over(segment, axis) or text, "value": segment.value.text})
        for number, (segment, text) in enumerate(zip(segments, texts, strict=True), 1)
    ]
    rows += [Row({"key": f"segment:{len(rows) + more}"}) for more in range(1, _FREE_SEGMENTS + 1)]
    labels = desk.labels
    form = labels("in_brackets", text=desk.expected(axis))
    over = desk.speaker.words(axis.label) + (labels("in_brackets", text=axis.unit) if axis.unit else form)
    read = desk.speaker.words(value.label) + labels("in_brackets", text=desk.expected(value))
    return Grid(
        code=CURVE + name,
        title=desk.speaker.words(curve.label),
        note=labels("workbook.note.curve"),
        columns=(
            desk.column("number", Sort.TEXT, 5),
            Column("over", over, Sort.INPUT, 48, desk.how(axis)),
            Column("value", read, Sort.INPUT, 48, desk.how(value)),
            desk.column("key", Sort.KEY, 14),
        ),
        rows=tuple(rows),
        complete_question=desk.speaker.question("curve", [name], "item"),
        complete=labels("yes") if stated and stated.complete else "",
        stated=stated is not None,
        frozen=1,
    )


def _over(segment: Segment, axis: Parameter) -> str | None:
    """The stretch in the unit that the vocabulary gives its axis; None where that makes no decimals of it."""
    unit = unit_of(axis.unit)
    bounds = []
    for bound, endless in ((segment.axis.low, "-inf"), (segment.axis.high, "inf")):
        text = endless if bound is None else exact_text(unit.from_base(bound))
        if "/" in text or axis.unit is None:
            return None
        bounds.append(text)
    low, high = "[" if segment.axis.low_closed else "(", "]" if segment.axis.high_closed else ")"
    return f"{low}{bounds[0]}, {bounds[1]}{high} {unit.symbol}"
