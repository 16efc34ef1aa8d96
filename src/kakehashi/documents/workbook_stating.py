"""The item document of a workbook while it is put together: what it states, and the cell of each statement."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from kakehashi.documents.workbook_cells import Reading, TableRow
from kakehashi.documents.workbook_grids import ITEM, SOURCE_FIELDS
from kakehashi.documents.workbook_words import Wording
from kakehashi.trade.sheet import joined
from kakehashi.vocabulary import Vocabulary, Words


@dataclass
class Statements:
    """What is stated so far: `item` is the document, `places` the cells of its dotted paths."""

    reading: Reading
    wording: Wording
    item: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that may be used."""
        return self.wording.vocabulary

    # ------------------------------------------------------------ problems

    def report(self, code: str, what: str, place: str, expected: str, remedy: str) -> None:
        """Notes a problem at a cell and reads on."""
        self.reading.report(code, what, place, expected, remedy)

    def refuse_answer(self, place: str, text: str) -> None:
        """Reports what is neither yes nor no."""
        remedy = "Write yes or no, or leave the cell empty where nobody knows."
        self.report("workbook-answer", f"`{text[:40]}` is no answer to this question.", place, "yes or no.", remedy)

    def refuse_key(self, row: TableRow, choices: Mapping[str, Words]) -> None:
        """Reports a row of which nobody knows what it states."""
        shown = row.key[:60]
        what = (
            f"There is no key `{shown}` here." if shown else "The row has no key, so that nobody knows what it states."
        )
        near = get_close_matches(row.key.partition(":")[2] or row.key, list(choices), n=3)
        remedy = (
            f"Did you mean {' or '.join(f'`{each}`' for each in near)}?" if near else "Restore the key of this row."
        )
        place = row.place
        self.report("workbook-key", what, place, "a key of the vocabulary, as the worksheet Choices lists it.", remedy)

    def named(self, row: TableRow, prefix: str, choices: Mapping[str, Words]) -> str | None:
        """The name that a row's key says: the program's (`fact:NAME:1`), or one that a person wrote."""
        if row.key.startswith(prefix):
            name = row.key.removeprefix(prefix).partition(":")[0]
        else:
            name = self.wording.choose(row.key.partition(" = ")[0], choices)
        if name in choices:
            return name
        self.refuse_key(row, choices)
        return None

    def add_source(self, statement: dict[str, Any], row: TableRow) -> dict[str, str]:
        """Adds where a statement is from; the cells of it by their paths."""
        source = {name: row.text(name) for name in SOURCE_FIELDS if row.text(name)}
        if source:
            statement["source"] = source
        return {f"source.{name}": row.place_of(name) for name in source}

    def state(
        self, thing: dict[str, Any], path: str, name: str, statement: dict[str, Any], places: Mapping[str, str]
    ) -> None:
        """Adds a statement to the facts of a thing: always as a list, so that its path is known at once."""
        stated = thing.setdefault("facts", {}).setdefault(name, [])
        where = f"{path}.facts.{name}[{len(stated)}]"
        self.places.setdefault(f"{path}.facts.{name}", places["value"])
        self.places[where] = places["value"]
        self.places |= {joined(where, each): place for each, place in places.items()}
        stated.append(statement)

    # ------------------------------------------------------------ handing on

    def kept(self, row: TableRow) -> dict[str, Any]:
        """What the program keeps in a locked cell."""
        text = row.text("rest")
        if not text:
            return {}
        try:
            found = json.loads(text, parse_float=str)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and all(isinstance(found.get(name, {}), dict) for name in ("thing", "sources")):
            return found
        what, remedy = "What the program keeps here was changed.", "Undo the change, or clear the cell."
        self.report("workbook-kept", what, row.place_of("rest"), "the text as the program wrote it.", remedy)
        return {}

    def cell(self, path: str) -> str:
        """The cell of a path, or of the nearest one above it."""
        while path:
            if path in self.places:
                return self.places[path]
            path = path[: path.rindex("[")] if path.endswith("]") else path.rpartition(".")[0]
        return self.places.get("item", ITEM)
