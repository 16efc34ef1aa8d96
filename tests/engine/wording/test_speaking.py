"""Citations, facts, margins and questions in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from kakehashi.law import Days
from kakehashi.reasoning.facts import Codes, Fact, FactKey, NotApplicable, Provenance, Statement
from kakehashi.reasoning.findings import Reason
from kakehashi.reasoning.intervals import Interval
from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.quantities import parse_quantity
from kakehashi.reasoning.truth import Truth
from kakehashi.wording.speaking import Speaker, condition_text, interval_text, margin_of_reason
from tests.engine.cli.law import DAY, edition

RATE = FactKey("sample_rate")


def _speaker(language: str = "en") -> Speaker:
    return Speaker(edition(), language)


def _reason(condition: str, stated: str) -> Reason:
    used = ((RATE, Fact(parse_quantity(stated))),)
    return Reason("o6-1-ho-1", ("3",), "criteria", parse(condition), Truth.YES, False, "item", used)


def test_a_provision_is_cited_as_a_lawyer_writes_it() -> None:
    assert _speaker("ja").cite_clause("o6-1-ho-1", ("3",)) == "貨物等省令第6条第1号ホ(1)(3)"
    assert _speaker("en").cite_clause("o6-1-ho-1", ("3",)) == "Goods Ordinance Art. 6, item 1, ho, (1), (3)"


def test_what_the_pack_does_not_know_is_shown_by_its_id() -> None:
    assert _speaker().cite_clause("o99-1") == "o99-1"
    assert _speaker().cite("no-such-order/1") == "no-such-order/1"


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("1.1 GS/s", "1.1 GS/s is 700 MS/s above 400 MS/s (+175 %)"),
        ("400 MS/s", "400 MS/s is exactly at 400 MS/s"),
        ("399.9 MS/s", "399.9 MS/s is 0.1 MS/s below 400 MS/s"),
        ("300 MS/s", "300 MS/s is 100 MS/s below 400 MS/s (-25 %)"),
        (">= 500 MS/s", ">= 500 MS/s is at least 100 MS/s above 400 MS/s"),
        ("<= 300 MS/s", "<= 300 MS/s is at least 100 MS/s below 400 MS/s"),
        ("[300, 500] MS/s", "[300, 500] MS/s lies on both sides of 400 MS/s"),
    ],
)
def test_a_margin_is_exact(stated: str, said: str) -> None:
    margin = margin_of_reason(_reason("sample_rate > 400 MS/s", stated))
    assert margin is not None
    assert _speaker().margin(margin) == said


def test_an_exclusion_says_whether_it_applies() -> None:
    reason = Reason("o6-1", (), "exception", parse("is_digital"), Truth.NO, True, "item", ())
    assert _speaker().reason(reason) == "exclusion does not apply: it is a digital circuit"


def test_a_condition_of_several_lines_is_one_run_of_words() -> None:
    said = _speaker().sentence(parse("any of\n  [1] is_digital\n  [2] is_cmos"))
    assert said == "any of the following: (1) it is a digital circuit; (2) it is a CMOS circuit"


def test_a_fact_is_said_with_its_source() -> None:
    fact = Fact(parse_quantity("1.1 GS/s"), Provenance(document="Data sheet", page="5", day="2025-11-03"))
    assert _speaker().fact(RATE, fact) == "sample rate: 1.1 GS/s (Data sheet, p. 5, 2025-11-03)"
    assert _speaker("ja").stated(RATE, fact) == "事実：1.1 GS/s（Data sheet、5頁、2025-11-03）"


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (Fact(Statement(True)), "yes"),
        (Fact(NotApplicable()), "not applicable"),
        (Fact(Codes(frozenset({"7", "5"}))), "5, 7"),
        (Fact(Codes(frozenset())), "none"),
        (Fact(Codes(frozenset({"7"}), complete=False)), "7, others not known"),
    ],
)
def test_values_of_every_sort(fact: Fact, said: str) -> None:
    assert _speaker().value(FactKey("listed_row"), fact) == said


def test_rows_that_follow_one_another_are_joined() -> None:
    judged = [name for name, entry in edition().entries.items() if entry.judged_whole]
    assert _speaker().rows(judged) == "1 to 5, 8 to 15"
    assert _speaker("ja").rows(["t1-1", "t1-2", "t1-4"]) == "1、2、4"


def test_a_row_of_which_a_part_stands_elsewhere_says_so() -> None:
    speaker = Speaker(edition(date(2025, 10, 8)), "en")
    assert speaker.rows(["row-6", "row-7-others", "t1-8"]) == "6, 7 (other than 7(1)), 8"
    assert speaker.rows(["t1-4", "row-6"]) == "4, 6"
    assert speaker.rows(["t1-2-12", "t1-2", "t1-4"]) == "2, 4"
    assert speaker.rows(["t1-2-12", "t1-4"]) == "2(12), 4"


def test_an_open_row_of_the_pack_is_not_called_absent() -> None:
    reason = Reason("t1-4", (), None, parse("listed t1-4"), Truth.UNKNOWN, False, "item", (), "absent")
    assert _speaker().reason(reason).endswith(": not yet judged by a person")
    before = Speaker(edition(date(2025, 10, 8)), "en")
    assert before.reason(replace(reason, provision="row-6")).endswith(": not yet in this pack")


def test_a_question_names_the_standard_and_the_condition() -> None:
    key = FactKey("settling_time", at="0.00024 ratio")
    assert _speaker().question("parameter", ["settling_time"], "item", key).endswith("(at 0.024 %)")


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("kind", "integrated_circuit"),
        ("purpose", "civil_automobile"),
        ("relation", "usable"),
        ("provision", "t1-4"),
        ("parameter", "sample_rate"),
        ("component", "channel"),
        ("curve", "output_curve"),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_sort_of_missing_statement_has_a_question(topic: str, name: str, language: str) -> None:
    assert _speaker(language).question(topic, [name], "item").strip(" ?。か") != ""


def test_a_question_about_a_part_names_the_part() -> None:
    assert _speaker().question("parameter", ["sample_rate"], "channel[2]").startswith("channel[2]: ")


def test_days_in_words() -> None:
    assert _speaker().days(Days(DAY)) == "from 2026-03-02"
    assert _speaker("ja").days(Days(None, DAY)) == "2026-03-02の前日まで"


@pytest.mark.parametrize(
    ("key", "text"),
    [("293.15 temperature", "20 °C"), ("0.00024 ratio", "0.024 %"), ("13000 pressure", "13000 Pa")],
)
def test_a_condition_as_a_person_writes_it(key: str, text: str) -> None:
    assert condition_text(key) == text


def test_an_interval_as_text() -> None:
    assert interval_text(Interval(Fraction(1, 2), Fraction(1, 2))) == "0.5"
    assert interval_text(Interval(None, Fraction(3), True, False)) == "[-inf, 3)"
