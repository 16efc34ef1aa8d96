from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kakehashi.reasoning.facts import FactKey
from kakehashi.trade import deal_document, item_document, read_item, write_item
from kakehashi.trade.spots import toml_spots
from kakehashi.vocabulary import Vocabulary
from tests.engine.trade.test_reading import DEAL, deal_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
NUMBERS = st.decimals(-999, 999, places=3).map(str)
PAIRS = st.tuples(st.integers(-50, 50), st.integers(0, 90)).map(lambda pair: f"[{pair[0]}, {pair[0] + pair[1]}]")
SOURCES = st.fixed_dictionaries(
    {},
    optional={"document": TEXTS, "page": TEXTS, "person": TEXTS, "note": TEXTS, "day": st.dates().map(str)},
)
LEVELS = st.sampled_from(["solely designed", "designed or modified", "usable", "none"])


def stated(values: st.SearchStrategy[Any], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value as it is, or in a table with what else may be said of it."""
    table = st.fixed_dictionaries({"value": values}, optional={"source": SOURCES, **more})
    return values | table


LENGTHS = NUMBERS.map(lambda number: f"{number} mm") | PAIRS.map(lambda pair: f"{pair} µm")
CONDITIONS = st.sampled_from(["20 °C", "77 K", "100 °F", "13 kPa", "3 dBm"])
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "accuracy": stated(LENGTHS, by=st.just("iso"), at=CONDITIONS, basis=st.just("rms")),
        "terminal_count": stated(st.integers(0, 10**6)),
        "gain": stated(st.decimals(0, 9, places=2).map(str) | st.just("not applicable")),
        "design_temperature_span": stated(PAIRS.map(lambda pair: f"{pair} °C")),
        "transit_status": stated(st.sampled_from(["none", "through_bill"])),
        "concerns": stated(st.lists(st.sampled_from("BCN")), complete=st.just(False)),
        "is_digital": stated(st.booleans()),
    },
)
MEMBERS = st.fixed_dictionaries({}, optional={"name": TEXTS, "kind": st.just("machine"), "is_digital": st.booleans()})
THINGS: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(["converter", "circuit"]),
    "not_kind": st.just(["machine"]),
    "kinds_complete": st.booleans(),
    "facts": FACTS,
    "components": st.fixed_dictionaries({}, optional={"embedded": st.lists(MEMBERS, max_size=3)}),
    "curves": st.fixed_dictionaries(
        {},
        optional={
            "output_curve": st.lists(
                st.fixed_dictionaries(
                    {"over": st.sampled_from(["[1, 3] GHz", "(2.5, inf) Hz"]), "value": st.just("7 W")}
                ),
                max_size=2,
            )
        },
    ),
    "complete": st.lists(st.sampled_from(["axis", "embedded", "output_curve", "purposes", "relations"]), unique=True),
    "purposes": st.fixed_dictionaries({}, optional={"space": LEVELS, "railway": LEVELS}),
    "judged": st.lists(
        st.fixed_dictionaries({"provisions": st.just(["o6-1"]), "listed": st.just(True), "by": TEXTS, "reason": TEXTS}),
        max_size=1,
    ),
}
OTHERS = st.fixed_dictionaries({}, optional={"name": TEXTS, "facts": FACTS})
RELATIONS = st.fixed_dictionaries({"level": LEVELS, "other": OTHERS}, optional={"stages": st.just(["use"])})
ITEMS = st.fixed_dictionaries(
    {"name": TEXTS},
    optional={
        **THINGS,
        "relations": st.lists(RELATIONS, max_size=2),
        "hs_code": st.sampled_from(["85", "8542.39"]),
        "maker": TEXTS,
        "model": TEXTS,
    },
)


@given(ITEMS)
def test_an_item_written_and_read_again_is_equal(vocabulary: Vocabulary, table: dict[str, Any]) -> None:
    item = read_item(json.dumps({"item": table}), file="item.json", vocabulary=vocabulary)
    text = write_item(item, vocabulary)
    assert read_item(text, file="item.toml", vocabulary=vocabulary) == item
    as_json = json.dumps(item_document(item, vocabulary))
    assert read_item(as_json, file="item.json", vocabulary=vocabulary) == item


@given(ITEMS)
def test_every_key_of_a_written_item_has_its_place(vocabulary: Vocabulary, table: dict[str, Any]) -> None:
    item = read_item(json.dumps({"item": table}), file="item.json", vocabulary=vocabulary)
    text = write_item(item, vocabulary)
    lines = text.split("\n")
    for path, (line, column) in toml_spots(text).places.items():
        key = path.rpartition(".")[2].partition("[")[0]
        assert key in lines[line - 1][column - 1 :] or path.endswith("]")


def test_write_item_writes_plain_facts_plainly(vocabulary: Vocabulary) -> None:
    text = (
        '[item]\nname = "AD-1"\nkind = ["converter"]\nhs_code = "854239"\n\n'
        '[item.facts]\nis_digital = true\nmax_power = "1 W"\n\n'
        '[[item.components.embedded]]\nname = "core"\nis_digital = false\n'
    )
    item = read_item(text, file="item.toml", vocabulary=vocabulary)
    assert sorted(write_item(item, vocabulary).splitlines()) == sorted(text.splitlines())


def test_write_item_finds_a_unit_in_which_a_condition_is_a_decimal(vocabulary: Vocabulary) -> None:
    text = '[item]\nname = "x"\nfacts.accuracy = { value = "1 mm", at = "100 °F" }'
    item = read_item(text, file="item.toml", vocabulary=vocabulary)
    (key,) = item.subject.facts
    assert "/" in str(key.at)
    again = read_item(write_item(item, vocabulary), file="item.toml", vocabulary=vocabulary)
    assert list(again.subject.facts) == [FactKey("accuracy", at=key.at)]


def test_a_deal_written_and_read_again_is_equal(vocabulary: Vocabulary) -> None:
    deal = deal_of(DEAL, vocabulary)
    as_json = json.dumps(deal_document(deal, vocabulary))
    assert deal_of(as_json, vocabulary, file="deal.json") == deal


@given(st.lists(ITEMS, min_size=1, max_size=3), st.booleans())
def test_the_items_of_a_deal_are_written_with_it(
    vocabulary: Vocabulary, tables: list[dict[str, Any]], named: bool
) -> None:
    lines = [{"item": table, **({"name": "line"} if named else {}), "value": "12 JPY"} for table in tables]
    document = {"deal": {"on": "2026-03-02", "destination": "DE", "line": lines}}
    deal = deal_of(json.dumps(document), vocabulary, file="deal.json")
    again = deal_of(json.dumps(deal_document(deal, vocabulary)), vocabulary, file="deal.json")
    assert again == deal
