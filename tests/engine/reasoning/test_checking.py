import pytest

from kakehashi.problems import Place, Problem
from kakehashi.reasoning.checking import check_condition, check_formula, check_rulebook
from kakehashi.reasoning.parser import Origin, parse, parse_expression
from kakehashi.reasoning.rulebook import Clause, Rulebook, Table
from kakehashi.vocabulary import Component, Curve, Kind, Parameter, ParameterType, Vocabulary

WORDS = {"ja": "語", "en": "word"}
Type = ParameterType


def quantity(name: str, dimension: str, unit: str, of: str | None = None, standard: str = "iso_1") -> Parameter:
    named = {standard: WORDS}
    return Parameter(name, Type.QUANTITY, WORDS, dimension, unit, of=of, standards=named, bases={"share": WORDS})


PARAMETERS = (
    quantity("sample_rate", "sampling_rate", "GS/s"),
    quantity("power", "power", "W"),
    quantity("price", "money", "JPY"),
    quantity("travel", "length", "m", of="axis"),
    Parameter("temperature_span", Type.SPAN, WORDS, "temperature", "°C"),
    Parameter("axis_count", Type.COUNT, WORDS),
    Parameter("index", Type.NUMBER, WORDS),
    Parameter("can_turn", Type.FLAG, WORDS),
    Parameter("is_custom", Type.JUDGEMENT, WORDS),
    Parameter("technique", Type.ENUM, WORDS, values={"cvd": WORDS, "pvd": WORDS}),
    Parameter("cas", Type.CODE, WORDS),
    Parameter("functions", Type.CODES, WORDS),
)
VOCABULARY = Vocabulary(
    kinds={name: Kind(name, WORDS) for name in ("converter", "amplifier")},
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    components={"axis": Component("axis", WORDS), "channel": Component("channel", WORDS, WORDS)},
    curves={"rate_curve": Curve("rate_curve", WORDS, "sample_rate", "power")},
    purposes={"space": WORDS},
    stages={"design": WORDS},
)
RULEBOOK = Rulebook(
    "jp",
    VOCABULARY,
    clauses={
        "o1": Clause("o1", children=("o1-1", "o1-2", "o1-3")),
        "o1-1": Clause("o1-1", "o1", criteria=parse("[1] can_turn\n[3] any of\n  [1] is_custom\n  [2] can_turn")),
        "o1-2": Clause("o1-2", "o1", deleted=True),
        "o1-3": Clause("o1-3", "o1"),
    },
    terms={"turning": parse("travel > 1 m")},
    sets={"precursors": frozenset({"7719-12-2"}), "techniques": frozenset({"cvd", "xvd"})},
    tables={"coatings": Table(("technique", "cas"), (("cvd", "*"), ("xvd", "1")))},
)
ORIGIN = Origin("row.toml", 10, 8, "entry[0].when")


def check(text: str, *, term: bool = False) -> list[Problem]:
    return check_condition(parse(text), RULEBOOK, ORIGIN, term=term)


