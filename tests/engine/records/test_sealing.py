"""Whatever single byte of a sealed record changes, it is not opened."""

from __future__ import annotations

import base64
import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.problems import ProblemError
from kakehashi.records import open_record, seal
from kakehashi.records.canonical import canonical
from kakehashi.records.sealing import sign
from tests.engine.records.examples import CONTENT, key

SEALED = seal(CONTENT, key())
PLACES = st.integers(0, len(SEALED.data) - 1)


def _code(data: bytes) -> str:
    with pytest.raises(ProblemError) as caught:
        open_record(data, file="x.record.json")
    (problem,) = caught.value.problems
    assert problem.place.file == "x.record.json"
    return problem.code


def _changed(**parts: Any) -> bytes:
    return canonical({**json.loads(SEALED.data), **parts})


def _with_seal(**parts: Any) -> bytes:
    return _changed(seal={**SEALED.seal.document(), **parts})


def test_what_was_sealed_is_opened() -> None:
    opened = open_record(SEALED.data, file="x")
    assert opened == SEALED
    assert opened.content == CONTENT
    assert opened.sha256 == sha256(SEALED.data).hexdigest()
    assert opened.seal.key == key().public.id


def test_the_same_content_and_key_give_the_same_bytes() -> None:
    assert seal(dict(reversed(CONTENT.items())), key()).data == SEALED.data


def test_the_signature_is_over_the_record_alone() -> None:
    assert key().public.verify(SEALED.seal.signature, canonical(CONTENT))


@given(PLACES, st.integers(1, 255))
def test_any_other_byte_is_refused(place: int, difference: int) -> None:
    data = bytearray(SEALED.data)
    data[place] ^= difference
    _code(bytes(data))


@given(PLACES, st.integers(0, 255))
def test_any_byte_more_is_refused(place: int, byte: int) -> None:
    _code(SEALED.data[:place] + bytes([byte]) + SEALED.data[place:])
    _code(SEALED.data + bytes([byte]))


@given(PLACES)
def test_any_byte_less_is_refused(place: int) -> None:
    _code(SEALED.data[:place] + SEALED.data[place + 1 :])
    assert _code(SEALED.data[:place]) == "record-format"


def test_a_changed_record_is_told_from_a_changed_seal() -> None:
    assert _code(_changed(record={**CONTENT, "outcome": "not_required"})) == "record-signature"
    assert _code(_with_seal(public_key=key(2).public.base64)) == "record-key"
    assert _code(_with_seal(key=key(2).public.id)) == "record-key"
    assert _code(_with_seal(algorithm="none")) == "record-key"
    assert _code(_with_seal(public_key="")) == "record-key"
    assert _code(_with_seal(signature=base64.b64encode(bytes(64)).decode())) == "record-signature"
    assert _code(_with_seal(signature=SEALED.seal.document()["signature"].rstrip("="))) == "record-signature"
    assert _code(_with_seal(signature=None)) == "record-format"
    assert _code(_with_seal(more="x")) == "record-format"
    assert _code(_changed(more="x")) == "record-format"
    assert _code(canonical({"record": CONTENT})) == "record-format"
    assert _code(SEALED.data + b"\n") == "record-not-canonical"
    assert _code(json.dumps(json.loads(SEALED.data)).encode()) == "record-not-canonical"


def test_another_key_makes_another_seal() -> None:
    other = {**CONTENT, "outcome": "exempt"}
    data = canonical({"record": other, "seal": sign(other, key(2)).document()})
    assert open_record(data, file="x").seal.key == key(2).public.id


@pytest.mark.parametrize("data", [b"[]", b'"x"', b"null", b"{}", b'{"record":1}', b'{"deal":{},"items":[]}'])
def test_other_json_is_no_record(data: bytes) -> None:
    assert _code(data) == "record-format"


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        ("kakehashi/record/2", "record-schema-newer"),
        ("kakehashi/record/10", "record-schema-newer"),
        ("kakehashi/record/0", "record-schema"),
        ("kakehashi/record/01", "record-schema"),
        ("somebody/else/1", "record-schema"),
        (None, "record-schema"),
        (["kakehashi/record/1"], "record-schema"),
    ],
)
def test_other_schemas(schema: object, code: str) -> None:
    content = {**CONTENT, "schema": schema}
    assert _code(canonical({"record": content, "seal": sign(content, key()).document()})) == code
    with pytest.raises(ProblemError) as caught:
        seal(content, key())
    assert caught.value.problems[0].code == "record-schema"


def test_a_newer_schema_is_named_with_what_is_needed() -> None:
    with pytest.raises(ProblemError) as caught:
        open_record(b'{"record":{"schema":"kakehashi/record/2"},"seal":{},"witness":{}}', file="x")
    (problem,) = caught.value.problems
    assert "kakehashi/record/2" in problem.what
    assert "newer Kakehashi" in problem.remedy
