"""Every file and field of a pack: what is accepted where, and in which form. Read by the reader of packs
and by the test of the documents (each field has its heading in docs/packs.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kakehashi.law import InstrumentKind
from kakehashi.lists.model import RuleKind, Status


class Form(StrEnum):
    """The form of a field's value, in the words of an error message."""

    TEXT = "a text in quotation marks"
    WORDS = 'a text in each language of the pack, such as { ja = "..", en = ".." }'
    WORDS_LIST = 'a list of texts, each in every language of the pack: [{ ja = "..", en = ".." }]'
    DAY = "a day without quotation marks, such as 2026-02-14"
    SWITCH = "true or false"
    TEXTS = 'a list of texts in quotation marks, such as ["a", "b"]'
    TEXTS_LIST = "a list of rows, each a list of texts in quotation marks"
    CONDITION = "a condition in the condition language, between ''' and '''"
    TABLE = "a table { .. } of its own"
    TABLES = "a list of tables"
    ANYTHING = "a table in the form of item and deal files"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its form, whether it must stand, the values it may have, the table of fields inside it."""

    form: Form
    required: bool = False
    choices: tuple[str, ...] = ()
    table: str | None = None


def _must(form: Form, *choices: str, table: str | None = None) -> Field:
    return Field(form, True, choices, table)


def _may(form: Form, *choices: str, table: str | None = None) -> Field:
    return Field(form, False, choices, table)


FIELDS: Mapping[str, Mapping[str, Field]] = MappingProxyType(
    {
        "pack": {
            "id": _must(Form.TEXT),
            "version": _must(Form.TEXT),
            "title": _must(Form.WORDS),
            "languages": _must(Form.TEXTS),
            "licence": _must(Form.TEXT),
            "depends": _may(Form.TEXTS),
            "time_zone": _may(Form.TEXT),
            "authority": _may(Form.WORDS),
            "known_from": _may(Form.DAY),
            "known_until": _may(Form.DAY),
        },
        "instrument": {
            "id": _must(Form.TEXT),
            "title": _must(Form.WORDS),
            "short": _may(Form.WORDS),
            "kind": _must(Form.TEXT, *(kind.value for kind in InstrumentKind)),
            "number": _must(Form.TEXT),
            "parent": _may(Form.TEXT),
            "in_force": _must(Form.DAY),
            "until": _may(Form.DAY),
            "source": _must(Form.TEXT),
        },
        "list": {"id": _must(Form.TEXT), "title": _must(Form.WORDS)},
        "entry": {
            "id": _must(Form.TEXT),
            "row": _must(Form.TEXT),
            "parent": _may(Form.TEXT),
            "cite": _must(Form.TEXT),
            "title": _must(Form.WORDS),
            "scope": _may(Form.CONDITION),
            "when": _may(Form.CONDITION),
            "except": _may(Form.CONDITION),
            "except_cite": _may(Form.TEXT),
            "regimes": _may(Form.TEXTS),
            "in_force": _must(Form.DAY),
            "until": _may(Form.DAY),
            "judged_whole": _may(Form.SWITCH),
            "judged_open": _may(Form.SWITCH),
            "status": _may(Form.TEXT, Status.ABSENT.value, Status.DELETED.value),
            "reading": _may(Form.TABLES, table="reading"),
            "notes": _may(Form.WORDS),
            "written_from": _may(Form.TEXT),
            "correlates": _may(Form.TABLES, table="correlate"),
        },
        "reading": {
            "taken": _must(Form.TEXT),
            "other": _must(Form.TEXT),
            "source": _must(Form.TEXT),
            "safe": _must(Form.SWITCH),
        },
        "correlate": {
            "entry": _must(Form.TEXT),
            "relation": _must(Form.TEXT, "same", "overlaps", "within", "contains"),
        },
        "term": {
            "id": _must(Form.TEXT),
            "title": _may(Form.WORDS),
            "cite": _may(Form.TEXT),
            "when": _must(Form.CONDITION),
            "in_force": _may(Form.DAY),
            "until": _may(Form.DAY),
        },
        "set": {
            "id": _must(Form.TEXT),
            "title": _may(Form.WORDS),
            "cite": _may(Form.TEXT),
            "members": _may(Form.TEXTS),
            "member": _may(Form.TABLES, table="member"),
        },
        "member": {"code": _must(Form.TEXT), "in_force": _may(Form.DAY), "until": _may(Form.DAY)},
        "table": {"id": _must(Form.TEXT), "columns": _must(Form.TEXTS), "rows": _must(Form.TEXTS_LIST)},
        "rule": {
            "id": _must(Form.TEXT),
            "kind": _must(Form.TEXT, *(kind.value for kind in RuleKind)),
            "cite": _must(Form.TEXT),
            "title": _must(Form.WORDS),
            "lifts": _may(Form.TEXTS),
            "when": _must(Form.CONDITION),
            "except": _may(Form.CONDITION),
            "duties": _may(Form.WORDS_LIST),
            "in_force": _must(Form.DAY),
            "until": _may(Form.DAY),
            "unverified": _may(Form.SWITCH),
            "note": _may(Form.WORDS),
        },
        "case": {
            "id": _must(Form.TEXT),
            "cite": _must(Form.TEXT),
            "on": _must(Form.DAY),
            "why": _must(Form.TEXT),
            "item": _may(Form.ANYTHING),
            "deal": _may(Form.ANYTHING),
            "expect": _must(Form.TABLE, table="expect"),
            "second_reader": _may(Form.SWITCH),
        },
        "expect": {
            "listed": _may(Form.TEXTS),
            "not_listed": _may(Form.TEXTS),
            "undetermined": _may(Form.TEXTS),
            "outcome": _may(Form.TEXT),
            "because": _may(Form.TEXTS),
        },
    }
)
"""Fields by table. The tables of a vocabulary belong to the room `vocabulary`."""

FILES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pack.toml": ("pack",),
        "instruments.toml": ("instrument",),
        "lists/<list>/list.toml": ("list",),
        "lists/<list>/*.toml": ("entry", "term", "set", "table"),
        "licensing/*.toml": ("rule", "term", "set", "table"),
        "cases/*.toml": ("case",),
        "*.toml": ("term", "set", "table"),
    }
)
"""Which tables stand in which file. `*.toml` is any other file, such as terms.toml, destinations.toml, sets/x.toml."""


def tables_of(path: str) -> tuple[str, ...]:
    """The tables that a file may hold, by its path inside the pack (`lists/goods/row-07.toml`)."""
    folder, _, name = path.rpartition("/")
    if path in FILES:
        return FILES[path]
    if folder.startswith("lists/"):
        return FILES["lists/<list>/list.toml" if name == "list.toml" else "lists/<list>/*.toml"]
    if folder == "licensing" or folder.startswith("licensing/"):
        return FILES["licensing/*.toml"]
    if folder == "cases" or folder.startswith("cases/"):
        return FILES["cases/*.toml"]
    return FILES["*.toml"]
