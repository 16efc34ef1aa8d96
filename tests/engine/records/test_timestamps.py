"""Timestamps of a throw-away authority, checked here and by openssl."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from kakehashi.problems import ProblemError
from kakehashi.records import check_timestamp, request, seal
from tests.engine.records.authority import Authority, make_authority, openssl
from tests.engine.records.examples import CONTENT, key

DATA = seal(CONTENT, key()).data


@pytest.fixture(scope="module")
def token(authority: Authority) -> bytes:
    return authority.reply(request(DATA))


def _code(token: bytes, data: bytes, *authorities: bytes) -> str:
    with pytest.raises(ProblemError) as caught:
        check_timestamp(token, data, authorities, file="x.tsr")
    return caught.value.problems[0].code


def test_a_request_is_always_the_same(tmp_path: Path) -> None:
    assert request(DATA) == request(DATA) != request(DATA + b" ")
    (tmp_path / "q").write_bytes(request(DATA))
    said = openssl("ts", "-query", "-in", tmp_path / "q", "-text").decode()
    assert "sha256" in said
    assert "Certificate required: yes" in said


def test_a_stamp_says_when_and_by_whom(authority: Authority, token: bytes) -> None:
    found = check_timestamp(token, DATA, [authority.root])
    assert (found.authority, found.trusted) == ("Throw-away Clock", True)
    assert found.time.endswith("Z")
    assert len(found.time) == len("2026-11-23T04:00:00Z")


def test_openssl_says_the_same(authority: Authority, token: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(DATA)
    (tmp_path / "x.tsr").write_bytes(token)
    words = (
        "ts",
        "-verify",
        "-data",
        tmp_path / "x",
        "-in",
        tmp_path / "x.tsr",
        "-CAfile",
        authority.folder / "root.pem",
    )
    assert b"Verification: OK" in openssl(*words)


def test_an_unknown_authority_is_not_trusted(token: bytes, authority: Authority, tmp_path: Path) -> None:
    stranger = make_authority(tmp_path).root
    assert not check_timestamp(token, DATA, []).trusted
    assert not check_timestamp(token, DATA, [stranger]).trusted
    assert check_timestamp(token, DATA, [stranger, authority.root]).trusted
    assert check_timestamp(token, DATA, [stranger + authority.root]).trusted


def test_other_bytes_are_told(authority: Authority, token: bytes) -> None:
    assert _code(token, DATA + b" ", authority.root) == "timestamp-other"
    assert _code(token, DATA + b" ") == "timestamp-other"


def test_a_refusal_is_told_with_its_reason(authority: Authority) -> None:
    asked = TimestampRequestBuilder(DATA, HashAlgorithm.SHA512, nonce=False).build().as_bytes()
    with pytest.raises(ProblemError) as caught:
        check_timestamp(authority.reply(asked), DATA, [])
    (problem,) = caught.value.problems
    assert problem.code == "timestamp-refused"
    assert "not supported" in problem.what


def test_what_is_no_timestamp(token: bytes) -> None:
    for data in (b"", b"<html>", token[:-1], token + b"x", token[:300]):
        assert _code(data, DATA) == "timestamp-format"
    assert _code(token, DATA, b"no certificate") == "timestamp-authority"


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_changed_stamp_never_says_another_time(authority: Authority, token: bytes, data: st.DataObject) -> None:
    """Parts outside the signature may change; what it says, under a known authority, may not."""
    place, difference = data.draw(st.integers(0, len(token) - 1)), data.draw(st.integers(1, 255))
    changed = bytearray(token)
    changed[place] ^= difference
    try:
        found = check_timestamp(bytes(changed), DATA, [authority.root])
    except ProblemError:
        return
    assert not found.trusted or found == check_timestamp(token, DATA, [authority.root])
