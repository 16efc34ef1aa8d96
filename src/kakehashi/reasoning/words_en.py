"""A condition in English, in the manner of the control lists (exceeds, is at least, any of the following)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, assert_never

from kakehashi.reasoning import syntax as s
from kakehashi.reasoning.words_en_forms import (
    COMPARISONS,
    Clause,
    deniable,
    in_plural,
    is_plural,
    joined,
    listing,
    lower_first,
    range_noun,
    range_predicate,
    verbs_with,
    with_article,
    with_subject,
)
from kakehashi.reasoning.words_names import Names, figure_text, reference_key
from kakehashi.reasoning.words_shapes import COMPOUND, expression_text, marks_of, row_conditions
from kakehashi.vocabulary import ParameterType

FUNCTIONS = {"sqrt": "square root of ", "cosdeg": "cosine of degrees "}
SPANS = {
    "overlaps": ("overlaps", "does not overlap"),
    "covers": ("covers the whole of", "does not cover the whole of"),
    "within": ("lies within", "does not lie within"),
}


class English:
    """Says conditions in English with the names of one vocabulary."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._sayings: dict[type, Callable[[Any], Clause]] = {
            s.Not: self._not,
            s.AllOf: self._joined,
            s.AnyOf: self._joined,
            s.NoneOf: self._none,
            s.AtLeastOf: self._several,
            s.Labelled: lambda condition: self.clause(condition.operand),
            s.AnyRow: self._rows,
            s.IfThen: self._if,
            s.Quantified: self._quantified,
            s.QuantifiedListed: self._quantified_listed,
            s.CountOf: self._count,
            s.SumOf: self._sum,
            s.Refer: self._refer,
            s.DesignedFor: self._designed,
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
        return self.clause(condition).said

    def group(self, condition: s.AllOf | s.AnyOf | s.NoneOf | s.AtLeastOf | s.AnyRow) -> str:
        """Header of a group."""
        match condition:
            case s.AllOf():
                return "all of the following:"
            case s.AnyOf() | s.AnyRow():
                return "any of the following:"
            case s.NoneOf():
                return "none of the following:"
            case s.AtLeastOf():
                return f"at least {condition.number} of the following:"
            case _:
                assert_never(condition)

    def quantified(self, condition: s.Quantified, inner: s.Condition) -> str:
        """Header of a quantifier whose body is a block: `for at least one linear axis, all of the following:`."""
        if isinstance(inner, s.AllOf | s.AnyOf | s.NoneOf | s.AtLeastOf | s.AnyRow):
            return f"{self._scope(condition)}, {self.group(inner)}"
        return f"{self._scope(condition)}, the following:"

    def premise(self, condition: s.Condition) -> str:
        """Header of `if .. then` with a block."""
        return f"if {self.sentence(condition)}, all of the following:"

    def row(self, condition: s.AnyRow, row: s.Row) -> str:
        """A row of a table on one line."""
        cells = row_conditions(condition, row)
        return joined([self.sentence(cell) for cell in cells], "and") if cells else "without further condition"

    # ------------------------------------------------------------ compounds

    def clause(self, condition: s.Condition) -> Clause:
        """The condition as one clause, with its denial."""
        return self._sayings[type(condition)](condition)

    def _not(self, condition: s.Not) -> Clause:
        inner = self.clause(condition.operand)
        return Clause(inner.denied, inner.said)

    def _joined(self, condition: s.AllOf | s.AnyOf) -> Clause:
        word = "and" if isinstance(condition, s.AllOf) else "or"
        return deniable(joined(self._parts(condition.operands), word))

    def _none(self, condition: s.NoneOf) -> Clause:
        either = deniable(joined(self._parts(condition.operands), "or"))
        return Clause(either.denied, either.said)

    def _several(self, condition: s.AtLeastOf) -> Clause:
        inner = "; ".join(self.sentence(operand) for operand in condition.operands)
        return deniable(f"at least {condition.number} of ({inner}) hold")

    def _rows(self, condition: s.AnyRow) -> Clause:
        rows = [self.row(condition, row) for row in condition.rows]
        return deniable(rows[0] if len(rows) == 1 else " or ".join(f"({row})" for row in rows))

    def _if(self, condition: s.IfThen) -> Clause:
        return deniable(f"if {self.sentence(condition.premise)}: {joined(self._parts(condition.conclusion), 'and')}")

    def _parts(self, operands: Sequence[s.Condition]) -> list[str]:
        """Operands of a compound; what could swallow its neighbours is bracketed, save at the end."""
        said = []
        for index, operand in enumerate(operands):
            text = self.sentence(operand)
            harmless = index == len(operands) - 1 and isinstance(operand, s.Quantified | s.IfThen)
            swallows = isinstance(operand, COMPOUND) or (
                isinstance(operand, s.Not) and isinstance(operand.operand, COMPOUND)
            )
            said.append(f"({text})" if len(operands) > 1 and swallows and not harmless else text)
        return said

    # ------------------------------------------------------------ measured things

    def measure(self, measure: s.Measure) -> str:
        """`repeatability by ISO 230-2:2014 at 20 °C`."""
        return lower_first(self.names.label(measure.name)) + self._manner(measure)

    def _manner(self, measure: s.Measure) -> str:
        text = f" by {self.names.standard(measure.name, measure.by)}" if measure.by else ""
        if measure.at_condition is not None:
            text += f" at {figure_text(measure.at_condition, '()')}"
        if measure.basis is None:
            return text
        return f"{text} as {self.names.basis(measure.name, measure.basis).removeprefix('as ')}"

    def _type(self, measure: s.Measure) -> ParameterType | None:
        parameter = self.names.parameter(measure.name)
        return parameter.type if parameter else None

    def _compare(self, condition: s.Compare) -> Clause:
        figure = figure_text(condition.figure, "()")
        return verbs_with(self.measure(condition.measure), COMPARISONS[condition.comparison], figure)

    def _in_range(self, condition: s.InRange) -> Clause:
        return verbs_with(self.measure(condition.measure), range_predicate(condition.range))

    def _span(self, condition: s.SpanRelation) -> Clause:
        return verbs_with(self.measure(condition.measure), SPANS[condition.relation], range_noun(condition.range))

    def _compare_expressions(self, condition: s.CompareExpressions) -> Clause:
        right = self.expression(condition.right, outer=True)
        return verbs_with(self.expression(condition.left), COMPARISONS[condition.comparison], right)

    def expression(self, expression: s.Expression, *, outer: bool = False) -> str:
        """A formula; `outer` puts a computed side of a comparison into brackets."""
        return expression_text(expression, self._in_unit, FUNCTIONS, outer=outer)

    def _in_unit(self, number: s.InUnit) -> str:
        text = self.measure(number.measure)
        return text if number.unit == "1" else f"{text} in {number.unit}"

    def _flag(self, condition: s.Flag) -> Clause:
        name = condition.measure.name
        label, negative = self.names.label(name), self.names.negative(name)
        manner = self._manner(condition.measure)
        said = with_subject(label, name) + manner
        if negative:
            return Clause(said, with_subject(negative, name) + manner)
        return deniable(said)

    def _is(self, condition: s.Is) -> Clause:
        if condition.measure.name == "kind":
            return verbs_with("it", ("is", "is not"), with_article(lower_first(self.names.kind(condition.value))))
        value = lower_first(self.names.value(condition.measure.name, condition.value))
        codes = self._type(condition.measure) is ParameterType.CODES
        if codes:
            return self._includes(condition.measure, value)
        return verbs_with(self.measure(condition.measure), ("is", "is not"), value)

    def _includes(self, measure: s.Measure, what: str) -> Clause:
        many = is_plural(self.names.label(measure.name))
        verbs = ("include", "do not include") if many else ("includes", "does not include")
        return verbs_with(self.measure(measure), verbs, what)

    def _in_set(self, condition: s.InSet) -> Clause:
        measure, members = condition.measure, condition.members
        if measure.name == "kind":
            return self._kind_in(members)
        parameter = self.names.parameter(measure.name)
        if isinstance(members, s.NamedSet):
            text, verbs = self.names.named(members), ("is in", "is not in")
        else:
            text = listing([lower_first(member) for member in self.names.members(measure.name, members)])
            verbs = ("is", "is not")
        if parameter is not None and parameter.type is ParameterType.CODES:
            return self._includes(measure, f"any of {text}")
        if parameter is not None and parameter.prefix:
            verbs = ("falls under", "does not fall under")
        return verbs_with(self.measure(measure), verbs, text)

    def _kind_in(self, members: s.CodeSet | s.NamedSet) -> Clause:
        if isinstance(members, s.NamedSet):
            return verbs_with("it", ("is one of", "is none of"), self.names.named(members))
        kinds = [with_article(lower_first(kind)) for kind in self.names.members("kind", members)]
        return verbs_with("it", ("is", "is not"), listing(kinds))

    def _at_least_in_set(self, condition: s.AtLeastInSet) -> Clause:
        members = condition.members
        if isinstance(members, s.NamedSet):
            text = self.names.named(members)
        else:
            text = listing([lower_first(m) for m in self.names.members(condition.measure.name, members)], "and")
        return self._includes(condition.measure, f"at least {condition.number} of {text}")

    # ------------------------------------------------------------ things with facts of their own

    def _thing(self, name: str) -> str:
        return lower_first(self.names.component(name))

    def _where(self, where: s.Condition | None) -> str:
        return f" where {self.sentence(where)}" if where is not None else ""

    def _scope(self, condition: s.Quantified) -> str:
        starts = {
            s.Quantifier.SOME: "for at least one ",
            s.Quantifier.EVERY: "for every ",
            s.Quantifier.NO: "for no ",
            s.Quantifier.SOMEWHERE: "somewhere on the ",
            s.Quantifier.EVERYWHERE: "everywhere on the ",
        }
        return starts[condition.quantifier] + self._thing(condition.name) + self._where(condition.where)

    def _quantified(self, condition: s.Quantified) -> Clause:
        return deniable(f"{self._scope(condition)}: {self.sentence(condition.body)}")

    def _quantified_listed(self, condition: s.QuantifiedListed) -> Clause:
        which = {s.Quantifier.EVERY: "every", s.Quantifier.NO: "no"}.get(condition.quantifier, "at least one")
        things = f"{which} {self._thing(condition.name)}{self._where(condition.where)}"
        verb = "meets" if _all_terms(condition.references) else "is listed in"
        return deniable(f"{things} {verb} {self.references(condition.references)}")

    def _count(self, condition: s.CountOf) -> Clause:
        thing = self._thing(condition.name)
        things = thing if condition.number == 1 else in_plural(thing)
        tail = f"{condition.bound} {condition.number} {things}{self._where(condition.where)}"
        return verbs_with("it", ("has", "does not have"), tail)

    def _sum(self, condition: s.SumOf) -> Clause:
        label = lower_first(self.names.label(condition.parameter))
        things = in_plural(self._thing(condition.name)) + self._where(condition.where)
        figure = figure_text(condition.figure, "()")
        return verbs_with(f"the sum of {label} over all {things}", COMPARISONS[condition.comparison], figure)

    # ------------------------------------------------------------ references and purposes

    def _refer(self, condition: s.Refer) -> Clause:
        refs = self.references(condition.references)
        if condition.verb == "listed" and not any(reference.is_term for reference in condition.references):
            return verbs_with("it", ("is listed in", "is not listed in"), refs)
        of = "" if _all_terms(condition.references) else "the criteria of "
        return verbs_with("it", ("meets", "does not meet"), of + refs)

    def _designed(self, condition: s.DesignedFor) -> Clause:
        return verbs_with("it", ("is", "is not"), f"{condition.level} for {self._purpose(condition.purpose)}")

    def _purpose(self, name: str) -> str:
        return lower_first(self.names.purpose(name)).removeprefix("for ")

    def _related(self, condition: s.RelatedTo) -> Clause:
        stages = listing([lower_first(self.names.stage(stage)) for stage in condition.stages] or [""])
        of = f"the {stages} of " if stages else ""
        refs = self.references(condition.references)
        anything = f"anything that meets {refs}" if _all_terms(condition.references) else f"anything listed in {refs}"
        return verbs_with("it", ("is", "is not"), f"{condition.level} for {of}{anything}")

    def _in_table(self, condition: s.InTable) -> Clause:
        names = listing([lower_first(self.names.label(name)) for name in condition.names], "and")
        title = self.names.title(f"table/{condition.table}") or condition.table.replace("_", " ")
        verbs = ("appears", "does not appear")
        return verbs_with(f"the combination of {names}", verbs, f"in a row of the table “{title}”")

    def references(self, references: Sequence[s.Reference]) -> str:
        """`Article 6(1)(wa) or any of Article 6(2) to Article 6(5)`."""
        said = []
        for reference in references:
            text = self._reference(reference)
            said.append(f"any of {text} to {self._reference(reference.end)}" if reference.end else text)
        return listing(said, apart=False)

    def _reference(self, reference: s.Reference) -> str:
        key = reference_key(reference)
        title, cited = self.names.title(key), self.names.citation(reference)
        if reference.is_term and cited is None:
            return f"“{title or reference.path.removeprefix('term/').replace('_', ' ')}”"
        text = cited or (key or "this provision ") + marks_of(reference.labels, "en")
        return f"{text} ({title})" if title else text


def _all_terms(references: Sequence[s.Reference]) -> bool:
    return all(reference.is_term for reference in references)
