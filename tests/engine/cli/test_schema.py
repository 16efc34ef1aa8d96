"""`kakehashi schema`: what an editor completes files with."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from tests.engine.cli.conftest import Run


@pytest.mark.parametrize("what", ["item", "deal"])
def test_a_schema_is_printed(run: Run, what: str) -> None:
    ran = run("schema", what)
    document = json.loads(ran.out)
    Draft202012Validator.check_schema(document)
    assert ran.code == 0
    assert what in document["properties"]


def test_only_items_and_deals_have_one(run: Run) -> None:
    assert run("schema", "licence").code == 2
