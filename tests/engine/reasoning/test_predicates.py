import pytest

from kakehashi.reasoning.facts import Code, Codes, Kinds, NotApplicable, Purposes, Subject
from kakehashi.reasoning.truth import Truth
from tests.engine.reasoning.small_world import ground, rulebook, span, subject

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def kinds(*stated: str, denied: str = "", complete: bool = False) -> Subject:
    return subject(kinds=Kinds(frozenset(stated), frozenset(denied.split()), complete))


@pytest.mark.parametrize(
    ("about", "asked", "truth"),
    [
        (kinds("lathe"), "machine", YES),
        (kinds("lathe"), "mill", UNKNOWN),
        (kinds("lathe", denied="mill"), "mill", NO),
        (kinds("lathe", complete=True), "mill", NO),
        (kinds("lathe"), "converter", NO),
        (kinds("chip"), "converter", UNKNOWN),
        (kinds("chip", complete=True), "converter", UNKNOWN),
        (kinds("chip", "logic", complete=True), "converter", NO),
        (kinds("chip", "logic"), "converter", UNKNOWN),
        (kinds("chip", denied="chip"), "converter", NO),
        (kinds(), "machine", UNKNOWN),
        (kinds(complete=True), "machine", UNKNOWN),
        (kinds("lathe", "mill"), "mill", YES),
    ],
)
def test_kind_is_open_until_denied_or_disjoint(about: Subject, asked: str, truth: Truth) -> None:
    assert ground(f"kind is {asked}", about).truth is truth


def test_a_set_of_kinds_is_met_by_any_of_them() -> None:
    assert ground("kind in {mill, lathe}", kinds("lathe")).truth is YES
    assert ground("kind in {mill, lathe}", kinds("chip")).truth is NO


@pytest.mark.parametrize(
    ("stated", "truth"), [("854239", YES), ("854290", YES), ("85", UNKNOWN), ("8543", NO), ("90", NO)]
)
def test_a_code_by_prefix_is_open_where_it_is_shorter_than_the_laws(stated: str, truth: Truth) -> None:
    assert ground('hs in {"8542"}', subject(hs=Code(stated))).truth is truth


def test_a_code_that_is_not_stated_is_open() -> None:
    assert ground('hs in {"8542"}', subject()).truth is UNKNOWN
    book = rulebook(sets={"somewhere": frozenset({"DE"})})
    assert ground("place in somewhere", subject(place=Code("DE")), book).truth is YES


def test_a_set_of_codes_says_what_it_has_may_have_and_lacks() -> None:
    partly = subject(functions=Codes(frozenset({"a"}), complete=False, possible=frozenset({"b"})))
    assert ground("functions in {a}", partly).truth is YES
    assert ground("functions in {b}", partly).truth is UNKNOWN
    assert ground("functions in {c}", partly).truth is NO
    assert ground("functions in at least 2 of {a, b, c}", partly).truth is UNKNOWN
    assert ground("functions in at least 2 of {a, c, d}", partly).truth is NO


@pytest.mark.parametrize(
    ("relation", "stated", "truth"),
    [
        ("overlaps (125, inf) °C", "[-40, 125] °C", NO),
        ("overlaps (125, inf) °C", "[-40, 126] °C", YES),
        ("covers [-55, 125] °C", "[-55, 125] °C", YES),
        ("covers [-55, 125] °C", "[-54, 125] °C", NO),
        ("within [-55, 125] °C", "[218.15, 398.15] K", YES),
    ],
)
def test_a_span_is_compared_as_a_span(relation: str, stated: str, truth: Truth) -> None:
    assert ground(f"span {relation}", subject(span=span(stated))).truth is truth


def test_not_applicable_is_no_and_not_unknown() -> None:
    about = subject(rate=NotApplicable(), p=NotApplicable(), span=NotApplicable(), colour=NotApplicable())
    for text in ("rate > 1 GS/s", "rate <= 1 GS/s", "p", "span overlaps (0, 1) °C", "colour is red"):
        assert ground(text, about).truth is NO


@pytest.mark.parametrize(
    ("stated", "asked", "truth"),
    [
        ("specially designed", "designed", YES),
        ("designed", "specially designed", NO),
        ("designed", "designed or modified", YES),
        ("modified", "designed", NO),
        ("modified", "designed or modified", YES),
        ("designed or modified", "designed", UNKNOWN),
        ("designed or modified", "usable", YES),
        ("none", "usable", NO),
        ("usable", "required", NO),
    ],
)
def test_a_stated_level_of_design_satisfies_the_weaker_ones(stated: str, asked: str, truth: Truth) -> None:
    about = subject(purposes=Purposes({"space": stated}))
    assert ground(f"{asked} for space", about).truth is truth


def test_a_purpose_not_stated_is_open_until_the_maker_states_all() -> None:
    assert ground("designed for cars", subject(purposes=Purposes({"space": "designed"}))).truth is UNKNOWN
    assert ground("designed for cars", subject(purposes=Purposes({"space": "designed"}, complete=True))).truth is NO
