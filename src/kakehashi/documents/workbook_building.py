"""A whole workbook as plain tables: the cover, every table, the lists to choose from, what it was made from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kakehashi import __version__
from kakehashi.classification import Classification
from kakehashi.documents.workbook_grids import (
    CHOICES,
    COVER,
    FORM,
    KINDS,
    LAYOUT_TITLE,
    PARAMETERS,
    Book,
    CoverLine,
    Grid,
)
from kakehashi.documents.workbook_lists import component_grids, curve_grids
from kakehashi.documents.workbook_plan import plan
from kakehashi.documents.workbook_saying import Desk
from kakehashi.documents.workbook_tables import facts_grid, item_grid, judged_grid, purposes_grid, relations_grid
from kakehashi.lists import Edition
from kakehashi.trade import Item, item_document

_LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_DO, _DO_NOT = 5, 4
_EXAMPLES = ("quantity", "interval", "at_least", "tolerance", "span", "count", "codes", "not_applicable")


def build_book(
    item: Item,
    found: Classification,
    edition: Edition,
    language: str,
    *,
    rows: Sequence[str] | None,
    made_at: datetime,
) -> Book:
    """Everything the workbook of an item says."""
    document = item_document(item, edition.rulebook.vocabulary)["item"]
    desk = Desk(item, document, plan(found, edition, rows), edition, language)
    grids = [item_grid(desk), facts_grid(desk), *component_grids(desk), *curve_grids(desk)]
    grids += [purposes_grid(desk), relations_grid(desk), judged_grid(desk)]
    _list_kinds(desk)
    labels = desk.labels
    cover_title, choices_title = labels(f"workbook.sheet.{COVER}"), labels(f"workbook.sheet.{CHOICES}")
    titled = _with_titles(grids, (cover_title, choices_title, LAYOUT_TITLE))
    return Book(
        language=language,
        title=labels("workbook.title"),
        cover_title=cover_title,
        choices_title=choices_title,
        cover=_cover(desk, titled, rows),
        grids=titled,
        choices=desk.choices,
        choices_headings=desk.choices_headings,
        made_from={
            "form": str(FORM),
            "language": language,
            "pack": edition.name.code,
            "version": edition.name.version,
            "sha256": edition.name.sha256,
            "on": edition.on.isoformat(),
            "made_at": made_at.isoformat(),
            "engine": __version__,
        },
    )


def _list_kinds(desk: Desk) -> None:
    """Kinds and codes of parameters, for those who fill free rows: what is asked has lists of its own."""
    kinds = list(desk.wording.choices(desk.wording.kind_labels).values())
    desk.list_of(KINDS, desk.labels("workbook.list.kinds"), kinds)
    named = [
        f"{name} = {desk.speaker.words(parameter.label)}"
        for name, parameter in desk.vocabulary.parameters.items()
        if parameter.of is None and parameter.formula is None
    ]
    desk.list_of(PARAMETERS, desk.labels("workbook.list.parameters"), named)


def _with_titles(grids: Sequence[Grid], taken: Sequence[str]) -> tuple[Grid, ...]:
    """The tables with titles that any office takes for a worksheet, no two alike."""
    used = {title.casefold() for title in taken}
    found = []
    for grid in grids:
        clean = _FORBIDDEN.sub(" ", grid.title).strip(" '") or "-"
        clean = clean[0].upper() + clean[1:]
        title, number = _cut(clean), 1
        while title.casefold() in used:
            number += 1
            tail = f" {number}"
            title = clean[: _LONGEST_TITLE - len(tail)] + tail
        used.add(title.casefold())
        found.append(replace(grid, title=title, heading=grid.title[:1].upper() + grid.title[1:]))
    return tuple(found)


def _cut(title: str) -> str:
    """The title as long as an office allows, ending with a word."""
    if len(title) <= _LONGEST_TITLE:
        return title
    words, _, _ = title[: _LONGEST_TITLE - 1].rpartition(" ")
    return (words or title[: _LONGEST_TITLE - 1]) + "…"


def _cover(desk: Desk, grids: Sequence[Grid], rows: Sequence[str] | None) -> tuple[CoverLine, ...]:
    labels, name = desk.labels, desk.edition.name
    pairs = {
        "item": desk.item.name,
        "law": labels("frame.law", title=desk.speaker.words(name.title), code=name.code, version=name.version,
                      day=desk.edition.on),
        "sha256": name.sha256,
        "day": desk.edition.on.isoformat(),
        "language": labels("workbook.language"),
        "rows": ", ".join(rows) if rows is not None else labels("workbook.cover.rows.all"),
        "open": labels("workbook.cover.open.text", n=sum(row.open for grid in grids for row in grid.rows)),
    }  # fmt: skip
    lines = [CoverLine("title", labels("workbook.title"))]
    lines += [CoverLine("pair", labels(f"workbook.cover.{key}"), text) for key, text in pairs.items()]
    for part, count in (("do", _DO), ("do_not", _DO_NOT)):
        lines.append(CoverLine("heading", labels(f"workbook.cover.{part}")))
        lines += [CoverLine("step", str(n), labels(f"workbook.cover.{part}.{n}")) for n in range(1, count + 1)]
    lines.append(CoverLine("heading", labels("workbook.cover.examples")))
    for each in _EXAMPLES:
        shown = labels(f"workbook.example.{each}")
        lines.append(CoverLine("example", shown, labels(f"workbook.example.{each}.text")))
    lines.append(CoverLine("heading", labels("workbook.cover.colours")))
    lines += [CoverLine(f"colour:{sort}", "", labels(f"workbook.cover.colour.{sort}")) for sort in _COLOURS]
    lines.append(CoverLine("heading", labels("workbook.cover.sheets")))
    lines += [CoverLine("sheet", grid.title, _about(desk, grid)) for grid in grids]
    for code, title in ((CHOICES, labels(f"workbook.sheet.{CHOICES}")), ("layout", LAYOUT_TITLE)):
        lines.append(CoverLine("sheet", title, labels(f"workbook.note.{code}")))
    lines.append(CoverLine("end", labels("frame.tool")))
    return tuple(lines)


_COLOURS = ("open", "input", "locked")


def _about(desk: Desk, grid: Grid) -> str:
    """What a worksheet is for, and how many of its answers are still wanted."""
    waiting = sum(row.open for row in grid.rows)
    return grid.note + (desk.labels("workbook.cover.waiting", n=waiting) if waiting else "")
