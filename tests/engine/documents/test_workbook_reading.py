"""A workbook read back is the item it was written from; filled by hand, it says what the person wrote."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.classification import classify
from kakehashi.documents.workbook_reading import read_workbook
from kakehashi.documents.workbook_writing import write_workbook
from kakehashi.reasoning.facts import Code, Codes, FactKey, NotApplicable, Statement
from kakehashi.reasoning.quantities import Quantity
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Item, item_document, read_item
from tests.engine.cli.conftest import DEALS, EXAMPLES, ITEMS
from tests.engine.cli.law import DAY, deal, edition
from tests.engine.documents.workbooks import MADE, Hand, example, nothing_known, read, vocabulary, written

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
SOURCES = st.fixed_dictionaries(
    {}, optional={"document": TEXTS, "page": TEXTS, "person": TEXTS, "note": TEXTS, "day": st.dates().map(str)}
)
LEVELS = st.sampled_from(["solely designed", "designed or modified", "usable", "none"])
NUMBERS = st.decimals(-999, 999, places=3).map(str)


def _stated(values: st.SearchStrategy[Any], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value as it is, or in a table with what else may be said of it."""
    return values | st.fixed_dictionaries({"value": values}, optional={"source": SOURCES, **more})


STANDARDS = st.sampled_from(["iso_230_2_1988", "iso_230_2_2014"])
CONDITIONS = st.sampled_from(["20 °C", "77 K", "100 °F", "13 kPa"])
ACCURACY = _stated(NUMBERS.map(lambda number: f"{number} µm"), by=STANDARDS, at=CONDITIONS)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "sample_resolution": _stated(st.sampled_from(["14 bit", ">= 12 bit", "[8, 10] bit", "not applicable"])),
        "total_processing_performance": _stated(st.sampled_from(["4800", "100"]), basis=st.just("programmed")),
        "contouring_axis_count": _stated(st.integers(0, 9)),
        "works_metal_ceramic_or_composite": _stated(st.booleans() | st.just("not applicable")),
    },
)
AXES = st.fixed_dictionaries(
    {},
    optional={
        "name": TEXTS,
        "linear_axis_letter": _stated(st.sampled_from(["x", "y"])),
        "axis_travel": _stated(st.sampled_from(["1 m", "630 mm"])),
        "positioning_accuracy": ACCURACY,
        "kind": st.just("machining_centre"),
        "purposes": st.fixed_dictionaries({"space": LEVELS}),
    },
)
PARTS = st.fixed_dictionaries(
    {"name": TEXTS}, optional={"kind": st.just(["fpga"]), "kinds_complete": st.booleans(), "facts": FACTS}
)
SEGMENTS = st.lists(
    st.fixed_dictionaries(
        {"over": st.sampled_from(["[1, 3] GHz", "(2.5, inf) Hz", "(-inf, 7) kHz"]), "value": st.just("7 W")}
    ),
    max_size=2,
)
OTHERS = st.fixed_dictionaries({}, optional={"name": TEXTS, "facts": FACTS, "kind": st.just("fpga")})
RELATIONS = st.lists(
    st.fixed_dictionaries({"level": LEVELS, "other": OTHERS}, optional={"stages": st.just(["use"])}), max_size=2
)
JUDGED = st.fixed_dictionaries(
    {"provisions": st.just(["row-3"]), "listed": st.booleans(), "by": TEXTS, "reason": TEXTS}
)
TABLES = st.fixed_dictionaries(
    {"name": TEXTS},
    optional={
        "hs_code": st.sampled_from(["85", "8542.39"]),
        "kind": st.sampled_from(["fpga", ["machining_centre"]]),
        "not_kind": st.just(["mmic_amplifier"]),
        "kinds_complete": st.booleans(),
        "facts": FACTS,
        "components": st.fixed_dictionaries(
            {}, optional={"linear_axis": st.lists(AXES, max_size=2), "built_in_part": st.lists(PARTS, max_size=2)}
        ),
        "curves": st.fixed_dictionaries({}, optional={"output_curve": SEGMENTS}),
        "complete": st.lists(st.sampled_from(["linear_axis", "output_curve", "purposes", "relations"]), unique=True),
        "purposes": st.fixed_dictionaries({}, optional={"space": LEVELS, "medical_use": LEVELS}),
        "relations": RELATIONS,
        "judged": st.lists(JUDGED, max_size=1),
    },
)


def _round(item: Item, language: str) -> Item:
    data = write_workbook(item, nothing_known(), edition(), language, rows=[], made_at=MADE)
    return read_workbook(data, file="x.xlsx", vocabulary=vocabulary())


def _document(item: Item) -> dict[str, Any]:
    document = item_document(item, vocabulary())
    if "complete" in document["item"]:
        document["item"]["complete"] = sorted(document["item"]["complete"])
    return document


# ---------------------------------------------------------------- round trips


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", ITEMS)
def test_an_example_written_and_read_again_is_the_same_item(name: str, language: str) -> None:
    again = read(written(name, language))
    assert again == example(name)
    assert item_document(again, vocabulary()) == item_document(example(name), vocabulary())


