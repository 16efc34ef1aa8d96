"""What a record holds is enough to read the decision, and to make it again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kakehashi.records import Sealed
from tests.engine.cli.law import edition
from tests.engine.records.decisions import DEALS, ITEMS, bundle, sealed_deal, sealed_item

SCHEMA = json.loads((Path(__file__).parents[3] / "schema" / "record.schema.json").read_text(encoding="utf-8"))


def _values(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)
    else:
        yield data


def _sealed(name: str) -> Sealed:
    return sealed_deal(name) if name in DEALS else sealed_item(name)


@pytest.mark.parametrize("name", [*DEALS, *ITEMS])
def test_a_record_is_what_its_schema_says(name: str) -> None:
    document = json.loads(_sealed(name).data)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []


@pytest.mark.parametrize("name", DEALS)
def test_a_record_holds_no_fraction(name: str) -> None:
    found = list(_values(json.loads(_sealed(name).data, parse_float=pytest.fail)))
    assert found
    assert {type(value) for value in found} <= {str, int, bool, type(None)}


def test_a_record_names_the_frozen_pack_and_the_day() -> None:
    sealed = sealed_deal("converter-board-to-the-uae.toml")
    (law,) = sealed.content["law"]
    assert law["sha256"] == edition().pack_hash
    assert (law["pack"], law["on"]) == (bundle().code, "2026-03-02")


def test_the_answer_of_a_record_has_every_provision_of_the_list() -> None:
    sealed = sealed_item("converter.toml")
    answer = sealed.content["answer"]
    considered = {entry.id for entry in edition().leaves() if str(entry.status) != "deleted"}
    assert set(answer["provisions"]) == considered
    assert answer["provisions"]["o6-1-ho-1"] == "yes"
    assert answer["listed"] == ["o6-1-ho-1"]


def test_the_words_of_a_record_show_figure_limit_and_source() -> None:
    (listed,) = sealed_item("converter.toml").content["words"]["listed"]
    rate = listed["reasons"][1]
    assert rate["words"]["en"] == "(3) sample rate exceeds 400 MS/s"
    assert rate["words"]["ja"] == "(3) サンプルレートが400 MS/sを超える"
    assert rate["facts"][0]["value"]["en"] == "1.1 GS/s"
    assert "AD-1211" in rate["facts"][0]["source"]["ja"]
    assert "700 MS/s" in rate["margin"]["en"]


def test_the_issuer_is_sealed_with_the_decision() -> None:
    assert sealed_deal("fpga-to-germany.toml").content["issuer"]["company"] == "東京計測株式会社"
    assert sealed_item("converter.toml").content["issuer"] == {}
