from __future__ import annotations

from dataclasses import replace

import pytest

from kakehashi.licensing import Outcome, determine
from kakehashi.lists import Edition, Rule, RuleKind
from kakehashi.reasoning.facts import Code, Fact, FactKey, Kinds, Statement, Subject
from kakehashi.reasoning.measurements import parse_quantity
from kakehashi.trade import Deal, Item, Line
from tests.engine.classification.small_list import ON, edition, entry, rule
from tests.engine.reasoning.small_world import subject

GOODS = (
    entry("row-4", "4", absent=True),
    entry("chips", "7(1)", scope="kind is chip", when="x > 1", without="listed row-4"),
    entry("cells", "7(5)", scope="kind is chip", when="y > 1"),
)
LISTED = rule("listed", RuleKind.LICENCE, 'listed_row in {"4", "7"}')
SMALL = rule("small", RuleKind.EXEMPTION, "total_value <= 1000000 JPY", "listed")
BULK = rule("bulk", RuleKind.BULK_LICENCE, "p", "listed")
EMBARGO = rule("embargo", RuleKind.APPROVAL, 'destination in {"KP"}')
BAN = rule("ban", RuleKind.PROHIBITION, "q")


def chip(x: str | None = None, row_4: bool | None = False, y: str | None = "0") -> Subject:
    values = {name: value for name, value in (("x", x), ("y", y)) if value is not None}
    about = subject(kinds=Kinds(frozenset({"chip"})), **values)
    return about if row_4 is None else replace(about, judged={"row-4": Fact(Statement(row_4))})


def deal(*items: Subject, destination: str = "DE", values: tuple[str | None, ...] = (), **facts: bool) -> Deal:
    stated: dict[FactKey, Fact] = {FactKey(name): Fact(Statement(value)) for name, value in facts.items()}
    whole = Subject("deal", facts={**stated, FactKey("destination"): Fact(Code(destination))})
    worth = (*values, *(None for _ in items))
    lines = tuple(
        Line(f"line {n}", Item(about.name, about), whole, parse_quantity(value) if value else None)
        for n, (about, value) in enumerate(zip(items, worth, strict=False), 1)
    )
    return Deal(ON, whole, lines)


def law(*rules: Rule) -> Edition:
    return edition(*GOODS, *rules)


def outcome(rules: tuple[Rule, ...], *items: Subject, **more: object) -> Outcome:
    return determine(deal(*items, **more), law(*rules)).outcome  # type: ignore[arg-type]


def test_listed_needs_a_licence_and_unlisted_does_not() -> None:
    assert outcome((LISTED,), chip("2")) is Outcome.LICENCE_REQUIRED
    assert outcome((LISTED,), chip("1")) is Outcome.NOT_REQUIRED


def test_an_item_that_cannot_be_placed_is_undetermined_and_says_what_would_settle_it() -> None:
    found = determine(deal(chip("1", row_4=None)), law(LISTED))
    assert found.outcome is Outcome.UNDETERMINED
    (line,) = found.lines
    assert [[str(thing) for thing in one] for one in line.for_clear] == [["row-4"]]
    assert line.because == ("listed",)


def test_certainly_listed_in_one_of_two_rows_is_a_licence() -> None:
    assert outcome((LISTED,), chip("2", row_4=None)) is Outcome.LICENCE_REQUIRED
    apart = (
        rule("four", RuleKind.LICENCE, 'listed_row in {"4"}'),
        rule("seven", RuleKind.LICENCE, 'listed_row in {"7"}'),
    )
    assert outcome(apart, chip("2", row_4=None)) is Outcome.LICENCE_REQUIRED


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1000000 JPY", Outcome.EXEMPT),
        ("1000001 JPY", Outcome.LICENCE_REQUIRED),
        ("[999999, 1000001] JPY", Outcome.UNDETERMINED),
        ("100 USD", Outcome.UNDETERMINED),
        (None, Outcome.UNDETERMINED),
    ],
)
def test_an_exemption_needs_a_yes(value: str | None, expected: Outcome) -> None:
    assert outcome((LISTED, SMALL), chip("2"), values=(value,)) is expected


