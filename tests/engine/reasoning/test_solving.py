"""Exact answers against brute force over every completion, and what the smallest sets promise."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.reasoning.facts import Code, Subject
from kakehashi.reasoning.findings import find
from kakehashi.reasoning.grounding import Grounding
from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.rulebook import Clause
from kakehashi.reasoning.scopes import Scope
from kakehashi.reasoning.solving import Puzzle, decide, missing_sets, proofs
from kakehashi.reasoning.syntax import AllOf, AnyOf, AtLeastOf, Condition, Not
from kakehashi.reasoning.truth import Truth
from tests.engine.reasoning.small_world import ENUM_VALUES, ground, rulebook, subject

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

POINTS = ("0", "1", "1.5", "2", "3")
"""A value in every cell that the thresholds 1 and 2 cut."""
FLAGS = ("p", "q")
NUMBERS = ("x", "y")
EVERYTHING: dict[str, tuple[object, ...]] = {
    **dict.fromkeys(NUMBERS, POINTS),
    **dict.fromkeys(FLAGS, (True, False)),
    "colour": tuple(Code(value) for value in ENUM_VALUES),
}

LEAVES = [
    *(f"{name} {sign} {limit}" for name in NUMBERS for sign in (">", ">=", "<", "=", "!=") for limit in (1, 2)),
    *(f"{name} in [1, 2)" for name in NUMBERS),
    *FLAGS,
    *(f"colour is {value}" for value in ENUM_VALUES),
    "colour in {red, blue}",
]


def _grow(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(AllOf), several.map(AnyOf), parts.map(Not), several.map(lambda some: AtLeastOf(2, some))
    )


conditions = st.recursive(st.sampled_from(LEAVES).map(parse), _grow, max_leaves=7)
partial_facts = st.fixed_dictionaries({}, optional={name: st.sampled_from(v) for name, v in EVERYTHING.items()})


def said(**facts: object) -> Subject:
    return subject(**facts)  # type: ignore[arg-type]


def completions(known: dict[str, object]) -> list[dict[str, object]]:
    free = {name: values for name, values in EVERYTHING.items() if name not in known}
    return [{**known, **dict(zip(free, chosen, strict=True))} for chosen in product(*free.values())]


def put(condition: Condition, facts: dict[str, object]) -> Truth:
    return Grounding(rulebook()).ground(condition, Scope(said(**facts))).truth


def brute_force(condition: Condition, known: dict[str, object]) -> Truth:
    truths = {put(condition, whole) for whole in completions(known)}
    assert UNKNOWN not in truths
    return truths.pop() if len(truths) == 1 else UNKNOWN


@settings(max_examples=150)
@given(conditions, partial_facts)
def test_decide_equals_brute_force(condition: Condition, known: dict[str, object]) -> None:
    node = Grounding(rulebook()).ground(condition, Scope(said(**known)))
    assert decide(node) is brute_force(condition, known)


@settings(max_examples=100)
@given(conditions, partial_facts, st.sampled_from(sorted(EVERYTHING)), st.data())
def test_a_further_fact_never_turns_a_settled_answer(
    condition: Condition, known: dict[str, object], name: str, data: st.DataObject
) -> None:
    before = decide(Grounding(rulebook()).ground(condition, Scope(said(**known))))
    value = known.get(name, data.draw(st.sampled_from(EVERYTHING[name])))
    after = decide(Grounding(rulebook()).ground(condition, Scope(said(**{**known, name: value}))))
    assert before is UNKNOWN or after is before
    if f"name={name!r}" not in repr(condition):
        assert after is before


@settings(max_examples=100)
@given(conditions, partial_facts)
def test_the_smallest_sets_can_settle_what_they_promise(condition: Condition, known: dict[str, object]) -> None:
    node = Grounding(rulebook()).ground(condition, Scope(said(**known)))
    if decide(node) is not UNKNOWN:
        return
    for wanted in (YES, NO):
        sets = missing_sets(Puzzle(node), wanted)
        assert sets
        for one in sets:
            names = [thing.name for thing in one]
            stated = [
                dict(zip(names, values, strict=True)) for values in product(*(EVERYTHING[name] for name in names))
            ]
            about = [Scope(said(**known, **facts)) for facts in stated]
            assert wanted in {decide(Grounding(rulebook()).ground(condition, scope)) for scope in about}


def test_absorption_answers_the_union_without_the_exclusion() -> None:
    book = rulebook(
        {
            "all": Clause("all", None, ("a", "b")),
            "a": Clause("a", "all", criteria=parse("p"), exception=parse("listed b")),
            "b": Clause("b", "all", criteria=parse("p and q")),
        }
    )
    node = Grounding(book).provision("all", Scope(subject(p=True)))
    assert decide(node, frozenset({"a", "b"})) is YES
    puzzle = Puzzle(Grounding(book).provision("all", Scope(subject())), frozenset({"a", "b"}))
    assert next([thing.name for thing in one] for one in missing_sets(puzzle, YES)) == ["p"]


def test_over_the_budget_the_answer_stays_unknown() -> None:
    tautology = parse("(p and q) or (p and not q) or (not p and q) or (not p and not q)")
    node = Grounding(rulebook()).ground(tautology, Scope(subject()))
    assert decide(node) is YES
    assert decide(node, budget=3) is UNKNOWN


def test_a_known_interval_confines_the_cells() -> None:
    node = ground("x > 1 or x <= 2", subject(x="[1, 3]"))
    assert decide(node) is YES
    assert decide(ground("any of\n  x > 1\n  x < 1", subject(x="[1, 3]"))) is UNKNOWN


def test_one_fact_can_clear_it_and_two_can_catch_it() -> None:
    node = ground("x > 1\ny > 1", Subject("test"))
    puzzle = Puzzle(node)
    assert sorted(len(need) for need in proofs(puzzle, NO)) == [1, 1]
    assert [len(need) for need in proofs(puzzle, YES)] == [2]
    finding = find("test", node)
    assert [[thing.name for thing in one] for one in finding.for_yes] == [["x", "y"]]
    assert [[thing.name for thing in one] for one in finding.for_no] == [["x"], ["y"]]
