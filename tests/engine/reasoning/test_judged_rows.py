"""A person's judgement of a row computed in part settles what facts leave open, and nothing else."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kakehashi.reasoning.facts import Fact, Statement, Subject
from kakehashi.reasoning.findings import find
from kakehashi.reasoning.grounding import ground_provision
from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.rulebook import Clause
from kakehashi.reasoning.truth import Truth
from tests.engine.reasoning.small_world import rulebook, subject

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

ROW = Clause("row", None, ("a", "b", "c"), judged_open=True)
A = Clause("a", "row", criteria=parse("x > 1"), exception=parse("listed b"))
B = Clause("b", "row", criteria=parse("y > 1"))
C = Clause("c", "row", criteria=parse("x <= 1\nr"))
BOOK = rulebook({each.id: each for each in (ROW, A, B, C)})

STATED = st.fixed_dictionaries(
    {}, optional={"x": st.sampled_from(["0", "1", "2"]), "y": st.sampled_from(["0", "2"]), "r": st.booleans()}
)


def _judged(about: Subject, listed: bool) -> Subject:
    return Subject(about.name, about.kinds, about.facts, judged={"row": Fact(Statement(holds=listed))})


def _truth(clause: str, about: Subject) -> Truth:
    below = frozenset(("a", "b", "c")) if clause == "row" else frozenset()
    return find(clause, ground_provision(BOOK, about, clause), below).truth


def test_what_is_open_is_settled_by_the_judgement() -> None:
    for listed, truth in ((False, NO), (True, YES)):
        assert _truth("row", _judged(subject(), listed)) is truth
    assert _truth("b", _judged(subject(), False)) is NO
    assert _truth("b", _judged(subject(), True)) is UNKNOWN, "which of them lists it, nobody said"


def test_what_facts_list_stays_listed() -> None:
    about = subject(y="2")
    assert (_truth("b", about), _truth("row", about)) == (YES, YES)
    assert (_truth("b", _judged(about, False)), _truth("row", _judged(about, False))) == (YES, YES)


def test_what_is_listed_in_every_case_stays_listed() -> None:
    about = subject(x="2")
    assert _truth("row", about) is YES, "either b lists it, or a does"
    assert _truth("row", _judged(about, False)) is YES


@given(STATED, st.booleans())
def test_no_judgement_turns_an_answer_that_facts_give(stated: dict[str, Any], listed: bool) -> None:
    about = subject(**stated)
    for clause in ("row", "a", "b", "c"):
        before = _truth(clause, about)
        if before is YES or (before is NO and clause == "row"):
            assert _truth(clause, _judged(about, listed)) is before
