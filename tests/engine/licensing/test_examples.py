"""Every deal of `examples/deals` comes to what `examples/expected.toml` says."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kakehashi.licensing import Determination, determine
from kakehashi.packs import open_edition
from kakehashi.trade import Deal, read_deal

DEALS = Path(__file__).parents[3] / "examples" / "deals"
EXPECTED: dict[str, Any] = tomllib.loads(
    (DEALS.parent / "expected.toml").read_text(encoding="utf-8"), parse_float=Decimal
)
NAMES = sorted(path.stem for path in DEALS.glob("*.toml"))


def _deal(name: str) -> Deal:
    """The deal, read with the words of the shipped vocabulary (they are the same on every day)."""
    on = tomllib.loads((DEALS / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)["deal"]["on"]
    vocabulary = open_edition("jp", on=on).rulebook.vocabulary
    text = (DEALS / f"{name}.toml").read_text(encoding="utf-8")
    return read_deal(
        text,
        file=f"{name}.toml",
        vocabulary=vocabulary,
        open_file=lambda beside: (beside, (DEALS / beside).read_text(encoding="utf-8")),
    )


def _determined(name: str) -> Determination:
    deal = _deal(name)
    return determine(deal, open_edition("jp", on=deal.on))


def test_every_deal_says_what_it_comes_to() -> None:
    assert sorted(EXPECTED) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_deal_comes_to_what_is_expected(name: str) -> None:
    found, expected = _determined(name), EXPECTED[name]
    assert found.outcome == expected["outcome"]
    assert [line.outcome for line in found.lines] == expected["lines"]
    assert sorted({entry for line in found.lines for entry in line.classification.listed}) == expected["listed"]
    if "because" in expected:
        assert [reason.rule.id for reason in found.reasons] == expected["because"]


@pytest.mark.parametrize("name", [name for name in NAMES if EXPECTED[name]["outcome"] == "undetermined"])
def test_an_undetermined_deal_names_what_would_settle_it(name: str) -> None:
    open_lines = [line for line in _determined(name).lines if line.outcome == "undetermined"]
    assert all(line.for_adverse and line.for_clear for line in open_lines)
