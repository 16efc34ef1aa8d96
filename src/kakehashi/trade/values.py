"""The value of one parameter, read from what a file says, exactly and by the type that the vocabulary gives it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from kakehashi.problems import ProblemError
from kakehashi.reasoning.facts import Code, Codes, NotApplicable, Span, Statement, Value
from kakehashi.reasoning.quantities import Quantity, dimension_problem, needed_dimension, parse_quantity, parse_span
from kakehashi.trade.countries import COUNTRIES, names_a_place
from kakehashi.trade.sheet import Sheet, shown
from kakehashi.vocabulary import Parameter, ParameterType
from kakehashi.vocabulary.units import dimension_fits, unit

NOT_APPLICABLE = "not applicable"
NONE = "none"
_HS_CODE = re.compile(r"[0-9]{2,10}")
_HS_SIGNS = re.compile(r"[.\s]")

Reader = Callable[[Sheet, Parameter, object, str], Value | None]


def read_value(sheet: Sheet, parameter: Parameter, raw: object, path: str) -> Value | None:
    """The value of a parameter; None where it cannot be read, which is reported."""
    if isinstance(raw, str) and raw.strip().lower() == NOT_APPLICABLE and NOT_APPLICABLE not in parameter.values:
        return NotApplicable()
    return _READERS[parameter.type](sheet, parameter, raw, path)


def read_quantity(sheet: Sheet, raw: object, dimension: str | None, path: str) -> Quantity | None:
    """A quantity of a dimension, from text with its unit; None where it cannot be read, which is reported."""
    if not isinstance(raw, str):
        example = 'a text with number and unit, such as "1.3 GS/s"'
        sheet.wrong_type(raw, path, example)
        return None
    place = sheet.place(path)
    try:
        quantity = parse_quantity(raw, place=place)
    except ProblemError as error:
        sheet.problems.extend(error.problems)
        return None
    problem = dimension_problem(quantity, dimension, place)
    if problem is not None:
        sheet.problems.append(problem)
        return None
    return quantity if is_money_positive(sheet, quantity, path) else None


def is_money_positive(sheet: Sheet, quantity: Quantity, path: str) -> bool:
    """Whether money is above zero: goods without payment have a value for customs all the same, and that counts."""
    low = quantity.interval.low
    if not needed_dimension(quantity).startswith("money:") or (low is not None and low > 0):
        return True
    expected = 'an amount above zero with its currency, such as "250000 JPY".'
    remedy = "For goods without payment state the value that customs appraises."
    sheet.report("money-wrong", f"`{quantity.text}` is no value of goods.", path, expected, remedy)
    return False


def read_hs_code(sheet: Sheet, raw: object, path: str) -> str | None:
    """A tariff code, digits only: `8542.39` is `854239`."""
    digits = _HS_SIGNS.sub("", raw) if isinstance(raw, str) else ""
    if _HS_CODE.fullmatch(digits):
        return digits
    what = f"{shown(raw)} is no tariff code."
    expected = "2 to 10 digits in quotation marks, with or without dots."
    sheet.report("code-unknown", what, path, expected, 'Write the code as text, such as "8542.39".')
    return None


def _quantity(sheet: Sheet, parameter: Parameter, raw: object, path: str) -> Value | None:
    return read_quantity(sheet, raw, parameter.dimension, path)


def _number(sheet: Sheet, parameter: Parameter, raw: object, path: str) -> Value | None:
    """A count or a pure number: a number, or text for an interval (`>= 4`)."""
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        if isinstance(raw, Decimal) and not raw.is_finite():
            sheet.wrong_type(raw, path, "a finite number")
            return None
        text = str(raw)
    elif isinstance(raw, str):
        text = raw
    else:
        sheet.wrong_type(raw, path, "a number")
        return None
    quantity = read_quantity(sheet, text, parameter.dimension, path)
    if quantity is not None and parameter.type is ParameterType.COUNT and not _counts(quantity):
        what = f"`{text}` is no count."
        sheet.report("count-wrong", what, path, "a whole number that is not negative.", "Write how many there are.")
        return None
    return quantity


def _counts(quantity: Quantity) -> bool:
    """Whether the stated bounds are whole and not negative."""
    bounds = (quantity.interval.low, quantity.interval.high)
    return all(bound is None or (bound.denominator == 1 and bound >= 0) for bound in bounds)


def _span(sheet: Sheet, parameter: Parameter, raw: object, path: str) -> Value | None:
    return read_span(sheet, raw, parameter.dimension, path)


def read_span(sheet: Sheet, raw: object, dimension: str | None, path: str) -> Span | None:
    """What a thing works over, from text such as `[-55, 125] °C`; None where it cannot be read, which is reported."""
    if not isinstance(raw, str):
        sheet.wrong_type(raw, path, 'a text with two bounds and a unit, such as "[-55, 125] °C"')
        return None
    try:
        interval, symbol = parse_span(raw, place=sheet.place(path))
    except ProblemError as error:
        sheet.problems.extend(error.problems)
        return None
    found = unit(symbol).dimension
    if dimension is not None and not dimension_fits(dimension, found):
        what = f"`{raw}` is a span of {found}."
        remedy = "Write the span with a unit of that dimension."
        sheet.report("dimension-wrong", what, path, f"a span of {dimension} with its unit.", remedy)
        return None
    return Span(interval, symbol, raw)


def _enum(sheet: Sheet, parameter: Parameter, raw: object, path: str) -> Value | None:
    return _code(sheet, parameter, raw, path)


def _code(sheet: Sheet, parameter: Parameter, raw: object, path: str) -> Value | None:
    if not isinstance(raw, str) or not raw.strip():
        sheet.wrong_type(raw, path, "one code in quotation marks")
        return None
    code = checked_code(sheet, parameter, raw, path)
    return None if code is None else Code(code)


def _codes(sheet: Sheet, parameter: Parameter, raw: object, path: str) -> Value | None:
    members = checked_codes(sheet, parameter, raw, path)
    if members is None or _says_none_twice(sheet, parameter, members, path):
        return None
    return Codes(members)


def _says_none_twice(sheet: Sheet, parameter: Parameter, members: frozenset[str], path: str) -> bool:
    """Where the vocabulary has a code for "none of these", an empty list says nothing and `none` stands alone."""
    if NONE not in parameter.values or members == {NONE} or (members and NONE not in members):
        return False
    what = "The list is empty." if not members else f"`{NONE}` stands beside other codes."
    expected = f'`["{NONE}"]` where none applies, else the codes that do.'
    sheet.report("codes-none", what, path, expected, f"Write `{NONE}` alone, or leave it out where nobody has looked.")
    return True


def checked_codes(sheet: Sheet, parameter: Parameter, raw: object, path: str) -> frozenset[str] | None:
    """The codes of a list, each one that the parameter knows; None where one is not, which is reported."""
    given = [raw] if isinstance(raw, str) else raw
    if not isinstance(given, list) or not all(isinstance(each, str) and each.strip() for each in given):
        sheet.wrong_type(raw, path, "a list of codes in quotation marks")
        return None
    codes = [checked_code(sheet, parameter, each, path) for each in given]
    known = frozenset(code for code in codes if code is not None)
    return known if None not in codes else None


def checked_code(sheet: Sheet, parameter: Parameter, raw: str, path: str) -> str | None:
    """A code as it is stored; None where the parameter does not know it, which is reported."""
    if parameter.prefix:
        return read_hs_code(sheet, raw, path)
    if parameter.values:
        return raw if sheet.known(raw, parameter.values, path, f"value of {parameter.name}", "value-unknown") else None
    if names_a_place(parameter.name) and raw not in COUNTRIES | sheet.regions:
        near = f"Did you mean `{raw.upper()}`?" if raw.upper() in COUNTRIES else "Look the code up in ISO 3166-1."
        expected = "a country code of two capitals (ISO 3166-1), or a region of the pack."
        sheet.report("place-unknown", f"There is no place `{raw[:60]}`.", path, expected, near)
        return None
    return raw


def _statement(sheet: Sheet, _parameter: Parameter, raw: object, path: str) -> Value | None:
    if isinstance(raw, bool):
        return Statement(raw)
    sheet.wrong_type(raw, path, "true or false (leave it out where nobody knows)")
    return None


_READERS: dict[ParameterType, Reader] = {
    ParameterType.QUANTITY: _quantity,
    ParameterType.COUNT: _number,
    ParameterType.NUMBER: _number,
    ParameterType.SPAN: _span,
    ParameterType.ENUM: _enum,
    ParameterType.CODE: _code,
    ParameterType.CODES: _codes,
    ParameterType.FLAG: _statement,
    ParameterType.JUDGEMENT: _statement,
}
