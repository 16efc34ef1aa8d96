import pytest

from kakehashi.reasoning.lint_labels import lint_labels
from kakehashi.reasoning.parser import Origin, parse


@pytest.mark.parametrize(
    "text",
    [
        "[i] a\n[ro] b\n[ha] c",
        "[1] a\n[1-2] b\n[2] c\n[10] d",
        "[n1] a\n[1] b",
        "[i] a\n[i-2] b\n[ro] c",
        "any row of rate\n  [1] > 1 GS/s\n  [2] > 2 GS/s",
    ],
)
def test_labels_in_the_order_of_the_law_are_left_alone(text: str) -> None:
    assert list(lint_labels(parse(text), Origin())) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[2] a\n[1] b", 2),
        ("[1] a\n[1] b", 2),
        ("[ro] a\n[i] b", 2),
        ("[10] a\n[9] b", 2),
        ("any row of rate\n  [2] [1, 2) GS/s\n  [1] >= 2 GS/s", 3),
    ],
)
def test_a_label_out_of_order_is_told_at_its_line(text: str, line: int) -> None:
    (problem,) = lint_labels(parse(text), Origin("a.toml"))
    assert (problem.code, problem.severity, problem.place.line) == ("L11", "warning", line)
