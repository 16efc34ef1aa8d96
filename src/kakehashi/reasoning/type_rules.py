"""Which predicate may be put to which parameter, and which figures fit it: what a condition's words must agree with."""

from __future__ import annotations

from collections.abc import Collection

from kakehashi.reasoning.arithmetic import operands
from kakehashi.reasoning.limit_rules import Sheet, check_figure, check_two_figures, check_unit, report_unit
from kakehashi.reasoning.syntax import (
    AtLeastInSet,
    CodeSet,
    Compare,
    CompareExpressions,
    Flag,
    InRange,
    InSet,
    InUnit,
    Is,
    Measure,
    NamedSet,
    Position,
    SpanRelation,
)
from kakehashi.vocabulary import Parameter, ParameterType, find_unit

NUMERIC = (ParameterType.QUANTITY, ParameterType.COUNT, ParameterType.NUMBER)
CODED = (ParameterType.ENUM, ParameterType.CODE, ParameterType.CODES)
_ASKED_OF = {
    ParameterType.QUANTITY: "a comparison (`> 3 GHz`) or a range (`in [1, 3) GHz`)",
    ParameterType.COUNT: "a comparison (`>= 3`) or a range without unit",
    ParameterType.NUMBER: "a comparison (`>= 0.5`) or a range without unit",
    ParameterType.SPAN: "`overlaps`, `covers` or `within` and a range",
    ParameterType.ENUM: "`is` and a value, or `in {..}`",
    ParameterType.CODE: "`is` and a code, or `in` and a set",
    ParameterType.CODES: "`in` and a set",
    ParameterType.FLAG: "its bare name, or `not` and its name",
    ParameterType.JUDGEMENT: "its bare name, or `not` and its name",
}
_COMPARISON, _RANGE, _SPANS, _FORMULA = "a comparison", "a range", "a relation of spans", "a place in a formula"


# ---------------------------------------------------------------- measures


def parameter_of(sheet: Sheet, measure: Measure, inside: tuple[str, ...]) -> Parameter | None:
    """The parameter a measure names within these components and curves; None (reported) where there is none."""
    vocabulary = sheet.rulebook.vocabulary
    parameter = vocabulary.parameters.get(measure.name)
    if parameter is None:
        if measure.name == "kind":
            what = "`kind` is asked with `is` or `in`."
            sheet.report("L01", measure.at, what, "`kind is ..` or `kind in {..}`.", "Name the kind after `is`.")
        elif measure.name in vocabulary.kinds:
            what = f"`{measure.name}` is a kind, not a parameter."
            sheet.report("L01", measure.at, what, "a parameter.", f"Write `kind is {measure.name}`.")
        else:
            sheet.unknown("parameter", measure.name, vocabulary.parameters, measure.at)
        return None
    if parameter.of is not None and parameter.of not in inside and not sheet.anywhere:
        what = f"`{measure.name}` belongs to `{parameter.of}`, which this line does not speak of."
        word = "somewhere on" if parameter.of in vocabulary.curves else "some"
        remedy = f"Write `{word} {parameter.of} has {measure.name} ..`."
        sheet.report("L01", measure.at, what, "a parameter of the item, or of the thing a quantifier names.", remedy)
    _check_qualifiers(sheet, measure, parameter)
    return parameter


def _check_qualifiers(sheet: Sheet, measure: Measure, parameter: Parameter) -> None:
    if measure.by is not None and measure.by not in parameter.standards:
        sheet.unknown(f"standard of `{measure.name}`", measure.by, parameter.standards, measure.at)
    if measure.basis is not None and measure.basis not in parameter.bases:
        sheet.unknown(f"basis of `{measure.name}`", measure.basis, parameter.bases, measure.at)
    if measure.at_condition is not None:
        condition = measure.at_condition
        if condition.unit is not None and find_unit(condition.unit) is None:
            report_unit(sheet, condition.unit, condition.at)
        check_two_figures(sheet, condition)


def _wrong_type(sheet: Sheet, measure: Measure, parameter: Parameter, asked: str) -> None:
    """A predicate that the type does not take; a span for a quantity and the reverse is lint 18."""
    as_quantity = parameter.type is ParameterType.SPAN and asked in (_COMPARISON, _RANGE, _FORMULA)
    as_span = parameter.type is ParameterType.QUANTITY and asked == _SPANS
    code = "L18" if as_quantity or as_span else "L01"
    what = f"`{measure.name}` is a {parameter.type} and does not take {asked}."
    expected = f"{_ASKED_OF[parameter.type]}."
    sheet.report(code, measure.at, what, expected, "Ask what the type takes, or correct the name.")


# ---------------------------------------------------------------- predicates


def check_compare(sheet: Sheet, condition: Compare, inside: tuple[str, ...]) -> None:
    """A comparison: numeric parameter, figure of its dimension, two figures of one limit that agree."""
    parameter = parameter_of(sheet, condition.measure, inside)
    if parameter is None:
        return
    if parameter.type not in NUMERIC:
        _wrong_type(sheet, condition.measure, parameter, _COMPARISON)
        return
    check_figure(sheet, condition.figure, parameter)


