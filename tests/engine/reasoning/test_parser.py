from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, is_dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.parser import Origin, parse, parse_expression
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
    Position,
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
from kakehashi.reasoning.writing import RESERVED
from kakehashi.vocabulary.units import UNITS


def flag(name: str) -> Flag:
    return Flag(Measure(name))


def figure(text: str, unit: str | None = None, also: Figure | None = None) -> Figure:
    return Figure(Fraction(text), unit, text, also)


def above(name: str, text: str, unit: str | None = None) -> Compare:
    return Compare(Measure(name), Comparison.ABOVE, figure(text, unit))


def number(text: str) -> Number:
    return Number(Fraction(text), text)


def in_unit(name: str, unit: str) -> InUnit:
    return InUnit(Measure(name), unit)


A, B, C = flag("a"), flag("b"), flag("c")
O6 = (Reference("o6-1"),)

PREDICATES: dict[str, Condition] = {
    "a": A,
    "x > 1.3 GS/s": above("x", "1.3", "GS/s"),
    "x >= -55 °C": Compare(Measure("x"), Comparison.AT_LEAST, figure("-55", "°C")),
    "x < 5e13 1/cm2": Compare(Measure("x"), Comparison.BELOW, figure("5e13", "1/cm2")),
    "x <= 3": Compare(Measure("x"), Comparison.AT_MOST, figure("3")),
    "x = 0.90 %": Compare(Measure("x"), Comparison.EQUAL, figure("0.90", "%")),
    "x != 0": Compare(Measure("x"), Comparison.UNEQUAL, figure("0")),
    "x > 75 W (48.75 dBm)": Compare(Measure("x"), Comparison.ABOVE, figure("75", "W", figure("48.75", "dBm"))),
    "x > 5 Gy(Si)/s": above("x", "5", "Gy(Si)/s"),
    "x by iso_230 at 20 °C as share > 1": Compare(
        Measure("x", "iso_230", figure("20", "°C"), "share"), Comparison.ABOVE, figure("1")
    ),
    "x in [8, 10) bit": InRange(Measure("x"), Range(Fraction(8), Fraction(10), True, False, "bit")),
    "x in (-inf, 2.5]": InRange(Measure("x"), Range(None, Fraction("2.5"), False, True, None)),
    "x overlaps [600, inf) Hz": SpanRelation(Measure("x"), "overlaps", Range(Fraction(600), None, True, False, "Hz")),
    "x covers [-55, 125] °C": SpanRelation(
        Measure("x"), "covers", Range(Fraction(-55), Fraction(125), True, True, "°C")
    ),
    "x within (0, 1)": SpanRelation(Measure("x"), "within", Range(Fraction(0), Fraction(1), False, False, None)),
    "kind in {rocket, uav}": InSet(Measure("kind"), CodeSet(("rocket", "uav"))),
    'hs_code in {"8542", 8543}': InSet(Measure("hs_code"), CodeSet(("8542", "8543"))),
    "cas in eu_precursors": InSet(Measure("cas"), NamedSet("eu_precursors")),
    "function in at least 2 of {p, q}": AtLeastInSet(Measure("function"), 2, CodeSet(("p", "q"))),
    "function in at least 3 of wa_functions": AtLeastInSet(Measure("function"), 3, NamedSet("wa_functions")),
    "kind is machine_tool": Is(Measure("kind"), "machine_tool"),
    'hs_code is "8542.31"': Is(Measure("hs_code"), "8542.31"),
    "listed o6-1": Refer("listed", O6),
    "meets jp:o6-1-ho#1.2, term/wetted": Refer(
        "meets", (Reference("o6-1-ho", ("1", "2"), "jp"), Reference("wetted", is_term=True))
    ),
    "listed o5-1 to o5-9, 4(1-2)": Refer("listed", (Reference("o5-1", end=Reference("o5-9")), Reference("4(1-2)"))),
    "solely designed for space": DesignedFor("solely designed", "space"),
    "specially designed for space": DesignedFor("specially designed", "space"),
    "specially designed or modified for space": DesignedFor("specially designed or modified", "space"),
    "designed for space": DesignedFor("designed", "space"),
    "designed or modified for space": DesignedFor("designed or modified", "space"),
    "usable for space": DesignedFor("usable", "space"),
    "required for listed o6-1": RelatedTo("required", (), O6),
    "required for {design, production} of listed o6-1": RelatedTo("required", ("design", "production"), O6),
    "some axis has a": Quantified(Quantifier.SOME, "axis", None, A),
    "every axis where a has b": Quantified(Quantifier.EVERY, "axis", A, B),
    "no axis where a and b has not c": Quantified(Quantifier.NO, "axis", AllOf((A, B), inline=True), Not(C)),
    "somewhere on output_curve has a": Quantified(Quantifier.SOMEWHERE, "output_curve", None, A),
    "everywhere on output_curve where a has b": Quantified(Quantifier.EVERYWHERE, "output_curve", A, B),
    "some part is listed o6-1": QuantifiedListed(Quantifier.SOME, "part", None, O6),
    "every part where a is listed o6-1": QuantifiedListed(Quantifier.EVERY, "part", A, O6),
    "at least 3 axis": CountOf("at least", 3, "axis", None),
    "at most 3 axis where a": CountOf("at most", 3, "axis", A),
    "exactly 3 axis where a and b": CountOf("exactly", 3, "axis", AllOf((A, B), inline=True)),
    "sum of mass over part where kind is q > 3 kg": SumOf(
        "mass", "part", Is(Measure("kind"), "q"), Comparison.ABOVE, figure("3", "kg")
    ),
    "sum of mass over part < 3 kg": SumOf("mass", "part", None, Comparison.BELOW, figure("3", "kg")),
    "(method, substrate) in table coatings": InTable(("method", "substrate"), "coatings"),
    "(method) in table coatings": InTable(("method",), "coatings"),
    "3 < x[1]": CompareExpressions(number("3"), Comparison.BELOW, in_unit("x", "1")),
    "not a": Not(A),
    "not not a": Not(Not(A)),
    "a and b and c": AllOf((A, B, C), inline=True),
    "a or b": AnyOf((A, B), inline=True),
    "a and (b or c)": AllOf((A, AnyOf((B, C), inline=True)), inline=True),
    "a and (b and c)": AllOf((A, AllOf((B, C), inline=True)), inline=True),
    "not (a or b)": Not(AnyOf((A, B), inline=True)),
    "(a)": A,
    "a and at least 2 axis where b and c": AllOf(
        (A, CountOf("at least", 2, "axis", AllOf((B, C), inline=True))), inline=True
    ),
    "(at least 2 axis where b) and c": AllOf((CountOf("at least", 2, "axis", B), C), inline=True),
}

