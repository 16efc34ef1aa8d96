"""Tables of facts: each parameter with its value, its measuring conditions and its provenance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from kakehashi.problems import ProblemError
from kakehashi.reasoning.facts import Codes, Fact, FactKey, NotApplicable, Provenance, Statement, Value
from kakehashi.reasoning.intervals import contains, intersection
from kakehashi.reasoning.quantities import Quantity, condition_key, in_unit, parse_quantity, unit_of
from kakehashi.reasoning.syntax import Figure
from kakehashi.trade.sheet import Sheet, Table, joined
from kakehashi.trade.values import checked_codes, read_value
from kakehashi.vocabulary import Parameter, ParameterType

FACT_FIELDS = ("value", "by", "at", "basis", "source", "complete", "possible")
SOURCE_FIELDS = ("document", "page", "person", "day", "note")

Facts = dict[FactKey, Fact]


def read_facts(sheet: Sheet, table: Table, path: str, owner: str | None = None) -> Facts:
    """The facts of a table by their keys. `owner` is the component the table describes (None: an item or a deal).

    A name may state one value, one table, or a list of tables. The same fact twice must be able to hold both times.
    """
    facts: Facts = {}
    for name, raw in table.items():
        place = joined(path, name)
        parameter = _parameter(sheet, name, place, owner)
        if parameter is None:
            continue
        if isinstance(raw, list) and raw and all(isinstance(each, dict) for each in raw):
            statements = [(each, f"{place}[{index}]") for index, each in enumerate(raw)]
        else:
            statements = [(raw, place)]
        for statement, where in statements:
            read = _statement(sheet, parameter, statement, where)
            if read is not None:
                add_fact(sheet, facts, *read, where)
    return with_implied(sheet, facts, path)


def with_implied(sheet: Sheet, facts: Facts, path: str) -> Facts:
    """The facts with what their flags imply: where all but one of the implied flags are denied, that one holds.

    All denied is a contradiction and is reported.
    """
    whole = dict(facts)
    for key, fact in facts.items():
        parameter = sheet.vocabulary.parameters.get(key.name)
        if parameter is None or not parameter.implies or fact.value != Statement(holds=True):
            continue
        left = [name for name in parameter.implies if (known := whole.get(FactKey(name))) is None or _holds(known)]
        if not left:
            what = (
                f"`{key.name}` is true, but {' and '.join(f'`{name}`' for name in parameter.implies)} cannot be false."
            )
            expected = f"at least one of {', '.join(parameter.implies)} true, since `{key.name}` is."
            sheet.report("facts-contradict", what, joined(path, key.name), expected, "Correct the one that is wrong.")
        elif len(left) == 1 and FactKey(left[0]) not in whole:
            whole[FactKey(left[0])] = Fact(Statement(holds=True), Provenance(note=f"follows from {key.name}"))
    return whole


def _holds(fact: Fact) -> bool:
    return fact.value == Statement(holds=True)


def add_fact(sheet: Sheet, facts: Facts, key: FactKey, fact: Fact, path: str) -> None:
    """Adds a fact; reports it where the same fact was stated with a value that cannot hold together with it."""
    known = facts.get(key)
    if known is None:
        facts[key] = fact
        return
    merged = agreeing(known, fact)
    if merged is None:
        what = f"`{key}` is stated twice, and the two values cannot both be known to hold."
        remedy = "Keep the value that is right; where both were measured, state one interval that covers them."
        sheet.report("facts-contradict", what, path, "one value, or two of which one lies within the other.", remedy)
        return
    facts[key] = merged


def agreeing(one: Fact, other: Fact) -> Fact | None:
    """The narrower of two facts that both hold; None where they contradict or only overlap."""
    first, second = one.value, other.value
    if isinstance(first, Quantity) and isinstance(second, Quantity):
        return _narrower(one, first, other, second)
    return one if first == second else None


def _narrower(one: Fact, first: Quantity, other: Fact, second: Quantity) -> Fact | None:
    units = unit_of(first.unit), unit_of(second.unit)
    if (units[0].dimension, units[0].scale) == (units[1].dimension, units[1].scale):
        if contains(first.interval, second.interval):
            return other if second.interval != first.interval else one
        return one if contains(second.interval, first.interval) else None
    # the same power in W and in dBm: rounding keeps the two from being equal, so they agree where they meet
    try:
        mine, theirs = in_unit(first, units[0].symbol), in_unit(second, units[0].symbol)
    except ProblemError:
        return None
    if mine is None or theirs is None or intersection(mine, theirs).is_empty:
        return None
    return one


def _parameter(sheet: Sheet, name: str, path: str, owner: str | None) -> Parameter | None:
    """The parameter of a name that may be stated of this owner."""
    vocabulary = sheet.vocabulary
    if not sheet.known(name, vocabulary.parameters, path, "parameter", "parameter-unknown"):
        return None
    parameter = vocabulary.parameters[name]
    # what belongs to the item may be said of a part of it as well; what belongs to a part is of that part alone
    if parameter.of is None or parameter.of == owner:
        return parameter
    home = "curves" if parameter.of in vocabulary.curves else "components"
    what = f"`{name}` belongs to `{parameter.of}`, not to {f'`{owner}`' if owner else 'the item itself'}."
    remedy = f"Move it to `[[item.{home}.{parameter.of}]]`."
    sheet.report("fact-misplaced", what, path, f"`{name}` under `{home}.{parameter.of}`.", remedy)
    return None


def _statement(sheet: Sheet, parameter: Parameter, raw: object, path: str) -> tuple[FactKey, Fact] | None:
    if not isinstance(raw, dict):
        value = read_value(sheet, parameter, raw, path)
        return None if value is None else (FactKey(parameter.name), Fact(value))
    sheet.check_fields(raw, path, FACT_FIELDS)
    before = len(sheet.problems)
    key = FactKey(
        parameter.name,
        by=_one_of(sheet, raw, "by", path, parameter.standards, "measurement standard"),
        at=_condition(sheet, raw, path),
        basis=_one_of(sheet, raw, "basis", path, parameter.bases, "basis"),
    )
    provenance = _provenance(sheet, raw, path)
    if "value" not in raw:
        sheet.missing("value", path, "a value")
        return None
    value = read_value(sheet, parameter, raw["value"], joined(path, "value"))
    if value is not None:
        value = _openness(sheet, parameter, value, raw, path)
    # a fact whose condition cannot be read must not pass for the fact without condition
    return None if value is None or len(sheet.problems) > before else (key, Fact(value, provenance))


def _one_of(sheet: Sheet, raw: Table, name: str, path: str, choices: Any, what: str) -> str | None:
    value = sheet.text(raw, name, path)
    if value is not None:
        sheet.known(value, choices, joined(path, name), what, f"{'standard' if name == 'by' else 'basis'}-unknown")
    return value


def _condition(sheet: Sheet, raw: Table, path: str) -> str | None:
    """The measuring condition `at` as its exact key; a condition is one value, not an interval."""
    text = sheet.text(raw, "at", path)
    if text is None:
        return None
    place = joined(path, "at")
    try:
        quantity = parse_quantity(text, place=sheet.place(place))
    except ProblemError as error:
        sheet.problems.extend(error.problems)
        return None
    if not quantity.interval.is_point or quantity.interval.low is None or quantity.unit is None:
        sheet.wrong_type(text, place, 'one value with its unit, such as "20 °C"')
        return None
    return condition_key(Figure(unit_of(quantity.unit).from_base(quantity.interval.low), quantity.unit, text))


def _openness(sheet: Sheet, parameter: Parameter, value: Value, raw: Table, path: str) -> Value | None:
    """`complete = false` and `possible = [..]` leave a set of codes open; a plain list states the whole set."""
    if "complete" not in raw and "possible" not in raw:
        return value
    if isinstance(value, NotApplicable) or not isinstance(value, Codes):
        what = f"`complete` and `possible` say nothing of `{parameter.name}`."
        expected = f"them with {ParameterType.CODES} only."
        sheet.report("field-unknown", what, path, expected, "Take them out.")
        return None
    complete = sheet.flag(raw, "complete", path, default="possible" not in raw)
    if "possible" not in raw:
        return replace(value, complete=complete)
    possible = checked_codes(sheet, parameter, raw["possible"], joined(path, "possible"))
    if complete:
        what = "A complete set of codes has no further possible ones."
        sheet.report("facts-contradict", what, path, "`complete = false` with `possible`.", "Take one of the two out.")
        return None
    return replace(value, complete=False, possible=possible)


def _provenance(sheet: Sheet, raw: Table, path: str) -> Provenance:
    source = sheet.table(raw, "source", path)
    place = joined(path, "source")
    sheet.check_fields(source, place, SOURCE_FIELDS)
    page = source.get("page")
    if isinstance(page, int) and not isinstance(page, bool):
        source = {**source, "page": str(page)}
    return Provenance(
        document=sheet.text(source, "document", place),
        page=sheet.text(source, "page", place),
        person=sheet.text(source, "person", place),
        day=_day_text(sheet, source, place),
        note=sheet.text(source, "note", place),
    )


def _day_text(sheet: Sheet, source: Table, path: str) -> str | None:
    if source.get("day") is None:
        return None
    day = read_day(sheet, source["day"], joined(path, "day"))
    return None if day is None else day.isoformat()


def read_day(sheet: Sheet, raw: object, path: str) -> date | None:
    """A day, from a TOML date or ISO text; None where it is none, which is reported."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if isinstance(raw, str) and len(raw) == len("2026-11-01"):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    what = f"`{str(raw)[:40]}` is no day."
    sheet.report("day-wrong", what, path, "a day such as 2026-11-01, without time.", "Write year-month-day.")
    return None
