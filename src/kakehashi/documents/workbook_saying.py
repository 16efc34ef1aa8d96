"""What the tables of a workbook say of one item: shared by those that build them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kakehashi.documents.labels import Labels
from kakehashi.documents.workbook_grids import (
    FLAG,
    LEVEL,
    LONGEST_CELL,
    SOURCE_FIELDS,
    YES_NO,
    Column,
    Sort,
)
from kakehashi.documents.workbook_plan import Plan, Serves
from kakehashi.documents.workbook_words import Wording
from kakehashi.lists import Edition
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.facts import Fact, FactKey
from kakehashi.trade import Item
from kakehashi.vocabulary import Parameter, ParameterType, Vocabulary
from kakehashi.wording.speaking import Speaker, condition_text

_MOST_ROWS = 4
_MOST_INLINE = 8
_SOURCE_WIDTHS = {"document": 16, "page": 7, "person": 10, "day": 11, "note": 14}
_SAID = (ParameterType.FLAG, ParameterType.JUDGEMENT)

Stated = list[tuple[FactKey, Any]]
"""Facts by their keys, each as an item document states it."""


@dataclass
class Desk:
    """Everything at hand while the tables are built; gathers the lists to choose from as they are used."""

    item: Item
    document: Mapping[str, Any]
    plan: Plan
    edition: Edition
    language: str
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    choices_headings: dict[str, str] = field(default_factory=dict)

    @cached_property
    def labels(self) -> Labels:
        """The words of the workbook."""
        return Labels(self.language)

    @cached_property
    def speaker(self) -> Speaker:
        """Speaks of the edition."""
        return Speaker(self.edition, self.language)

    @cached_property
    def wording(self) -> Wording:
        """Writes values."""
        return Wording(self.vocabulary, self.language)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that may be used."""
        return self.edition.rulebook.vocabulary

    # ------------------------------------------------------------ texts

    def serves(self, rows: Serves) -> str:
        """The rows that a statement is for, in short."""
        more = self.labels("workbook.more", n=len(rows) - _MOST_ROWS) if len(rows) > _MOST_ROWS else ""
        return ", ".join(rows[:_MOST_ROWS]) + more

    def how(self, parameter: Parameter) -> str:
        """What helps to answer: the guidance, the measuring rule, the place on a datasheet, the values."""
        said = [self.speaker.words(parameter.guidance)]
        for name in ("measuring", "datasheet"):
            words = self.speaker.words(getattr(parameter, name))
            said.append(self.labels(f"workbook.how.{name}", text=words) if words else "")
        if parameter.type is ParameterType.CODES and parameter.values:
            few = len(parameter.values) <= _MOST_INLINE
            named = self.labels("semicolon").join(self.wording.choices(parameter.values).values())
            said.append(self.labels("workbook.how.codes" if few else "workbook.how.choices", named=named))
        return "\n".join(text for text in said if text)

    def expected(self, parameter: Parameter) -> str:
        """What form a value has: its unit, or what may be chosen."""
        if parameter.type in (ParameterType.QUANTITY, ParameterType.SPAN) and parameter.unit:
            unit = parameter.unit
            return self.labels("workbook.expected.span", unit=unit) if parameter.type is ParameterType.SPAN else unit
        key = parameter.type if parameter.values or parameter.type in _SAID else f"{parameter.type}.plain"
        return self.labels(f"workbook.expected.{key}")

    def at(self, key: FactKey, statement: Any = None) -> str:
        """The measuring condition of a fact as a person writes it."""
        if isinstance(statement, dict) and "at" in statement:
            return str(statement["at"])
        return condition_text(key.at) if key.at else ""

    # ------------------------------------------------------------ lists to choose from

    def list_of(self, name: str, heading: str, choices: Sequence[str]) -> str:
        """Notes a list to choose from and gives its name."""
        self.choices[name], self.choices_headings[name] = tuple(choices), heading
        return name

    @property
    def yes_no(self) -> str:
        """The list yes, no."""
        labels = self.labels
        return self.list_of(YES_NO, labels("workbook.list.yes_no"), (labels("yes"), labels("no")))

    @property
    def level(self) -> str:
        """The list of levels of design."""
        levels = self.wording.levels
        named = list(self.wording.choices(levels).values())
        return self.list_of(LEVEL, self.labels("workbook.list.level"), named)

    def values(self, parameter: Parameter) -> str | None:
        """The list from which the value of a parameter is chosen; None where it is written."""
        labels = self.labels
        label = self.speaker.words(parameter.label)
        if parameter.type in _SAID:
            return self.list_of(
                FLAG, labels("workbook.list.flag"), (labels("yes"), labels("no"), labels("not_applicable"))
            )
        if not parameter.values:
            return None
        named = list(self.wording.choices(parameter.values).values())
        if parameter.type is not ParameterType.ENUM:
            # several may be chosen: the list is there to be read
            self.list_of(f"values:{parameter.name}", label, named)
            return None
        return self.list_of(f"values:{parameter.name}", label, [*named, labels("not_applicable")])

    def of_parameter(self, field_name: str, parameter: Parameter) -> str | None:
        """The list of a parameter's standards (`by`) or bases (`basis`)."""
        choices = parameter.standards if field_name == "by" else parameter.bases
        if not choices:
            return None
        heading = f"{self.speaker.words(parameter.label)} – {self.labels(f'workbook.column.{field_name}')}"
        named = list(self.wording.choices(choices).values())
        return self.list_of(f"{field_name}:{parameter.name}", heading, named)

    # ------------------------------------------------------------ columns

    def column(self, key: str, sort: Sort, width: int) -> Column:
        """A column whose heading is a label."""
        return Column(key, self.labels(f"workbook.column.{key}"), sort, width)

    def sources(self) -> tuple[Column, ...]:
        """The columns that say where a value is from."""
        return tuple(
            self.column(name, Sort.DAY if name == "day" else Sort.INPUT, _SOURCE_WIDTHS[name]) for name in SOURCE_FIELDS
        )


def stated_facts(facts: Mapping[FactKey, Fact], table: Mapping[str, Any]) -> Stated:
    """The facts of a table of an item document beside their keys: both hold the statements of a name in one order."""
    by_name: dict[str, list[FactKey]] = {}
    for key in facts:
        if key.name in table:
            by_name.setdefault(key.name, []).append(key)
    found: Stated = []
    for name, keys in by_name.items():
        stated = table[name]
        several = isinstance(stated, list) and len(keys) > 1
        found += list(zip(keys, stated if several else [stated], strict=True))
    return found


def source_of(statement: Any) -> dict[str, str]:
    """Where a statement of an item document is from."""
    return dict(statement.get("source", {})) if isinstance(statement, dict) else {}


def as_json(value: Any) -> str:
    """A value as the JSON text of a locked cell."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def fitting(text: str, name: str) -> str:
    """The text. Raises `ProblemError` `workbook-long` where no cell can hold it: nothing is cut off."""
    if len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    what = f"A text of the item has {len(text)} characters; a cell holds {LONGEST_CELL}."
    remedy = "Shorten it, or keep this item as a TOML or JSON file."
    raise ProblemError(Problem("workbook-long", what, Place(field=name), f"at most {LONGEST_CELL} characters.", remedy))
