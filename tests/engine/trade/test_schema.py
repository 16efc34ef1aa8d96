from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kakehashi.trade import deal_schema, item_schema
from kakehashi.vocabulary import Vocabulary
from kakehashi.vocabulary.reading import read_vocabulary

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples" / "deals").rglob("*.toml"))

Faults = Callable[[str], list[str]]

ITEM = """
[item]
name = "AD-1"
kind = ["converter"]
hs_code = "8542.39"
complete = ["axis"]
facts.sample_rate = { value = "1 GS/s", source = { page = 3, day = 2026-04-01 } }
facts.accuracy = [{ value = "1 mm", by = "iso", at = "20 °C" }, { value = "2 mm" }]
facts.terminal_count = 3
facts.concerns = ["B"]
facts.max_power = "not applicable"
facts.is_digital = true
[[item.components.axis]]
travel = "2 m"
is_digital = false
[[item.curves.output_curve]]
over = "[1, 2] GHz"
value = "1 W"
[item.purposes]
space = "specially designed"
[[item.relations]]
level = "usable"
other = { kind = "machine" }
[[item.judged]]
provisions = ["o6-1"]
listed = false
by = "manager"
reason = "measured"
"""
DEAL = """
[deal]
on = 2026-11-01
destination = "DE"
facts.transit_status = "none"
[[deal.line]]
value = "1 JPY"
item_file = "a.toml"
[[deal.line]]
item = { name = "x" }
"""


def faults(schema: dict[str, Any], text: str) -> list[str]:
    """Dotted paths of what the schema refuses."""
    data = json.loads(json.dumps(tomllib.loads(text), default=str))
    found = Draft202012Validator(schema).iter_errors(data)
    return [".".join(str(step) for step in error.absolute_path) for error in found]


@pytest.fixture(scope="module")
def item_faults(vocabulary: Vocabulary) -> Faults:
    schema = item_schema(vocabulary)
    return lambda text: faults(schema, text)


@pytest.fixture(scope="module")
def deal_faults(vocabulary: Vocabulary) -> Faults:
    schema = deal_schema(vocabulary)
    return lambda text: faults(schema, text)


def test_the_schemas_are_schemas(vocabulary: Vocabulary) -> None:
    Draft202012Validator.check_schema(item_schema(vocabulary))
    Draft202012Validator.check_schema(deal_schema(vocabulary))


def test_item_schema_accepts_what_an_item_file_may_say(item_faults: Faults) -> None:
    assert item_faults(ITEM) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("sample_rate", "sampel_rate", "item.facts"),
        ("AD-1", "", "item.name"),
        ('["converter"]', '["convertor"]', "item.kind"),
        ("listed = false\n", "", "item.judged.0"),
        ("travel", "trvael", "item.components.axis.0"),
        ("specially designed", "special", "item.purposes.space"),
        ("is_digital = true", 'is_digital = "yes"', "item.facts.is_digital"),
        ("8542.39", "chip", "item.hs_code"),
    ],
)
def test_item_schema_refuses_what_reading_refuses(item_faults: Faults, old: str, new: str, path: str) -> None:
    assert path in item_faults(ITEM.replace(old, new))


def test_item_schema_does_not_offer_the_facts_of_a_component_for_the_item(vocabulary: Vocabulary) -> None:
    definitions = item_schema(vocabulary)["$defs"]
    assert "travel" not in definitions["facts"]["properties"]
    assert "travel" in definitions["component.axis"]["properties"]


def test_item_schema_describes_parameters_in_both_languages(vocabulary: Vocabulary) -> None:
    described = item_schema(vocabulary)["$defs"]["fact.sample_rate"]
    assert described["title"] == "sample_rate / sample_rate（和）"
    assert "How fast?\nHow fast?（和）" in described["description"]


def test_deal_schema_accepts_what_a_deal_file_may_say(deal_faults: Faults) -> None:
    assert deal_faults(DEAL) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("on = 2026-11-01\n", "", "deal"),
        ('item_file = "a.toml"\n', "", "deal.line.0"),
        ('item_file = "a.toml"\n', 'item_file = "a.toml"\nitem = {}\n', "deal.line.0"),
        ('"none"', '"nil"', "deal.facts.transit_status"),
        ('destination = "DE"\n', "", "deal"),
    ],
)
def test_deal_schema_refuses_what_reading_refuses(deal_faults: Faults, old: str, new: str, path: str) -> None:
    assert path in deal_faults(DEAL.replace(old, new, 1))


@pytest.fixture(scope="module")
def shipped() -> dict[str, dict[str, Any]]:
    files = sorted((ROOT / "packs" / "vocabulary").glob("*.toml"))
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in files if path.name != "pack.toml"]
    vocabulary = read_vocabulary(texts)
    return {"item": item_schema(vocabulary), "deal": deal_schema(vocabulary)}


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 6


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_satisfy_the_schemas_of_the_shipped_vocabulary(
    shipped: dict[str, dict[str, Any]], path: Path
) -> None:
    text = path.read_text(encoding="utf-8")
    (name,) = tomllib.loads(text)
    assert faults(shipped[name], text) == []
