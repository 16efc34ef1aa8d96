"""The questions of a sheet: words, answers with their sources, and where they lead."""

from __future__ import annotations

import pytest

from kakehashi.documents.parameter_sheet import parameter_sheet_page, questions_of
from kakehashi.documents.sheet_questions import Numbered, Question
from kakehashi.reasoning.truth import Truth
from tests.engine.documents.sheets import ISSUE, everything, example


def asked(name: str, row: str, entry: str, language: str = "en") -> Numbered:
    item, found = example(name)
    return next(each for each in questions_of(item, found, language, row) if each.section.entry.id == entry)


def saying(one: Numbered, words: str) -> Question:
    return next(each for each in one.questions if words in each.lines[0].text)


def test_a_listed_converter_is_led_to_listed() -> None:
    section = asked("converter", "7(1)", "o6-1-ho-1")
    assert section.section.finding.truth is Truth.YES
    met = next(each for each in section.questions if each.number == section.decided)
    assert met.mark == "(3)"
    assert met.lines[0].text == "Sample rate exceeds 400 MS/s?"
    assert met.answer is Truth.YES
    assert met.told[0].value == "1.1 GS/s"
    assert met.told[0].source == "Data sheet AD-1211 rev. C, p. 5"
    assert met.margin == "1.1 GS/s is 700 MS/s above 400 MS/s (+175 %)"
    assert met.to_yes.startswith("listed → ")


def test_questions_that_the_answers_lead_past_have_no_answer() -> None:
    section = asked("converter", "7(1)", "o6-1-ho-1")
    passed = [each for each in section.questions if each.passed_over]
    assert passed
    assert all(each.answer is Truth.UNKNOWN and not each.told and not each.blanks for each in passed)
    assert "Sample rate exceeds 65 MS/s?" in [each.lines[0].text for each in passed]


def test_numbers_run_through_and_exits_name_them() -> None:
    item, found = example("fpga")
    sections = questions_of(item, found, "en", "7(1)", first=5)
    numbers = [each.number for section in sections for each in section.questions]
    assert numbers == list(range(5, 5 + len(numbers)))
    named = {to.rsplit(" ", 1)[1] for section in sections for each in section.questions
             for to in (each.to_yes, each.to_no)}  # fmt: skip
    assert named - {"results"} <= {str(number) for number in numbers}
    assert "results" in named


def test_an_fpga_that_is_not_listed_says_by_which_question() -> None:
    section = asked("fpga", "7(1)", "o6-1-to", "ja")
    assert section.section.finding.truth is Truth.NO
    decided = next(each for each in section.questions if each.number == section.decided)
    assert decided.answer is Truth.NO
    assert decided.to_no.startswith("非該当 → ")
    assert decided.lines[0].text.endswith("か。")


def test_an_exclusion_that_is_met_ends_not_listed() -> None:
    first = next(each for each in asked("fpga", "7(1)", "o6-1").questions if each.bracket == "exception")
    assert first.to_yes.startswith("not listed → ")
    assert first.answer is Truth.NO
    assert "export control officer" in first.told[0].source


def test_an_open_question_says_what_to_fill_in() -> None:
    section = asked("incomplete", "7(1)", "o6-1-ho-1")
    open_question = saying(section, "Sample rate exceeds 250 MS/s")
    assert open_question.answer is Truth.UNKNOWN
    (blank,) = open_question.blanks
    assert (blank.label, blank.unit, blank.asked) == ("", "MS/s", None)  # the question names it
    assert blank.measuring
    assert blank.datasheet


def test_a_figure_asked_before_is_not_asked_for_again() -> None:
    section = asked("incomplete", "7(1)", "o6-1-ro")
    first, *others = (one for one in section.questions if "operating temperature" in one.lines[0].text)
    assert first.blanks[0].is_range
    assert [one.blanks[0].asked for one in others] == [first.number] * len(others)
    assert not any(one.blanks[0].measuring for one in others)


def test_an_open_question_of_another_provision_says_so() -> None:
    one = saying(asked("incomplete", "7(1)", "o6-1-ho-1"), "Is it listed in Goods Ordinance")
    assert (one.answer, one.told[0].source) == (Truth.UNKNOWN, "as that provision is judged")


def test_members_go_by_their_own_names_or_their_number() -> None:
    item, found = example("additive-machine")
    told = [one.name for row in ("6(10)",) for section in questions_of(item, found, "en", row)
            for question in section.questions for one in question.told]  # fmt: skip
    assert any(name.startswith("melt pool camera: ") for name in told)
    item, found = example("measuring-machine")
    page = parameter_sheet_page(item, found, "en", ISSUE)
    assert "measuring_point[" not in str(page.data)
    assert "measuring point 2: " in str(page.data)


def test_the_axes_of_a_machine_tool_are_asked_as_one_question() -> None:
    section = asked("machining-centre", "2(12)", "o1-14-ro")
    one = saying(section, "linear axis: positioning accuracy")
    assert one.mark == "(1)"
    assert one.answer is Truth.UNKNOWN


def test_an_open_question_that_does_not_matter_is_passed() -> None:
    section = asked("machining-centre", "2(12)", "o1-14-ro")
    assert section.section.finding.truth is Truth.YES
    decided = next(each for each in section.questions if each.number == section.decided)
    assert (decided.mark, decided.answer) == ("(2)", Truth.YES)


def test_an_equal_question_names_the_one_before() -> None:
    section = asked("converter", "7(1)", "o6-1-ho-1")
    assert section.questions[0].same is not None


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_reached_question_of_every_item_has_words_and_exits(language: str) -> None:
    for item, found in everything().values():
        page = parameter_sheet_page(item, found, language, ISSUE)
        for row in page.data["rows"]:
            for section in row["sections"]:
                for question in section["questions"]:
                    assert question["lines"][0]["text"]
                    assert question["to_yes"] != question["to_no"]
                    if question["answer"] in ("yes", "no"):
                        assert not question["blanks"]


def test_the_head_says_law_and_hash_and_the_qr_names_the_record() -> None:
    item, found = example("converter")
    page = parameter_sheet_page(item, found, "ja", ISSUE)
    assert found.edition.pack_hash in str(page.data["head"])
    assert page.code == f"kakehashi:record:sha256:{ISSUE.sha256}"
    assert page.record == ISSUE.record


@pytest.mark.parametrize(("language", "stretch"), [("en", "2.5 to 2.9 GHz: "), ("ja", "2.5〜2.9 GHz：")])
def test_a_stretch_of_a_curve_is_said_in_its_unit(language: str, stretch: str) -> None:
    item, found = example("mmic-amplifier")
    told = [one for section in questions_of(item, found, language, "7(2)")
            for question in section.questions for one in question.told]  # fmt: skip
    assert any(one.name.startswith(stretch) and one.value == "90 W" for one in told)
    assert not any("output_curve" in one.name or one.value.startswith("(") for one in told)


def test_what_is_excluded_all_the_same_is_not_named_open() -> None:
    item, found = example("oscilloscope")
    page = parameter_sheet_page(item, found, "en", ISSUE)
    assert page.data["whole"]["state"] == "no"
    assert not any(line.startswith("open ") for line in page.data["rest"])
