"""From the grammar's rules to the nodes of the tree, with the checks that a grammar cannot make."""

from __future__ import annotations

from lark import Token, v_args

from kakehashi.reasoning.operands import Operands, bare, complain, counted, place_of, words
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    AtLeastInSet,
    AtLeastOf,
    Cell,
    CodeSet,
    Compare,
    CompareExpressions,
    Comparison,
    Condition,
    CountOf,
    DesignedFor,
    Expression,
    Figure,
    Flag,
    IfThen,
    InRange,
    InSet,
    InTable,
    Is,
    Labelled,
    Measure,
    NamedSet,
    NoneOf,
    Not,
    Quantified,
    QuantifiedListed,
    Quantifier,
    Range,
    Refer,
    Reference,
    RelatedTo,
    Row,
    SpanRelation,
    SumOf,
)

_QUANTIFIERS = {quantifier.value: quantifier for quantifier in Quantifier}
_COMPARISONS = {comparison.value: comparison for comparison in Comparison}
_GROUPS: dict[str, type[AllOf | AnyOf | NoneOf]] = {"all of": AllOf, "any of": AnyOf, "none of": NoneOf}
_OF_CURVES = (Quantifier.SOMEWHERE, Quantifier.EVERYWHERE)


@v_args(inline=True)
class Predicates(Operands):
    """What can be asked on a line."""

    def compare(self, measure: Measure, comparison: Token, figure: Figure) -> Compare:
        return Compare(measure, _COMPARISONS[comparison], figure, at=measure.at)

    def in_range(self, measure: Measure, _in: Token, values: Range) -> InRange:
        return InRange(measure, values, at=measure.at)

    def in_set(self, measure: Measure, _in: Token, members: CodeSet | Token) -> InSet:
        return InSet(measure, _set(members), at=measure.at)

    def at_least_in_set(
        self, measure: Measure, _in: Token, _at_least: Token, number: Token, members: CodeSet | Token
    ) -> AtLeastInSet:
        return AtLeastInSet(measure, int(number), _set(members), at=measure.at)

    def is_value(self, measure: Measure, _is: Token, value: Token) -> Is:
        return Is(measure, bare(value), at=measure.at)

    def span(self, measure: Measure, relation: Token, values: Range) -> SpanRelation:
        return SpanRelation(measure, str(relation), values, at=measure.at)

    def flag(self, measure: Measure) -> Flag:
        return Flag(measure, at=measure.at)

    def compare_expressions(self, left: Expression, comparison: Token, right: Expression) -> CompareExpressions:
        return CompareExpressions(left, _COMPARISONS[comparison], right, at=left.at)

    def refer(self, verb: Token, references: tuple[Reference, ...]) -> Refer:
        return Refer(str(verb), references, at=place_of(verb))

    def designed(self, level: Token, purpose: Token) -> DesignedFor:
        return DesignedFor(words(level), str(purpose), at=place_of(level))

    def related(
        self, level: Token, stages: tuple[str, ...] | None, _listed: Token, references: tuple[Reference, ...]
    ) -> RelatedTo:
        return RelatedTo(words(level), stages or (), references, at=place_of(level))

    def quantified(
        self, quantifier: Token, name: Token, where: Condition | None, _has: Token, body: Condition
    ) -> Quantified:
        return Quantified(_QUANTIFIERS[words(quantifier)], str(name), where, body, at=place_of(quantifier))

    def quantified_listed(
        self, quantifier: Token, name: Token, where: Condition | None, _is: Token, references: tuple[Reference, ...]
    ) -> QuantifiedListed:
        kind = _QUANTIFIERS[words(quantifier)]
        if kind in _OF_CURVES:
            raise complain(
                place_of(quantifier), "condition-syntax", f"`{kind}` speaks of a curve, and a curve is not listed.",
                "`some`, `every` or `no` before `is listed`.", "Name the component that is listed.",
            )  # fmt: skip
        return QuantifiedListed(kind, str(name), where, references, at=place_of(quantifier))

    def count(self, bound: Token, number: Token, name: Token, where: Condition | None = None) -> CountOf:
        return CountOf(words(bound), int(number), str(name), where, at=place_of(bound))

    def sum_of(
        self, opening: Token, parameter: Token, name: Token, where: Condition | None, comparison: Token, figure: Figure
    ) -> SumOf:
        return SumOf(str(parameter), str(name), where, _COMPARISONS[comparison], figure, at=place_of(opening))

    def in_table(self, opening: Token, *names: Token) -> InTable:
        return InTable(tuple(str(name) for name in names[:-1]), str(names[-1]), at=place_of(opening))

    def in_table_alone(self, opening: Token, name: Condition, table: Token) -> InTable:
        if not isinstance(name, Flag) or name.measure != Measure(name.measure.name):
            raise complain(
                place_of(opening), "condition-syntax", "`in table` looks names up, and this is a condition.",
                "`(name, name) in table name`.", "Put only names into the brackets.",
            )  # fmt: skip
        return InTable((name.measure.name,), str(table), at=place_of(opening))


