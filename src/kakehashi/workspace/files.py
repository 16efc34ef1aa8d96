"""Files that are written whole or not at all, also where two processes write at once."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kakehashi.problems import Place, Problem, ProblemError

if sys.platform != "win32":
    import fcntl


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what the file system refuses into a problem. Raises `ProblemError` `workspace-file`."""
    try:
        yield
    except OSError as error:
        raise ProblemError(
            Problem(
                "workspace-file",
                f"It cannot be read or written: {error.strerror or type(error).__name__}.",
                Place(file=str(error.filename or path)),
                "a place where you may read and write.",
                "Look at the permissions and the space left, or name another home with KAKEHASHI_HOME.",
            )
        ) from None


def write_whole(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Writes a file under a name of its own and then renames it: a reader sees the old bytes or the new, never half.

    Raises `OSError`.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """While it lasts, no other process has the same lock (a file made for it). Raises `OSError`."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(handle)
        yield
    finally:
        os.close(handle)


def extend(path: Path, change: Callable[[bytes], bytes], *, create: bool) -> None:
    """Writes at the end of a file what `change` adds to its bytes; no other process comes between.

    Written in place, so that a file system may hold the file to growing only. Where the writing fails, the file has
    its old length again. Raises `OSError`, and what `change` raises.
    """
    handle = os.open(path, os.O_RDWR | (os.O_CREAT if create else 0), 0o644)
    # Without a buffer of its own: what failed once must not be written after all when the file is closed.
    with os.fdopen(handle, "r+b", buffering=0) as file:
        _wait_for(handle)
        old = file.read()
        new = change(old)
        assert new.startswith(old), "a file that only grows"
        try:
            written = len(old)
            while written < len(new):
                written += file.write(new[written:])
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, len(old))
            raise


def _wait_for(handle: int) -> None:
    """Waits until no other process holds the file; the system frees it where a process dies.

    Windows has no such lock here: of two processes that write at once, one may have to be called again.
    """
    if sys.platform != "win32":
        fcntl.flock(handle, fcntl.LOCK_EX)
