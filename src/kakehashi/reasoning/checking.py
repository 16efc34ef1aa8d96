"""A condition against the vocabulary and the rulebook: every name known, every type and dimension right.

Codes are those of the lint: L01 name, type or dimension; L02 unit; L03 reference; L05 two figures; L07 impossible;
L10 `every` over what cannot be complete; L18 a span taken for a quantity or the reverse.
"""

from __future__ import annotations

from collections.abc import Mapping

from kakehashi.problems import Problem
from kakehashi.reasoning.arithmetic import operands
from kakehashi.reasoning.limit_rules import Sheet, check_figure
from kakehashi.reasoning.parser import Origin
from kakehashi.reasoning.reference_rules import check_reference
from kakehashi.reasoning.rulebook import Clause, Rulebook
from kakehashi.reasoning.syntax import (
    AnyRow,
    AtLeastInSet,
    Compare,
    CompareExpressions,
    Condition,
    CountOf,
    DesignedFor,
    Expression,
    Flag,
    InRange,
    InSet,
    InTable,
    Is,
    Measure,
    Position,
    Quantified,
    QuantifiedListed,
    Quantifier,
    RelatedTo,
    SpanRelation,
    SumOf,
)
from kakehashi.reasoning.type_rules import (
    NUMERIC,
    check_compare,
    check_expressions,
    check_flag,
    check_in_range,
    check_in_set,
    check_is,
    check_operand,
    check_span,
    parameter_of,
)
from kakehashi.reasoning.walking import parts, references
from kakehashi.vocabulary import Component, Curve, ParameterType

_ON_CURVES = (Quantifier.SOMEWHERE, Quantifier.EVERYWHERE)
_NEED_ALL = {Quantifier.EVERY, Quantifier.NO, Quantifier.EVERYWHERE}
Inside = tuple[str, ...]


def check_condition(condition: Condition, rulebook: Rulebook, origin: Origin, *, term: bool = False) -> list[Problem]:
    """Every problem of one condition, in the order written, each with its place in the file.

    `term`: the condition of a term, which may be put to any component, so that parameters of all of them may stand.
    References into another jurisdiction are not followed.
    """
    sheet = Sheet(origin, rulebook, anywhere=term)
    _check(sheet, condition, ())
    return sheet.problems


def check_rulebook(rulebook: Rulebook, origins: Mapping[tuple[str, str], Origin]) -> list[Problem]:
    """Every problem of every condition of a rulebook.

    `origins` by (clause id, `scope` | `when` | `except`), and (`term/<id>`, `when`) for terms; where one is missing the
    problem has only its field.
    """
    found: list[Problem] = []
    for clause in rulebook.clauses.values():
        for name, condition in conditions_of(clause):
            found += check_condition(condition, rulebook, origin_of(origins, clause.id, name))
    for term, condition in rulebook.terms.items():
        found += check_condition(condition, rulebook, origin_of(origins, f"term/{term}", "when"), term=True)
    return found


def conditions_of(clause: Clause) -> tuple[tuple[str, Condition], ...]:
    """The conditions of a clause by their field in the pack."""
    named = (("scope", clause.scope), ("when", clause.criteria), ("except", clause.exception))
    return tuple((name, condition) for name, condition in named if condition is not None)


def origin_of(origins: Mapping[tuple[str, str], Origin], owner: str, name: str) -> Origin:
    """Where a condition stands; only its field where that is not known."""
    return origins.get((owner, name)) or Origin(field=f"{owner}.{name}")


def check_formula(
    expression: Expression, rulebook: Rulebook, origin: Origin, *, of: str | None = None
) -> list[Problem]:
    """Every problem of a derived parameter's formula; `of` is the component or curve the parameter belongs to."""
    sheet = Sheet(origin, rulebook)
    for operand in operands(expression):
        check_operand(sheet, operand, () if of is None else (of,))
    return sheet.problems


def _check(sheet: Sheet, condition: Condition, inside: Inside) -> None:
    match condition:
        case Compare():
            check_compare(sheet, condition, inside)
        case InRange():
            check_in_range(sheet, condition, inside)
        case InSet() | AtLeastInSet():
            check_in_set(sheet, condition, inside)
        case Is():
            check_is(sheet, condition, inside)
        case SpanRelation():
            check_span(sheet, condition, inside)
        case Flag():
            check_flag(sheet, condition, inside)
        case CompareExpressions():
            check_expressions(sheet, condition, inside)
        case _:
            _check_compound(sheet, condition, inside)


