"""Frozen packs that records name by their hash: kept for as long as a record may have to be replayed."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from kakehashi.packs.freezing import SUFFIX
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.workspace.files import told, write_whole

_HASH = re.compile(r"[0-9a-f]{64}")


def keep_pack(home: Path, data: bytes) -> str:
    """Keeps the bytes of a frozen pack and gives their SHA-256. What is kept is never overwritten or removed.

    Raises `ProblemError`: `pack-kept-damaged` (what is kept under that hash has other bytes), `workspace-file`.
    """
    name = sha256(data).hexdigest()
    if kept_pack(home, name) is None:
        path = _path(home, name)
        with told(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Two processes may both write: the bytes are the same.
            write_whole(path, data)
    return name


def kept_pack(home: Path, sha256_hex: str) -> bytes | None:
    """The bytes of the frozen pack of that SHA-256; None where it is not kept.

    Raises `ProblemError`: `pack-kept-damaged` (the bytes have another hash), `workspace-file`.
    """
    path = _path(home, sha256_hex)
    if _HASH.fullmatch(sha256_hex) is None:
        return None
    with told(path):
        if not path.exists():
            return None
        data = path.read_bytes()
    if sha256(data).hexdigest() != sha256_hex:
        raise ProblemError(
            Problem(
                "pack-kept-damaged",
                "The kept pack has other bytes than those it is named by.",
                Place(file=str(path)),
                f"a file with the SHA-256 {sha256_hex}.",
                "Put the file back from a copy, or from where the pack was published, and find out who changed it.",
            )
        )
    return data


def _path(home: Path, name: str) -> Path:
    return home / "packs" / f"{name}{SUFFIX}"
