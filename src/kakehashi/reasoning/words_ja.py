"""A condition in Japanese, as sentences in the manner of the ordinances (を超える, であって, にあっては)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, assert_never

from kakehashi.reasoning import syntax as s
from kakehashi.reasoning.words_ja_forms import (
    COMPARISONS,
    LEVELS,
    Phrase,
    at_level,
    denial,
    joined_and,
    joined_or,
    listing,
    made,
    phrase,
    quoted,
    range_endings,
    range_noun,
    sentence,
    within,
)
from kakehashi.reasoning.words_names import Names, figure_text, reference_key
from kakehashi.reasoning.words_shapes import COMPOUND, expression_text, marks_of, row_conditions
from kakehashi.vocabulary import ParameterType

FUNCTIONS = {"min": "最小値", "max": "最大値", "sqrt": "√", "cosdeg": "cos°"}
SPANS = {
    "overlaps": ("と重なる", "と重なり", "と重ならない"),
    "covers": ("の全てを含む", "の全てを含み", "の全てを含まない"),
    "within": ("内にある", "内にあり", "内にない"),
}


class Japanese:
    """Says conditions in Japanese with the names of one vocabulary."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._sayings: dict[type, Callable[[Any], Phrase]] = {
            s.Not: lambda condition: denial(self.phrase(condition.operand)),
            s.AllOf: self._and,
            s.AnyOf: self._or,
            s.NoneOf: self._or,
            s.AtLeastOf: self._several,
            s.Labelled: lambda condition: self.phrase(condition.operand),
            s.AnyRow: self._rows,
            s.IfThen: self._if,
            s.Quantified: self._quantified,
            s.QuantifiedListed: self._quantified_listed,
            s.CountOf: self._count,
            s.SumOf: self._sum,
            s.Refer: self._refer,
            s.DesignedFor: lambda condition: at_level(condition.level, self.names.purpose(condition.purpose)),
            s.RelatedTo: self._related,
            s.InTable: self._in_table,
            s.Compare: self._compare,
            s.InRange: self._in_range,
            s.InSet: self._in_set,
            s.AtLeastInSet: self._at_least_in_set,
            s.Is: self._is,
            s.SpanRelation: self._span,
            s.Flag: self._flag,
            s.CompareExpressions: self._compare_expressions,
        }

    # ------------------------------------------------------------ what the layout asks

    def sentence(self, condition: s.Condition) -> str:
        """The condition on one line."""
        return self.phrase(condition).final

    def group(self, condition: s.AllOf | s.AnyOf | s.NoneOf | s.AtLeastOf | s.AnyRow) -> str:
        """Header of a group."""
        return f"次の{self._group(condition)}もの:"

    def _group(self, condition: s.AllOf | s.AnyOf | s.NoneOf | s.AtLeastOf | s.AnyRow) -> str:
        match condition:
            case s.AllOf():
                return "全てに該当する"
            case s.AnyOf() | s.AnyRow():
                return "いずれかに該当する"
            case s.NoneOf():
                return "いずれにも該当しない"
            case s.AtLeastOf():
                return f"うち{condition.number}以上に該当する"
            case _:
                assert_never(condition)

    def quantified(self, condition: s.Quantified, inner: s.Condition) -> str:
        """Header of a quantifier whose body is a block: `直線軸のいずれかが次の全てに該当する:`."""
        if isinstance(inner, s.AllOf | s.AnyOf | s.NoneOf | s.AtLeastOf | s.AnyRow):
            demand = f"次の{self._group(inner)}"
        else:
            demand = "次に該当する"
        things = self._things(condition.name, condition.where)
        match condition.quantifier:
            case s.Quantifier.SOME:
                return f"{things}のいずれかが、{demand}:"
            case s.Quantifier.EVERY:
                return f"{things}の全てが、{demand}:"
            case s.Quantifier.NO:
                return f"{demand}{things}がない:"
            case s.Quantifier.SOMEWHERE:
                return f"{self._curve(condition)}のいずれかの点において、{demand}:"
            case s.Quantifier.EVERYWHERE:
                return f"{self._curve(condition)}の全ての点において、{demand}:"

    def premise(self, condition: s.Condition) -> str:
        """Header of `if .. then` with a block."""
        return f"{self.phrase(condition).modifying}ものにあっては、次の全てに該当するもの:"

    # ------------------------------------------------------------ phrases

    def phrase(self, condition: s.Condition) -> Phrase:
        """The condition as one predicate."""
        return self._sayings[type(condition)](condition)

    def _and(self, condition: s.AllOf) -> Phrase:
        return joined_and(self._clauses(condition.operands))

    def _or(self, condition: s.AnyOf | s.NoneOf) -> Phrase:
        either = joined_or(self._clauses(condition.operands))
        return denial(either) if isinstance(condition, s.NoneOf) else either

    def _several(self, condition: s.AtLeastOf) -> Phrase:
        inner = "、".join(f"「{self.sentence(operand)}」" for operand in condition.operands)
        return within(f"{inner}のうち{condition.number}以上")

    def _rows(self, condition: s.AnyRow) -> Phrase:
        return joined_or([self._row(condition, row) for row in condition.rows])

    def _clauses(self, operands: Sequence[s.Condition]) -> list[Phrase]:
        """Operands of a compound; what could swallow its neighbours is quoted, save at the end."""
        said = []
        for index, operand in enumerate(operands):
            part = self.phrase(operand)
            last = index == len(operands) - 1
            said.append(quoted(part) if isinstance(operand, COMPOUND) and not (last and _opens(operand)) else part)
        return said

    def row(self, condition: s.AnyRow, row: s.Row) -> str:
        """A row of a table on one line."""
        return self._row(condition, row).final

    def _row(self, condition: s.AnyRow, row: s.Row) -> Phrase:
        cells = row_conditions(condition, row)
        return joined_and([self.phrase(cell) for cell in cells]) if cells else sentence("条件を問わない")

    def _if(self, condition: s.IfThen) -> Phrase:
        start = self.phrase(condition.premise).modifying + "ものにあっては、"
        end = joined_and(self._clauses(condition.conclusion))
        final = start + end.final
        return Phrase(final, start + end.continuing, final, f"「{final}」に該当しない")

    # ------------------------------------------------------------ measured things

    def _compare(self, condition: s.Compare) -> Phrase:
        stem = f"{self.measure(condition.measure)}が{figure_text(condition.figure, '（）')}"
        return phrase(stem, COMPARISONS[condition.comparison])

    def _in_range(self, condition: s.InRange) -> Phrase:
        return phrase(f"{self.measure(condition.measure)}が", range_endings(condition.range))

    def _span(self, condition: s.SpanRelation) -> Phrase:
        final, continuing, denied = SPANS[condition.relation]
        stem = f"{self.measure(condition.measure)}が{range_noun(condition.range)}"
        return phrase(stem, (final, continuing, final, denied))

    def _compare_expressions(self, condition: s.CompareExpressions) -> Phrase:
        left = self.expression(condition.left)
        right = self.expression(condition.right, outer=True)
        return phrase(f"{left}の値が{right}", COMPARISONS[condition.comparison])

    def measure(self, measure: s.Measure) -> str:
        """`ISO 230-2:2014による20 °Cにおける繰返し性`."""
        text = self.names.label(measure.name)
        return self._manner(measure) + text

    def _manner(self, measure: s.Measure) -> str:
        text = f"{self.names.standard(measure.name, measure.by)}による" if measure.by else ""
        if measure.at_condition is not None:
            text += f"{figure_text(measure.at_condition, '（）')}における"
        if measure.basis is None:
            return text
        return f"{text}{self.names.basis(measure.name, measure.basis).removesuffix('として')}としての"

    def _flag(self, condition: s.Flag) -> Phrase:
        name = condition.measure.name
        manner = self._manner(condition.measure)
        negative = self.names.negative(name)
        if not manner:
            return sentence(self.names.label(name), negative)
        return within(f"{manner}「{self.names.label(name)}」")

    def _type(self, measure: s.Measure) -> ParameterType | None:
        parameter = self.names.parameter(measure.name)
        return parameter.type if parameter else None

    def _is(self, condition: s.Is) -> Phrase:
        if condition.measure.name == "kind":
            return sentence(f"{self.names.kind(condition.value)}である", f"{self.names.kind(condition.value)}でない")
        value = self.names.value(condition.measure.name, condition.value)
        if self._type(condition.measure) is ParameterType.CODES:
            return phrase(f"{self.measure(condition.measure)}に{value}が含まれ", ("る", "", "る", "ない"))
        return phrase(f"{self.measure(condition.measure)}が{value}", ("である", "であり", "である", "でない"))

    def _in_set(self, condition: s.InSet) -> Phrase:
        measure, members = condition.measure, condition.members
        kind = measure.name == "kind"
        subject = "" if kind else f"{self.measure(measure)}が"
        if isinstance(members, s.NamedSet):
            text = f"「{self.names.named(members)}」"
            several = f"{text}のいずれか"
        else:
            text = listing(self.names.members(measure.name, members))
            several = text
        if self._type(measure) is ParameterType.CODES:
            return phrase(f"{self.measure(measure)}に{several}が含まれ", ("る", "", "る", "ない"))
        parameter = self.names.parameter(measure.name)
        if isinstance(members, s.NamedSet) or (parameter is not None and parameter.prefix):
            return phrase(f"{subject}{text}に含まれ", ("る", "", "る", "ない"))
        return phrase(subject + text, ("である", "であり", "である", "でない"))

    def _at_least_in_set(self, condition: s.AtLeastInSet) -> Phrase:
        members = condition.members
        if isinstance(members, s.NamedSet):
            text = f"「{self.names.named(members)}」"
        else:
            text = "、".join(self.names.members(condition.measure.name, members))
        stem = f"{self.measure(condition.measure)}に{text}のうち{condition.number}以上が含まれ"
        return phrase(stem, ("る", "", "る", "ない"))

    def expression(self, expression: s.Expression, *, outer: bool = False) -> str:
        """A formula; `outer` puts a computed side of a comparison into brackets."""
        return expression_text(expression, self._in_unit, FUNCTIONS, outer=outer)

    def _in_unit(self, number: s.InUnit) -> str:
        text = self.measure(number.measure)
        return text if number.unit == "1" else f"{number.unit}で表した{text}"

    # ------------------------------------------------------------ things with facts of their own

    def _things(self, name: str, where: s.Condition | None) -> str:
        return (self.phrase(where).modifying if where is not None else "") + self.names.component(name)

    def _curve(self, condition: s.Quantified) -> str:
        label = self.names.component(condition.name)
        return label if condition.where is None else f"{label}のうち{self.phrase(condition.where).modifying}範囲"

    def _count(self, condition: s.CountOf) -> Phrase:
        endings = {"at least": s.Comparison.AT_LEAST, "at most": s.Comparison.AT_MOST, "exactly": s.Comparison.EQUAL}
        stem = f"{self._things(condition.name, condition.where)}の数が{condition.number}"
        return phrase(stem, COMPARISONS[endings[condition.bound]])

    def _sum(self, condition: s.SumOf) -> Phrase:
        things = self._things(condition.name, condition.where)
        stem = f"{things}の{self.names.label(condition.parameter)}の合計が{figure_text(condition.figure, '（）')}"
        return phrase(stem, COMPARISONS[condition.comparison])

    def _quantified(self, condition: s.Quantified) -> Phrase:
        body = self.phrase(condition.body)
        if condition.quantifier is s.Quantifier.NO:
            return self._none_such(condition.name, condition.where, body)
        starts = {
            s.Quantifier.SOME: f"{self._things(condition.name, condition.where)}のいずれかにおいて、",
            s.Quantifier.EVERY: f"{self._things(condition.name, condition.where)}の全てにおいて、",
            s.Quantifier.SOMEWHERE: f"{self._curve(condition)}のいずれかの点において、",
            s.Quantifier.EVERYWHERE: f"{self._curve(condition)}の全ての点において、",
        }
        start = starts[condition.quantifier]
        final = start + body.final
        return Phrase(final, start + body.continuing, start + body.modifying, f"「{final}」に該当しない")

    def _none_such(self, name: str, where: s.Condition | None, body: Phrase) -> Phrase:
        both = body if where is None else joined_and([self.phrase(where), body])
        stem = f"{both.modifying}{self.names.component(name)}が"
        return phrase(stem, ("ない", "なく", "ない", "ある"))

    def _quantified_listed(self, condition: s.QuantifiedListed) -> Phrase:
        refs = within(self.references(condition.references))
        if condition.quantifier is s.Quantifier.NO:
            return self._none_such(condition.name, condition.where, refs)
        which = "全て" if condition.quantifier is s.Quantifier.EVERY else "いずれか"
        return within(
            f"{self._things(condition.name, condition.where)}の{which}が{self.references(condition.references)}"
        )

    # ------------------------------------------------------------ references and purposes

    def _refer(self, condition: s.Refer) -> Phrase:
        refs = self.references(condition.references)
        terms = all(reference.is_term for reference in condition.references)
        return within(refs if condition.verb == "listed" or terms else f"{refs}に定める要件")

    def _related(self, condition: s.RelatedTo) -> Phrase:
        stages = listing([self.names.stage(stage) for stage in condition.stages]) if condition.stages else ""
        other = f"{self.references(condition.references)}に該当するもの"
        about = f"{other}の{stages}" if stages else other
        if condition.level == "required":
            return made(f"{about}に必要な")
        if condition.level == "usable":
            return sentence(f"{about}に使用することができる", f"{about}に使用することができない")
        before, after = LEVELS[condition.level]
        return made(f"{before}{about}{after.replace('用に', 'のために', 1)}")

    def _in_table(self, condition: s.InTable) -> Phrase:
        names = listing([self.names.label(name) for name in condition.names], "及び")
        title = self.names.title(f"table/{condition.table}") or condition.table.replace("_", " ")
        return within(f"{names}の組合せが表「{title}」のいずれかの行")

    def references(self, references: Sequence[s.Reference]) -> str:
        """`第6条第1号ワ又は第6条第2号から第5号まで`."""
        said = []
        for reference in references:
            text = self._reference(reference)
            if reference.end is not None:
                text += f"から{self._reference(reference.end)}までのいずれか"
            said.append(text)
        return listing(said, apart=False)

    def _reference(self, reference: s.Reference) -> str:
        key = reference_key(reference)
        title = self.names.title(key)
        cited = self.names.citation(reference)
        if reference.is_term and cited is None:
            return f"「{title or reference.path.removeprefix('term/').replace('_', ' ')}」"
        text = cited or (key or "この規定の") + marks_of(reference.labels, "ja")
        return f"{text}（{title}）" if title else text


def _opens(operand: s.Condition) -> bool:
    """Whether a compound at the end of a line needs no marks: nothing follows that it could swallow."""
    return isinstance(operand, s.Quantified | s.IfThen)
