"""Any line that is changed, dropped, added or moved before a signed checkpoint is found."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.problems import Problem, ProblemError
from kakehashi.records import append, check_log, checkpoint
from kakehashi.records.canonical import canonical
from tests.engine.records.examples import key

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
HASHES = [sha256(bytes([number])).hexdigest() for number in range(6)]


def _log() -> bytes:
    log = append(b"", *HASHES[:3])
    log = checkpoint(log, key(), NOON)
    log = append(log, *HASHES[3:5])
    return checkpoint(log, key(2), NOON + timedelta(hours=1))


LOG = _log()
LINES = LOG.splitlines(keepends=True)


def _problem(data: bytes) -> Problem:
    with pytest.raises(ProblemError) as caught:
        check_log(data, file="decisions.log")
    (problem,) = caught.value.problems
    assert problem.place.file == "decisions.log"
    assert problem.place.line is not None
    return problem


def test_a_sound_log_says_what_it_holds() -> None:
    state = check_log(append(LOG, HASHES[5]), file="x")
    assert [entry.record for entry in state.entries] == HASHES
    assert [entry.line for entry in state.entries] == [1, 2, 3, 5, 6, 8]
    assert [(each.count, each.sealed_at, each.seal.key) for each in state.checkpoints] == [
        (3, "2026-11-23T04:00:00Z", key().public.id),
        (5, "2026-11-23T05:00:00Z", key(2).public.id),
    ]
    assert state.uncovered == 1
    third, last = state.position_of(HASHES[3]), state.position_of(HASHES[5])
    assert third is not None
    assert last is not None
    assert (third.index, state.cover_of(third)) == (4, state.checkpoints[1])
    assert (last.index, state.cover_of(last)) == (6, None)
    assert state.position_of("0" * 64) is None


def test_each_line_names_the_hash_of_the_one_before() -> None:
    second = json.loads(LINES[1])
    assert second == {"index": 2, "previous": sha256(LINES[0][:-1]).hexdigest(), "record": HASHES[1]}
    assert json.loads(LINES[0])["previous"] == "0" * 64
    assert json.loads(LINES[4])["previous"] == sha256(LINES[3][:-1]).hexdigest()


def test_adding_only_adds() -> None:
    assert append(LOG, HASHES[5]).startswith(LOG)
    assert append(append(b"", HASHES[0]), HASHES[1]) == append(b"", *HASHES[:2])
    assert append(b"") == b""
    assert check_log(b"", file="x").entries == ()


def test_moments_are_written_in_utc() -> None:
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    assert checkpoint(append(b"", HASHES[0]), key(), tokyo) == checkpoint(append(b"", HASHES[0]), key(), NOON)


@given(st.integers(0, len(LOG) - 1), st.integers(1, 255))
def test_any_other_byte_is_found(place: int, difference: int) -> None:
    data = bytearray(LOG)
    data[place] ^= difference
    _problem(bytes(data))


@given(st.integers(0, len(LINES) - 2))
def test_any_dropped_line_is_found(line: int) -> None:
    _problem(b"".join(LINES[:line] + LINES[line + 1 :]))


@given(st.permutations(range(len(LINES))))
def test_any_other_order_is_found(order: list[int]) -> None:
    if order != sorted(order):
        _problem(b"".join(LINES[number] for number in order))


@given(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES)))
def test_any_repeated_line_is_found(line: int, place: int) -> None:
    _problem(b"".join([*LINES[:place], LINES[line], *LINES[place:]]))


@given(st.integers(0, 4))
def test_a_chain_written_anew_does_not_fit_the_signature(changed: int) -> None:
    """Whoever changes an entry and every hash after it still cannot sign the checkpoint."""
    hashes = [HASHES[5] if number == changed else record for number, record in enumerate(HASHES[:5])]
    forged = append(b"", *hashes[:3]) + LINES[3]
    if changed >= 3:
        forged = append(forged, *hashes[3:]) + LINES[6]
    assert _problem(forged).code == "log-broken"


def test_cutting_whole_lines_off_the_end_cannot_be_seen() -> None:
    """A log that lost its end is a sound, shorter log: docs/records.md says so."""
    for kept in range(len(LINES)):
        check_log(b"".join(LINES[:kept]), file="x")


def test_problems_name_what_happened() -> None:
    assert _problem(LOG[:-1]).code == "log-cut"
    assert _problem(b"".join(LINES[1:])).place.line == 1
    assert "begin" in _problem(b"".join(LINES[1:])).what
    missing = _problem(b"".join([*LINES[:1], *LINES[2:]]))
    assert (missing.code, missing.place.line) == ("log-broken", 2)
    assert _problem(b"\n" + LOG).code == "log-format"
    assert _problem(LOG + b"[]\n").code == "log-format"
    assert _problem(LOG.replace(b"\n", b"\r\n")).code == "log-not-canonical"
    numbered = {"index": 7, "previous": "0" * 64, "record": HASHES[0]}
    assert "number 7" in _problem(canonical(numbered) + b"\n").what


@pytest.mark.parametrize("part", ["count", "head", "sealed_at"])
def test_a_checkpoint_holds_all_it_says(part: str) -> None:
    line = json.loads(LINES[3])
    line["checkpoint"][part] = {"count": 2, "head": "0" * 64, "sealed_at": "2020-01-01T00:00:00Z"}[part]
    assert _problem(b"".join([*LINES[:3], canonical(line) + b"\n"])).code == "log-signature"


def test_what_cannot_be_added_or_signed() -> None:
    for record, code in (("x", "log-hash"), ("A" * 64, "log-hash"), (HASHES[0], "log-there")):
        with pytest.raises(ProblemError) as caught:
            append(LOG, record)
        assert caught.value.problems[0].code == code
    with pytest.raises(ProblemError) as caught:
        append(b"", HASHES[0], HASHES[0])
    assert caught.value.problems[0].code == "log-there"
    with pytest.raises(ProblemError) as caught:
        checkpoint(b"", key(), NOON)
    assert caught.value.problems[0].code == "log-empty"
    with pytest.raises(ProblemError):
        append(LOG[:-1], HASHES[5])
