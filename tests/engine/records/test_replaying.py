"""A record gives the same answer again, on the pack it names and on no other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kakehashi.packs import Bundle, freeze, open_frozen
from kakehashi.packs.files import PackFiles
from kakehashi.problems import ProblemError
from kakehashi.records import Sealed, seal
from kakehashi.records.replaying import pack_needed, replay
from tests.engine.records.decisions import DEALS, ITEMS, bundle, sealed_deal, sealed_item
from tests.engine.records.examples import key

UAE = "converter-board-to-the-uae.toml"


def _altered(old: str, new: str) -> Bundle:
    """The pack with one figure of the law changed."""
    files = bundle().files
    name = next(path for path, text in files.texts.items() if old in text and path.startswith("lists/"))
    texts = {**files.texts, name: files.texts[name].replace(old, new)}
    return replace(bundle(), packs={**bundle().packs, "jp": PackFiles(files.label, texts)})


@pytest.mark.parametrize("name", [*DEALS, *ITEMS])
def test_every_example_replays_to_the_same_answer_and_words(name: str, tmp_path: Path) -> None:
    sealed = sealed_deal(name) if name in DEALS else sealed_item(name)
    found = replay(sealed, bundle(), tmp_path)
    assert found.differences == ()
    assert found.same_words


def test_a_record_of_an_older_pack_replays_on_that_pack() -> None:
    older = open_frozen(freeze(_altered("> 400 MS/s", "> 2 GS/s")).data)
    with pytest.raises(ProblemError, match="not the pack"):
        replay(sealed_deal(UAE), older)
    law = {**sealed_deal(UAE).content["law"][0], "sha256": freeze(older).sha256}
    claimed = seal({**sealed_deal(UAE).content, "law": [law]}, key())
    found = replay(claimed, older)
    assert not found.same
    assert ("lines[0].classification.outcome", "listed", "not_listed") in {
        (each.path, each.sealed, each.derived) for each in found.differences
    }


def test_what_is_sealed_wrongly_is_found(tmp_path: Path) -> None:
    content = json.loads(json.dumps(sealed_deal(UAE).content))
    content["answer"]["outcome"] = "not_required"
    found = replay(seal(content, key()), bundle(), tmp_path)
    assert [(each.path, each.sealed, each.derived) for each in found.differences] == [
        ("outcome", "not_required", "licence_required")
    ]


def test_other_words_are_no_other_answer(tmp_path: Path) -> None:
    content = json.loads(json.dumps(sealed_item("converter.toml").content))
    content["words"]["kinds"]["en"] = "a converter"
    found = replay(seal(content, key()), bundle(), tmp_path)
    assert found.same
    assert not found.same_words
    assert [each.path for each in found.word_differences] == ["words.kinds.en"]
    assert found.same_engine


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("changes_on", None),
        ("changes_on", "2030-01-01"),
        ("known_until", "2030-01-01"),
        ("version", "2030.1.1"),
        ("title", {"en": "Another law", "ja": "別の法令"}),
    ],
)
def test_what_is_sealed_wrongly_of_the_law_is_found(field: str, value: object) -> None:
    content = json.loads(json.dumps(sealed_item("converter.toml").content))
    assert content["law"][0][field] != value, "the edition says so itself: choose another value"
    content["law"][0][field] = value
    found = replay(seal(content, key()), bundle())
    assert not found.same
    assert all(each.path.startswith(f"law[0].{field}") for each in found.differences)


def test_the_law_of_another_day_than_that_of_the_deal_is_found() -> None:
    content = json.loads(json.dumps(sealed_deal(UAE).content))
    content["law"][0]["on"] = "2026-03-01"
    assert "law[0].on" in {each.path for each in replay(seal(content, key()), bundle()).differences}


@pytest.mark.parametrize("field", ["law", "facts", "kind", "answer", "words", "issuer", "sealed_at"])
def test_a_sealed_record_that_lacks_a_part_is_refused(field: str, tmp_path: Path) -> None:
    content: dict[str, Any] = {name: value for name, value in sealed_deal(UAE).content.items() if name != field}
    sealed: Sealed = seal(content, key())
    with pytest.raises(ProblemError) as refused:
        replay(sealed, bundle(), tmp_path)
    assert refused.value.problems[0].code == "record-content"


def test_a_replay_in_a_fresh_process_after_the_current_pack_was_altered(tmp_path: Path) -> None:
    record, home = tmp_path / "x.record.json", tmp_path / "home"
    record.write_bytes(sealed_deal(UAE).data)
    kept = home / "packs" / f"{pack_needed(sealed_deal(UAE)).sha256}.kpack"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(freeze(bundle()).data)
    other = tmp_path / "packs" / "jp-2026.11.1.kpack"
    other.parent.mkdir()
    other.write_bytes(freeze(_altered("> 400 MS/s", "> 2 GS/s")).data)
    environment = {**os.environ, "KAKEHASHI_HOME": str(home), "KAKEHASHI_CACHE": str(tmp_path / "cache")}
    words = [sys.executable, "-m", "kakehashi.cli.main", "replay", str(record), "--pack", str(other.parent), "--json"]
    ran = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["same"] is True
    kept.unlink()
    (tmp_path / "empty").mkdir()
    ran = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, "the shipped pack has the same hash"
