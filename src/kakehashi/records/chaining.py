"""The log: an append-only file of lines, each bound to the one before by its hash, closed now and then by a signature.

A signed checkpoint holds fast every line before it: none can be changed, dropped, added or moved without being found.
What follows the last checkpoint is bound to nothing yet, and cutting lines off the end of a log leaves a sound shorter
log: only somebody who remembers a later checkpoint can tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records.canonical import canonical, read_canonical
from kakehashi.records.keys import SigningKey
from kakehashi.records.sealing import Seal, read_seal, sign

FIRST: Final = "0" * 64
"""What the first line names as the one before it."""

_HASH = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that takes a record into the log. `index` and `line` count from 1; `record` is the record's hash."""

    index: int
    record: str
    line: int


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed line over all before it: `count` entries, and by the hash `head` of the line before, every one of them.

    `sealed_at` is the moment that the signer's own clock gave.
    """

    count: int
    head: str
    sealed_at: str
    seal: Seal
    line: int


@dataclass(frozen=True, slots=True)
class LogState:
    """A sound log: every line follows from the one before, and every checkpoint's signature holds.

    `head` is the hash of the last line (64 zeros where there is none). Whose the checkpoints' keys are, `trusting`
    answers.
    """

    entries: tuple[Entry, ...]
    checkpoints: tuple[Checkpoint, ...]
    head: str

    @property
    def uncovered(self) -> int:
        """How many entries stand after the last checkpoint, where no signature holds them yet."""
        return len(self.entries) - (self.checkpoints[-1].count if self.checkpoints else 0)

    def position_of(self, record: str) -> Entry | None:
        """The first entry of a record, by its hash; None where the log does not hold it."""
        return next((entry for entry in self.entries if entry.record == record), None)

    def cover_of(self, entry: Entry) -> Checkpoint | None:
        """The first checkpoint that holds an entry; None where none does yet."""
        return next((each for each in self.checkpoints if each.count >= entry.index), None)


def append(log: bytes, *records: str, file: str = "log") -> bytes:
    """The log with one more entry at its end for each record, by its hash.

    Raises `ProblemError`: as `check_log` for a log that is not sound; `log-hash` (no SHA-256), `log-there` (the log
    holds the record already).
    """
    state = check_log(log, file=file)
    there: dict[str, int | None] = {entry.record: entry.line for entry in reversed(state.entries)}
    head, lines = state.head, [log]
    for index, record in enumerate(records, start=len(state.entries) + 1):
        if _HASH.fullmatch(record) is None:
            raise ProblemError(_problem("log-hash", f"`{record[:80]}` is no SHA-256 in hexadecimal.", Place(file)))
        if record in there:
            raise ProblemError(_problem("log-there", f"The log holds {record} already.", Place(file, there[record])))
        line = canonical({"index": index, "previous": head, "record": record})
        there[record], head = None, sha256(line).hexdigest()
        lines.append(line + b"\n")
    return b"".join(lines)


def checkpoint(log: bytes, key: SigningKey, at: datetime, *, file: str = "log") -> bytes:
    """The log with a checkpoint at its end, signed at the moment `at`.

    Raises `ProblemError`: as `check_log` for a log that is not sound; `log-empty` (there is nothing to sign).
    """
    state = check_log(log, file=file)
    if not state.entries:
        raise ProblemError(_problem("log-empty", "The log holds no entry that a checkpoint could hold.", Place(file)))
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    content = {"count": len(state.entries), "head": state.head, "sealed_at": moment}
    line = {"checkpoint": content, "seal": sign(content, key).document()}
    return log + canonical(line) + b"\n"


def check_log(data: bytes, *, file: str) -> LogState:
    """What a log holds, if every line of it follows from the one before and every signature holds.

    Raises `ProblemError` with the line: `log-cut` (the last line is not complete), `log-format` (a line is neither
    entry nor checkpoint), `log-not-canonical`, `log-broken` (a line was changed, dropped, added or moved),
    `log-key`, `log-signature`.
    """
    entries: list[Entry] = []
    checkpoints: list[Checkpoint] = []
    head = FIRST
    lines = data.split(b"\n")
    if lines.pop():
        raise ProblemError(_problem("log-cut", "The last line does not end.", Place(file, len(lines) + 1)))
    for number, line in enumerate(lines, start=1):
        place = Place(file, number)
        document = read_canonical(line, file=file, kind="log", line=number)
        if isinstance(document, dict) and set(document) == {"index", "previous", "record"}:
            entries.append(_entry(document, len(entries) + 1, head, place))
        elif isinstance(document, dict) and set(document) == {"checkpoint", "seal"}:
            checkpoints.append(_checkpoint(document, len(entries), head, place))
        else:
            raise ProblemError(_problem("log-format", "The line is neither an entry nor a checkpoint.", place))
        head = sha256(line).hexdigest()
    return LogState(tuple(entries), tuple(checkpoints), head)


def _entry(document: Mapping[str, Any], index: int, head: str, place: Place) -> Entry:
    record, number = document["record"], document["index"]
    if not isinstance(record, str) or _HASH.fullmatch(record) is None or isinstance(number, bool):
        raise ProblemError(_problem("log-format", "The entry names no record by its SHA-256.", place))
    if document["previous"] != head:
        raise ProblemError(_problem("log-broken", _unlinked(place), place))
    if number != index:
        what = f"The entry has the number {number!r}, but it is number {index}: an entry is missing or was added."
        raise ProblemError(_problem("log-broken", what, place))
    assert place.line is not None
    return Entry(index, record, place.line)


def _checkpoint(document: Mapping[str, Any], count: int, head: str, place: Place) -> Checkpoint:
    content = document["checkpoint"]
    if not isinstance(content, dict) or set(content) != {"count", "head", "sealed_at"}:
        raise ProblemError(_problem("log-format", "The checkpoint has not exactly the fields of one.", place))
    seal = read_seal(document["seal"], content, place, kind="log")
    moment = content["sealed_at"]
    if not isinstance(moment, str) or not _is_moment(moment):
        raise ProblemError(_problem("log-format", "The checkpoint does not say when it was sealed.", place))
    if content["head"] != head:
        raise ProblemError(_problem("log-broken", _unlinked(place), place))
    if content["count"] != count or isinstance(content["count"], bool) or count == 0:
        what = f"The checkpoint holds {content['count']!r} entries, but {count} stand before it."
        raise ProblemError(_problem("log-broken", what, place))
    assert place.line is not None
    return Checkpoint(count, head, moment, seal, place.line)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return _MOMENT.fullmatch(text) is not None


def _unlinked(place: Place) -> str:
    if place.line == 1:
        return "The log does not begin here: lines before this one are missing."
    return "The line does not follow from the one before: a line was changed, dropped, added or moved."


def _problem(code: str, what: str, place: Place) -> Problem:
    expected, remedy = _ADVICE.get(code, _BROKEN)
    return Problem(code, what, place, expected, remedy)


_BROKEN = (
    "lines as Kakehashi wrote them, each naming the hash of the one before (docs/records.md).",
    "Do not rely on the log from this line on. Go back to a copy that is sound, and find out who changed this one.",
)
_ADVICE = {
    "log-cut": (
        "a newline at the end of each line.",
        "The writing was interrupted, or the copy is not complete: fetch the log again, or go back to a sound copy.",
    ),
    "log-hash": ("64 signs from 0 to 9 and a to f.", "Take what `sha256sum` prints of the record's file."),
    "log-there": ("a record that the log does not hold yet.", "Nothing needs to be done."),
    "log-empty": ("a log with at least one entry.", "Add records with `kakehashi log add` first."),
}
