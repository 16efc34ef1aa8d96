"""The tables of a workbook that are about the item as a whole: what it is, facts, purposes, other goods, judgements."""

from __future__ import annotations

from typing import Any

from kakehashi.documents.workbook_grids import (
    FACTS,
    ITEM,
    JUDGED,
    PURPOSES,
    RELATIONS,
    SOURCE_FIELDS,
    Column,
    Grid,
    Row,
    Sort,
)
from kakehashi.documents.workbook_saying import Desk, as_json, source_of, stated_facts
from kakehashi.reasoning.facts import FactKey
from kakehashi.trade.reading import HS_CODE
from kakehashi.vocabulary import Parameter

_FREE_FACTS, _FREE_PURPOSES, _FREE_JUDGEMENTS, _FREE_RELATIONS = 6, 3, 3, 3
_FACT_INPUTS = ("value", "by", "at", "basis", *SOURCE_FIELDS)


def _key_column(desk: Desk, width: int = 24) -> Column:
    return desk.column("key", Sort.KEY, width)


# ---------------------------------------------------------------- what it is


def item_grid(desk: Desk) -> Grid:
    """Name, maker, type, tariff code, kinds."""
    columns = (
        desk.column("number", Sort.TEXT, 5),
        desk.column("question", Sort.TEXT, 44),
        desk.column("how", Sort.TEXT, 62),
        desk.column("value", Sort.INPUT, 38),
        _key_column(desk, 28),
    )
    item, labels = desk.item, desk.labels
    rows = [
        _item_row(desk, "name", item.name),
        _item_row(desk, "maker", item.maker or ""),
        _item_row(desk, "model", item.model or ""),
        _item_row(desk, "hs_code", item.hs_code or ""),
        *_kind_rows(desk),
        _item_row(desk, "kinds:is", ""),
        _item_row(desk, "kinds:not", ""),
    ]
    complete = labels("yes") if item.subject.kinds.complete else ""
    rows.append(_item_row(desk, "kinds:complete", complete, choices=desk.yes_no))
    return _grid(desk, ITEM, columns, rows, frozen=2)


def _item_row(desk: Desk, key: str, value: str, *, choices: str | None = None) -> Row:
    name = key.replace(":", "_")
    cells = {"key": key, "value": value}
    cells["question"] = desk.labels(f"workbook.item.{name}")
    cells["how"] = desk.labels(f"workbook.item.{name}.how")
    return Row(cells, {"value": choices} if choices else {})


def _kind_rows(desk: Desk) -> list[Row]:
    kinds, labels = desk.item.subject.kinds, desk.labels
    answers = {name: labels("yes") for name in sorted(kinds.stated)}
    answers |= {name: labels("no") for name in sorted(kinds.denied)}
    answers |= {name: "" for name in desk.plan.kinds if name not in answers}
    rows = []
    for name, answer in answers.items():
        kind = desk.vocabulary.kinds[name]
        above = [desk.speaker.words(desk.vocabulary.kinds[each].label) for each in desk.vocabulary.ancestors(name)[1:]]
        way = labels("workbook.item.kind.above", above=" > ".join(reversed(above))) if above else ""
        guidance = desk.speaker.words(kind.guidance)
        cells = {
            "key": f"kind:{name}",
            "value": answer,
            "question": labels("workbook.item.kind", label=desk.speaker.words(kind.label)),
            "how": "\n".join(text for text in (guidance, way) if text),
        }
        rows.append(Row(cells, {"value": desk.yes_no}, open=not answer))
    return rows


# ---------------------------------------------------------------- facts


