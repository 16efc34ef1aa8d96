from collections.abc import Mapping

import pytest

from kakehashi.problems import Problem
from kakehashi.reasoning.lint_clauses import lint_clauses
from kakehashi.reasoning.parser import Origin, parse
from kakehashi.reasoning.rulebook import Clause, Rulebook
from kakehashi.vocabulary import Vocabulary

NOTHING = Vocabulary({}, {}, {}, {}, {}, {})


def clause(name: str, parent: str | None = None, children: tuple[str, ...] = (), **texts: str) -> Clause:
    conditions = {field: parse(text) for field, text in texts.items()}
    return Clause(name, parent, children, conditions.get("scope"), conditions.get("when"), conditions.get("exception"))


def book(*clauses: Clause, terms: Mapping[str, str] | None = None) -> Rulebook:
    parsed = {name: parse(text) for name, text in (terms or {}).items()}
    return Rulebook("jp", NOTHING, {each.id: each for each in clauses}, parsed)


def found(rulebook: Rulebook, *codes: str) -> list[Problem]:
    problems = lint_clauses(rulebook, {})
    return [problem for problem in problems if problem.code in codes]


def test_exclusions_in_one_direction_make_no_circle() -> None:
    rulebook = book(
        clause("p", None, ("a", "b"), scope="is_circuit"),
        clause("a", "p", exception="listed b"),
        clause("b", "p", when="meets term/t"),
        terms={"t": "can_turn"},
    )
    assert lint_clauses(rulebook, {}) == []


@pytest.mark.parametrize(
    ("clauses", "path"),
    [
        ([clause("a", exception="listed b"), clause("b", when="listed a")], "a -> b -> a"),
        ([clause("a", scope="meets b"), clause("b", when="meets c"), clause("c", when="listed a")], "a -> b -> c -> a"),
        ([clause("a", when="[1] meets b#1"), clause("b", when="[1] not listed a")], "a -> b -> a"),
        ([clause("a", None, ("c",), when="can_turn"), clause("c", "a", when="listed b"), clause("b", when="listed a")],
         "a -> c -> b -> a"),
    ],
)  # fmt: skip
def test_a_circle_about_one_thing_is_told_once_with_its_path(clauses: list[Clause], path: str) -> None:
    (problem,) = found(book(*clauses), "L04")
    assert path in problem.what
    assert problem.severity == "error"


def test_a_circle_through_a_term_is_told() -> None:
    (problem,) = found(book(clause("a", when="meets term/t"), terms={"t": "listed a"}), "L04")
    assert "a -> term/t -> a" in problem.what


def test_a_line_of_a_provision_that_asks_another_line_makes_no_circle() -> None:
    rulebook = book(clause("a", when="[1] can_turn\n[2] meets b#1"), clause("b", when="[1] can_mill\n[2] meets a#1"))
    assert found(rulebook, "L04") == []


def test_a_circle_through_another_thing_asks_for_a_reading() -> None:
    rulebook = book(clause("a", when="usable for listed b"), clause("b", when="some part is listed a"))
    (problem,) = lint_clauses(rulebook, {})
    assert (problem.code, problem.severity) == ("L04", "warning")
    assert lint_clauses(rulebook, {}, with_reading={"b"}) == []


@pytest.mark.parametrize("text", ["listed child", "listed parent", "listed self"])
def test_an_entry_does_not_ask_for_its_own_kin(text: str) -> None:
    rulebook = book(
        clause("parent", None, ("self",)),
        clause("self", "parent", ("child",), exception=text),
        clause("child", "self", when="can_turn"),
    )
    (problem,) = found(rulebook, "L08")
    assert text.split()[1] in problem.what


def test_asking_for_a_brother_is_no_kin() -> None:
    rulebook = book(clause("p", None, ("a", "b")), clause("a", "p", exception="listed b"), clause("b", "p"))
    assert found(rulebook, "L08") == []


@pytest.mark.parametrize(
    ("criteria", "exception"),
    [
        ("can_turn", "can_turn"),
        ("can_turn and can_mill", "can_turn"),
        ("can_turn", "any of\n  can_mill\n  [ro] can_turn"),
        ("[1] can_turn\n[2] can_mill", "can_mill"),
    ],
)
def test_an_exclusion_that_removes_everything_is_told(criteria: str, exception: str) -> None:
    (problem,) = found(book(clause("a", when=criteria, exception=exception)), "L09")
    assert "`a`" in problem.what


def test_an_exclusion_that_leaves_something_is_not_told() -> None:
    assert found(book(clause("a", when="can_turn or can_mill", exception="can_turn")), "L09") == []


def test_lines_that_stand_in_three_entries_should_be_a_term() -> None:
    same = "all of\n  can_turn\n  can_mill\n  any of\n    can_grind\n    can_bore"
    three = [clause(name, when=f"{same}\nis_{name}") for name in "abc"]
    origins = {("a", "when"): Origin("row.toml", 40)}
    (problem,) = [each for each in lint_clauses(book(*three), origins) if each.code == "L14"]
    assert "a, b, c" in problem.what
    assert (problem.place.file, problem.place.line) == ("row.toml", 40)
    assert found(book(*three[:2]), "L14") == []
