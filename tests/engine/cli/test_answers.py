"""Answers become part of the item, and of nothing else."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kakehashi.classification import Question
from kakehashi.cli.answers import Judge, NotUnderstood, answered, choices_of
from kakehashi.problems import ProblemError
from kakehashi.reasoning.facts import Fact, FactKey, Kinds, Members, NotApplicable, Statement, Subject
from kakehashi.reasoning.nodes import Missing
from kakehashi.reasoning.quantities import Quantity
from kakehashi.trade import Item
from tests.engine.cli.law import edition

WORDS = edition().rulebook.vocabulary
EMPTY = Item("x", Subject("x"))
DAY = date(2026, 3, 2)


def _question(topic: str, *names: str, about: str = "item", key: FactKey | None = None) -> Question:
    missing = tuple(Missing(topic, name, about, key) for name in names)
    return Question(about, topic, names, missing, (), Fraction(1))


def _answer(question: Question, text: str, item: Item = EMPTY, judge: Judge | None = None) -> Subject:
    return answered(item, question, text, WORDS, note="asked", day=DAY, judge=judge).subject


def _fact(name: str, text: str) -> Fact:
    return _answer(_question("parameter", name, key=FactKey(name)), text).facts[FactKey(name)]


def test_a_quantity_keeps_what_was_typed_and_where_it_comes_from() -> None:
    fact = _fact("sample_rate", "1.1 GS/s")
    assert isinstance(fact.value, Quantity)
    assert fact.value.text == "1.1 GS/s"
    assert (fact.provenance.note, fact.provenance.day) == ("asked", "2026-03-02")


@pytest.mark.parametrize(("text", "holds"), [("y", True), ("はい", True), ("No", False), ("いいえ", False)])
def test_a_flag(text: str, holds: bool) -> None:
    assert _fact("is_digital", text).value == Statement(holds)


@pytest.mark.parametrize("text", ["not applicable", "該当なし"])
def test_what_has_no_meaning_for_the_thing(text: str) -> None:
    assert _fact("sample_rate", text).value == NotApplicable()


def test_a_fact_under_a_condition_is_another_fact() -> None:
    key = FactKey("settling_time", at="0.00024 ratio")
    assert set(_answer(_question("parameter", "settling_time", key=key), "8 ns").facts) == {key}


def test_a_wrong_unit_is_a_problem_and_no_answer() -> None:
    with pytest.raises(ProblemError):
        _fact("sample_rate", "3 bit")


@pytest.mark.parametrize("text", ["perhaps", "2"])
def test_what_is_no_answer_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        _fact("is_digital", text)


def test_a_kind_is_chosen_by_number() -> None:
    question = _question("kind", "microprocessor", "static_ram")
    assert _answer(question, "2").kinds == Kinds(frozenset({"static_ram"}))
    assert _answer(question, "0").kinds == Kinds(denied=frozenset({"microprocessor", "static_ram"}))


@pytest.mark.parametrize("text", ["3", "0, 1", "", "x", "-1"])
def test_a_number_that_is_not_there_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        _answer(_question("kind", "microprocessor", "static_ram"), text)


def test_a_purpose_is_answered_by_its_level() -> None:
    question = _question("purpose", "civil_automobile")
    number = choices_of(question, WORDS).index("none") + 1
    assert _answer(question, str(number)).purposes.levels == {"civil_automobile": "none"}


def test_relations_are_complete_only_on_yes() -> None:
    question = _question("relation", "usable")
    assert _answer(question, "yes").relations.complete
    with pytest.raises(NotUnderstood):
        _answer(question, "no")


def test_rows_are_judged_with_role_and_reason() -> None:
    question, judge = _question("provision", "row-1", "row-2"), Judge("classification officer", "no such goods")
    judged = _answer(question, "0", judge=judge).judged
    assert {name: fact.value for name, fact in judged.items()} == {
        "row-1": Statement(False),
        "row-2": Statement(False),
    }
    assert judged["row-1"].provenance.person == "classification officer"


def test_a_row_that_lists_leaves_the_others_open() -> None:
    question, judge = _question("provision", "row-1", "row-2"), Judge("officer", "a weapon")
    assert set(_answer(question, "1", judge=judge).judged) == {"row-1"}


def test_rows_are_not_judged_by_nobody() -> None:
    with pytest.raises(NotUnderstood):
        _answer(_question("provision", "row-1"), "0")


def test_an_answer_about_a_part_belongs_to_the_part() -> None:
    component = next(iter(WORDS.components))
    item = Item("x", Subject("x", members={component: Members((Subject("one"), Subject("two")))}))
    parameter = next(each.name for each in WORDS.parameters.values() if each.of == component)
    subject = _answer(_question("parameter", parameter, about=f"{component}[2]"), "not applicable", item)
    assert [bool(each.facts) for each in subject.members[component].subjects] == [False, True]


def test_the_kinds_stated_so_far_can_be_all_it_is() -> None:
    fpga = Item("x", Subject("x", kinds=Kinds(frozenset({"fpga"}))))
    assert _answer(_question("kind", "mmic"), "all", fpga).kinds == Kinds(frozenset({"fpga"}), complete=True)
    with pytest.raises(NotUnderstood):
        _answer(_question("kind", "mmic"), "all")
