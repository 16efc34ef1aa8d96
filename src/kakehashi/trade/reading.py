"""Item and deal files, in TOML or JSON, read strictly into what can be judged: every problem of a file at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kakehashi.problems import ProblemError
from kakehashi.reasoning.facts import Code, Fact, FactKey, Subject
from kakehashi.reasoning.quantities import Quantity, needed_dimension, parse_quantity
from kakehashi.trade.model import Deal, Item, Line
from kakehashi.trade.sheet import SCHEMA_FIELD, Sheet, Table, joined, open_sheet
from kakehashi.trade.stating import add_fact, read_day, read_facts, with_implied
from kakehashi.trade.subjects import read_subject
from kakehashi.trade.values import checked_code, is_money_positive, read_hs_code
from kakehashi.vocabulary import Parameter, ParameterType, Vocabulary

OpenFile = Callable[[str], tuple[str, str]]
"""Opens a file named relative to the deal file: its own name, for problems, and its text."""

ITEM_FIELDS = ("hs_code", "maker", "model")
DEAL_FIELDS = ("on", "destination", "name", "facts", "line")
LINE_FIELDS = ("name", "value", "quantity", "item", "item_file", "facts")
HS_CODE, DESTINATION = FactKey("hs_code"), FactKey("destination")


def read_item(text: str, *, file: str, vocabulary: Vocabulary, regions: frozenset[str] = frozenset()) -> Item:
    """The item of an item file: JSON where `file` ends in `.json`, else TOML.

    Raises `ProblemError` with every problem found, each with file, line and field.
    """
    sheet = open_sheet(text, file, vocabulary, regions)
    sheet.check_fields(sheet.data, "", ("item", SCHEMA_FIELD))
    if "item" not in sheet.data:
        sheet.missing("item", "", "a table")
    item = _item(sheet, sheet.table(sheet.data, "item", ""), "item", None)
    sheet.finish()
    return item


def read_deal(
    text: str, *, file: str, vocabulary: Vocabulary, open_file: OpenFile, regions: frozenset[str] = frozenset()
) -> Deal:
    """The deal of a deal file, with the items of its lines, from it or from the item files that it names.

    `regions` are codes of areas that a pack declares besides the countries. Raises `ProblemError` with every problem
    found in all of these files.
    """
    sheet = open_sheet(text, file, vocabulary, regions)
    sheet.check_fields(sheet.data, "", ("deal", SCHEMA_FIELD))
    if "deal" not in sheet.data:
        sheet.missing("deal", "", "a table")
    table = sheet.table(sheet.data, "deal", "")
    sheet.check_fields(table, "deal", DEAL_FIELDS)
    on = _day(sheet, table)
    name = sheet.text(table, "name", "deal")
    subject = _deal_subject(sheet, table, name or "deal")
    lines = [_line(sheet, each, place, subject, open_file) for each, place in sheet.tables(table, "line", "deal")]
    if not lines and not sheet.problems:
        sheet.missing("line", "deal", "at least one `[[deal.line]]`")
    sheet.finish()
    return Deal(on, subject, tuple(line for line in lines if line is not None), name)


def _day(sheet: Sheet, table: Table) -> date:
    if "on" not in table:
        sheet.missing("on", "deal", "the day of loading")
        return date.min
    return read_day(sheet, table["on"], "deal.on") or date.min


def _deal_subject(sheet: Sheet, table: Table, name: str) -> Subject:
    facts = read_facts(sheet, sheet.table(table, "facts", "deal"), "deal.facts")
    if DESTINATION in facts:
        what = "The destination stands among the facts."
        sheet.report("fact-misplaced", what, "deal.facts.destination", "`destination` in `[deal]`.", "Move it there.")
    elif "destination" not in table:
        sheet.missing("destination", "deal", "a country code")
    else:
        code = sheet.text(table, "destination", "deal")
        parameter = sheet.vocabulary.parameters.get("destination") or _plain_code("destination")
        known = None if code is None else checked_code(sheet, parameter, code, "deal.destination")
        if known is not None:
            facts[DESTINATION] = Fact(Code(known))
    return Subject(name, facts=facts)


def _line(sheet: Sheet, table: Table, path: str, deal: Subject, open_file: OpenFile) -> Line | None:
    sheet.check_fields(table, path, LINE_FIELDS)
    name = sheet.text(table, "name", path)
    item = _line_item(sheet, table, path, name, open_file)
    facts = dict(deal.facts)
    for key, fact in read_facts(sheet, sheet.table(table, "facts", path), joined(path, "facts")).items():
        add_fact(sheet, facts, key, fact, f"{path}.facts.{key.name}")
    value, quantity = _money(sheet, table, path), _amount(sheet, table, path)
    if item is None:
        return None
    if HS_CODE in item.subject.facts:
        add_fact(sheet, facts, HS_CODE, item.subject.facts[HS_CODE], joined(path, "item"))
    facts = with_implied(sheet, facts, joined(path, "facts"))
    title = name or item.name
    return Line(title, item, Subject(title, facts=facts), value, quantity)


def _line_item(sheet: Sheet, table: Table, path: str, name: str | None, open_file: OpenFile) -> Item | None:
    if ("item" in table) == ("item_file" in table):
        what = "A line names one item, in `item` or in `item_file`."
        sheet.report("line-item", what, path, "one of the two.", "Write the item here or name its file, not both.")
        return None
    if "item" in table:
        return _item(sheet, sheet.table(table, "item", path), joined(path, "item"), name)
    relative = sheet.text(table, "item_file", path)
    if relative is None:
        return None
    try:
        file, text = open_file(relative)
        return read_item(text, file=file, vocabulary=sheet.vocabulary, regions=sheet.regions)
    except ProblemError as error:
        sheet.problems.extend(error.problems)
    except (OSError, UnicodeDecodeError) as error:
        what = f"The item file `{relative}` cannot be read: {getattr(error, 'strerror', None) or error}."
        expected = "a readable file beside the deal file."
        sheet.report("file-unreadable", what, joined(path, "item_file"), expected, "Correct the name of the file.")
    return None


def _item(sheet: Sheet, table: Table, path: str, name: str | None) -> Item:
    title = sheet.text(table, "name", path, required=name is None) or name or ""
    subject = read_subject(sheet, table, path, title, ITEM_FIELDS)
    stated = table.get("hs_code")
    code = None if stated is None else read_hs_code(sheet, stated, joined(path, "hs_code"))
    if code is not None and "hs_code" in sheet.vocabulary.parameters:
        facts = dict(subject.facts)
        add_fact(sheet, facts, HS_CODE, Fact(Code(code)), joined(path, "hs_code"))
        subject = replace(subject, facts=facts)
    return Item(title, subject, code, sheet.text(table, "maker", path), sheet.text(table, "model", path))


def _money(sheet: Sheet, table: Table, path: str) -> Quantity | None:
    """The value of a line: an amount above zero with its currency (ISO 4217)."""
    quantity = _parsed(sheet, table, "value", path)
    if quantity is None:
        return None
    if not needed_dimension(quantity).startswith("money:"):
        what = f"`{quantity.text}` is no value in money."
        expected = 'an amount with its currency, such as "250000 JPY".'
        sheet.report("money-wrong", what, joined(path, "value"), expected, "Add the currency code (ISO 4217).")
        return None
    return quantity if is_money_positive(sheet, quantity, joined(path, "value")) else None


def _amount(sheet: Sheet, table: Table, path: str) -> Quantity | None:
    return _parsed(sheet, table, "quantity", path)


def _parsed(sheet: Sheet, table: Table, name: str, path: str) -> Quantity | None:
    raw = table.get(name)
    if raw is None:
        return None
    text = str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw
    if not isinstance(text, str):
        sheet.wrong_type(raw, joined(path, name), "a text with number and unit")
        return None
    try:
        return parse_quantity(text, place=sheet.place(joined(path, name)))
    except ProblemError as error:
        sheet.problems.extend(error.problems)
        return None


def _plain_code(name: str) -> Parameter:
    return Parameter(name, ParameterType.CODE, {"ja": name, "en": name})
