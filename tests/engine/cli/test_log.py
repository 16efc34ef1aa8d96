"""Commands about logs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kakehashi.records import seal
from tests.engine.cli.conftest import Run
from tests.engine.records.examples import CONTENT, key

RECORDS = [seal({**CONTENT, "number": number}, key()) for number in range(3)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KAKEHASHI_HOME", str(tmp_path / "home"))
    for number, record in enumerate(RECORDS):
        (tmp_path / f"{number}.record.json").write_bytes(record.data)
    return tmp_path


def test_a_log_from_its_first_record_to_its_check(run: Run, folder: Path) -> None:
    log, files = folder / "decisions.log", [folder / f"{number}.record.json" for number in range(3)]
    assert "2 records added" in run("log", "add", log, *files[:2]).out
    assert "no signature holds" in run("log", "check", log).out
    signed = run("log", "sign", log, width=100)
    assert "your own key" in signed.out
    assert "new key was made" in signed.err
    again = json.loads(run("log", "add", log, *files, "--json").out)
    assert (again["added"], again["entries"], again["uncovered"]) == ([RECORDS[2].sha256], 3, 1)
    ran = run("log", "check", log, *files, "--lang", "ja")
    assert ran.code == 0
    assert "問題なし" in ran.out
    document = json.loads(run("log", "check", log, *files, "--json").out)
    assert document["sound"]
    assert [each["index"] for each in document["records"]] == [1, 2, 3]
    assert [each["held_since"] is None for each in document["records"]] == [False, False, True]


def test_a_record_that_is_not_in_the_log(run: Run, folder: Path) -> None:
    log = folder / "decisions.log"
    run("log", "add", log, folder / "0.record.json")
    ran = run("log", "check", log, folder / "1.record.json")
    assert ran.code == 2
    assert "not in the log" in ran.out


def test_an_unknown_signer_is_not_sound_until_trusted(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = folder / "decisions.log"
    run("log", "add", log, folder / "0.record.json")
    run("log", "sign", log)
    signer = tmp_path / "signer.pem"
    signer.write_text(json.loads(run("keys", "show", "--json").out)["pem"])
    monkeypatch.setenv("KAKEHASHI_HOME", str(folder / "reader"))
    ran = run("log", "check", log, folder / "0.record.json", width=200)
    assert ran.code == 2
    assert "an unknown key" in ran.out
    assert "? " + str(folder / "0.record.json") in ran.out.replace("\n    ", "")
    assert "keys trust" in ran.out
    run("keys", "trust", signer, "--name", "Example KK")
    trusted = run("log", "check", log)
    assert trusted.code == 0
    assert "Example KK" in trusted.out


def test_a_changed_log_is_told_with_its_line(run: Run, folder: Path) -> None:
    log = folder / "decisions.log"
    run("log", "add", log, *(folder / f"{number}.record.json" for number in range(3)))
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(lines[0] + lines[2])
    for words in (("check", log), ("sign", log), ("add", log, folder / "1.record.json")):
        ran = run("log", *words)
        assert (ran.code, ran.out) == (2, "")
        assert "line 2" in ran.err
    assert log.read_bytes() == lines[0] + lines[2]


def test_what_is_no_record_is_not_added(run: Run, folder: Path) -> None:
    (folder / "bad.record.json").write_bytes(RECORDS[0].data + b"\n")
    for words in (
        ("add", folder / "new.log", folder / "bad.record.json"),
        ("add", folder / "new.log"),
        ("sign", folder / "new.log"),
        ("check", folder / "new.log"),
    ):
        ran = run("log", *words)
        assert (ran.code, ran.out) == (2, "")
    assert not (folder / "new.log").exists()
    assert not (folder / "home").exists()
