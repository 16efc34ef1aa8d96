import pytest

from kakehashi.problems import Place
from kakehashi.reasoning.lint import has_limit_in_name, lint_rulebook, lint_text, lint_vocabulary
from kakehashi.reasoning.parser import Origin, parse
from kakehashi.reasoning.rulebook import Clause, Rulebook
from kakehashi.vocabulary import Kind, Parameter, ParameterType, Vocabulary

WORDS = {"ja": "語", "en": "word"}


def vocabulary(*parameters: Parameter, kinds: tuple[str, ...] = ()) -> Vocabulary:
    named = {parameter.name: parameter for parameter in parameters}
    return Vocabulary({name: Kind(name, WORDS) for name in kinds}, named, {}, {}, {}, {})


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("can_turn\n\tcan_mill", 6, 1),
        ("can_turn \ncan_mill", 5, 9),
        ("power > 3 \u00b5W", 5, 11),
        ("power ＞ 3 W", 5, 7),
    ],
)
def test_a_text_in_an_unusual_form_is_told_with_its_place(text: str, line: int, column: int) -> None:
    (problem,) = lint_text(text, Origin("a.toml", 5))
    assert (problem.code, problem.severity) == ("L16", "warning")
    assert (problem.place.line, problem.place.column) == (line, column)


@pytest.mark.parametrize(
    "text", ["power > 3 \u03bcW", "temperature > 20 °C", "can_turn # （全角）", "meets o1-1#2\n\ncan_turn"]
)
def test_a_text_in_usual_form_and_comments_are_left_alone(text: str) -> None:
    assert lint_text(text, Origin()) == []


@pytest.mark.parametrize(
    ("name", "carries"),
    [
        ("sample_rate_over_1300", True),
        ("rate_above_2ghz", True),
        ("range_300", True),
        ("item_7", True),
        ("iso_230_2_2014", False),
        ("repeatability_iso_230_2", False),
        ("uranium_235_content", False),
        ("is_table_2_goods", False),
        ("is_4k_capable", False),
        ("uf6_resistant", False),
        ("sample_rate", False),
    ],
)
def test_a_name_carries_no_limit(name: str, carries: bool) -> None:
    assert has_limit_in_name(name) is carries


def test_the_vocabulary_is_linted_with_the_places_known() -> None:
    judged = Parameter("is_custom", ParameterType.JUDGEMENT, WORDS)
    guided = Parameter("is_equal", ParameterType.JUDGEMENT, WORDS, guidance=WORDS)
    numbered = Parameter("rate_over_1300", ParameterType.FLAG, WORDS)
    place = Place("a.toml", 3)
    problems = lint_vocabulary(vocabulary(judged, guided, numbered, kinds=("laser_500",)), {"is_custom": place})
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        ("L12", "a.toml, line 3"),
        ("L15", "parameter.rate_over_1300"),
        ("L15", "kind.laser_500"),
    ]


def test_a_rulebook_is_linted_in_its_lines_its_terms_and_its_clauses() -> None:
    clauses = {"a": Clause("a", criteria=parse("[2] b\n[1] c"), exception=parse("listed a"))}
    book = Rulebook("jp", vocabulary(), clauses, terms={"t": parse("can_turn and can_turn")})
    problems = lint_rulebook(book, {("a", "when"): Origin("row.toml", 20, 0, "entry[0].when")})
    assert [problem.code for problem in problems] == ["L11", "L07", "L04", "L08"]
    assert str(problems[0].place) == "row.toml, line 21, column 1, entry[0].when"
