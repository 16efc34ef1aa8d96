from fractions import Fraction

from kakehashi.reasoning.facts import Kinds
from kakehashi.reasoning.findings import find, reasons_of
from kakehashi.reasoning.grounding import ground_provision
from kakehashi.reasoning.margins import margin_of
from kakehashi.reasoning.nodes import atoms
from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.rulebook import Clause
from kakehashi.reasoning.truth import Truth
from tests.engine.reasoning.small_world import finding, ground, rulebook, subject

TABLE = """
any row of resolution | rate
  [1] [8, 10) bit | > 1.3 GS/s
  [2] >= 10 bit | > 600 MS/s
"""
BOOK = rulebook(
    {
        "chips": Clause("chips", None, ("adc", "other"), scope=parse("kind is chip")),
        "adc": Clause(
            "adc", "chips", scope=parse("kind is converter"), criteria=parse(TABLE), exception=parse("listed other")
        ),
        "other": Clause("other", "chips", criteria=parse("p")),
    }
)
ADC = {"kinds": Kinds(frozenset({"converter"}))}


def test_the_first_row_that_is_met_is_cited() -> None:
    answer = find("adc", ground_provision(BOOK, subject(**ADC, resolution="12 bit", rate="2 GS/s", p=False), "adc"))
    assert answer.truth is Truth.YES
    assert answer.marks == ("2",)
    assert {reason.citation for reason in answer.reasons if reason.part == "criteria"} == {"adc#2"}


def test_a_failed_scope_is_the_only_reason() -> None:
    about = subject(kinds=Kinds(frozenset({"lathe"})))
    reasons = find("adc", ground_provision(BOOK, about, "adc")).reasons
    assert [(reason.provision, reason.part, reason.truth) for reason in reasons] == [("chips", "scope", Truth.NO)]


def test_an_exclusion_is_one_reason_that_names_the_other_provision() -> None:
    about = subject(**ADC, resolution="12 bit", rate="2 GS/s", p=True)
    (reason,) = find("adc", ground_provision(BOOK, about, "adc")).reasons
    assert (reason.part, reason.negated, reason.truth) == ("exception", True, Truth.YES)


def test_reasons_of_a_failed_any_show_every_way_that_failed() -> None:
    reasons = reasons_of(ground("p or q", subject(p=False, q=False)))
    assert [reason.condition for reason in reasons] == [parse("p"), parse("q")]


def test_margins_say_how_far_off_each_limit_is_in_its_own_unit() -> None:
    answer = finding("rate > 600 MS/s", subject(rate="0.5 GS/s"))
    (margin,) = answer.margins
    assert (margin.distance.low, margin.unit, margin.ratio) == (Fraction(-100), "MS/s", Fraction(5, 6))
    assert (margin.limit, margin.met) == ("600 MS/s", Truth.NO)


def test_the_margin_of_an_interval_is_an_interval_and_of_a_range_to_the_nearer_end() -> None:
    (atom,) = atoms(ground("rate > 600 MS/s", subject(rate="[500, 700] MS/s")))
    margin = margin_of(atom)
    assert margin is not None
    assert (margin.distance.low, margin.distance.high, margin.ratio) == (Fraction(-100), Fraction(100), None)
    (atom,) = atoms(ground("resolution in [8, 16) bit", subject(resolution="15 bit")))
    nearer = margin_of(atom)
    assert nearer is not None
    assert nearer.limit == "16 bit"


def test_a_flag_has_no_margin() -> None:
    assert finding("p", subject(p=True)).margins == ()


def test_a_truth_that_every_completion_shares_is_marked() -> None:
    answer = finding("x > 1 or x <= 1", subject())
    assert (answer.truth, answer.every_case) == (Truth.YES, True)