@pytest.mark.parametrize(
    "text",
    [
        "sample_rate > 1.3 GS/s and sample_rate by iso_1 at 20 °C as share in [1, 2) MS/s",
        "power > 75 W (48.75 dBm)",
        "price <= 1000000 JPY",
        "temperature_span covers [-55, 125] °C",
        "axis_count >= 3 and index < 0.5 and can_turn and not is_custom",
        'technique is cvd and technique in {cvd, pvd} and cas in precursors and cas is "50-00-0"',
        "functions in {a} and functions in at least 2 of {a, b}",
        "kind is converter and kind in {converter, amplifier}",
        "some axis where travel < 1 m has travel[mm] <= 1.7 + 0.5 * sample_rate[MS/s]",
        "every channel has can_turn",
        "somewhere on rate_curve where sample_rate in (1, 2] GS/s has power > 1 W",
        "at least 2 axis where travel > 1 m",
        "sum of travel over axis > 3 m",
        "listed o1-1, o1-3 and meets o1-1#3.2 and meets term/turning and listed eu:3A001",
        "listed o1-1 to o1-3",
        "designed for space and required for {design} of listed o1-1",
        "some channel is listed o1-1",
        "any row of sample_rate | technique\n  > 1 GS/s | is cvd\n  - | {cvd, pvd}",
        "if can_turn then\n  power[mW] > 2 * axis_count[1]",
    ],
)
def test_what_agrees_with_the_vocabulary_is_not_complained_of(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "code", "remedy"),
    [
        ("sample_rat > 3 GS/s", "L01", "`sample_rate`"),
        ("converter", "L01", "kind is converter"),
        ("kind", "L01", "after `is`"),
        ("kind is convertor", "L01", "`converter`"),
        ("kind in {converter, amplifer}", "L01", "`amplifier`"),
        ("sample_rate > 3 W", "L01", "GS/s"),
        ("sample_rate > 3", "L01", "GS/s"),
        ("sample_rate in [1, 2] W", "L01", "GS/s"),
        ("axis_count >= 3 W", "L01", "Leave"),
        ("sample_rate > 3 GSs", "L02", "GS/s"),
        ("power[Wt] > 3", "L02", "W"),
        ("power at 20 °K > 3 W", "L02", "K"),
        ("power > 75 W (49.75 dBm)", "L05", "law's text"),
        ("temperature_span > 3 °C", "L18", "type"),
        ("temperature_span in [3, 4] °C", "L18", "type"),
        ("temperature_span[K] > 3", "L18", "type"),
        ("power covers [1, 2] W", "L18", "type"),
        ("temperature_span covers [1, 2] W", "L01", "°C"),
        ("can_turn > 3", "L01", "type"),
        ("power", "L01", "type"),
        ("technique is xvd", "L01", "`pvd`"),
        ("technique in techniques", "L01", "`pvd`"),
        ("functions is a", "L01", "type"),
        ("cas in at least 2 of {a, b}", "L01", "type"),
        ("functions in at least 2 of {a}", "L07", "number"),
        ("cas in precursor", "L01", "`precursors`"),
        ("power by iso_2 > 3 W", "L01", "`iso_1`"),
        ("power as shar > 3 W", "L01", "`share`"),
        ("travel > 1 m", "L01", "some axis has travel"),
        ("some channel has travel > 1 m", "L01", "some axis has travel"),
        ("some axes has can_turn", "L01", "`axis`"),
        ("some rate_curve has can_turn", "L01", "somewhere on"),
        ("somewhere on axis has can_turn", "L01", "`some`"),
        ("every axis has can_turn", "L10", "complete_question"),
        ("no axis has can_turn", "L10", "complete_question"),
        ("at most 2 axis", "L10", "complete_question"),
        ("at least 2 axes", "L01", "`axis`"),
        ("sum of technique over axis > 3 m", "L01", "name"),
        ("sum of travel over axis > 3 W", "L01", "m would fit"),
        ("designed for spce", "L01", "`space`"),
        ("required for {desin} of listed o1-1", "L01", "`design`"),
        ("listed o1-9", "L03", "o1-1"),
        ("listed o1-2", "L03", "Take"),
        ("meets o1-1#2", "L03", "1, 3, 3.1, 3.2"),
        ("meets o1-3#1", "L03", "labelled"),
        ("meets term/turnin", "L03", "`turning`"),
        ("listed o1-3 to o1-1", "L03", "Exchange"),
        ("listed o1 to o1-3", "L03", "heading"),
        ("usable for listed o1-9", "L03", "o1-1"),
        ("some channel is listed o1-9", "L03", "o1-1"),
        ("(technique, cas) in table coating", "L01", "`coatings`"),
        ("(cas) in table coatings", "L01", "each column"),
        ("(cas, can_turn) in table coatings", "L01", "type"),
        ("(technique, cas) in table coatings", "L01", "`pvd`"),
        ("if can_trun then\n  can_turn", "L01", "`can_turn`"),
        ("not can_trun", "L01", "`can_turn`"),
    ],
)
def test_what_does_not_agree_is_told_once_with_its_remedy(text: str, code: str, remedy: str) -> None:
    (problem,) = check(text)
    assert problem.code == code
    assert remedy in problem.remedy
    assert (problem.place.file, problem.place.field) == ("row.toml", "entry[0].when")


def test_a_range_in_which_all_is_deleted_is_a_range_over_nothing() -> None:
    (*_, problem) = check("listed o1-2 to o1-2")
    assert problem.code == "L03"
    assert "deleted" in problem.what


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("sample_rat > 3 GS/s", 10, 9),
        ("sample_rate > 3 GSs", 10, 23),
        ("can_turn\nlisted o1-1, o1-9", 11, 14),
        ("any row of sample_rate\n  > 1 GS/s\n  > 2 W", 12, 5),
    ],
)
def test_a_problem_points_into_the_file(text: str, line: int, column: int) -> None:
    (problem,) = check(text)
    assert problem.place == Place("row.toml", line, column, "entry[0].when")


def test_every_problem_of_a_condition_is_told() -> None:
    assert [problem.code for problem in check("all of\n  nothing_a\n  power > 3 GSs\n  listed o1-9")] == [
        "L01",
        "L02",
        "L03",
    ]


def test_a_term_may_speak_of_any_component() -> None:
    assert check("travel > 1 m", term=True) == []


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("power > 75 W (48.75 dBm)", True),
        ("power > 75 W (48.76 dBm)", True),
        ("power > 75.00 W (48.77 dBm)", False),
        ("power > 75.00 W (48.751 dBm)", True),
        ("power > 1 W (30 dBm)", True),
        ("power > 1 W (1 V)", False),
    ],
)
def test_two_figures_are_one_limit_to_within_half_a_last_digit(text: str, agrees: bool) -> None:
    assert ("L05" not in {problem.code for problem in check(text)}) is agrees


def test_a_formula_of_the_vocabulary_is_checked_as_of_its_component() -> None:
    formula = parse_expression("travel[mm] / sample_rate[GS/s]")
    assert check_formula(formula, RULEBOOK, ORIGIN, of="axis") == []
    assert [problem.code for problem in check_formula(formula, RULEBOOK, ORIGIN)] == ["L01"]


def test_a_rulebook_is_checked_whole_with_the_origins_known() -> None:
    clause = Clause("o2", scope=parse("nothing_a"), criteria=parse("nothing_b"))
    book = Rulebook("jp", VOCABULARY, {"o2": clause}, terms={"t": parse("nothing_c")})
    places = [str(problem.place) for problem in check_rulebook(book, {("o2", "scope"): ORIGIN})]
    assert places == [
        "row.toml, line 10, column 9, entry[0].when",
        "line 1, column 1, o2.when",
        "line 1, column 1, term/t.when",
    ]