def facts_grid(desk: Desk) -> Grid:
    """One row per statement: what is still open first, then what is stated, then free rows."""
    columns = (
        desk.column("number", Sort.TEXT, 5),
        desk.column("serves", Sort.TEXT, 9),
        desk.column("question", Sort.TEXT, 32),
        desk.column("how", Sort.TEXT, 40),
        desk.column("expected", Sort.TEXT, 11),
        desk.column("value", Sort.INPUT, 20),
        desk.column("by", Sort.INPUT, 12),
        desk.column("at", Sort.INPUT, 10),
        desk.column("basis", Sort.INPUT, 8),
        *desk.sources(),
        _key_column(desk, 30),
    )
    own = {key: fact for key, fact in desk.item.subject.facts.items() if key != HS_CODE or desk.item.hs_code is None}
    stated = stated_facts(own, desk.document.get("facts", {}))
    keys = [key for key, _ in stated]
    asked = [(key, None) for key in desk.plan.facts if key not in keys]
    counts: dict[str, int] = {}
    rows = []
    for key, statement in [*asked, *stated]:
        counts[key.name] = counts.get(key.name, 0) + 1
        rows.append(_fact_row(desk, key, statement, counts[key.name]))
    rows += [_free_fact(desk) for _ in range(_FREE_FACTS)]
    return _grid(desk, FACTS, columns, rows, frozen=3)


def _fact_row(desk: Desk, key: FactKey, statement: Any, number: int) -> Row:
    """The row of a fact that is stated, or asked for where `statement` is None."""
    parameter = desk.vocabulary.parameters[key.name]
    wording = desk.wording
    serves = desk.plan.facts.get(key) or desk.plan.used.get(key, ())
    cells = {
        "key": f"fact:{key.name}:{number}",
        "serves": desk.serves(serves),
        "question": desk.speaker.question("parameter", [key.name], "item", FactKey(key.name)),
        "how": desk.how(parameter),
        "expected": desk.expected(parameter),
        "value": "" if statement is None else wording.value(parameter, statement),
        "by": wording.choice(key.by, parameter.standards) if key.by else "",
        "at": desk.at(key, statement),
        "basis": wording.choice(key.basis, parameter.bases) if key.basis else "",
        **source_of(statement),
    }
    listed = {"value": desk.values(parameter)}
    listed |= {name: desk.of_parameter(name, parameter) for name in ("by", "basis")}
    choices = {name: choice for name, choice in listed.items() if choice}
    return Row(cells, choices, locked=_locked(parameter), open=key in desk.plan.facts)


def _locked(parameter: Parameter) -> frozenset[str]:
    """Columns that say nothing of this parameter."""
    measured = {"by": bool(parameter.standards), "basis": bool(parameter.bases), "at": parameter.unit is not None}
    return frozenset(name for name, is_used in measured.items() if not is_used and name != "at")


def _free_fact(desk: Desk) -> Row:
    return Row({"question": desk.labels("workbook.facts.free"), "key": ""}, free=True)


# ---------------------------------------------------------------- purposes


def purposes_grid(desk: Desk) -> Grid:
    """For what it was designed, and how far."""
    columns = (
        desk.column("number", Sort.TEXT, 5),
        desk.column("serves", Sort.TEXT, 14),
        desk.column("question", Sort.TEXT, 60),
        desk.column("level", Sort.INPUT, 48),
        _key_column(desk, 40),
    )
    levels, wording = desk.item.subject.purposes.levels, desk.wording
    named = [*(name for name in desk.plan.purposes if name not in levels), *levels]
    rows = [
        Row(
            {
                "key": f"purpose:{name}",
                "serves": desk.serves(desk.plan.purposes.get(name, ())),
                "question": desk.speaker.question("purpose", [name], "item"),
                "level": wording.choice(levels[name], wording.levels) if name in levels else "",
            },
            {"level": desk.level},
            open=name not in levels,
        )
        for name in named
    ]
    free = desk.labels("workbook.purposes.free")
    rows += [Row({"question": free, "key": ""}, {"level": desk.level}, free=True) for _ in range(_FREE_PURPOSES)]
    desk.list_of(
        "purposes", desk.labels("workbook.list.purposes"), list(desk.wording.choices(desk.vocabulary.purposes).values())
    )
    question = desk.labels("workbook.purposes.complete")
    return _grid(desk, PURPOSES, columns, rows, 3, question, complete=desk.item.subject.purposes.complete)


