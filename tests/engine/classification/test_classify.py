from dataclasses import replace

import pytest

from kakehashi.classification import Disposal, classify, disposals, row_number
from kakehashi.problems import ProblemError
from kakehashi.reasoning.facts import Fact, Kinds, Statement, Subject
from kakehashi.reasoning.truth import Truth
from tests.engine.classification.small_list import edition, entry
from tests.engine.reasoning.small_world import subject

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

LIST = edition(
    entry("row-4", "4", absent=True),
    entry("chips", "7(1)", scope="kind is chip", without="listed row-4"),
    entry("adc", "7(1)", "chips", scope="kind is converter", when="[1] x > 1", without="listed mixed"),
    entry("mixed", "7(1)", "chips", when="x > 1 and p"),
    entry("machines", "6(2)", scope="kind is machine", when="y > 1"),
)
ADC = Kinds(frozenset({"converter"}))


def judged(about: Subject, holds: bool) -> Subject:
    return replace(about, judged={"row-4": Fact(Statement(holds))})


def test_every_provision_has_a_finding_and_none_is_first() -> None:
    found = classify(judged(subject(kinds=ADC, x="2", p=True), holds=False), LIST)
    assert list(found.findings) == ["row-4", "machines", "chips", "adc", "mixed"]
    assert found.listed == ("mixed",)
    assert found.findings["adc"].truth is NO
    assert found.rows == {"4": NO, "6": NO, "7": YES}


def test_an_item_is_listed_under_every_row_that_matches() -> None:
    both = Kinds(frozenset({"lathe", "mill"}))
    two = edition(
        entry("turning", "6(2)", scope="kind is lathe", when="x > 1"),
        entry("milling", "2(12)", scope="kind is mill", when="x > 1"),
    )
    found = classify(subject(kinds=both, x="2"), two)
    assert found.listed == ("milling", "turning")
    assert found.items == {"6(2)": YES, "2(12)": YES}


def test_the_list_is_asked_as_a_whole() -> None:
    """Listed in the one or the other: which of them is open, that it is one of them is not."""
    found = classify(judged(subject(kinds=ADC, x="2"), holds=False), LIST)
    assert (found.findings["adc"].truth, found.findings["mixed"].truth) == (UNKNOWN, UNKNOWN)
    assert (found.findings["chips"].truth, found.truth) == (YES, YES)
    assert found.listed == ("chips",)
    assert found.rows["7"] is YES


def test_between_two_rows_each_open_the_whole_is_yes() -> None:
    found = classify(subject(kinds=ADC, x="2", p=True), LIST)
    assert (found.rows["4"], found.rows["7"], found.truth) == (UNKNOWN, UNKNOWN, YES)


def test_a_provision_not_in_the_pack_keeps_the_answer_open() -> None:
    found = classify(subject(kinds=Kinds(frozenset({"lathe"})), y="1"), LIST)
    assert (found.truth, found.undetermined, found.absent) == (UNKNOWN, ("row-4",), ("row-4",))
    settled = classify(judged(subject(kinds=Kinds(frozenset({"lathe"})), y="1"), holds=False), LIST)
    assert (settled.truth, settled.undetermined) == (NO, ())


def test_nothing_known_is_undetermined_everywhere() -> None:
    found = classify(subject(), LIST)
    assert found.truth is UNKNOWN
    assert found.listed == ()


@pytest.mark.parametrize("provision", ["adc", "row-99"])
def test_only_a_provision_that_is_absent_can_be_judged_by_a_person(provision: str) -> None:
    about = replace(subject(kinds=ADC), judged={provision: Fact(Statement(False))})
    with pytest.raises(ProblemError) as raised:
        classify(about, LIST)
    assert raised.value.problems[0].code == "judged-provision"
    assert provision in raised.value.problems[0].what


def test_the_next_question_is_what_the_thing_is_then_what_settles_most() -> None:
    first = classify(subject(), LIST).question
    assert first is not None
    assert first.topic == "kind"
    later = classify(judged(subject(kinds=ADC), holds=False), LIST).question
    assert later is not None
    assert (later.topic, later.names, set(later.settles)) == ("parameter", ("x",), {"adc", "mixed"})
    assert classify(judged(subject(kinds=ADC, x="1"), holds=False), LIST).question is None


def test_what_is_missing_is_ranked_by_what_it_settles() -> None:
    found = classify(judged(subject(kinds=ADC), holds=False), LIST)
    assert [thing.name for thing in found.missing] == ["x", "p"]


@pytest.mark.parametrize(("row", "number"), [("7(1)", "7"), ("3-2(1)", "3-2"), ("15", "15")])
def test_row_number_is_the_row_without_the_bracket(row: str, number: str) -> None:
    assert row_number(row) == number


def test_every_provision_that_does_not_list_it_is_disposed_of_with_its_reason() -> None:
    excluded = classify(judged(subject(kinds=ADC, x="2", p=True), holds=False), LIST)
    assert disposals(excluded) == {
        Disposal.NOT_IN_SCOPE: ("machines",),
        Disposal.EXCLUDED: ("adc",),
        Disposal.JUDGED: ("row-4",),
    }
    below = classify(judged(subject(kinds=ADC, x="1"), holds=False), LIST)
    assert disposals(below)[Disposal.CRITERION_NOT_MET] == ("adc", "mixed")
