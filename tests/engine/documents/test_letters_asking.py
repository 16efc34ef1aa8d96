"""What a supplier is asked: what is missing, nothing that is stated, nothing that only a person judges."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from kakehashi.classification import Classification, classify
from kakehashi.documents.letters.asking import asking
from kakehashi.problems import ProblemError
from kakehashi.reasoning.facts import Codes, Fact, FactKey, Kinds, Provenance, Statement
from kakehashi.reasoning.intervals import Interval
from kakehashi.reasoning.quantities import Quantity
from kakehashi.trade import Item
from kakehashi.vocabulary import ParameterType
from tests.engine.cli.law import edition
from tests.engine.documents.letters_of import classified, open_items, thing

NAMES = ("converter-board", "incomplete")


def _with(item: Item, key: FactKey, value: Quantity | Statement | Codes) -> tuple[Item, Classification]:
    subject = replace(item.subject, facts={**item.subject.facts, key: Fact(value, Provenance(document="sheet"))})
    return replace(item, subject=subject), classify(subject, edition())


def test_these_are_the_open_examples() -> None:
    assert tuple(open_items()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_stated_is_asked(name: str) -> None:
    item = thing(name)
    things = [one for question in asking(item, classified(name)).questions for one in question.things]
    assert [one for one in things if one.about == "item" and (one.key or FactKey(one.name)) in item.subject.facts] == []
    stated = item.subject.kinds.stated | item.subject.kinds.denied
    assert [one for one in things if one.topic == "kind" and one.name in stated] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_only_a_person_judges_is_asked(name: str) -> None:
    parameters = edition().rulebook.vocabulary.parameters
    for question in asking(thing(name), classified(name)).questions:
        for one in question.things:
            assert one.topic != "provision"
            assert one.topic != "parameter" or parameters[one.name].type is not ParameterType.JUDGEMENT


@pytest.mark.parametrize("name", NAMES)
def test_every_question_stands_in_a_group_and_every_group_has_questions(name: str) -> None:
    asked = asking(thing(name), classified(name))
    numbers = {number for group in asked.groups for number in group.numbers}
    assert numbers == set(range(1, len(asked.questions) + 1))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_asked_stands_in_a_set_that_settles_an_open_provision(name: str) -> None:
    found = classified(name)
    for question in asking(thing(name), found).questions:
        assert set(question.provisions) <= set(found.undetermined) - found.judged_rows


def test_the_value_that_decides_is_among_those_asked() -> None:
    names = {
        one.name
        for question in asking(thing("incomplete"), classified("incomplete")).questions
        for one in question.things
    }
    assert "sample_rate" in names
    assert "sample_resolution" not in names


def test_a_value_that_is_answered_is_asked_no_more() -> None:
    first = asking(thing("converter-board"), classified("converter-board")).questions[0].things[0]
    item, found = _with(thing("converter-board"), first.key or FactKey(first.name), Statement(True))
    again = [one for question in asking(item, found).questions for one in question.things]
    assert first not in again


def test_a_value_known_between_two_ends_is_asked_again_and_shown() -> None:
    wide = Quantity(Interval(Fraction(10**8), Fraction(10**10)), "S/s", "0.1 to 10 GS/s")
    key = FactKey("sample_rate")
    item, found = _with(thing("incomplete"), key, wide)
    assert key.name in {one.name for question in asking(item, found).questions for one in question.things}


def test_kinds_are_asked_in_one_question() -> None:
    questions = asking(thing("incomplete"), classified("incomplete")).questions
    assert [len(question.things) > 1 for question in questions if question.topic == "kind"] == [True]


def test_where_only_a_person_can_judge_there_is_nothing_to_ask() -> None:
    item = thing("oscilloscope")
    unjudged = replace(item, subject=replace(item.subject, judged={}))
    found = classify(unjudged.subject, edition())
    with pytest.raises(ProblemError, match="nothing to ask a supplier") as raised:
        asking(unjudged, found)
    assert raised.value.problems[0].code == "letter-nothing-missing"
    assert item.subject.kinds != Kinds()
