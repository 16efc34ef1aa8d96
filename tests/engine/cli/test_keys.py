"""Commands about keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kakehashi.records import PublicKey
from tests.engine.cli.conftest import Run
from tests.engine.records.examples import key


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KAKEHASHI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_key_is_made_once_and_said_beside_the_answer(run: Run, home: Path) -> None:
    first, second = run("keys", "show"), run("keys", "show", width=40)
    assert first.code == second.code == 0
    assert first.out == second.out
    assert "new key was made" in first.err
    assert second.err == ""
    id_, _, pem = first.out.partition("\n")
    assert PublicKey.from_pem(pem.encode()).id == id_
    assert json.loads(run("keys", "show", "--json").out)["id"] == id_
    assert (home / "keys" / "current").read_text().strip() == id_


def test_rotating_keeps_the_old_key(run: Run, home: Path) -> None:
    old = json.loads(run("keys", "show", "--json").out)["id"]
    new = json.loads(run("keys", "rotate", "--json").out)["id"]
    listed = {each["id"]: each for each in json.loads(run("keys", "list", "--json").out)}
    assert {id_: (each["own"], each["signs"]) for id_, each in listed.items()} == {
        old: (True, False),
        new: (True, True),
    }


def test_anothers_key_is_trusted_by_name(run: Run, home: Path, tmp_path: Path) -> None:
    assert "No key is known" in run("keys", "list").out
    file = tmp_path / "theirs.pem"
    file.write_bytes(key().public.pem)
    assert key().public.id in run("keys", "trust", file, "--name", "Example KK").out
    listed = run("keys", "list").out
    assert "Example KK" in listed
    assert key().public.id in listed


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_cannot_be_trusted(run: Run, home: Path, tmp_path: Path, language: str) -> None:
    file = tmp_path / "mine.pem"
    file.write_bytes(key().pem)
    for words in ((file, "--name", "X"), (file,), (tmp_path / "none.pem", "--name", "X")):
        ran = run("keys", "trust", *words, "--lang", language)
        assert (ran.code, ran.out) == (2, "")
        assert "Traceback" not in ran.err


def test_a_mislaid_key_is_told(run: Run, home: Path) -> None:
    run("keys", "show")
    (home / "keys" / "current").unlink()
    ran = run("keys", "show")
    assert (ran.code, ran.out) == (2, "")
    assert run("keys", "list").code == 0


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"KAKEHASHI_HOME": "{0}/a"}, "a"),
        ({"KAKEHASHI_HOME": "", "XDG_DATA_HOME": "{0}/b"}, "b/kakehashi"),
        ({"KAKEHASHI_HOME": "", "XDG_DATA_HOME": "", "HOME": "{0}/c"}, "c/.local/share/kakehashi"),
    ],
)
def test_where_the_home_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    assert run("keys", "show").code == 0
    assert (tmp_path / expected / "keys" / "current").is_file()
