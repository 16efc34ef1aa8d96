"""Conditions drawn by Hypothesis: every tree the parser can yield, with names that look like words of the language.

`conditions()` draws whole texts' trees, `lines()` what fits on one line, `expressions()` formulas.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    Arithmetic,
    AtLeastInSet,
    AtLeastOf,
    Call,
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
    InUnit,
    Is,
    Labelled,
    Measure,
    NamedSet,
    Negative,
    NoneOf,
    Not,
    Number,
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

NAMES = (
    "sample_rate", "kind", "range", "android", "order", "inlet", "notch", "issue", "attenuation", "as_built", "A1",
    "somewhat", "any", "all", "none", "table", "row", "sum", "min", "log10", "designed", "usable", "required", "inf",
    "solely", "least", "e5", "_x", "then_more", "listed_weight",
)  # fmt: skip
UNITS = (
    "GS/s", "bit", "%", "°C", "μm", "m3", "m/s2", "W/kg", "Gy(Si)", "Gy(Si)/s", "1/cm2", "1/(cm2·s)", "W/(m·K)",
    "ppm", "JPY", "dBm", "Wh/kg", "kΩ", "Å", "g_n/sqrt_Hz", "s^-1", "e", "min",
)  # fmt: skip
CODES = ("8542", "85.42", "a b", "and", "3-2(1)", "kind", "-1", "no", "DE", "人工衛星")
MARKS = ("ho", "1-2", "n3", "o2_2", "10")
LEVELS = (
    "solely designed", "specially designed", "specially designed or modified", "designed", "designed or modified",
    "usable", "required",
)  # fmt: skip
PATHS = ("o6-1-ho", "7(1)-wa", "4(1-2)", "o2.p2-1", "1C350", "3A001.a.5.a", "to-1", "o2_2-1")

names = st.sampled_from(NAMES)
units = st.sampled_from(UNITS)
codes = st.one_of(names, st.sampled_from(CODES))
number_texts = st.one_of(
    st.from_regex(r"\A[0-9]{1,5}(\.[0-9]{1,3})?\Z"), st.sampled_from(["0.90", "1e15", "5E-3", "2.5e+13", "007"])
)
signed_texts = st.builds(lambda sign, text: sign + text, st.sampled_from(["", "-", "+"]), number_texts)


def _figure(text: str, unit: str | None, also: Figure | None = None) -> Figure:
    return Figure(Fraction(text), unit, text, also)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """A range that holds at least one number."""
    low, high = sorted((draw(signed_texts), draw(signed_texts)), key=Fraction)
    low_value = None if draw(st.booleans()) else Fraction(low)
    high_value = None if draw(st.booleans()) else Fraction(high)
    point = low_value is not None and low_value == high_value
    return Range(
        low_value,
        high_value,
        low_value is not None and (point or draw(st.booleans())),
        high_value is not None and (point or draw(st.booleans())),
        draw(st.none() | units),
        "-inf" if low_value is None else low,
        "inf" if high_value is None else high,
    )


figures = st.builds(_figure, signed_texts, st.none() | units, st.none() | st.builds(_figure, signed_texts, units))
measures = st.builds(Measure, names, st.none() | names, st.none() | figures, st.none() | names)
code_sets = st.lists(codes, min_size=1, max_size=4).flatmap(
    lambda members: st.builds(CodeSet, st.just(tuple(members)), st.frozensets(st.sampled_from(members)))
)
sets = code_sets | st.builds(NamedSet, names)
comparisons = st.sampled_from(Comparison)
_plain_references = st.one_of(
    st.builds(
        Reference,
        st.sampled_from(PATHS),
        st.lists(st.sampled_from(MARKS), max_size=2).map(tuple),
        st.none() | st.sampled_from(["jp", "eu"]),
    ),
    st.builds(Reference, names, is_term=st.just(True)),
)


@st.composite
def references(draw: st.DrawFn) -> tuple[Reference, ...]:
    """One to three references; ranges only between provisions."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        reference = draw(_plain_references)
        end = draw(st.none() | _plain_references)
        if end is not None and not (end.is_term or reference.is_term):
            reference = Reference(reference.path, reference.labels, reference.jurisdiction, end=end)
        found.append(reference)
    return tuple(found)


