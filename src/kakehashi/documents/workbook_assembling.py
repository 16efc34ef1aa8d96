"""What the tables of a filled workbook state, put together as an item document with the cell of each statement."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from kakehashi.documents.workbook_cells import Cell, ReadTable, TableRow
from kakehashi.documents.workbook_grids import (
    COMPONENT,
    CURVE,
    FACTS,
    ITEM,
    JUDGED,
    PURPOSES,
    RELATIONS,
    SOURCE_FIELDS,
)
from kakehashi.documents.workbook_lists import FACT_COLUMN, read_column_key
from kakehashi.documents.workbook_stating import Statements
from kakehashi.documents.workbook_words import read_yes_no
from kakehashi.trade.sheet import joined

_ITEM_KEYS: Final = ("name", "maker", "model", "hs_code", "kinds:is", "kinds:not", "kinds:complete")
_STATEMENT_FIELDS: Final = ("by", "at", "basis")


class Assembly(Statements):
    """Takes one table after the other."""

    def take(self, table: ReadTable) -> None:
        """Adds what a table says."""
        keys: dict[str, str] = {}
        takers = {ITEM: self._item, FACTS: self._fact, PURPOSES: self._purpose, JUDGED: self._judgement}
        for row in table.rows:
            if row.key and (row.key in keys):
                what = f"The key `{row.key[:60]}` stands in two rows (also {keys[row.key]})."
                self.report("workbook-key-twice", what, row.place, "each key once.", "Take one of the rows out.")
            elif table.code in takers:
                takers[table.code](row)
            elif table.code == RELATIONS:
                self._relation(row)
            elif table.code.startswith(COMPONENT):
                self._member(table.code.removeprefix(COMPONENT), row, table)
            elif table.code.startswith(CURVE):
                self._segment(table.code.removeprefix(CURVE), row)
            if row.key and (table.code not in (FACTS, JUDGED) or ":" in row.key):
                keys[row.key] = row.place
        if table.code == ITEM:
            self.places.setdefault("item", f"{table.rows[0].place}" if table.rows else table.title)
        self._complete(table)

    def _complete(self, table: ReadTable) -> None:
        """Whether a list is said to be whole; and that it is there at all, where it was stated empty."""
        name = table.code.partition(":")[2] or table.code
        home = {COMPONENT: "components", CURVE: "curves"}.get(table.code.partition(":")[0] + ":")
        if home is not None and table.stated:
            self.item.setdefault(home, {}).setdefault(name, [])
        if home is None and table.code not in (PURPOSES, RELATIONS):
            return
        answer = read_yes_no(table.complete.text or "")
        if answer is True:
            stated = self.item.setdefault("complete", [])
            self.places[f"item.complete[{len(stated)}]"] = table.complete.place
            stated.append(name)
        elif answer not in (False, ""):
            self.refuse_answer(table.complete.place, table.complete.text or "")

    # ------------------------------------------------------------ the item

    def _item(self, row: TableRow) -> None:
        cell = row.cells.get("value") or Cell("", row.place)
        kinds, name = self.vocabulary.kinds, row.key.removeprefix("kind:")
        if row.key == "name":
            self.places |= {"item": cell.place, "item.name": cell.place}
            # a name that was refused is reported once
            self.item["name"] = "?" if cell.text is None else cell.text
        elif not cell.text and (row.key in _ITEM_KEYS or name in kinds):
            return
        elif row.key == "hs_code":
            code = unicodedata.normalize("NFKC", cell.text or "")
            self.item["hs_code"], self.places["item.hs_code"] = code, cell.place
        elif row.key in ("maker", "model"):
            self.item[row.key], self.places[f"item.{row.key}"] = cell.text or "", cell.place
        elif row.key in ("kinds:is", "kinds:not"):
            field_name = "kind" if row.key == "kinds:is" else "not_kind"
            for each in self.wording.chosen(cell.text or "", self.wording.kind_labels):
                self._add_kind(field_name, each, cell.place)
        elif row.key != "kinds:complete" and name not in kinds:
            if row.key or any(each.text for each in row.cells.values()):
                self.refuse_key(row, self.wording.kind_labels)
        else:
            answer = read_yes_no(cell.text or "")
            if not isinstance(answer, bool):
                self.refuse_answer(cell.place, cell.text or "")
            elif row.key == "kinds:complete":
                self.item["kinds_complete"] = answer
            else:
                self._add_kind("kind" if answer else "not_kind", name, cell.place)

    def _add_kind(self, field_name: str, name: str, place: str) -> None:
        stated = self.item.setdefault(field_name, [])
        self.places.setdefault(f"item.{field_name}", place)
        self.places[f"item.{field_name}[{len(stated)}]"] = place
        stated.append(name)

    # ------------------------------------------------------------ facts

    def _fact(self, row: TableRow) -> None:
        if row.is_refused("value", *_STATEMENT_FIELDS, *SOURCE_FIELDS) or not row.text("value"):
            return
        parameters = {name: each.label for name, each in self.vocabulary.parameters.items()}
        name = self.named(row, "fact:", parameters)
        if name is None:
            return
        parameter = self.vocabulary.parameters[name]
        statement = self.wording.statement(parameter, row.text("value"))
        for each, choices in (("by", parameter.standards), ("basis", parameter.bases)):
            if row.text(each):
                statement[each] = self.wording.choose(row.text(each), choices)
        if row.text("at"):
            statement["at"] = row.text("at")
        places = {name: row.place_of(name) for name in ("value", *_STATEMENT_FIELDS)}
        self.state(self.item, "item", name, statement, {**places, **self.add_source(statement, row)})

    # ------------------------------------------------------------ members and curves

    def _member(self, component: str, row: TableRow, table: ReadTable) -> None:
        kept = self.kept(row)
        facts = [key for key in table.columns if key.startswith(FACT_COLUMN)]
        filled = [name for name, cell in row.cells.items() if name != "rest" and cell.text]
        if not filled:
            return
        members = self.item.setdefault("components", {}).setdefault(component, [])
        path = f"item.components.{component}[{len(members)}]"
        # facts stand in cells of their own, never in what is kept
        member: dict[str, Any] = {**kept.get("thing", {}), "facts": {}}
        self.places[path] = row.place_of("name")
        for name in ("name", "kind", "not_kind", "kinds_complete"):
            text = row.text(name)
            if text:
                is_kinds, self.places[joined(path, name)] = name.endswith("kind"), row.place_of(name)
                labels = self.wording.kind_labels
                member[name] = self.wording.chosen(text, labels) if is_kinds else text
        if "kinds_complete" in member:
            member["kinds_complete"] = read_yes_no(member["kinds_complete"])
        sources = kept.get("sources", {})
        for key in facts:
            if row.text(key):
                self._member_fact(member, path, key, row, sources.get(key))
        members.append(member)

    def _member_fact(self, member: dict[str, Any], path: str, key: str, row: TableRow, kept: Any) -> None:
        """A fact of a member. Its own source holds as long as its value is the one that the source was stated for."""
        name, more = read_column_key(key)
        parameter = self.vocabulary.parameters.get(name)
        statement = {"value": row.text(key)} if parameter is None else self.wording.statement(parameter, row.text(key))
        statement.update(more)
        places = {each: row.place_of(key) for each in ("value", *_STATEMENT_FIELDS)}
        if isinstance(kept, dict) and kept.get("value") == row.text(key):
            if kept.get("source"):
                statement["source"] = kept["source"]
        else:
            places |= self.add_source(statement, row)
        self.state(member, path, name, statement, places)

    def _segment(self, curve: str, row: TableRow) -> None:
        if row.is_refused("over", "value"):
            return
        segment = {name: row.text(name) for name in ("over", "value") if row.text(name)}
        if not segment:
            return
        segments = self.item.setdefault("curves", {}).setdefault(curve, [])
        path = f"item.curves.{curve}[{len(segments)}]"
        missing = [name for name in ("over", "value") if name not in segment]
        self.places[path] = row.place_of(missing[0] if missing else "over")
        self.places |= {joined(path, name): row.place_of(name) for name in segment}
        segments.append(segment)

    # ------------------------------------------------------------ purposes, other goods, judgements

    def _purpose(self, row: TableRow) -> None:
        if not row.text("level"):
            return
        name = self.named(row, "purpose:", self.vocabulary.purposes)
        if name is None:
            return
        purposes = self.item.setdefault("purposes", {})
        if name in purposes:
            what = f"The purpose `{name}` stands in two rows (also {self.places[f'item.purposes.{name}']})."
            self.report("workbook-key-twice", what, row.place, "each purpose once.", "Take one of the rows out.")
            return
        self.places[f"item.purposes.{name}"] = row.place_of("level")
        purposes[name] = self.wording.choose(row.text("level"), self.wording.levels)

    def _relation(self, row: TableRow) -> None:
        if row.is_refused("level", "other", "kind", "stages"):
            return
        kept = self.kept(row)
        if not any(row.text(name) for name in ("level", "other", "kind", "stages")):
            return
        relations = self.item.setdefault("relations", [])
        path = f"item.relations[{len(relations)}]"
        other = dict(kept)
        if row.text("other"):
            other["name"] = row.text("other")
        if row.text("kind"):
            other["kind"] = self.wording.chosen(row.text("kind"), self.wording.kind_labels)
        relation = {"level": self.wording.choose(row.text("level"), self.wording.levels), "other": other}
        if row.text("stages"):
            relation["stages"] = self.wording.chosen(row.text("stages"), self.vocabulary.stages)
        named = {"level": "level", "stages": "stages", "other": "rest", "other.name": "other", "other.kind": "kind"}
        self.places[path] = row.place_of("level")
        self.places |= {joined(path, each): row.place_of(column) for each, column in named.items()}
        relations.append(relation)

    def _judgement(self, row: TableRow) -> None:
        if row.is_refused("listed", "judge", "reason") or not row.text("listed"):
            return
        provision = row.key.removeprefix("provision:").strip()
        if not provision:
            self.refuse_key(row, {})
            return
        judged = self.item.setdefault("judged", [])
        path = f"item.judged[{len(judged)}]"
        named = {"listed": "listed", "by": "judge", "reason": "reason"}
        self.places |= {joined(path, each): row.place_of(column) for each, column in named.items()}
        self.places[path] = row.place
        listed = read_yes_no(row.text("listed"))
        said = {"by": row.text("judge"), "reason": row.text("reason")}
        judged.append({"provisions": [provision], "listed": listed, **said})