def test_the_total_is_that_of_the_lines_under_one_bracket_number() -> None:
    half = "600000 JPY"
    assert outcome((LISTED, SMALL), chip("2"), chip("2"), values=(half, half)) is Outcome.LICENCE_REQUIRED
    other_bracket = chip("1", y="2")
    assert outcome((LISTED, SMALL), chip("2"), other_bracket, values=(half, half)) is Outcome.EXEMPT
    may_be_the_same = chip(None)
    assert outcome((LISTED, SMALL), chip("2"), may_be_the_same, values=(half, half)) is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("1 JPY", Outcome.LICENCE_REQUIRED),
        ("1200000 JPY", Outcome.LICENCE_REQUIRED),
        ("1 USD", Outcome.LICENCE_REQUIRED),
    ],
)
def test_a_stated_total_never_makes_the_lines_worth_less(stated: str, expected: Outcome) -> None:
    one = deal(chip("2"), values=("1100000 JPY",))
    (line,) = one.lines
    facts = {**line.facts.facts, FactKey("total_value"): Fact(parse_quantity(stated))}
    changed = replace(one, lines=(replace(line, facts=replace(line.facts, facts=facts)),))
    assert determine(changed, law(LISTED, SMALL)).outcome is expected


def test_a_stated_total_may_be_more_than_the_lines() -> None:
    one = deal(chip("2"), values=("900000 JPY",))
    (line,) = one.lines
    facts = {**line.facts.facts, FactKey("total_value"): Fact(parse_quantity("1200000 JPY"))}
    changed = replace(one, lines=(replace(line, facts=replace(line.facts, facts=facts)),))
    assert determine(changed, law(LISTED, SMALL)).outcome is Outcome.LICENCE_REQUIRED


def test_a_bulk_licence_is_usable_where_it_is_certain() -> None:
    assert outcome((LISTED, BULK), chip("2"), p=True) is Outcome.LICENCE_USABLE
    assert outcome((LISTED, BULK), chip("2"), p=False) is Outcome.LICENCE_REQUIRED
    found = determine(deal(chip("2")), law(LISTED, BULK))
    assert found.outcome is Outcome.LICENCE_REQUIRED
    assert found.lines[0].open_licences == ("bulk",)
    assert [[str(thing) for thing in one] for one in found.lines[0].for_clear] == [["deal.p"]]


@pytest.mark.parametrize(
    ("facts", "destination", "expected"),
    [
        ({"q": True}, "KP", Outcome.PROHIBITED),
        ({"q": False}, "KP", Outcome.APPROVAL_REQUIRED),
        ({}, "KP", Outcome.APPROVAL_REQUIRED),
        ({"q": False}, "DE", Outcome.LICENCE_REQUIRED),
        ({}, "DE", Outcome.LICENCE_REQUIRED),
    ],
)
def test_adverse_first_and_an_adverse_yes_beats_unknown(
    facts: dict[str, bool], destination: str, expected: Outcome
) -> None:
    assert outcome((LISTED, EMBARGO, BAN), chip("2"), destination=destination, **facts) is expected


def test_unknown_beats_a_favourable_yes() -> None:
    assert outcome((LISTED, SMALL, BAN), chip("2"), values=("1 JPY",)) is Outcome.UNDETERMINED
    assert outcome((LISTED, BULK, BAN), chip("2"), p=True) is Outcome.UNDETERMINED
    assert outcome((LISTED, BAN), chip("1")) is Outcome.UNDETERMINED


def test_the_deal_is_as_adverse_as_its_worst_line() -> None:
    found = determine(deal(chip("1"), chip("2"), chip(None)), law(LISTED))
    assert [line.outcome for line in found.lines] == [
        Outcome.NOT_REQUIRED,
        Outcome.LICENCE_REQUIRED,
        Outcome.UNDETERMINED,
    ]
    assert found.outcome is Outcome.LICENCE_REQUIRED
    assert [reason.rule.id for reason in found.reasons] == ["listed"]


def test_what_lifts_a_demand_is_named() -> None:
    (line,) = determine(deal(chip("2"), values=("5 JPY",)), law(LISTED, SMALL)).lines
    assert line.because == ("listed", "small")
    assert line.rules["listed"].lifted_by == ("small",)
