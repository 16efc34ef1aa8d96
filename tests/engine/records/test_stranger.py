"""The commands of docs/verify-a-record.md, run as they stand there: on a good record, and on bad ones."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kakehashi.records import append, checkpoint, request, seal
from kakehashi.records.canonical import canonical
from tests.engine.records.authority import Authority
from tests.engine.records.examples import CONTENT, key

PAGE = Path(__file__).parents[3] / "docs" / "verify-a-record.md"
BLOCKS = re.findall(r"^```bash\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
SEALED = seal(CONTENT, key())
OTHER = seal({**CONTENT, "outcome": "not_required"}, key())
RECORD, LOG, STAMP = "example.record.json", "decisions.log", "example.record.json.tsr"

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("bash", "jq", "openssl")),
    reason="bash, jq or openssl is not on this machine: the page's commands cannot be run",
)


def _log(*records: str) -> bytes:
    return append(checkpoint(append(b"", *records), key(), NOON), "f" * 64)


@pytest.fixture
def folder(tmp_path: Path, authority: Authority) -> Path:
    (tmp_path / RECORD).write_bytes(SEALED.data)
    (tmp_path / "signer.pem").write_bytes(key().public.pem)
    (tmp_path / STAMP).write_bytes(authority.reply(request(SEALED.data)))
    (tmp_path / "root.pem").write_bytes(authority.root)
    (tmp_path / LOG).write_bytes(_log(OTHER.sha256, SEALED.sha256))
    return tmp_path


def _verify(folder: Path) -> subprocess.CompletedProcess[str]:
    script = "\n".join(BLOCKS)
    return subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False)


def test_a_good_record_passes(folder: Path) -> None:
    ran = _verify(folder)
    assert ran.returncode == 0, ran.stderr
    assert f"{SEALED.sha256} *{RECORD}" in ran.stdout
    assert key().public.id in ran.stdout
    assert ran.stdout.count("Signature Verified Successfully") == 2
    assert "Time stamp:" in ran.stdout
    assert "2026-11-23T04:00:00Z" in ran.stdout


def _other_outcome(folder: Path) -> None:
    document = json.loads(SEALED.data)
    document["record"]["outcome"] = "not_required"
    (folder / RECORD).write_bytes(canonical(document))


def _newline(folder: Path) -> None:
    (folder / RECORD).write_bytes(SEALED.data + b"\n")


def _other_signer(folder: Path) -> None:
    (folder / RECORD).write_bytes(seal(CONTENT, key(2)).data)


def _other_id(folder: Path) -> None:
    document = json.loads(SEALED.data)
    document["seal"]["key"] = key(2).public.id
    (folder / RECORD).write_bytes(canonical(document))


def _other_stamp(folder: Path) -> None:
    (folder / RECORD).write_bytes(OTHER.data)


def _not_in_the_log(folder: Path) -> None:
    (folder / LOG).write_bytes(_log(OTHER.sha256))


def _dropped_line(folder: Path) -> None:
    (folder / LOG).write_bytes(b"".join((folder / LOG).read_bytes().splitlines(keepends=True)[1:]))


def _strange_log(folder: Path) -> None:
    (folder / LOG).write_bytes(checkpoint(append(b"", SEALED.sha256), key(2), NOON))


def _changed_checkpoint(folder: Path) -> None:
    (folder / LOG).write_bytes((folder / LOG).read_bytes().replace(b"2026-11-23T04", b"2026-11-22T04"))


@pytest.mark.parametrize(
    "spoil",
    [
        _other_outcome,
        _newline,
        _other_signer,
        _other_id,
        _other_stamp,
        _not_in_the_log,
        _dropped_line,
        _strange_log,
        _changed_checkpoint,
    ],
)
def test_a_bad_one_fails(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder)
    assert _verify(folder).returncode != 0


def test_the_page_speaks_of_nothing_but_openssl_and_jq() -> None:
    words = {word for block in BLOCKS for word in re.findall(r"(?:^|[|(])\s*([a-z]+)", block, re.MULTILINE)}
    assert words <= {
        "set",
        "openssl",
        "jq",
        "cmp",
        "test",
        "cut",
        "grep",
        "tail",
        "printf",
        "while",
        "done",
        "previous",
    }