BLOCKS: dict[str, Condition] = {
    "a\nb": AllOf((A, B), top=True),
    "[ho] a": Labelled("ho", A),
    "[1-2] a and b": Labelled("1-2", AllOf((A, B), inline=True)),
    "all of\n  a\n  b": AllOf((A, B)),
    "any of\n  [1] a\n  b": AnyOf((Labelled("1", A), B)),
    "none of\n  a": NoneOf((A,)),
    "at least 2 of\n  a\n  b\n  c": AtLeastOf(2, (A, B, C)),
    "[3] any of\n  all of\n    a\n    b\n  c": Labelled("3", AnyOf((AllOf((A, B)), C))),
    "if a and b then\n  c": IfThen(AllOf((A, B), inline=True), (C,)),
    "[2] if a then\n  b\n  c": Labelled("2", IfThen(A, (B, C))),
    "some axis has\n  a": Quantified(Quantifier.SOME, "axis", None, A, inline=False),
    "[1] every axis where a has\n  b\n  [1] c": Labelled(
        "1", Quantified(Quantifier.EVERY, "axis", A, AllOf((B, Labelled("1", C))), inline=False)
    ),
    "any row of x at 20 °C | y\n  [1] > 3 m | {p, q}\n  is z | -\n  [8, 10) bit | in named": AnyRow(
        (Measure("x", at_condition=figure("20", "°C")), Measure("y")),
        (
            Row("1", (Cell((Comparison.ABOVE, figure("3", "m"))), Cell(CodeSet(("p", "q"))))),
            Row(None, (Cell("z"), Cell(None))),
            Row(None, (Cell(Range(Fraction(8), Fraction(10), True, False, "bit")), Cell(NamedSet("named")))),
        ),
    ),
    "[i] any row of x\n  [1] > 3": Labelled(
        "i", AnyRow((Measure("x"),), (Row("1", (Cell((Comparison.ABOVE, figure("3"))),)),))
    ),
}