def _set(members: CodeSet | Token) -> CodeSet | NamedSet:
    return members if isinstance(members, CodeSet) else NamedSet(str(members), at=place_of(members))


@v_args(inline=True)
class Building(Predicates):
    """The whole condition: lines, groups, tables and labels over the predicates."""

    def start(self, *nodes: Condition) -> Condition:
        return nodes[0] if len(nodes) == 1 else AllOf(nodes, top=True, at=nodes[0].at)

    def labelled(self, label: Token, node: Condition) -> Labelled:
        return Labelled(label[1:-1], node, at=place_of(label))

    def group(self, opening: Token, *nodes: Condition) -> AllOf | AnyOf | NoneOf:
        return _GROUPS[words(opening)](nodes, at=place_of(opening))

    def at_least_of(self, opening: Token, number: Token, *nodes: Condition) -> AtLeastOf:
        if not 1 <= int(number) <= len(nodes):
            raise complain(
                place_of(number), "count-impossible", f"`at least {number} of` stands over {len(nodes)} lines.",
                f"a number from 1 to {len(nodes)}.", "Correct the number or add the missing lines.",
            )  # fmt: skip
        return AtLeastOf(int(number), nodes, at=place_of(opening))

    def if_then(self, opening: Token, premise: Condition, *nodes: Condition) -> IfThen:
        return IfThen(premise, nodes, at=place_of(opening))

    def block(
        self, quantifier: Token, name: Token, where: Condition | None, _has: Token, *nodes: Condition
    ) -> Quantified:
        body = nodes[0] if len(nodes) == 1 else AllOf(nodes, at=nodes[0].at)
        return Quantified(
            _QUANTIFIERS[words(quantifier)], str(name), where, body, inline=False, at=place_of(quantifier)
        )

    def all_line(self, *units: Condition) -> AllOf:
        return AllOf(units, inline=True, at=units[0].at)

    def any_line(self, *units: Condition) -> AnyOf:
        return AnyOf(units, inline=True, at=units[0].at)

    def negation(self, word: Token, operand: Condition) -> Not:
        return Not(operand, at=place_of(word))

    # ------------------------------------------------------------ tables

    def columns(self, *measures: Measure) -> tuple[Measure, ...]:
        return measures

    def table(self, opening: Token, measures: tuple[Measure, ...], *rows: Row) -> AnyRow:
        for row in rows:
            if len(row.cells) != len(measures):
                cells, columns = counted(len(row.cells), "cell"), counted(len(measures), "column")
                raise complain(
                    row.at, "row-length", f"This row has {cells} and the table {columns}.",
                    f"{counted(len(measures), 'cell')}.", "Give one cell per column; `-` stands for anything.",
                )  # fmt: skip
        return AnyRow(measures, rows, at=place_of(opening))

    def row(self, label: Token | None, *cells: Cell) -> Row:
        if label is None:
            return Row(None, cells, at=cells[0].at)
        return Row(label[1:-1], cells, at=place_of(label))

    def compare_cell(self, comparison: Token, figure: Figure) -> Cell:
        return Cell((_COMPARISONS[comparison], figure), at=place_of(comparison))

    def range_cell(self, values: Range) -> Cell:
        return Cell(values, at=values.at)

    def set_cell(self, members: CodeSet) -> Cell:
        return Cell(members, at=members.at)

    def named_cell(self, word: Token, name: Token) -> Cell:
        return Cell(NamedSet(str(name), at=place_of(name)), at=place_of(word))

    def is_cell(self, word: Token, value: Token) -> Cell:
        return Cell(bare(value), at=place_of(word))

    def any_cell(self, dash: Token) -> Cell:
        return Cell(None, at=place_of(dash))
