"""Letters of the trade: what each of them says, and what none of them may say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kakehashi.classification import classify
from kakehashi.documents.labels import LANGUAGES as LABELS
from kakehashi.documents.labels import Labels
from kakehashi.documents.letters import broker_answer_page, broker_item_answer_page, end_use_page, supplier_request_page
from kakehashi.documents.letters.sending import day_words, honoured
from kakehashi.documents.rendering import Page, render
from kakehashi.licensing import Determination, Outcome, determine
from kakehashi.lists import Edition
from kakehashi.problems import ProblemError
from kakehashi.reasoning.truth import Truth
from tests.engine.cli.law import edition
from tests.engine.documents.letters_of import (
    BARE,
    DEALS,
    FULL,
    HASH,
    ITEMS,
    LANGUAGES,
    classified,
    day_of,
    determined,
    open_items,
    stated,
    texts,
    thing,
)

OF_DEALS: tuple[Callable[..., Page], ...] = (end_use_page, broker_answer_page)

CLEARING = {
    "en": (
        "not listed",
        "no licence",
        "not controlled",
        "not required",
        "exempt",
        "no item of the list",
        "may be used",
    ),
    "ja": (
        "非該当",
        "許可不要",
        "承認不要",
        "該当する項番なし",
        "該当しない",
        "許可を要しません",
        "特例を適用",
        "利用できます",
    ),
}
"""Words that let goods go."""


def _said(page: Page) -> str:
    return "\n".join(texts(page.data)).casefold()


def _open_and_settled() -> Determination:
    """A deal of two lines: nothing is asked of the one, the other is open."""
    settled, is_open = stated("oscilloscope-to-a-university"), stated("missing-facts-to-malaysia")
    return determine(replace(settled, lines=(*settled.lines, *is_open.lines)), edition(settled.on))


# ---------------------------------------------------------------- every letter


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DEALS)
def test_letters_of_every_deal_are_set(name: str, language: str) -> None:
    for page_of in OF_DEALS:
        assert render(page_of(determined(name), edition(stated(name).on), language, BARE)).startswith(b"%PDF-")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ITEMS)
def test_the_answer_on_every_item_is_set(name: str, language: str) -> None:
    page = broker_item_answer_page(thing(name), classified(name), edition(day_of(name)), language, FULL)
    assert render(page).startswith(b"%PDF-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_letters_are_equal_bytes(language: str) -> None:
    name = "missing-facts-to-malaysia"
    for page_of in OF_DEALS:
        pages = [page_of(determined(name), edition(), language, FULL) for _ in range(2)]
        assert render(pages[0]) == render(pages[1])


def test_both_languages_have_the_same_words() -> None:
    kept = [{key for key in LABELS[language] if key.startswith("letter.")} for language in LANGUAGES]
    assert kept[0] == kept[1]


def test_a_record_is_kept_inside_and_named_by_the_code() -> None:
    page = broker_answer_page(determined("fpga-to-germany"), edition(), "en", FULL)
    assert page.code == f"kakehashi:record:sha256:{HASH}"
    assert page.record == FULL.record
    assert broker_answer_page(determined("fpga-to-germany"), edition(), "en", BARE).code is None


def test_what_the_letterhead_does_not_give_is_left_to_the_hand() -> None:
    data = end_use_page(determined("fpga-to-germany"), edition(), "en", BARE).data
    assert [value for _, value in data["head"]["sender"]] == [""] * 6
    assert data["head"]["addressee"] == ""
    assert [signer["company"] for signer in data["signatures"]["signers"]] == ["", ""]


@pytest.mark.parametrize(
    ("name", "written"),
    [("架空商事株式会社", "架空商事株式会社 御中"), ("架空 花子 様", "架空 花子 様"), ("", "")],
)
def test_a_japanese_addressee_is_honoured_once(name: str, written: str) -> None:
    assert honoured(name, "ja") == written
    assert honoured(name, "en") == name


def test_days_are_written_as_letters_write_them() -> None:
    assert day_words(date(2026, 3, 2), Labels("en")) == "2 March 2026"
    assert day_words(date(2026, 12, 31), Labels("ja")) == "2026年12月31日"


# ---------------------------------------------------------------- nothing clears what is open


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_deal_with_an_open_line_is_cleared(language: str) -> None:
    opened = [determined(name) for name in DEALS if determined(name).outcome is Outcome.UNDETERMINED]
    assert opened != []
    for found in (*opened, _open_and_settled()):
        for page_of in OF_DEALS:
            said = _said(page_of(found, edition(found.deal.on), language, FULL))
            assert [word for word in CLEARING[language] if word in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_classification_is_never_told_as_settled(language: str) -> None:
    labels = Labels(language)
    for name in DEALS:
        found = determined(name)
        data = broker_answer_page(found, edition(found.deal.on), language, BARE).data
        for line, told in zip(found.lines, data["lines"], strict=True):
            if line.classification.truth is Truth.UNKNOWN:
                assert told["verdict"]["word"] == labels("letter.broker.open_word")
                assert "considered" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_item_is_not_cleared(language: str) -> None:
    for name in open_items():
        said = _said(broker_item_answer_page(thing(name), classified(name), edition(), language, FULL))
        assert [word for word in CLEARING[language] if word in said] == []


def test_the_words_of_clearance_are_those_of_settled_letters() -> None:
    for language in LANGUAGES:
        said = _said(broker_answer_page(determined("fpga-to-germany"), edition(), language, BARE))
        assert [word for word in CLEARING[language] if word in said] != []


def test_the_settled_line_of_an_open_deal_waits() -> None:
    found = _open_and_settled()
    told = broker_answer_page(found, edition(), "en", BARE).data["lines"][0]
    assert told["verdict"]["word"] == told["licence"]["verdict"]["word"] == "HELD BACK"
    rows = end_use_page(found, edition(), "en", BARE).data["goods"]["rows"]
    assert [row[-1] for row in rows] == ["told when every line is settled", "not yet determined"]


# ---------------------------------------------------------------- the broker's answer


def test_the_answer_gives_the_figure_beside_the_limit() -> None:
    rows = broker_answer_page(determined("fpga-to-germany"), edition(), "en", BARE).data["lines"][0]["figures"]["rows"]
    inputs = next(row for row in rows if "700" in row[3])
    assert inputs[2] == "484 (Data sheet DS-F484, p. 3)"
    assert inputs[3] == "484 is 216 below 700 (-30.9 %)"


def test_every_provision_is_disposed_of_in_the_answer() -> None:
    line = broker_answer_page(determined("fpga-to-germany"), edition(), "en", BARE).data["lines"][0]
    deleted = sum(int(row[1]) for row in line["considered"]["blocks"] if row[0] == "deleted from the law")
    considered = sum(int(row[1]) for row in line["considered"]["blocks"]) - deleted
    assert line["considered"]["lead"] == f"All {considered} provisions of the list were put to the goods."


def test_rules_whose_text_was_not_seen_are_marked() -> None:
    data = broker_answer_page(determined("radiation-hard-part-to-france"), edition(), "en", BARE).data
    rules = data["lines"][0]["licence"]["rules"]
    unverified = {edition().rules[name].id for name in edition().rules if edition().rules[name].unverified}
    marked = [rule for rule in rules if any(note.startswith("unverified") for note in rule["notes"])]
    because = set(determined("radiation-hard-part-to-france").lines[0].because)
    assert len(marked) == len(unverified & because) > 0


# ---------------------------------------------------------------- the supplier's request


@pytest.mark.parametrize("name", [name for name in ITEMS if name not in ("incomplete", "converter-board")])
def test_a_settled_item_asks_nothing(name: str) -> None:
    with pytest.raises(ProblemError) as raised:
        supplier_request_page(thing(name), classified(name), edition(day_of(name)), "en", BARE)
    assert [problem.code for problem in raised.value.problems] == ["letter-nothing-missing"]


def test_the_open_items_are_those_that_can_be_asked_about() -> None:
    assert open_items() == ["converter-board", "incomplete"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_request_has_a_question_for_each_value_and_is_set(language: str) -> None:
    for name in open_items():
        page = supplier_request_page(thing(name), classified(name), edition(), language, FULL)
        asked = page.data["questions"]["asked"]
        assert all(one["question"] and (one["choices"] or one["field"]) for one in asked)
        assert render(page) == render(page)


def test_a_question_names_unit_measuring_rule_and_place() -> None:
    page = supplier_request_page(thing("incomplete"), classified("incomplete"), edition(), "en", BARE)
    rate = next(one for one in page.data["questions"]["asked"] if one["question"] == "What is its sample rate?")
    notes = dict(rate["notes"])
    assert rate["unit"] == "GS/s"
    assert notes["Measured"].startswith("The highest number of samples")
    assert notes["On a data sheet"] == '"Sample rate", "conversion rate", "throughput"'
    assert notes["Why we ask"].startswith("7(1): Goods Ordinance Art. 6, item 1, ho")


# ---------------------------------------------------------------- the end-use statement

BEFORE, SINCE = date(2025, 10, 8), date(2025, 10, 9)


def _statement(day: date, language: str) -> tuple[str, Edition]:
    found = determined("fpga-to-germany")
    return _said(end_use_page(found, edition(day), language, BARE)), edition(day)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [BEFORE, SINCE])
def test_the_statement_names_each_use_that_the_catch_all_asks_about(day: date, language: str) -> None:
    said, law = _statement(day, language)
    parameters = law.rulebook.vocabulary.parameters
    weapons = parameters["end_user_list_concerns"].values
    assert all(words[language].casefold() in said for code, words in weapons.items() if code != "none")
    for use in ("use_for_wmd_is_known", "use_for_conventional_is_known"):
        question = parameters[use].question
        assert question is not None
        assert question[language].casefold() in said


def test_the_end_user_is_asked_about_conventional_arms_since_october_2025_only() -> None:
    for language in LANGUAGES:
        history = Labels(language)("letter.history.user_has_conventional_history").casefold()
        assert history not in _statement(BEFORE, language)[0]
        assert history in _statement(SINCE, language)[0]


def test_the_statement_gives_each_line_with_its_value_and_place() -> None:
    rows = end_use_page(determined("converter-board-to-the-uae"), edition(), "en", BARE).data["goods"]["rows"]
    assert [row[2:4] for row in rows] == [["40", "1840000 JPY"], ["", "620000 JPY"]]
    assert rows[0][4] == "7(1): Goods Ordinance Art. 6, item 1, ho, (1), (3)"
    assert rows[1][4] == "not yet determined"


def test_classifying_again_changes_nothing() -> None:
    again = classify(thing("incomplete").subject, edition())
    pages = [
        supplier_request_page(thing("incomplete"), one, edition(), "ja", FULL)
        for one in (again, classified("incomplete"))
    ]
    assert render(pages[0]) == render(pages[1])
