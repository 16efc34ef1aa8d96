"""Files that are written whole or not at all, also where two processes write at once."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
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
def alone(folder: Path) -> Iterator[None]:
    """While it lasts, no other process of this kind works in the folder (on Windows two may: nothing is lost there
    but the later of two new keys or entries wins). Raises `OSError`.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        # Freed by the system itself where a process dies.
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
