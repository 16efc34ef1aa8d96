"""Log files under many hands."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from kakehashi.problems import ProblemError
from kakehashi.workspace import add_to_log, read_log, sign_log
from tests.engine.records.examples import key

HASHES = [sha256(bytes([number])).hexdigest() for number in range(6)]
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


def test_a_log_grows_by_what_it_does_not_hold(tmp_path: Path) -> None:
    log = tmp_path / "decisions.log"
    add_to_log(log, HASHES[:2])
    before = log.read_bytes()
    assert len(add_to_log(log, [HASHES[1], HASHES[2], HASHES[2]]).entries) == 3
    assert log.read_bytes().startswith(before)
    assert sign_log(log, key(), NOON).uncovered == 0
    assert [path.name for path in tmp_path.iterdir()] == ["decisions.log"]


def test_an_unsound_log_is_left_as_it_is(tmp_path: Path) -> None:
    log = tmp_path / "decisions.log"
    add_to_log(log, HASHES[:2])
    log.write_bytes(log.read_bytes()[:-1])
    before = log.read_bytes()
    with pytest.raises(ProblemError) as adding:
        add_to_log(log, HASHES[2:])
    with pytest.raises(ProblemError) as signing:
        sign_log(log, key(), NOON)
    assert {caught.value.problems[0].code for caught in (adding, signing)} == {"log-cut"}
    assert log.read_bytes() == before


def test_signing_makes_no_log(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        sign_log(tmp_path / "none.log", key(), NOON)
    assert caught.value.problems[0].code == "workspace-file"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    log = tmp_path / "decisions.log"
    add_to_log(log, HASHES[:2])
    before = log.read_bytes()
    script = (
        "import sys, pathlib, resource; from kakehashi.workspace import add_to_log;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 50}, {len(before) + 50}));"
        "add_to_log(pathlib.Path(sys.argv[1]), [sys.argv[2]])"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(log), HASHES[2]], capture_output=True, check=False)
    assert ran.returncode != 0
    assert b"File too large" in ran.stderr
    assert log.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such lock")
def test_many_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    log = tmp_path / "decisions.log"
    script = (
        "import sys, pathlib; from kakehashi.workspace import add_to_log;"
        "[add_to_log(pathlib.Path(sys.argv[1]), [f'{number:02x}' * 2 + sys.argv[2][4:]]) for number in range(20)]"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, str(log), record]) for record in HASHES[:4]]
    assert [process.wait() for process in running] == [0] * 4
    assert len(read_log(log).entries) == 80
