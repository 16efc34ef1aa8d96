"""The condition language as a tree: what the parser yields, the printer prints and the evaluator reads.

Every node carries `at`, its line and column in the condition's text (from 1; not part of equality).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column in the condition's own text, both from 1."""

    line: int
    column: int


NOWHERE = Position(0, 0)


def _at() -> Position:
    return field(default=NOWHERE, compare=False, repr=False, kw_only=True)


class Comparison(StrEnum):
    """A comparison as it is written."""

    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="
    EQUAL = "="
    UNEQUAL = "!="


# ---------------------------------------------------------------- figures


@dataclass(frozen=True, slots=True)
class Figure:
    """`75 W (48.75 dBm)`: an exact number, its unit as printed, and the same limit in another unit where printed.

    `text` keeps the number as written (`0.90`), so that it prints back to the letter.
    """

    value: Fraction
    unit: str | None
    text: str = field(compare=False)
    also: Figure | None = None
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Range:
    """`[8, 10) bit`. A bound of None is infinite; `unit` None for pure numbers."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool
    high_closed: bool
    unit: str | None
    low_text: str = field(default="-inf", compare=False)
    high_text: str = field(default="inf", compare=False)
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class CodeSet:
    """`{design, production}` or `{"8542", "8543"}`: a set written out, in the order written.

    `members` hold the bare code; `quoted` holds those that were written in quotation marks.
    """

    members: tuple[str, ...]
    quoted: frozenset[str] = field(default=frozenset(), compare=False)
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class NamedSet:
    """The name of a set or country group of the pack."""

    name: str
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Measure:
    """`repeatability by iso_230_2_2014 at 20 °C as share`: a parameter and what makes the fact another fact."""

    name: str
    by: str | None = None
    at_condition: Figure | None = None
    basis: str | None = None
    at: Position = _at()


# ---------------------------------------------------------------- references


@dataclass(frozen=True, slots=True)
class Reference:
    """`jp:o6-1-ho#1.2`, `term/wetted_material`, or a range `o5-1 to o5-9` (`end`)."""

    path: str
    labels: tuple[str, ...] = ()
    jurisdiction: str | None = None
    is_term: bool = False
    end: Reference | None = None
    at: Position = _at()


# ---------------------------------------------------------------- expressions (pure numbers)


@dataclass(frozen=True, slots=True)
class Number:
    """A pure number in a formula."""

    value: Fraction
    text: str = field(compare=False)
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class InUnit:
    """`peak_power[W]`: the number that a quantity has in a unit (`1` for counts and pure numbers)."""

    measure: Measure
    unit: str
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`+ - * / ^` of two expressions."""

    operator: str
    left: Expression
    right: Expression
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Negative:
    """Unary minus."""

    operand: Expression
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Call:
    """`min max log10 log2 sqrt cosdeg` of expressions."""

    function: str
    arguments: tuple[Expression, ...]
    at: Position = _at()


Expression = Number | InUnit | Arithmetic | Negative | Call


# ---------------------------------------------------------------- predicates


