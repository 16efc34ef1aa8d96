import pytest

from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.syntax import Flag
from kakehashi.reasoning.walking import parts, references, rows_of, same_subject_references, walk


@pytest.mark.parametrize(
    "text",
    [
        "a and (b or c)",
        "any of\n  [1] a\n  not b\n  none of\n    c",
        "at least 2 of\n  a\n  b\n  c",
        "if a then\n  b\n  c",
        "some axis where a has b and c",
        "some axis where a has\n  b\n  c",
    ],
)
def test_walking_meets_every_predicate_in_the_order_written(text: str) -> None:
    names = [part.measure.name for part in walk(parse(text)) if isinstance(part, Flag)]
    assert names == sorted(names)
    assert set(names) >= {"a", "b", "c"}


@pytest.mark.parametrize(
    "text", ["at least 2 axis where (a)", "some axis where a is listed o1", "sum of mass over axis where (a) > 3 kg"]
)
def test_the_where_of_what_is_counted_or_summed_is_a_part(text: str) -> None:
    assert parts(parse(text)) == (parse("a"),)


def test_the_rows_of_a_table_are_predicates_on_its_columns() -> None:
    table = parse("any row of rate | method\n  [1] > 1 GS/s | is cvd\n  [1, 2) GS/s | -\n  - | {cvd, pvd}")
    assert rows_of(table) == (
        ("1", (parse("rate > 1 GS/s"), parse("method is cvd"))),
        (None, (parse("rate in [1, 2) GS/s"),)),
        (None, (parse("method in {cvd, pvd}"),)),
    )


def test_references_are_those_of_the_predicate_itself() -> None:
    assert [each.path for each in references(parse("usable for listed o1, o2"))] == ["o1", "o2"]
    assert references(parse("a")) == ()


def test_what_a_quantifier_asks_is_about_another_thing() -> None:
    condition = parse("listed o1\nnot meets o2\nsome part has listed o3\nsome part is listed o4\nusable for listed o5")
    assert [(refer.verb, each.path) for refer, each in same_subject_references(condition)] == [
        ("listed", "o1"),
        ("meets", "o2"),
    ]
