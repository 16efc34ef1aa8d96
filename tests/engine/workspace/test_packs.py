"""Frozen packs are kept by their hash, whole, for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from kakehashi.problems import ProblemError
from kakehashi.workspace import keep_pack, kept_pack

DATA = b"kakehashi-pack 1 ..." * 50_000
NAME = sha256(DATA).hexdigest()


def test_a_pack_is_kept_by_its_hash(tmp_path: Path) -> None:
    assert kept_pack(tmp_path, NAME) is None
    assert keep_pack(tmp_path, DATA) == NAME
    file = tmp_path / "packs" / f"{NAME}.kpack"
    written = file.stat().st_mtime_ns, file.stat().st_ino
    assert keep_pack(tmp_path, DATA) == NAME
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == written
    assert kept_pack(tmp_path, NAME) == DATA


def test_a_damaged_pack_is_told_and_not_mended_in_silence(tmp_path: Path) -> None:
    keep_pack(tmp_path, DATA)
    (tmp_path / "packs" / f"{NAME}.kpack").write_bytes(DATA[:-1])
    for attempt in (lambda: kept_pack(tmp_path, NAME), lambda: keep_pack(tmp_path, DATA)):
        with pytest.raises(ProblemError) as caught:
            attempt()
        assert caught.value.problems[0].code == "pack-kept-damaged"


@pytest.mark.parametrize("name", ["", "x", "../" + NAME, NAME.upper(), NAME + "\n"])
def test_what_is_no_hash_is_not_kept(tmp_path: Path, name: str) -> None:
    keep_pack(tmp_path, DATA)
    assert kept_pack(tmp_path, name) is None


def test_many_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as many:
        assert set(many.map(lambda _: keep_pack(tmp_path, DATA), range(16))) == {NAME}
    assert [path.name for path in (tmp_path / "packs").iterdir()] == [f"{NAME}.kpack"]