def check_in_range(sheet: Sheet, condition: InRange, inside: tuple[str, ...]) -> None:
    """A range: numeric parameter, range in a unit of its dimension."""
    parameter = parameter_of(sheet, condition.measure, inside)
    if parameter is None:
        return
    if parameter.type not in NUMERIC:
        _wrong_type(sheet, condition.measure, parameter, _RANGE)
        return
    check_unit(sheet, condition.range.unit, parameter, condition.range.at)


def check_span(sheet: Sheet, condition: SpanRelation, inside: tuple[str, ...]) -> None:
    """A relation of spans: span parameter, range in a unit of its dimension."""
    parameter = parameter_of(sheet, condition.measure, inside)
    if parameter is None:
        return
    if parameter.type is not ParameterType.SPAN:
        _wrong_type(sheet, condition.measure, parameter, _SPANS)
        return
    check_unit(sheet, condition.range.unit, parameter, condition.range.at)


def check_flag(sheet: Sheet, condition: Flag, inside: tuple[str, ...]) -> None:
    """A bare name: a flag or a judgement."""
    parameter = parameter_of(sheet, condition.measure, inside)
    if parameter is not None and parameter.type not in (ParameterType.FLAG, ParameterType.JUDGEMENT):
        _wrong_type(sheet, condition.measure, parameter, "standing alone")


def check_is(sheet: Sheet, condition: Is, inside: tuple[str, ...]) -> None:
    """`is`: a kind that exists, or one value of an enum or a code."""
    if condition.measure.name == "kind":
        _check_kind(sheet, condition.value, condition.at)
        return
    parameter = parameter_of(sheet, condition.measure, inside)
    if parameter is None:
        return
    if parameter.type not in (ParameterType.ENUM, ParameterType.CODE):
        _wrong_type(sheet, condition.measure, parameter, "`is`")
        return
    _check_values(sheet, parameter, (condition.value,), condition.at)


def check_in_set(sheet: Sheet, condition: InSet | AtLeastInSet, inside: tuple[str, ...]) -> None:
    """`in`: a kind, an enum, a code or codes, with a set whose members it can have."""
    members = _members(sheet, condition.members)
    if condition.measure.name == "kind":
        for member in members:
            _check_kind(sheet, member, condition.members.at)
        return
    parameter = parameter_of(sheet, condition.measure, inside)
    if parameter is None:
        return
    takes = CODED if isinstance(condition, InSet) else (ParameterType.CODES,)
    if parameter.type not in takes:
        _wrong_type(sheet, condition.measure, parameter, "`in` and a set of codes")
        return
    _check_values(sheet, parameter, members, condition.members.at)
    if isinstance(condition, AtLeastInSet) and condition.number > len(members) > 0:
        what = f"`at least {condition.number} of` a set of {len(members)} can never be met."
        sheet.report("L07", condition.at, what, "a number up to the size of the set.", "Correct the number.")


def _members(sheet: Sheet, members: CodeSet | NamedSet) -> tuple[str, ...]:
    if isinstance(members, CodeSet):
        return members.members
    if members.name not in sheet.rulebook.sets:
        sheet.unknown("set", members.name, sheet.rulebook.sets, members.at)
        return ()
    return tuple(sorted(sheet.rulebook.sets[members.name]))


def _check_kind(sheet: Sheet, kind: str, at: Position) -> None:
    if kind not in sheet.rulebook.vocabulary.kinds:
        sheet.unknown("kind", kind, sheet.rulebook.vocabulary.kinds, at)


def _check_values(sheet: Sheet, parameter: Parameter, values: Collection[str], at: Position) -> None:
    for value in values if parameter.values else ():
        if value not in parameter.values:
            sheet.unknown(f"value of `{parameter.name}`", value, parameter.values, at)


def check_expressions(sheet: Sheet, condition: CompareExpressions, inside: tuple[str, ...]) -> None:
    """Formulas: every operand numeric and read in a unit of its dimension."""
    found = [*operands(condition.left), *operands(condition.right)]
    if not found:
        what = "Both sides of the comparison are figures."
        sheet.report("L07", condition.at, what, "a formula with a parameter (`name[unit]`).", "Name what is measured.")
    for operand in found:
        check_operand(sheet, operand, inside)


def check_operand(sheet: Sheet, operand: InUnit, inside: tuple[str, ...]) -> None:
    """`peak_power[W]`: a numeric parameter and a unit of its dimension (`1` for counts and pure numbers)."""
    parameter = parameter_of(sheet, operand.measure, inside)
    if parameter is None:
        return
    if parameter.type not in NUMERIC:
        _wrong_type(sheet, operand.measure, parameter, _FORMULA)
        return
    if operand.unit == "1" and parameter.type is not ParameterType.QUANTITY:
        return
    check_unit(sheet, operand.unit, parameter, operand.at)