@dataclass(frozen=True, slots=True)
class Compare:
    """`sample_rate > 1.3 GS/s`."""

    measure: Measure
    comparison: Comparison
    figure: Figure
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class InRange:
    """`sample_resolution in [8, 10) bit`."""

    measure: Measure
    range: Range
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class InSet:
    """`cas in eu_precursors`, `kind in {tr_module, tr_mmic}`."""

    measure: Measure
    members: CodeSet | NamedSet
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class AtLeastInSet:
    """`function in at least 2 of {a, b, c}`: how many of a set of codes are present."""

    measure: Measure
    number: int
    members: CodeSet | NamedSet
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Is:
    """`kind is machine_tool`, `polarity is negative`."""

    measure: Measure
    value: str
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class SpanRelation:
    """`design_temperature_span covers [-55, 125] °C`; relation is `overlaps`, `covers` or `within`."""

    measure: Measure
    relation: str
    range: Range
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag or a judgement by its bare name."""

    measure: Measure
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class CompareExpressions:
    """`peak_power[W] > 505.62 / max_frequency[GHz]^2`."""

    left: Expression
    comparison: Comparison
    right: Expression
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Refer:
    """`listed o6-1-wa` (everything of the provision) or `meets o6-1-ho#1` (the criterion alone)."""

    verb: str
    references: tuple[Reference, ...]
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class DesignedFor:
    """`specially designed for space`: a purpose at a level of design."""

    level: str
    purpose: str
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class RelatedTo:
    """`required for {design, production} of listed o5-1 to o5-9`: a relation to other, listed things."""

    level: str
    stages: tuple[str, ...]
    references: tuple[Reference, ...]
    at: Position = _at()


class Quantifier(StrEnum):
    """`somewhere on` and `everywhere on` speak of curves, the others of components."""

    SOME = "some"
    EVERY = "every"
    NO = "no"
    SOMEWHERE = "somewhere on"
    EVERYWHERE = "everywhere on"


@dataclass(frozen=True, slots=True)
class Quantified:
    """`some linear_axis where travel < 1 m has repeatability <= 0.9 µm`. `inline` is False for the block form."""

    quantifier: Quantifier
    name: str
    where: Condition | None
    body: Condition
    inline: bool = True
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class QuantifiedListed:
    """`some embedded is listed o6-1`: another object, by role, is itself listed."""

    quantifier: Quantifier
    name: str
    where: Condition | None
    references: tuple[Reference, ...]
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class CountOf:
    """`at least 3 linear_axis where travel > 1 m`; `bound` is `at least`, `at most` or `exactly`."""

    bound: str
    number: int
    name: str
    where: Condition | None
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class SumOf:
    """`sum of mass over constituent where .. > 3 kg`."""

    parameter: str
    name: str
    where: Condition | None
    comparison: Comparison
    figure: Figure
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class InTable:
    """`(method, substrate, coating) in table coatings`."""

    names: tuple[str, ...]
    table: str
    at: Position = _at()


# ---------------------------------------------------------------- structure


@dataclass(frozen=True, slots=True)
class Not:
    """`not ..`."""

    operand: Condition
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class AllOf:
    """`a and b` on a line (`inline`), an `all of` block, or the lines of a text (`top`)."""

    operands: tuple[Condition, ...]
    inline: bool = False
    top: bool = False
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`a or b` on a line (`inline`) or an `any of` block."""

    operands: tuple[Condition, ...]
    inline: bool = False
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class NoneOf:
    """A `none of` block."""

    operands: tuple[Condition, ...]
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class AtLeastOf:
    """An `at least N of` block."""

    number: int
    operands: tuple[Condition, ...]
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Labelled:
    """`[ho]` or `[1-2]` before a line: the law's own mark, so that a citation can point below the entry."""

    mark: str
    operand: Condition
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: a comparison with a figure, a range, a set, `is NAME`; `test` None is `-` (anything)."""

    test: tuple[Comparison, Figure] | Range | CodeSet | NamedSet | str | None
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with its label."""

    mark: str | None
    cells: tuple[Cell, ...]
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class AnyRow:
    """`any row of a | b`: met when one row is met in all its cells."""

    measures: tuple[Measure, ...]
    rows: tuple[Row, ...]
    at: Position = _at()


@dataclass(frozen=True, slots=True)
class IfThen:
    """`if .. then` with its block: the block where the line holds, nothing asked where it does not."""

    premise: Condition
    conclusion: tuple[Condition, ...]
    at: Position = _at()


Condition = (
    Compare
    | InRange
    | InSet
    | AtLeastInSet
    | Is
    | SpanRelation
    | Flag
    | CompareExpressions
    | Refer
    | DesignedFor
    | RelatedTo
    | Quantified
    | QuantifiedListed
    | CountOf
    | SumOf
    | InTable
    | Not
    | AllOf
    | AnyOf
    | NoneOf
    | AtLeastOf
    | Labelled
    | AnyRow
    | IfThen
)
