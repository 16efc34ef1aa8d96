"""What is said of one thing: kinds, facts, components, curves, purposes, relations and judgements."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from kakehashi.reasoning.facts import (
    CurveFact,
    Fact,
    Kinds,
    Members,
    Provenance,
    Purposes,
    Relation,
    Relations,
    Segment,
    Statement,
    Subject,
)
from kakehashi.reasoning.levels import SATISFIES
from kakehashi.trade.sheet import Sheet, Table, joined
from kakehashi.trade.stating import Facts, read_facts
from kakehashi.trade.values import read_quantity, read_span
from kakehashi.vocabulary import Curve

SUBJECT_FIELDS = (
    "name", "kind", "not_kind", "kinds_complete", "facts", "components", "curves", "complete", "purposes", "relations",
    "judged",
)  # fmt: skip
LEVELS = tuple(SATISFIES)
"""Levels of design, as facts and conditions write them."""

PURPOSES, RELATIONS = "purposes", "relations"


def read_subject(sheet: Sheet, table: Table, path: str, name: str, extra: Collection[str] = ()) -> Subject:
    """A thing with everything said of it. `extra` names fields that the caller reads itself."""
    sheet.check_fields(table, path, (*SUBJECT_FIELDS, *extra))
    facts = read_facts(sheet, sheet.table(table, "facts", path), joined(path, "facts"))
    return _subject(sheet, table, path, name, facts)


def _member(sheet: Sheet, table: Table, path: str, component: str) -> Subject:
    """A component: its facts may stand in the table itself, beside the fields that any thing has."""
    own = {name: value for name, value in table.items() if name not in SUBJECT_FIELDS}
    below = sheet.table(table, "facts", path)
    facts = read_facts(sheet, own, path, component)
    for key, fact in read_facts(sheet, below, joined(path, "facts"), component).items():
        if key in facts:
            what = f"`{key}` is stated twice of this {component}."
            sheet.report("facts-contradict", what, joined(path, key.name), "each fact once.", "Take one of them out.")
        facts[key] = fact
    name = sheet.text(table, "name", path) or path.rpartition(".")[2]
    return _subject(sheet, table, path, name, facts)


def _subject(sheet: Sheet, table: Table, path: str, name: str, facts: Facts) -> Subject:
    complete = _complete(sheet, table, path)
    return Subject(
        name=name,
        kinds=_kinds(sheet, table, path),
        facts=facts,
        members=_members(sheet, table, path, complete),
        curves=_curves(sheet, table, path, complete),
        purposes=_purposes(sheet, table, path, complete),
        relations=_relations(sheet, table, path, complete),
        judged=_judged(sheet, table, path),
    )


# ---------------------------------------------------------------- kinds


def _kinds(sheet: Sheet, table: Table, path: str) -> Kinds:
    stated, denied = _known_kinds(sheet, table, "kind", path), _known_kinds(sheet, table, "not_kind", path)
    place = joined(path, "kind")
    roots = {kind for kind in denied if sheet.vocabulary.kinds[kind].parent is None}
    for other in sorted(roots):
        what = f"`not_kind` denies `{other}`, the kind that everything is."
        remedy = "Name the kinds in question, not the root of the tree."
        sheet.report("kinds-contradict", what, joined(path, "not_kind"), "kinds that it could have been.", remedy)
    for kind in sorted(stated):
        for other in sorted(denied - roots):
            if sheet.vocabulary.is_within(kind, other):
                same = f"denied: `{other}`" + (", of which it is one" if kind != other else "")
                what = f"The kind `{kind}` is both stated and {same}."
                remedy = "Take it out of `kind` or of `not_kind`."
                sheet.report("kinds-contradict", what, joined(path, "not_kind"), "each kind once.", remedy)
    for one, another in combinations(sorted(stated), 2):
        if sheet.vocabulary.are_disjoint(one, another):
            what = f"Nothing is both `{one}` and `{another}`: the vocabulary declares them to exclude one another."
            sheet.report("kinds-contradict", what, place, "kinds that one thing can be.", "Keep the right one.")
    return Kinds(frozenset(stated), frozenset(denied), sheet.flag(table, "kinds_complete", path))


def _known_kinds(sheet: Sheet, table: Table, name: str, path: str) -> set[str]:
    kinds = sheet.vocabulary.kinds
    return {
        kind
        for kind, place in sheet.names(table, name, path)
        if sheet.known(kind, kinds, place, "kind", "kind-unknown")
    }


# ---------------------------------------------------------------- parts and curves


def _complete(sheet: Sheet, table: Table, path: str) -> set[str]:
    """The lists that are declared to be whole."""
    vocabulary = sheet.vocabulary
    choices = (*vocabulary.components, *vocabulary.curves, PURPOSES, RELATIONS)
    return {
        name
        for name, place in sheet.names(table, "complete", path)
        if sheet.known(name, choices, place, "component, curve or list", "component-unknown")
    }


def _members(sheet: Sheet, table: Table, path: str, complete: set[str]) -> dict[str, Members]:
    components = sheet.table(table, "components", path)
    place = joined(path, "components")
    found: dict[str, Members] = {}
    for name in components:
        if not sheet.known(name, sheet.vocabulary.components, joined(place, name), "component", "component-unknown"):
            continue
        subjects = [_member(sheet, each, where, name) for each, where in sheet.tables(components, name, place)]
        found[name] = Members(tuple(subjects), name in complete)
    for name in complete & set(sheet.vocabulary.components):
        found.setdefault(name, Members((), complete=True))
    return found


def _curves(sheet: Sheet, table: Table, path: str, complete: set[str]) -> dict[str, CurveFact]:
    curves = sheet.table(table, "curves", path)
    place = joined(path, "curves")
    found: dict[str, CurveFact] = {}
    for name in curves:
        if not sheet.known(name, sheet.vocabulary.curves, joined(place, name), "curve", "component-unknown"):
            continue
        curve = sheet.vocabulary.curves[name]
        read = [_segment(sheet, each, where, curve) for each, where in sheet.tables(curves, name, place)]
        found[name] = CurveFact(tuple(segment for segment in read if segment is not None), name in complete)
    for name in complete & set(sheet.vocabulary.curves):
        found.setdefault(name, CurveFact((), complete=True))
    return found


def _segment(sheet: Sheet, table: Table, path: str, curve: Curve) -> Segment | None:
    sheet.check_fields(table, path, ("over", "value"))
    for name in ("over", "value"):
        if name not in table:
            sheet.missing(name, path, "text")
    if not {"over", "value"} <= set(table):
        return None
    axis, value = (sheet.vocabulary.parameters[name] for name in (curve.axis, curve.value))
    over = read_span(sheet, table["over"], axis.dimension, joined(path, "over"))
    read = read_quantity(sheet, table["value"], value.dimension, joined(path, "value"))
    return None if over is None or read is None else Segment(over.interval, read)


# ---------------------------------------------------------------- purposes, relations, judgements


def _purposes(sheet: Sheet, table: Table, path: str, complete: set[str]) -> Purposes:
    place = joined(path, PURPOSES)
    levels: dict[str, str] = {}
    for name, level in sheet.table(table, PURPOSES, path).items():
        where = joined(place, name)
        known = sheet.known(name, sheet.vocabulary.purposes, where, "purpose", "purpose-unknown")
        if _is_level(sheet, level, where) and known:
            levels[name] = level
    return Purposes(levels, PURPOSES in complete)


def _is_level(sheet: Sheet, level: object, path: str) -> bool:
    if not isinstance(level, str):
        sheet.wrong_type(level, path, f"a level of design ({', '.join(LEVELS)})")
        return False
    return sheet.known(level, LEVELS, path, "level of design", "level-unknown")


def _relations(sheet: Sheet, table: Table, path: str, complete: set[str]) -> Relations:
    read = [_relation(sheet, each, where) for each, where in sheet.tables(table, RELATIONS, path)]
    return Relations(tuple(each for each in read if each is not None), RELATIONS in complete)


def _relation(sheet: Sheet, table: Table, path: str) -> Relation | None:
    sheet.check_fields(table, path, ("level", "stages", "other"))
    if "level" not in table:
        sheet.missing("level", path, "a level of design")
        return None
    if "other" not in table:
        sheet.missing("other", path, "the other thing")
        return None
    stages = frozenset(
        stage
        for stage, place in sheet.names(table, "stages", path)
        if sheet.known(stage, sheet.vocabulary.stages, place, "stage", "stage-unknown")
    )
    other, where = sheet.table(table, "other", path), joined(path, "other")
    name = sheet.text(other, "name", where) or "other"
    subject = read_subject(sheet, other, where, name)
    return (
        Relation(table["level"], subject, stages) if _is_level(sheet, table["level"], joined(path, "level")) else None
    )


def _judged(sheet: Sheet, table: Table, path: str) -> dict[str, Fact]:
    """A person's answers for whole provisions: whose, and why, must be said."""
    judged: dict[str, Fact] = {}
    for each, place in sheet.tables(table, "judged", path):
        sheet.check_fields(each, place, ("provisions", "listed", "by", "reason"))
        by = sheet.text(each, "by", place, required=True)
        reason = sheet.text(each, "reason", place, required=True)
        for name in ("provisions", "listed"):
            if name not in each:
                sheet.missing(name, place, "provision ids" if name == "provisions" else "true or false")
        fact = Fact(Statement(sheet.flag(each, "listed", place)), Provenance(person=by, note=reason))
        for provision, where in sheet.names(each, "provisions", place):
            if provision in judged and judged[provision].value != fact.value:
                what = f"`{provision}` is judged both listed and not listed."
                sheet.report("facts-contradict", what, where, "one answer for a provision.", "Keep the right one.")
            judged[provision] = fact
    return judged
