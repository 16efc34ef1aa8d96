"""The JSON of check and classify is what its schema says."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kakehashi.classification import classify
from kakehashi.licensing import determine
from kakehashi.wording.json_forms import (
    CLASSIFICATION_SCHEMA,
    DETERMINATION_SCHEMA,
    classification_document,
    determination_document,
)
from tests.engine.cli.conftest import DEALS, EXAMPLES, ITEMS, Run
from tests.engine.cli.law import DAY, deal, edition, item

FORMER = {"fpga-in-2025.toml": date(2025, 10, 8)}
"""Items that are stated for the law of an earlier day than the others."""

SCHEMAS = Path(__file__).parents[3] / "schema"


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"), parse_float=str)
    return schema


def _errors(name: str, text: str) -> list[str]:
    found = Draft202012Validator(_schema(name)).iter_errors(json.loads(text))
    return [f"{error.json_path}: {error.message}" for error in found]


@pytest.mark.parametrize(
    ("name", "identifier"), [("determination", DETERMINATION_SCHEMA), ("classification", CLASSIFICATION_SCHEMA)]
)
def test_a_schema_is_a_schema_of_its_name(name: str, identifier: str) -> None:
    Draft202012Validator.check_schema(_schema(name))
    assert _schema(name)["$id"] == identifier


@cache
def _determination(name: str) -> dict[str, Any]:
    stated = deal(EXAMPLES / name)
    return determination_document(determine(stated, edition(stated.on)), edition(stated.on))


@pytest.mark.parametrize("name", DEALS)
def test_a_determination_is_what_its_schema_says(name: str) -> None:
    assert _errors("determination", json.dumps(_determination(name))) == []


@pytest.mark.parametrize("name", DEALS[:1])
def test_the_command_prints_that_document(run: Run, examples: Path, name: str) -> None:
    assert json.loads(run("check", examples / name, "--json").out) == _determination(name)


@pytest.mark.parametrize("name", ITEMS)
def test_a_classification_is_what_its_schema_says(name: str) -> None:
    law = edition(FORMER.get(name, DAY))
    stated = item(EXAMPLES / "items" / name)
    document = classification_document(stated, classify(stated.subject, law), law)
    assert _errors("classification", json.dumps(document)) == []


def test_a_schema_refuses_what_it_does_not_know(run: Run, examples: Path) -> None:
    document = json.loads(run("check", examples / "fpga-to-germany.toml", "--json").out)
    assert _errors("determination", json.dumps({**document, "outcome": "perhaps"})) != []
    assert _errors("determination", json.dumps({**document, "surplus": 1})) != []


def test_a_determination_begins_with_what_is_asked_for(run: Run, examples: Path) -> None:
    document = json.loads(run("check", examples / "converter-board-to-the-uae.toml", "--json").out)
    assert list(document)[1:6] == ["outcome", "listed", "undetermined", "missing", "reasons"]
    assert document["outcome"] == "licence_required"
    assert document["listed"] == ["o6-1-ho-1"]
    assert document["reasons"][0]["rule"] == "list-control-with-small-value"
    assert (document["on"], document["destination"]) == ("2026-03-02", "AE")
    assert [line["value"] for line in document["lines"]] == ["1840000 JPY", "620000 JPY"]


def test_a_margin_is_exact_text(run: Run, examples: Path) -> None:
    document = json.loads(run("classify", examples / "items" / "converter.toml", "--json").out)
    margins = [reason["margin"] for reason in document["reasons"] if reason["margin"]]
    assert {"stated": "1.1 GS/s", "limit": "400 MS/s", "distance": "700", "ratio": "2.75"}.items() <= margins[1].items()


def _floats(value: object) -> list[object]:
    if isinstance(value, dict):
        return [found for each in value.values() for found in _floats(each)]
    if isinstance(value, list):
        return [found for each in value for found in _floats(each)]
    return [value] if isinstance(value, float) else []


@pytest.mark.parametrize("name", DEALS)
def test_no_number_is_a_float(name: str) -> None:
    assert _floats(json.loads(json.dumps(_determination(name)))) == []


def test_the_language_does_not_change_the_document(run: Run, examples: Path) -> None:
    deal = examples / "missing-facts-to-malaysia.toml"
    assert run("check", deal, "--json", "--lang", "ja").out == run("check", deal, "--json", "--lang", "en").out