@pytest.mark.parametrize("name", DEALS)
def test_the_items_of_the_deals_come_back_as_they_are(name: str) -> None:
    for line in deal(EXAMPLES / name).lines:
        assert _round(line.item, "ja") == line.item


@settings(max_examples=15)
@given(TABLES, st.sampled_from(["ja", "en"]))
def test_whatever_an_item_file_states_comes_back(table: dict[str, Any], language: str) -> None:
    item = read_item(json.dumps({"item": table}), file="item.json", vocabulary=vocabulary())
    again = _round(item, language)
    assert _document(again) == _document(item)
    assert again == item


def test_sets_that_are_open_come_back_open() -> None:
    parameter = next(each for each in vocabulary().parameters.values() if each.type == "codes" and each.of is None)
    one, two, three = list(parameter.values)[:3]
    openings: list[dict[str, Any]] = [{}, {"complete": False}, {"possible": [two, three]}, {"possible": []}]
    for more in openings:
        fact = {parameter.name: {"value": [one], **more}}
        text = json.dumps({"item": {"name": "x", "facts": fact}})
        item = read_item(text, file="item.json", vocabulary=vocabulary())
        assert _round(item, "ja") == item == _round(item, "en")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("name", ["incomplete.toml", "machining-centre.toml"])
def test_libreoffice_saves_what_it_was_given(name: str, tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(written(name, "ja"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(tmp_path / "out"), str(tmp_path / "in.xlsx")], check=True, capture_output=True)
    assert read((tmp_path / "out" / "in.xlsx").read_bytes()) == example(name)


# ---------------------------------------------------------------- filled by hand


@pytest.mark.parametrize(("language", "title", "heading"), [("en", "Facts", "VALUE"), ("ja", "事実", "値")])
def test_an_open_item_is_settled_by_what_a_person_writes(language: str, title: str, heading: str) -> None:
    before = example("incomplete.toml")
    assert classify(before.subject, edition()).truth is Truth.UNKNOWN
    hand = Hand(written("incomplete.toml", language))
    hand.cell(title, "fact:sample_rate:1", heading).value = "１．３ GS/s"
    hand.cell(title, "fact:can_be_redesigned_or_reprogrammed:1", heading).value = "YES" if language == "en" else "はい"
    after = read(hand.saved())
    assert classify(after.subject, edition()).truth is Truth.YES
    fact = after.subject.facts[FactKey("sample_rate")]
    assert isinstance(fact.value, Quantity)
    assert fact.value.interval.low == 1_300_000_000


def test_an_empty_cell_states_nothing() -> None:
    again = read(Hand(written("incomplete.toml")).saved())
    assert again == example("incomplete.toml")
    hand = Hand(written("incomplete.toml"))
    hand.cell("Facts", "fact:sample_resolution:1", "VALUE").value = "  "
    hand.cell("Facts", "fact:sample_rate:1", "Note").value = "asked the maker"
    assert not [key for key in read(hand.saved()).subject.facts if key.name != "hs_code"]


def test_what_a_person_types_is_understood_as_a_person_means_it() -> None:
    hand = Hand(written("machining-centre.toml", "ja"))
    hand.cell("貨物", "kinds:complete", "値").value = "○"
    hand.cell("貨物", "hs_code", "値").value = "８４５７．１０"
    hand.cell("事実", "fact:contouring_axis_count:1", "値").value = 5
    hand.cell("事実", "fact:contouring_rotary_axis_count:1", "値").value = "該当なし"
    hand.cell("事実", "fact:works_metal_ceramic_or_composite:1", "値").value = "はい"
    hand.cell("事実", "fact:accepts_electronic_controller:1", "値").value = False
    day = hand.cell("事実", "fact:accepts_electronic_controller:1", "日付")
    day.value = datetime(2026, 1, 5)  # noqa: DTZ001 - a cell has no zone
    hand.cell("事実", "fact:works_metal_ceramic_or_composite:1", "日付").value = "2026年1月5日"
    axis = hand.cell("直線軸", "member:2", "名称")
    axis.value = "Y軸"
    hand.cell("直線軸", "member:2", "直線軸の").value = "Ｙ"
    item = read(hand.saved())
    assert item.hs_code == "845710"
    facts = item.subject.facts
    assert facts[FactKey("contouring_axis_count")].value == Quantity(_axes(5), None, "5")
    assert isinstance(facts[FactKey("contouring_rotary_axis_count")].value, NotApplicable)
    assert facts[FactKey("accepts_electronic_controller")].value == Statement(holds=False)
    assert facts[FactKey("accepts_electronic_controller")].provenance.day == "2026-01-05"
    assert facts[FactKey("works_metal_ceramic_or_composite")].provenance.day == "2026-01-05"
    second = item.subject.members["linear_axis"].subjects[1]
    assert (second.name, second.facts[FactKey("linear_axis_letter")].value) == ("Y軸", Code("y"))


def _axes(number: int) -> Any:
    found = example("machining-centre.toml").subject.facts[FactKey("contouring_axis_count")].value
    assert isinstance(found, Quantity)
    assert found.interval.low == number
    return found.interval


def test_a_person_may_state_what_was_not_asked() -> None:
    hand = Hand(written("machining-centre.toml"))
    sheet = hand.book["Facts"]
    keys = [sheet.cell(row, sheet.max_column).value for row in range(1, sheet.max_row + 1)]
    row = next(index for index, key in enumerate(keys, 1) if index > 5 and key is None)
    sheet.cell(row, sheet.max_column).value = "can_grind"
    sheet.cell(row, [each.value for each in sheet[5]].index("VALUE") + 1).value = "no"
    hand.cell("Item", "kinds:not", "VALUE").value = "fpga; MMIC amplifier"
    hand.cell("Purposes", "purpose:gear_manufacture", "How it relates").value = "usable"
    hand.cell("Other goods", "relation:1", "How it relates").value = "designed for it"
    hand.cell("Other goods", "relation:1", "Name").value = "A press"
    hand.cell("Other goods", "relation:1", "What it is").value = "fpga"
    subject = read(hand.saved()).subject
    assert subject.facts[FactKey("can_grind")].value == Statement(holds=False)
    assert "fpga" in subject.kinds.denied
    assert subject.purposes.levels["gear_manufacture"] == "usable"
    (relation,) = subject.relations.stated
    assert (relation.level, relation.other.name, set(relation.other.kinds.stated)) == ("designed", "A press", {"fpga"})


def test_a_changed_value_loses_the_source_of_the_old_one() -> None:
    stated = {"value": "1 m", "source": {"document": "A"}}
    other = {"value": "x", "source": {"document": "B"}}
    axis = {"name": "X", "axis_travel": stated, "linear_axis_letter": other}
    text = json.dumps({"item": {"name": "x", "components": {"linear_axis": [axis]}}})
    item = read_item(text, file="x.json", vocabulary=vocabulary())
    data = write_workbook(item, nothing_known(), edition(), "en", rows=[], made_at=MADE)
    assert read(data) == item
    hand = Hand(data)
    hand.cell("Linear axis", "member:1", "letter of the").value = "y"
    (member,) = read(hand.saved()).subject.members["linear_axis"].subjects
    letter = member.facts[FactKey("linear_axis_letter")]
    assert (letter.value, letter.provenance.document) == (Code("y"), "A")


def test_a_list_is_whole_only_where_a_person_says_so() -> None:
    hand = Hand(written("machining-centre.toml"))
    assert not read(hand.saved()).subject.members["linear_axis"].complete
    hand.book["Linear axis"]["B3"].value = "Yes"
    hand.book["Purposes"]["B3"].value = "no"
    subject = read(hand.saved()).subject
    assert subject.members["linear_axis"].complete
    assert not subject.purposes.complete


def test_rows_that_are_hidden_are_read_as_any_other() -> None:
    hand = Hand(written("incomplete.toml"))
    cell = hand.cell("Facts", "fact:sample_rate:1", "VALUE")
    cell.value = "1.3 GS/s"
    hand.book["Facts"].row_dimensions[cell.row].hidden = True
    assert FactKey("sample_rate") in read(hand.saved()).subject.facts


def test_a_judgement_says_whose_it_is() -> None:
    hand = Hand(written("additive-machine.toml"))
    sheet = hand.book["Judgements"]
    key = next(str(row[-1].value) for row in sheet.iter_rows(min_row=6) if row[-1].value)
    hand.cell("Judgements", key, "Listed").value = "no"
    hand.cell("Judgements", key, "Judged by").value = "head of export control"
    hand.cell("Judgements", key, "Why").value = "no such goods"
    item = read(hand.saved())
    provision = key.removeprefix("provision:")
    assert item.subject.judged[provision].value == Statement(holds=False)
    assert classify(item.subject, edition()).findings[provision].truth is not Truth.UNKNOWN


def test_several_codes_stand_one_a_line_or_behind_semicolons() -> None:
    parameter = next(each for each in vocabulary().parameters.values() if each.type == "codes" and each.of is None)
    one, two = [each for each in parameter.values if each != "none"][:2]
    label = parameter.values[two]["en"]
    text = json.dumps({"item": {"name": "x", "facts": {parameter.name: [one]}}})
    item = read_item(text, file="x.json", vocabulary=vocabulary())
    data = write_workbook(item, nothing_known(), edition(), "en", rows=[], made_at=MADE)
    for written_text in (f"{one}\n{two}", f"{one} ; {label}", f"{one.upper()}，{two}"):
        hand = Hand(data)
        hand.cell("Facts", f"fact:{parameter.name}:1", "VALUE").value = written_text
        assert read(hand.saved()).subject.facts[FactKey(parameter.name)].value == Codes(frozenset((one, two)))


def test_the_day_of_the_examples_is_the_day_of_the_law() -> None:
    assert edition().on == DAY
