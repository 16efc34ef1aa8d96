"""Opened editions kept in a folder of the user's own, so that the next command need not read the whole pack again.

A kept edition is named by the hash of the pack, the engine that made it and the day, and begins with its own hash, so
that a damaged one is read anew. Folder and file must belong to the user alone: what lies there is trusted as the
engine's own work. Whoever can write there could have another answer given, so that nothing which is sealed, replayed or
proved passes through here.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from kakehashi.lists.editions import Edition

MOST_KEPT = 40
_ENGINE = Path(__file__).parents[1]
_SUFFIX = ".edition"
_HASH = hashlib.sha256().digest_size


def kept_edition(folder: Path, pack_hash: str, on: date) -> Edition | None:
    """The edition kept for a pack and a day; None where there is none, or where it cannot be read."""
    path = _path(folder, pack_hash, on)
    try:
        if not path.is_file() or not _is_own(folder) or not _is_own(path):
            return None
        data = path.read_bytes()
        if hashlib.sha256(data[_HASH:]).digest() != data[:_HASH]:
            return None
        found = pickle.loads(data[_HASH:])
    except (OSError, pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
        return None
    is_right = isinstance(found, Edition) and found.pack_hash == pack_hash and found.on == on
    return found if is_right else None


def keep_edition(folder: Path, edition: Edition) -> None:
    """Keeps an edition; where that is not possible, nothing is kept and nothing is lost."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(folder):
            return
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            data = pickle.dumps(edition, pickle.HIGHEST_PROTOCOL)
            file.write(hashlib.sha256(data).digest() + data)
        Path(temporary).replace(_path(folder, edition.pack_hash, edition.on))
        _forget_old(folder)
    except OSError:
        return


def _path(folder: Path, pack_hash: str, on: date) -> Path:
    return folder / f"{pack_hash[:32]}-{_engine()}-{on.isoformat()}{_SUFFIX}"


@cache
def _engine() -> str:
    """What made the edition: the engine's files by size and time, so that a changed engine never reads old work."""
    known = hashlib.sha256()
    for path in sorted(_ENGINE.rglob("*.py")) + sorted(_ENGINE.rglob("*.lark")):
        state = path.stat()
        known.update(f"{path.relative_to(_ENGINE)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return known.hexdigest()[:16]


def _is_own(path: Path) -> bool:
    """Whether a folder or file is the user's and nobody else may write into it."""
    if not hasattr(os, "getuid"):
        return True
    state = path.stat()
    return state.st_uid == os.getuid() and not state.st_mode & 0o022


def _forget_old(folder: Path) -> None:
    kept = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime)
    for path in kept[:-MOST_KEPT]:
        path.unlink(missing_ok=True)
