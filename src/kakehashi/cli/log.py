"""`kakehashi log add|sign|check`: a log of records that only grows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kakehashi.cli.arguments import Request
from kakehashi.cli.failures import show_problem
from kakehashi.cli.loading import read_bytes
from kakehashi.cli.terminal import Terminal, open_terminal, print_json
from kakehashi.records import Checkpoint, Entry, LogState, Trust, check_log, open_record, trust_of
from kakehashi.records.canonical import LARGEST_FILE
from kakehashi.workspace import KeyRing, add_to_log, sign_log

NOT_SOUND = 2
LARGEST_LOG = 1_000_000_000


def add_records(request: Request) -> int:
    """Adds to the log those records that it does not hold yet; each must be intact."""
    path, hashes = _path(request), _hashes(request)
    wanted = list(dict.fromkeys(hashes.values()))
    is_there = os.path.exists(path)  # noqa: PTH110 - a name too long is no file
    before = {each.record for each in _read(request).entries} if is_there else set()
    state = add_to_log(path, wanted)
    added = [each for each in wanted if each not in before]
    if request.json:
        print_json({"file": str(path), "added": added, "entries": len(state.entries), "uncovered": state.uncovered})
        return 0
    terminal = open_terminal(request)
    terminal.say(terminal.labels.count("log.added", len(added)))
    if len(added) < len(wanted):
        terminal.say(terminal.labels.count("log.there", len(wanted) - len(added)))
    _say_uncovered(terminal, state)
    return 0


def sign(request: Request) -> int:
    """Signs the log as it stands with the user's own key."""
    _read(request)
    ring = KeyRing(request.home)
    before = ring.current()
    state = sign_log(_path(request), ring.signing_key(), request.now)
    if before is None:
        beside = open_terminal(request, to_stderr=True)
        beside.say(beside.labels("keys.made", home=request.home))
        beside.say(beside.labels("keys.keep"))
    trusts = _trusts(request, state)
    if request.json:
        print_json({"file": request.subject, **_checkpoint_document(state.checkpoints[-1], trusts[-1])})
    else:
        _say_checkpoint(open_terminal(request), state.checkpoints[-1], trusts[-1])
    return 0


def check(request: Request) -> int:
    """Checks the log and where the records stand in it; 2 where a signer is unknown or a record is not in it."""
    state, hashes = _read(request), _hashes(request)
    trusts = _trusts(request, state)
    held = {entry.record for entry in state.entries}
    sound = all(each.trusted for each in trusts) and held.issuperset(hashes.values())
    if request.json:
        print_json(_document(request, state, trusts, hashes, sound=sound))
        return 0 if sound else NOT_SOUND
    terminal = open_terminal(request)
    word = terminal.labels("log.sound" if sound else "log.not_sound")
    entries = terminal.labels.count("log.entries", len(state.entries))
    mark, style = ("✓", "green") if sound else ("!", "yellow")
    terminal.verdict(f"{request.subject}: {entries} · {word}", mark, style)
    for each, trust in zip(state.checkpoints, trusts, strict=True):
        _say_checkpoint(terminal, each, trust)
    _say_uncovered(terminal, state)
    for file, record in hashes.items():
        _say_record(terminal, state, trusts, file, record)
    terminal.say(terminal.labels("log.cut_off"), indent=2, style="dim")
    for trust in {each.seal.key: each for each in trusts}.values():
        problem = trust.problem(str(request.subject))
        if problem is not None:
            show_problem(terminal, problem)
    return 0 if sound else NOT_SOUND


# ---------------------------------------------------------------- reading


def _path(request: Request) -> Path:
    return Path(request.subject or "")


def _read(request: Request) -> LogState:
    return check_log(read_bytes(_path(request), request.labels, LARGEST_LOG), file=str(request.subject))


def _hashes(request: Request) -> dict[str, str]:
    """The hash of each record by its file. Raises `ProblemError` for a file that is no intact record."""
    found = {}
    for path in request.records:
        data = read_bytes(path, request.labels, LARGEST_FILE)
        found[str(path)] = open_record(data, file=str(path)).sha256
    return found


def _trusts(request: Request, state: LogState) -> list[Trust]:
    known = KeyRing(request.home).known()
    return [trust_of(each.seal, known) for each in state.checkpoints]


# ---------------------------------------------------------------- saying


def _say_checkpoint(terminal: Terminal, each: Checkpoint, trust: Trust) -> None:
    labels = terminal.labels
    name = labels("log.own") if trust.own else trust.name or labels("log.stranger", id=trust.seal.key)
    count = labels.count("log.entries", each.count)
    said = labels("log.checkpoint", line=each.line, moment=each.sealed_at, n=count, name=name)
    terminal.say(said, indent=2, mark="✓" if trust.trusted else "?")


def _say_uncovered(terminal: Terminal, state: LogState) -> None:
    if state.uncovered:
        terminal.say(terminal.labels.count("log.uncovered", state.uncovered), indent=2, mark="·")


def _say_record(terminal: Terminal, state: LogState, trusts: list[Trust], file: str, record: str) -> None:
    labels, entry = terminal.labels, state.position_of(record)
    if entry is None:
        terminal.say(labels("log.absent", file=file, hash=record), indent=2, mark="✗", style="red")
        return
    cover = _cover(state, trusts, entry)
    if cover is None:
        terminal.say(labels("log.not_held", file=file, index=entry.index), indent=2, mark="·")
    else:
        each, trust = cover
        said = labels("log.held", file=file, index=entry.index, moment=each.sealed_at)
        terminal.say(said, indent=2, mark="✓" if trust.trusted else "?")


def _cover(state: LogState, trusts: list[Trust], entry: Entry) -> tuple[Checkpoint, Trust] | None:
    """The first checkpoint of a known key that holds the entry; of an unknown one where there is no other."""
    covers = [pair for pair in zip(state.checkpoints, trusts, strict=True) if pair[0].count >= entry.index]
    return next((pair for pair in covers if pair[1].trusted), covers[0] if covers else None)


# ---------------------------------------------------------------- JSON


def _document(
    request: Request, state: LogState, trusts: list[Trust], hashes: dict[str, str], *, sound: bool
) -> dict[str, Any]:
    return {
        "file": request.subject,
        "sound": sound,
        "entries": len(state.entries),
        "uncovered": state.uncovered,
        "head": state.head,
        "checkpoints": [_checkpoint_document(*pair) for pair in zip(state.checkpoints, trusts, strict=True)],
        "records": [_record_document(state, trusts, file, record) for file, record in hashes.items()],
    }


def _checkpoint_document(each: Checkpoint, trust: Trust) -> dict[str, Any]:
    return {
        "line": each.line,
        "count": each.count,
        "sealed_at": each.sealed_at,
        "key": trust.seal.key,
        "trusted": trust.trusted,
        "own": trust.own,
        "name": trust.name,
    }


def _record_document(state: LogState, trusts: list[Trust], file: str, record: str) -> dict[str, Any]:
    entry = state.position_of(record)
    cover = _cover(state, trusts, entry) if entry else None
    return {
        "file": file,
        "sha256": record,
        "index": entry.index if entry else None,
        "held_since": cover[0].sealed_at if cover else None,
        "held_by_known_key": cover[1].trusted if cover else None,
    }