numbers = st.builds(lambda text: Number(Fraction(text), text), number_texts)
_atoms: st.SearchStrategy[Expression] = numbers | st.builds(InUnit, st.builds(Measure, names), units | st.just("1"))


def expressions() -> st.SearchStrategy[Expression]:
    """Formulas of a few operators and functions."""
    return st.recursive(
        _atoms,
        lambda inner: st.one_of(
            st.builds(Arithmetic, st.sampled_from("+-*/^"), inner, inner),
            st.builds(Negative, inner),
            st.builds(Call, st.sampled_from(["log10", "log2", "sqrt", "cosdeg"]), st.tuples(inner)),
            st.builds(Call, st.sampled_from(["min", "max"]), st.lists(inner, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=6,
    )


_predicates: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Flag, measures),
    st.builds(Compare, measures, comparisons, figures),
    st.builds(InRange, measures, ranges()),
    st.builds(InSet, measures, sets),
    st.builds(AtLeastInSet, measures, st.integers(0, 12), sets),
    st.builds(Is, measures, codes),
    st.builds(SpanRelation, measures, st.sampled_from(["overlaps", "covers", "within"]), ranges()),
    st.builds(CompareExpressions, expressions(), comparisons, expressions()),
    st.builds(Refer, st.sampled_from(["listed", "meets"]), references()),
    st.builds(DesignedFor, st.sampled_from(LEVELS), names),
    st.builds(RelatedTo, st.sampled_from(LEVELS), st.lists(names, max_size=2).map(tuple), references()),
    st.builds(InTable, st.lists(names, min_size=1, max_size=3).map(tuple), names),
)
_quantifiers = st.sampled_from(Quantifier)
_component_quantifiers = st.sampled_from([Quantifier.SOME, Quantifier.EVERY, Quantifier.NO])
_bounds = st.sampled_from(["at least", "at most", "exactly"])


def _several(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[tuple[Condition, ...]]:
    return st.lists(inner, min_size=2, max_size=3).map(tuple)


def _some(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[tuple[Condition, ...]]:
    return st.lists(inner, min_size=1, max_size=3).map(tuple)


def _more_on_a_line(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    where = st.none() | inner
    return st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, _several(inner), inline=st.just(True)),
        st.builds(AnyOf, _several(inner), inline=st.just(True)),
        st.builds(Quantified, _quantifiers, names, where, inner),
        st.builds(QuantifiedListed, _component_quantifiers, names, where, references()),
        st.builds(CountOf, _bounds, st.integers(0, 12), names, where),
        st.builds(SumOf, names, names, where, comparisons, figures),
    )


def lines() -> st.SearchStrategy[Condition]:
    """Conditions that stand on one line."""
    return st.recursive(_predicates, _more_on_a_line, max_leaves=6)


_cells = st.builds(Cell, st.one_of(st.none(), st.tuples(comparisons, figures), ranges(), sets, codes))
_marks = st.sampled_from(MARKS)


@st.composite
def tables(draw: st.DrawFn) -> AnyRow:
    """A table whose rows are all of its width."""
    columns = draw(st.lists(measures, min_size=1, max_size=3))
    cells = st.lists(_cells, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(st.builds(Row, st.none() | _marks, cells), min_size=1, max_size=3))
    return AnyRow(tuple(columns), tuple(rows))


@st.composite
def _at_least_of(draw: st.DrawFn, inner: st.SearchStrategy[Condition]) -> AtLeastOf:
    operands = draw(_some(inner))
    return AtLeastOf(draw(st.integers(1, len(operands))), operands)


def _labelled(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    return inner | st.builds(Labelled, _marks, inner)


def _more_blocks(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    node = _labelled(inner)
    body = st.one_of(node, st.builds(AllOf, _several(node)))
    return st.one_of(
        st.builds(AllOf, _some(node)),
        st.builds(AnyOf, _some(node)),
        st.builds(NoneOf, _some(node)),
        _at_least_of(node),
        st.builds(IfThen, lines(), _some(node)),
        st.builds(Quantified, _quantifiers, names, st.none() | lines(), body, inline=st.just(False)),
    )


def conditions() -> st.SearchStrategy[Condition]:
    """Whole conditions: one node, or several lines at the top."""
    node = _labelled(st.recursive(lines() | tables(), _more_blocks, max_leaves=5))
    return node | st.builds(AllOf, _several(node), top=st.just(True))
