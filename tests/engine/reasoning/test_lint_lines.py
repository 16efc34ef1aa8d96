import pytest

from kakehashi.reasoning.lint_lines import lint_condition
from kakehashi.reasoning.parser import Origin, parse

ADC = """\
any row of resolution | rate
  [1] [8, 10) bit  | > 1.3 GS/s
  [2] [10, 12) bit | > 600 MS/s
  [3] >= 12 bit    | > 400 MS/s"""


def codes(text: str) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.place.line) for problem in lint_condition(parse(text), Origin("a.toml"))]


@pytest.mark.parametrize(
    "text",
    [
        ADC,
        "rate > 1 GS/s\nrate < 2 GS/s",
        "rate > 1 GS/s or rate < 0.5 GS/s",
        "rate by iso_1 > 2 GS/s and rate < 1 GS/s",
        "kind is a and kind is b",
        "any row of method | rate\n  is a | > 1 GS/s\n  is b | > 1 GS/s",
        "any row of method | rate\n  {a, b} | > 1 GS/s\n  {c} | > 1 GS/s",
    ],
)
def test_a_sound_condition_has_no_lint(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        # rows
        (ADC.replace("[10, 12)", "[9, 12)"), "L06", 3),
        (ADC.replace("[10, 12)", "[11, 12)"), "L06", 3),
        (ADC.replace("[10, 12)", "(10, 12)"), "L06", 3),
        (ADC.replace(">= 12 bit ", ">= 13 bit "), "L06", 4),
        ("any row of method | rate\n  {a, b} | > 1 GS/s\n  is b | > 2 GS/s", "L06", 3),
        ("any row of method | rate\n  - | > 1 GS/s\n  is b | > 2 GS/s", "L06", 3),
        # never yes
        ("rate > 2 GS/s\nrate < 1000 MS/s", "L07", 2),
        ("rate > 2 GS/s and rate <= 2 GS/s", "L07", 1),
        ("rate in [1, 2) GS/s and rate in [2, 3] GS/s", "L07", 1),
        ("all of\n  [1] rate > 2 GS/s\n  [2] all of\n    rate < 1 GS/s", "L07", 4),
        ("can_turn and not can_turn", "L07", 1),
        ("method is a and method is b", "L07", 1),
        # never no
        ("rate > 2 GS/s or rate <= 2 GS/s", "L07", 1),
        ("rate > 1 GS/s or rate < 2 GS/s", "L07", 1),
        ("can_turn or not can_turn", "L07", 1),
        # decides nothing
        ("can_turn\ncan_turn", "L07", 2),
        ("rate > 1 GS/s\nrate > 2 GS/s", "L07", 1),
        ("any of\n  rate > 1 GS/s\n  rate > 2 GS/s", "L07", 3),
    ],
)
def test_what_deserves_a_second_look_is_told_once(text: str, code: str, line: int) -> None:
    assert codes(text) == [(code, line)]


def test_what_can_never_be_met_is_an_error_and_a_question_is_a_warning() -> None:
    never = lint_condition(parse("rate > 2 GS/s and rate < 1 GS/s"), Origin())
    question = lint_condition(parse(ADC.replace("[10, 12)", "[9, 12)")), Origin())
    assert [problem.severity for problem in (*never, *question)] == ["error", "warning"]
