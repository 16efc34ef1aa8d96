"""Keys are made once, never lost in silence, and read by nobody else."""

from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kakehashi.problems import Problem, ProblemError
from kakehashi.records import PublicKey, SigningKey
from kakehashi.workspace import KeyRing
from kakehashi.workspace.files import alone
from tests.engine.records.examples import key

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes of files are those of POSIX")


def _problem(ring: KeyRing, *, create: bool = True) -> Problem:
    with pytest.raises(ProblemError) as caught:
        ring.signing_key(create)
    return caught.value.problems[0]


def _key_file(home: Path) -> Path:
    (found,) = (home / "keys").glob("*.pem")
    return found


def test_a_key_is_made_once_and_only_where_asked(tmp_path: Path) -> None:
    home = tmp_path / "a" / "home"
    assert _problem(KeyRing(home), create=False).code == "key-none"
    assert KeyRing(home).current() is None
    assert dict(KeyRing(home).known()) == {}
    assert not home.exists()
    made = KeyRing(home).signing_key().public
    assert KeyRing(home).signing_key(create=False).public == made
    assert _key_file(home).stem == made.id[:16]
    assert (home / "keys" / "current").read_text() == f"{made.id}\n"


@posix
def test_nobody_else_reads_a_private_key(tmp_path: Path) -> None:
    KeyRing(tmp_path).signing_key()
    file = _key_file(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.chmod(0o640)
    problem = _problem(KeyRing(tmp_path))
    assert problem.code == "key-open"
    assert f"chmod 600 {file}" in problem.remedy


def test_old_keys_stay_known_as_own(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    keys = [ring.signing_key().public, ring.rotate().public, ring.rotate().public]
    assert ring.signing_key().public == keys[-1]
    assert set(ring.known()) == {each.id for each in keys}
    assert all(each.own for each in ring.known().values())


def test_others_are_trusted_under_a_name(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.trust(key().public.pem, "Before")
    ring.trust(key().public.pem, " 例示株式会社 ")
    ring.trust(key(2).public.pem, "Second")
    known = ring.known()
    assert {each.name for each in known.values()} == {"例示株式会社", "Second"}
    assert known[key().public.id].public == key().public
    assert not known[key().public.id].own
    file = tmp_path / "trusted" / f"{key().public.id[:16]}.pem"
    assert file.read_text(encoding="utf-8").startswith("Name: 例示株式会社\n-----BEGIN PUBLIC KEY-----\n")
    own = ring.signing_key()
    ring.trust(own.public.pem, "Myself")
    assert ring.known()[own.public.id].own


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 201, "-----BEGIN PUBLIC KEY-----", "a\x00"])
def test_names_that_cannot_be_kept(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProblemError) as caught:
        KeyRing(tmp_path).trust(key().public.pem, name)
    assert caught.value.problems[0].code == "key-name"


@pytest.mark.parametrize("text", [None, "", "x" * 64, "../../../../etc/passwd", "0" * 64])
def test_a_mislaid_current_key_is_never_replaced(tmp_path: Path, text: str | None) -> None:
    ring = KeyRing(tmp_path)
    ring.signing_key()
    pointer = tmp_path / "keys" / "current"
    pointer.unlink()
    if text is not None:
        pointer.write_text(text)
    assert _problem(ring).code == "key-current"
    with pytest.raises(ProblemError):
        ring.rotate()
    assert ring.current() is None
    assert len(ring.known()) == 1


def test_a_damaged_or_missing_key_is_never_replaced(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.signing_key()
    file = _key_file(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[:40])
    assert _problem(ring).code == "key-malformed"
    assert _problem(ring).place.file == str(file)
    file.write_bytes(key().pem)
    assert _problem(ring).code == "key-current"
    file.unlink()
    assert _problem(ring).code == "key-current"
    assert list((tmp_path / "keys").glob("*.pem")) == []


def test_a_changed_trusted_key_is_told(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    ring.trust(key().public.pem, "First")
    file = tmp_path / "trusted" / f"{key().public.id[:16]}.pem"
    file.write_bytes(b"Name: First\n" + key(2).public.pem)
    with pytest.raises(ProblemError) as caught:
        ring.known()
    assert caught.value.problems[0].code == "key-malformed"


def test_a_home_that_cannot_be_used_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    assert _problem(KeyRing(tmp_path / "home")).code == "workspace-file"


def test_openssl_makes_keys_that_are_read_here() -> None:
    made = subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519"], capture_output=True, check=True).stdout
    public = subprocess.run(["openssl", "pkey", "-pubout"], input=made, capture_output=True, check=True).stdout
    assert SigningKey.from_pem(made).public == PublicKey.from_pem(public)


@posix
def test_a_key_that_is_being_made_is_waited_for(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    made = ring.signing_key().public
    pointer = tmp_path / "keys" / "current"
    name = pointer.read_bytes()
    with ThreadPoolExecutor(1) as other:
        with alone(tmp_path / "keys" / ".lock"):
            pointer.unlink()
            asked = other.submit(ring.signing_key)
            with pytest.raises(TimeoutError):
                asked.result(timeout=0.2)
            pointer.write_bytes(name)
        assert asked.result(timeout=10).public == made


def test_many_processes_at_once_make_one_key(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; from kakehashi.workspace import KeyRing;"
        "print(KeyRing(pathlib.Path(sys.argv[1])).signing_key().public.id)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    ids = {process.communicate()[0].strip() for process in running}
    assert ids == {KeyRing(tmp_path).current()}