EXPRESSIONS: dict[str, Expression] = {
    "1.7": number("1.7"),
    "x[GHz]": in_unit("x", "GHz"),
    "x[W/(m·K)]": in_unit("x", "W/(m·K)"),
    "1 - 2 - 3": Arithmetic("-", Arithmetic("-", number("1"), number("2")), number("3")),
    "1 + 2 * 3": Arithmetic("+", number("1"), Arithmetic("*", number("2"), number("3"))),
    "(1 + 2) * 3": Arithmetic("*", Arithmetic("+", number("1"), number("2")), number("3")),
    "8 / 4 / 2": Arithmetic("/", Arithmetic("/", number("8"), number("4")), number("2")),
    "2^3^4": Arithmetic("^", number("2"), Arithmetic("^", number("3"), number("4"))),
    "-2^3": Negative(Arithmetic("^", number("2"), number("3"))),
    "2^-3": Arithmetic("^", number("2"), Negative(number("3"))),
    "3-5": Arithmetic("-", number("3"), number("5")),
    "min(1, x[m], 3)": Call("min", (number("1"), in_unit("x", "m"), number("3"))),
    "cosdeg(45)": Call("cosdeg", (number("45"),)),
}


@pytest.mark.parametrize(("text", "tree"), PREDICATES.items())
def test_line(text: str, tree: Condition) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(("text", "tree"), BLOCKS.items())
def test_block(text: str, tree: Condition) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(("text", "tree"), EXPRESSIONS.items())
def test_formula(text: str, tree: Expression) -> None:
    assert parse_expression(text) == tree


@pytest.mark.parametrize("symbol", [symbol for symbol in UNITS if symbol != "1"])
def test_every_unit_of_the_table_can_be_written(symbol: str) -> None:
    assert parse(f"x > 5 {symbol} and a") == AllOf((above("x", "5", symbol), A), inline=True)
    assert parse_expression(f"x[{symbol}]") == in_unit("x", symbol)


@pytest.mark.parametrize("name", ["android", "orbit", "inlet", "is_x", "notch", "todo", "any", "table", "usable"])
def test_a_name_may_start_with_or_resemble_a_word_of_the_language(name: str) -> None:
    assert parse(f"{name} and x in {name}") == AllOf((flag(name), InSet(Measure("x"), NamedSet(name))), inline=True)


def test_numbers_keep_their_writing() -> None:
    tree = parse("x in [0.10, 2.50] m and y > 0.90 m")
    assert isinstance(tree, AllOf)
    first, second = tree.operands
    assert isinstance(first, InRange)
    assert (first.range.low_text, first.range.high_text) == ("0.10", "2.50")
    assert isinstance(second, Compare)
    assert second.figure.text == "0.90"


def test_codes_remember_their_quotation_marks() -> None:
    tree = parse('x in {"8542", plain}')
    assert isinstance(tree, InSet)
    assert isinstance(tree.members, CodeSet)
    assert tree.members.quoted == {"8542"}


# ---------------------------------------------------------------- layout and normalisation


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("x > 5 \u00b5m", "x > 5 \u03bcm"),
        ("x > 5 μm", "x ＞ ５ ㎛"),
        ("x > -5 °C", "x > \u22125 ℃"),
        ("x > 5 m2", "x > 5 m²"),
        ("any of\n  a\n  b", "any of\n\u3000\u3000a\n\u3000\u3000b"),
        ("a\nb", "\n\n  a\n\n  b\n\n"),
        ("a\nb", "a\r\nb\r\n"),
        ("a\nb", "a   \nb  "),
        ("a\nb", "# first\na # second\n  # third\nb"),
        ("any of\n  a\n  b", "any of\n        a\n        b\n"),
        ("listed o6-1-ho#1.2", "listed o6-1-ho#1.2 # a note"),
    ],
)
def test_two_writings_of_one_condition(text: str, same: str) -> None:
    assert parse(same) == parse(text)


def test_a_comment_sign_inside_a_code_is_no_comment() -> None:
    assert parse('x is "a #b"') == Is(Measure("x"), "a #b")