# ---------------------------------------------------------------- other goods


def relations_grid(desk: Desk) -> Grid:
    """Other goods for which it is designed or used; what does not fit a cell is carried as JSON text."""
    columns = (
        desk.column("number", Sort.TEXT, 5),
        desk.column("level", Sort.INPUT, 40),
        desk.column("other", Sort.INPUT, 34),
        desk.column("kind", Sort.INPUT, 34),
        desk.column("stages", Sort.INPUT, 20),
        desk.column("rest", Sort.TEXT, 50),
        _key_column(desk, 14),
    )
    wording, stated = desk.wording, desk.document.get("relations", [])
    rows = []
    for number, relation in enumerate(stated, 1):
        other = dict(relation["other"])
        cells = {
            "key": f"relation:{number}",
            "level": wording.choice(relation["level"], wording.levels),
            "other": other.pop("name"),
            "kind": wording.names(other.pop("kind", []), wording.kind_labels),
            "stages": wording.names(relation.get("stages", []), desk.vocabulary.stages),
            "rest": as_json(other) if other else "",
        }
        rows.append(Row(cells, {"level": desk.level}))
    rows += [
        Row({"key": f"relation:{len(stated) + more}"}, {"level": desk.level}) for more in range(1, _FREE_RELATIONS + 1)
    ]
    desk.list_of(
        "stages", desk.labels("workbook.list.stages"), list(desk.wording.choices(desk.vocabulary.stages).values())
    )
    question = desk.labels("question.relation")
    return _grid(desk, RELATIONS, columns, rows, 1, question, complete=desk.item.subject.relations.complete)


# ---------------------------------------------------------------- judgements


def judged_grid(desk: Desk) -> Grid:
    """What a person answers for a whole provision: whose answer it is and why."""
    columns = (
        desk.column("number", Sort.TEXT, 5),
        desk.column("serves", Sort.TEXT, 8),
        desk.column("provision", Sort.TEXT, 64),
        desk.column("listed", Sort.INPUT, 12),
        desk.column("judge", Sort.INPUT, 26),
        desk.column("reason", Sort.INPUT, 48),
        _key_column(desk, 26),
    )
    stated = {each["provisions"][0]: each for each in desk.document.get("judged", [])}
    rows = []
    for name in [*stated, *(name for name in desk.plan.provisions if name not in stated)]:
        entry, answer = desk.edition.entries.get(name), stated.get(name)
        cited = f"{desk.speaker.cite_clause(name)}\n{desk.speaker.title(name)}" if entry else name
        cells = {
            "key": f"provision:{name}",
            "serves": entry.row if entry else "",
            "provision": cited,
            "listed": "" if answer is None else desk.labels("yes" if answer["listed"] else "no"),
            "judge": "" if answer is None else answer["by"],
            "reason": "" if answer is None else answer["reason"],
        }
        rows.append(Row(cells, {"listed": desk.yes_no}, open=answer is None))
    free = desk.labels("workbook.judged.free")
    rows += [Row({"provision": free, "key": ""}, {"listed": desk.yes_no}, free=True) for _ in range(_FREE_JUDGEMENTS)]
    return _grid(desk, JUDGED, columns, rows, frozen=3)


def _grid(
    desk: Desk,
    code: str,
    columns: tuple[Column, ...],
    rows: list[Row],
    frozen: int,
    complete_question: str | None = None,
    *,
    complete: bool = False,
) -> Grid:
    """A table of the workbook with its title and note, its rows numbered."""
    labels = desk.labels
    return Grid(
        code=code,
        title=labels(f"workbook.sheet.{code}"),
        note=labels(f"workbook.note.{code}"),
        columns=columns,
        rows=tuple(rows),
        complete_question=complete_question,
        complete=labels("yes") if complete else "",
        frozen=frozen,
    )
