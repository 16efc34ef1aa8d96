"""Log files of records: read, and made longer by one process at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kakehashi.records.chaining import LogState, append, check_log, checkpoint
from kakehashi.records.keys import SigningKey
from kakehashi.workspace.files import extend, told


def read_log(path: Path) -> LogState:
    """The state of a log file. Raises `ProblemError`: as `records.check_log`; `workspace-file`."""
    with told(path):
        data = path.read_bytes()
    return check_log(data, file=str(path))


def add_to_log(path: Path, records: Sequence[str]) -> LogState:
    """Adds to a log file those records, by their hashes, that it does not hold yet; all or none. A new file is made.

    Raises `ProblemError` as `records.append`; `workspace-file`.
    """

    def longer(log: bytes) -> bytes:
        state = check_log(log, file=str(path))
        there = {entry.record for entry in state.entries}
        return append(log, *(each for each in dict.fromkeys(records) if each not in there), file=str(path))

    with told(path):
        extend(path, longer, create=True)
    return read_log(path)


def sign_log(path: Path, key: SigningKey, at: datetime) -> LogState:
    """Closes a log file with a checkpoint of this key.

    Raises `ProblemError` as `records.checkpoint`; `workspace-file`.
    """
    with told(path):
        extend(path, lambda log: checkpoint(log, key, at, file=str(path)), create=False)
    return read_log(path)