def _check_compound(sheet: Sheet, condition: Condition, inside: Inside) -> None:
    match condition:
        case InTable():
            _check_in_table(sheet, condition, inside)
        case DesignedFor():
            if condition.purpose not in sheet.rulebook.vocabulary.purposes:
                sheet.unknown("purpose", condition.purpose, sheet.rulebook.vocabulary.purposes, condition.at)
        case Quantified() | QuantifiedListed():
            _check_quantified(sheet, condition)
            inside = (*inside, condition.name)
        case CountOf() | SumOf():
            _check_counted(sheet, condition, inside)
            inside = (*inside, condition.name)
        case RelatedTo():
            for stage in condition.stages:
                if stage not in sheet.rulebook.vocabulary.stages:
                    sheet.unknown("stage", stage, sheet.rulebook.vocabulary.stages, condition.at)
        case AnyRow():
            _check_columns(sheet, condition)
    for reference in references(condition):
        check_reference(sheet, reference)
    for part in parts(condition):
        _check(sheet, part, inside)


# ---------------------------------------------------------------- components and curves


def _check_quantified(sheet: Sheet, condition: Quantified | QuantifiedListed) -> None:
    vocabulary = sheet.rulebook.vocabulary
    on_curve = condition.quantifier in _ON_CURVES
    wanted, other = ("curve", "component") if on_curve else ("component", "curve")
    known: dict[str, dict[str, Component | Curve]] = {
        "component": dict(vocabulary.components), "curve": dict(vocabulary.curves)
    }  # fmt: skip
    found = known[wanted].get(condition.name)
    if found is None and condition.name in known[other]:
        what = f"`{condition.name}` is a {other}."
        words = "`some`, `every` or `no`" if on_curve else "`somewhere on` or `everywhere on`"
        remedy = f"Ask it with {words}."
        sheet.report("L01", condition.at, what, f"a {wanted} after `{condition.quantifier}`.", remedy)
    elif found is None:
        sheet.unknown(wanted, condition.name, known[wanted], condition.at)
    elif condition.quantifier in _NEED_ALL and found.complete_question is None:
        _report_incomplete(sheet, str(condition.quantifier), condition.name, condition.at)


def _report_incomplete(sheet: Sheet, word: str, name: str, at: Position) -> None:
    what = f"`{word} {name}` needs to know that all are stated, and `{name}` has no question that asks so."
    remedy = f"Give `{name}` a `complete_question` in the vocabulary."
    sheet.report("L10", at, what, f"a `complete_question` for `{name}`.", remedy)


def _check_counted(sheet: Sheet, condition: CountOf | SumOf, inside: Inside) -> None:
    component = sheet.rulebook.vocabulary.components.get(condition.name)
    if component is None:
        sheet.unknown("component", condition.name, sheet.rulebook.vocabulary.components, condition.at)
    elif isinstance(condition, CountOf) and condition.bound != "at least" and component.complete_question is None:
        _report_incomplete(sheet, condition.bound, condition.name, condition.at)
    if isinstance(condition, SumOf):
        measure = Measure(condition.parameter, at=condition.at)
        parameter = parameter_of(sheet, measure, (*inside, condition.name))
        if parameter is not None and parameter.type not in NUMERIC:
            what = f"`{condition.parameter}` is a {parameter.type} and cannot be summed."
            sheet.report("L01", condition.at, what, "a quantity, a count or a number.", "Correct the name.")
        elif parameter is not None:
            check_figure(sheet, condition.figure, parameter)


# ---------------------------------------------------------------- tables


def _check_columns(sheet: Sheet, table: AnyRow) -> None:
    for row in table.rows:
        if len(row.cells) != len(table.measures):
            what = f"The row has {len(row.cells)} cells; the table has {len(table.measures)} columns."
            sheet.report("L01", row.at, what, "one cell for each column.", "Write `-` for a cell that asks nothing.")


def _check_in_table(sheet: Sheet, condition: InTable, inside: Inside) -> None:
    table = sheet.rulebook.tables.get(condition.table)
    if table is None:
        sheet.unknown("table", condition.table, sheet.rulebook.tables, condition.at)
    elif len(table.columns) != len(condition.names):
        count = len(table.columns)
        what = f"{len(condition.names)} names are looked up in `{condition.table}`, which has {count} columns."
        sheet.report("L01", condition.at, what, f"({', '.join(table.columns)}).", "Name one parameter for each column.")
    for column, name in enumerate(condition.names):
        parameter = parameter_of(sheet, Measure(name, at=condition.at), inside)
        if parameter is None:
            continue
        if parameter.type not in (ParameterType.ENUM, ParameterType.CODE):
            what = f"`{name}` is a {parameter.type} and cannot be looked up in a table."
            sheet.report("L01", condition.at, what, "an enum or a code.", "Correct the name or the type.")
        elif table is not None and parameter.values:
            cells = {row[column] for row in table.rows if column < len(row)} - {"*"}
            for value in sorted(cells - set(parameter.values)):
                sheet.unknown(f"value of `{name}`", value, parameter.values, condition.at)
