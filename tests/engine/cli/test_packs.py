"""`kakehashi packs`: list, check, show, freeze."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kakehashi.packs import shipped
from tests.engine.cli.conftest import Run

DAY = ("--on", "2026-03-02")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A copy of the packs of this checkout."""
    return shutil.copytree(shipped(), tmp_path / "packs")


def test_the_shipped_packs_are_listed(run: Run) -> None:
    codes = [each["code"] for each in json.loads(run("packs", "list", "--json").out)]
    assert codes[:2] == ["jp", "vocabulary"]
    assert run("packs", "list").out.startswith("jp 2")


def test_a_sound_pack_passes(run: Run) -> None:
    ran = run("packs", "check", "jp")
    assert ran.code == 0
    assert "error" not in ran.out
    assert "How far list `goods` is formalised" in ran.out


def test_every_pack_is_checked_where_none_is_named(run: Run) -> None:
    reports = json.loads(run("packs", "check", "--json").out)
    assert {report["code"] for report in reports} >= {"jp", "vocabulary"}


def test_a_broken_pack_is_told_with_its_place(run: Run, packs: Path) -> None:
    row = packs / "jp" / "lists" / "goods" / "row-07-1-circuits.toml"
    row.write_text(row.read_text(encoding="utf-8").replace("sample_rate\n", "sampel_rate\n", 1), encoding="utf-8")
    ran = run("packs", "check", packs / "jp")
    assert ran.code == 2
    assert "sampel_rate" in ran.out
    assert "row-07-1-circuits.toml" in "".join(line.strip() for line in ran.out.splitlines())


def test_a_name_that_is_no_pack_is_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("a = 1", encoding="utf-8")
    assert run("packs", "check", tmp_path / "x.toml").code == 2
    assert "jp" in run("packs", "check", "jpp").err


def test_a_pack_is_shown_with_its_hash_meter_and_rules(run: Run) -> None:
    shown = run("packs", "show", "jp", *DAY).out
    assert "sha256: " in shown
    assert "Ministry of Economy, Trade and Industry" in shown
    assert "[list-control-with-small-value]" in shown
    assert "[o6-1-ho-1]" not in shown
    assert "[o6-1-ho-1]" in run("packs", "show", "jp", *DAY, "--all").out


def test_a_pack_of_words_is_shown_by_its_size(run: Run) -> None:
    assert "parameters" in run("packs", "show", "vocabulary").out


def test_a_frozen_pack_is_named_by_its_hash(run: Run, tmp_path: Path) -> None:
    written = json.loads(run("packs", "freeze", "jp", "--out", tmp_path, "--json").out)
    shown = json.loads(run("packs", "show", "jp", *DAY, "--json").out)
    assert written["sha256"] == shown["sha256"]
    assert Path(written["file"]).stat().st_size == written["bytes"]


def test_freezing_twice_writes_once(run: Run, tmp_path: Path) -> None:
    first = json.loads(run("packs", "freeze", "jp", "--out", tmp_path, "--json").out)
    second = json.loads(run("packs", "freeze", "jp", "--out", tmp_path, "--json").out)
    assert (first["written"], second["written"]) == (True, False)
    assert first["sha256"] == second["sha256"]


def test_a_release_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    file = Path(json.loads(run("packs", "freeze", "jp", "--out", tmp_path, "--json").out)["file"])
    file.write_bytes(b"other")
    ran = run("packs", "freeze", "jp", "--out", tmp_path)
    assert ran.code == 2
    assert file.read_bytes() == b"other"


def test_a_broken_pack_is_not_frozen(run: Run, packs: Path, tmp_path: Path) -> None:
    row = packs / "jp" / "lists" / "goods" / "row-07-1-circuits.toml"
    row.write_text(row.read_text(encoding="utf-8").replace("sample_rate\n", "sampel_rate\n", 1), encoding="utf-8")
    ran = run("packs", "freeze", packs / "jp", "--out", tmp_path)
    assert ran.code == 2
    assert list(tmp_path.glob("*.kpack")) == []