def test_every_node_has_its_line_and_column() -> None:
    tree = parse("a\n[1] any of\n  x > 5 m and not b\n  some axis has c")
    assert isinstance(tree, AllOf)
    label = tree.operands[1]
    assert isinstance(label, Labelled)
    group = label.operand
    assert isinstance(group, AnyOf)
    line, block = group.operands
    assert isinstance(line, AllOf)
    compare, negation = line.operands
    assert isinstance(compare, Compare)
    places = [tree.at, label.at, group.at, line.at, compare.figure.at, negation.at, block.at]
    expected = [(1, 1), (2, 1), (2, 5), (3, 3), (3, 7), (3, 15), (4, 3)]
    assert [(place.line, place.column) for place in places] == expected


def test_no_node_of_any_construct_is_without_a_place() -> None:
    for text in (*PREDICATES, *BLOCKS):
        assert not _unplaced(parse(text)), text


def _unplaced(value: object) -> list[object]:
    if isinstance(value, tuple):
        return [found for part in value for found in _unplaced(part)]
    if not is_dataclass(value) or isinstance(value, Position):
        return []
    own = [value] if getattr(value, "at").line == 0 else []  # noqa: B009 - not every dataclass has a place
    return own + [found for part in fields(value) for found in _unplaced(getattr(value, part.name))]


def test_places_count_in_the_text_as_it_was_written() -> None:
    tree = parse("x > 5 ㎏/㎡ and b")
    assert isinstance(tree, AllOf)
    assert tree.operands[1].at == Position(1, 15)


# ---------------------------------------------------------------- problems


def problem(text: str, origin: Origin | None = None) -> Problem:
    with pytest.raises(ProblemError) as caught:
        parse(text, origin)
    return caught.value.problems[0]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "condition-empty", 1, 1),
        ("# only a note", "condition-empty", 1, 1),
        ("a and b or c", "mixed-and-or", 1, 9),
        ("a or b and c", "mixed-and-or", 1, 8),
        ("some axis where a or b has c", "mixed-and-or", 1, 19),
        ("at least 2 axis where a or b", "mixed-and-or", 1, 25),
        ("a\n  b", "bad-indent", 2, 3),
        ("any of\na", "bad-indent", 2, 1),
        ("any of", "bad-indent", 1, 7),
        ("any of\n    a\n  b", "bad-indent", 3, 3),
        ("  a\n b", "bad-indent", 2, 2),
        ("a\n\tb", "tab", 2, 1),
        ("any row of x | y\n  [1] > 3 m", "row-length", 2, 3),
        ("any row of x\n  > 3 m\n  > 3 m | -", "row-length", 3, 3),
        ("x in [2, 1] m", "range-empty", 1, 6),
        ("x in (1, 1] m", "range-empty", 1, 6),
        ("x in [inf, 1] m", "range-empty", 1, 6),
        ("at least 3 of\n  a\n  b", "count-impossible", 1, 10),
        ("at least 0 of\n  a", "count-impossible", 1, 10),
        ("x by p by q > 1", "qualifier-twice", 1, 8),
        ("sqrt(1, 2) > 1", "argument-count", 1, 1),
        ("listed term/x to o6-1", "term-range", 1, 8),
        ("a b", "condition-syntax", 1, 3),
        ("a and", "condition-syntax", 1, 6),
        ("x > 1,300 MS/s", "condition-syntax", 1, 6),
        ("x ≥ 3 m", "condition-syntax", 1, 3),
        ("x > three", "condition-syntax", 1, 5),
        ("x > 3 * 2", "condition-syntax", 1, 7),
        ("x[W] > y", "condition-syntax", 1, 8),
        ("listed", "condition-syntax", 1, 7),
        ("x is and", "condition-syntax", 1, 6),
        ("[1] [2] a", "condition-syntax", 1, 5),
        ("[h!] a", "condition-syntax", 1, 1),
        ("if a\n  b", "condition-syntax", 1, 5),
        ("some axis where a", "condition-syntax", 1, 18),
        ("sum of mass over part where a > 3 kg", "condition-syntax", 1, 37),
        ("(a and b", "condition-syntax", 1, 9),
        ("x in {p, q", "condition-syntax", 1, 11),
        ("x in [1, 2", "condition-syntax", 1, 11),
        ("x in {}", "condition-syntax", 1, 7),
        ("at least two axis", "condition-syntax", 1, 10),
        ("any row of x\n  wrong", "condition-syntax", 2, 3),
        ("a and some axis has\n  b", "condition-syntax", 1, 20),
        ("(not a) in table t", "condition-syntax", 1, 1),
        ("somewhere on output_curve is listed o6-1", "condition-syntax", 1, 1),
        ("x > 3 m $", "condition-syntax", 1, 9),
        ("x > 3㎏ ,", "condition-syntax", 1, 8),
        ("listed o6-1 #1.2", "condition-syntax", 1, 13),
        ("not " * 101 + "a", "too-deep", 1, 401),
        ("\n".join("  " * n + "any of" for n in range(40)), "too-deep", 31, 61),
    ],
)
def test_problem_with_its_place(text: str, code: str, line: int, column: int) -> None:
    found = problem(text)
    assert (found.code, found.place.line, found.place.column) == (code, line, column)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a and b or c", "`and` and `or` may not be mixed on one line."),
        ("some axis where a or b has c", "`where` joins its conditions with `and` only"),
        ("a\n  b", "indented further than the line above it"),
        ("any of", "The block that was opened above is empty."),
        ("x > 1,300 MS/s", "without separators between the thousands"),
        ("listed o6-1 #1.2", "A space before `#` starts a comment"),
        ("x ≥ 3 m", "`≥` is no sign of the language."),
        ("x > three", "`three` after `>` is no number."),
        ("x > 3 * 2", "There is a formula at the right"),
        ("listed and", "`and` after `listed` is no reference."),
        ("x is and", "`and` is a word of the language and no name."),
        ("[1] [2] a", "A label does not stand here"),
        ("if a\n  b", "ends without `then`"),
        ("some axis where a", "does not say what they have"),
        ("sum of mass over part where a > 3 kg", "A sum is not compared with anything"),
        ("(a and b", "A bracket is open"),
        ("x in {p, q", "The list or range is not closed"),
        ("any row of x\n  wrong", "`wrong` is no cell of a table."),
        ("a and", "The end of the line cannot start a condition."),
        ("at least two axis", "`two` after `least` is no whole number."),
        ("x[W] > y", "`y` does not continue the formula."),
        ("a b", "`b` does not follow from `a`."),
        ("x in {}", "`}` after `{` is no name."),
        ("any row of x | y\n  > 3 m", "has 1 cell and the table 2 columns"),
    ],
)
def test_problem_in_words(text: str, words: str) -> None:
    assert words in problem(text).what


