"""The command that has a record stamped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kakehashi.cli import timestamp
from kakehashi.records import seal
from tests.engine.cli.conftest import Run
from tests.engine.records.authority import Authority, make_authority
from tests.engine.records.examples import CONTENT, key

SEALED = seal(CONTENT, key())
URL = "http://clock.example/stamp"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def record(tmp_path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(timestamp, "fetch_timestamp", lambda _, request: authority.reply(request))
    path = tmp_path / "x.record.json"
    path.write_bytes(SEALED.data)
    return path


def test_the_answer_is_kept_beside_the_record(run: Run, record: Path, authority: Authority) -> None:
    ran = run("timestamp", record, "--from", URL, "--authority", authority.folder / "root.pem", "--json")
    assert ran.code == 0
    document = json.loads(ran.out)
    assert (document["authority"], document["trusted"]) == ("Throw-away Clock", True)
    assert document["file"] == f"{record}.tsr"
    assert Path(document["file"]).read_bytes().startswith(b"\x30")


def test_without_a_certificate_it_is_kept_and_not_trusted(run: Run, record: Path) -> None:
    ran = run("timestamp", record, "--from", URL)
    assert ran.code == 0
    assert "proves nothing" in ran.out


def test_an_older_timestamp_is_never_overwritten(run: Run, record: Path) -> None:
    beside = record.with_name(record.name + ".tsr")
    beside.write_bytes(b"older")
    ran = run("timestamp", record, "--from", URL)
    assert (ran.code, ran.out, beside.read_bytes()) == (2, "", b"older")


def test_what_does_not_hold_is_not_kept(
    run: Run, record: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timestamp, "fetch_timestamp", lambda _, request: authority.reply(request)[:-9])
    assert run("timestamp", record, "--from", URL).code == 2
    record.write_bytes(SEALED.data + b"\n")
    assert run("timestamp", record, "--from", URL).code == 2
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_a_wrong_address_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(SEALED.data)
    ran = run("timestamp", tmp_path / "x", "--from", "file:///etc/passwd")
    assert ran.code == 2
    assert "http" in ran.err
