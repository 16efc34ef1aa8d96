"""What is sealed well but is no record is told at the door; what passes there breaks nothing behind it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kakehashi.documents.certificate import certificate
from kakehashi.problems import Problem, ProblemError
from kakehashi.records import canonical, seal
from kakehashi.records.replaying import replay
from kakehashi.records.shape import check_content, check_words
from tests.engine.records.decisions import DEALS, ITEMS, bundle, sealed_deal, sealed_item
from tests.engine.records.examples import key

ITEM, DEAL = "converter.toml", "converter-board-to-the-uae.toml"
SCHEMA = json.loads((Path(__file__).parents[3] / "schema" / "record.schema.json").read_text(encoding="utf-8"))
RECORD = {**SCHEMA["properties"]["record"], "$defs": SCHEMA["$defs"]}
STRANGE: tuple[Any, ...] = (
    None, True, 0, -1, "", "x", "2026-13-45", "0001-01-01", "9999-12-31", "2026-1-1", "２０２６-01-01", "a" * 3000,
    [], {}, [[]], {"x": 1}, [None] * 9, {"ja": "a"}, {"en": 1, "ja": []}, {"en": "a", "ja": "b"},
)  # fmt: skip


@cache
def _text(name: str) -> str:
    return canonical((sealed_deal(name) if name in DEALS else sealed_item(name)).content).decode()


def _content(name: str) -> Any:
    return json.loads(_text(name))


def _spots(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    names = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for name in names:
        yield (*above, name)
        yield from _spots(value[name], (*above, name))


def _mutated(rng: Any) -> Any:
    """A record with one place of it changed, dropped or said twice; every part of it as likely as another."""
    content = _content(rng.choice((ITEM, DEAL)))
    part = rng.choice([name for name in content if name != "schema"])
    *above, last = rng.choice([(part, *spot) for spot in ((), *_spots(content[part]))])
    holder = content
    for name in above:
        holder = holder[name]
    match rng.randrange(4):
        case 0:
            del holder[last]
        case 1 if isinstance(holder, dict):
            holder["more"] = rng.choice(STRANGE)
        case 2 if isinstance(holder, list):
            holder.append(holder[0])
        case _:
            holder[last] = rng.choice(STRANGE)
    return content


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where opened editions are kept, so that many replays take little time."""
    return tmp_path_factory.mktemp("editions")


def _told(use: Callable[[], object]) -> Problem | None:
    """The problem that is raised; anything else that is raised is a fault."""
    try:
        use()
    except ProblemError as error:
        return error.problems[0]
    return None


def _code(content: Any) -> str | None:
    told = _told(lambda: check_words(content))
    return told.code if told else None


@pytest.mark.parametrize("name", [*DEALS, *ITEMS])
def test_what_was_sealed_here_passes(name: str) -> None:
    assert _code(_content(name)) is None


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_json_schema_refuses_is_refused_and_nothing_else(rng: Any) -> None:
    content, validator = _mutated(rng), Draft202012Validator(RECORD)
    told = _told(lambda: check_content(content))
    if not validator.is_valid(content):
        assert told is not None
    elif told is not None:
        assert "spelt" in told.what, "of dates the validator knows only that they are texts"


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_sealed_content_breaks_a_certificate_or_a_replay(kept: Path, rng: Any) -> None:
    sealed = seal({**_mutated(rng), "schema": "kakehashi/record/1"}, key())
    _told(lambda: certificate(sealed, "en"))
    _told(lambda: replay(sealed, bundle(), kept))


def test_the_field_is_named() -> None:
    content = _content(ITEM)
    content["words"]["facts"][1]["label"]["ja"] = 3
    with pytest.raises(ProblemError) as refused:
        check_content(content)
    assert refused.value.problems[0].place.field == "record.words.facts[1].label.ja"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("answer", "outcome"), "not_listed"),
        (("words", "listed"), []),
        (("answer", "listed"), []),
        (("law", 0, "changes_on"), "2026-03-02"),
    ],
)
def test_words_that_do_not_bear_out_the_answer_are_told(path: tuple[Any, ...], value: object) -> None:
    content = _content(ITEM)
    holder = content
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = value
    assert _code(content) == "record-words"
    with pytest.raises(ProblemError, match="says another thing"):
        certificate(seal(content, key()), "en")


def test_a_criterion_said_not_to_be_met_of_what_is_listed_is_told() -> None:
    content = _content(ITEM)
    content["words"]["decided"].append(content["words"]["listed"][0])
    assert _code(content) == "record-words"


def test_the_words_of_a_deal_are_held_against_its_rules_lines_and_day() -> None:
    changes: tuple[Callable[[Any], object], ...] = (
        lambda content: content["words"]["lines"][0]["rules"].clear(),
        lambda content: content["words"]["lines"][0]["rules"][0].update(truth="no"),
        lambda content: content["words"]["lines"].pop(),
        lambda content: content["law"][0].update(on="2026-03-01"),
    )
    for change in changes:
        content = _content(DEAL)
        change(content)
        assert _code(content) == "record-words"


def test_a_second_law_is_refused() -> None:
    content = _content(ITEM)
    content["law"] *= 2
    assert _code(content) == "record-content"