def test_problem_points_into_the_file() -> None:
    origin = Origin("goods.toml", line=40, field="entry[3].when")
    assert problem("a\nb c", origin).place == Place("goods.toml", 41, 3, "entry[3].when")


def test_only_the_first_line_is_set_off_by_what_stands_before_it() -> None:
    origin = Origin("goods.toml", line=40, column=8)
    assert problem("b c", origin).place == Place("goods.toml", 40, 11)
    assert problem("a\nb c", origin).place == Place("goods.toml", 41, 3)


def test_every_tab_is_told() -> None:
    with pytest.raises(ProblemError) as caught:
        parse("\ta\nb\n\tc")
    assert [found.place.line for found in caught.value.problems] == [1, 3]


_PIECES = (
    "a b and or not in is has where if then some every axis listed o6-1 > >= 3 1.5 m % ( ) [ ] { } , | - + * ^ # [1] "
    'x[W] any all of at least 2 for designed required by as to sum over table row inf " $ é 5e3 kind exactly no '
    "somewhere on meets term/x"
)


@given(st.lists(st.sampled_from([*_PIECES.split(" "), "\n", "\n  ", "\n    ", "\t"]), max_size=12).map(" ".join))
def test_any_text_parses_or_gives_problems_with_places(text: str) -> None:
    try:
        parse(text)
    except ProblemError as error:
        lines = text.split("\n")
        for found in error.problems:
            assert found.place.line is not None
            assert found.place.column is not None
            assert 1 <= found.place.line <= len(lines)
            assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1


@given(st.text(max_size=30))
def test_no_text_at_all_gives_anything_but_a_tree_or_problems(text: str) -> None:
    with suppress(ProblemError):
        assert parse(text).at.line > 0


@pytest.mark.parametrize("text", ["", "x", "x[1] > 3", "1 +", "1\n2"])
def test_formula_that_is_none(text: str) -> None:
    with pytest.raises(ProblemError):
        parse_expression(text)


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_a_word_of_the_language_is_no_name_but_may_be_a_code(word: str) -> None:
    assert problem(f"x in {word}").code == "condition-syntax"
    assert parse(f'x is "{word}"') == Is(Measure("x"), word)
