"""One spelling for plain data, the same that jq writes."""

from __future__ import annotations

import json
import shutil
import subprocess
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.problems import Problem, ProblemError
from kakehashi.records.canonical import DEEPEST, LARGEST_INTEGER, canonical, read_canonical

SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, {*range(32)} - {9, 10}), "\x7f"])
TEXTS = st.text(SIGNS)
KEYS = st.text(SIGNS.filter(lambda sign: sign <= "\uffff"))
PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def _refused(data: bytes) -> Problem:
    with pytest.raises(ProblemError) as caught:
        read_canonical(data, file="x.json")
    return caught.value.problems[0]


@given(PLAIN)
def test_what_is_written_is_read_back(value: Any) -> None:
    assert read_canonical(canonical(value), file="x.json") == value


@given(st.lists(st.dictionaries(KEYS, PLAIN, max_size=5), max_size=5))
@settings(max_examples=40, deadline=None)
def test_jq_writes_the_same_bytes(value: Any) -> None:
    if shutil.which("jq") is None:
        pytest.skip("jq is not on this machine")
    spaced = json.dumps(value, ensure_ascii=True, indent=1).encode()
    assert subprocess.run(["jq", "-jcS", "."], input=spaced, capture_output=True, check=True).stdout == canonical(value)


def test_jq_writes_every_sign_as_it_is_written_here() -> None:
    if shutil.which("jq") is None:
        pytest.skip("jq is not on this machine")
    kept = [chr(code) for code in range(32, 0x110000) if not 0xD800 <= code <= 0xDFFF and code != 0x7F]
    data = canonical(["".join(["\t\n", *kept]), LARGEST_INTEGER, -LARGEST_INTEGER])
    assert subprocess.run(["jq", "-jcS", "."], input=data, capture_output=True, check=True).stdout == data


class Colour(StrEnum):
    RED = "red"


class Size(IntEnum):
    ONE = 1


def test_keys_are_sorted_and_kinds_of_text_and_numbers_are_plain() -> None:
    value = MappingProxyType({"b": (Colour.RED, Size.ONE), "a": True})
    assert canonical(value) == b'{"a":true,"b":["red",1]}'


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"a": [1, 1.5]}, "a[1]"),
        ({"a": {"b": 2**53}}, "a.b"),
        ({"a": "\ud800"}, "a"),
        ({"a": "\x00"}, "a"),
        ({"a": "\r\n"}, "a"),
        ({"a": "\x7f"}, "a"),
        ({"a": {1: "x"}}, "a"),
        ({"a": {"\U0001f600": 1}}, "a"),
        ({"a": {"\x7f": 1}}, "a"),
        ({"a": b"x"}, "a"),
        ({"a": {1, 2}}, "a"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_field(value: Any, field: str) -> None:
    with pytest.raises(ProblemError) as caught:
        canonical(value)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.field) == ("record-value", field)


def test_depth_is_bounded_in_writing_and_reading() -> None:
    value: Any = "x"
    for _ in range(DEEPEST):
        value = [value]
    assert read_canonical(canonical(value), file="x.json") == value
    with pytest.raises(ProblemError):
        canonical([value])
    for depth in (DEEPEST + 1, 200_000):
        problem = _refused(b"[" * depth + b"]" * depth)
        assert problem.code == "record-format"
        assert "levels deep" in problem.what


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "record-format", "nothing"),
        (b'{"a":1', "record-format", "cut short"),
        (b'{"a":"x', "record-format", "cut short"),
        (b"<html>", "record-format", "not JSON"),
        (b"\xff\xfe{", "record-format", "UTF-8"),
        (b'{"a":1,"a":1}', "record-format", "twice"),
        (b'{"a":1.0}', "record-format", "1.0"),
        (b'{"a":1e2}', "record-format", "1e2"),
        (b'{"a":NaN}', "record-format", "NaN"),
        (b'{"a":-Infinity}', "record-format", "-Infinity"),
        (b'{"a":' + b"9" * 9000 + b"}", "record-format", "2^53-1"),
        (b'{"a":"\\ud800"}', "record-format", "U+D800"),
        (b'{"a":"\\u0000"}', "record-format", "U+0000"),
        (b'{"a":1}\n', "record-not-canonical", "white space"),
        (b'{"a": 1}', "record-not-canonical", "byte 6"),
        (b'{"b":1,"a":1}', "record-not-canonical", "byte 3"),
        (b'{"a":-0}', "record-not-canonical", "byte 6"),
        (b'{"a":"\\u0041"}', "record-not-canonical", "byte 7"),
        (b'\xef\xbb\xbf{"a":1}', "record-format", ""),
    ],
)
def test_what_was_never_written_here_is_refused(data: bytes, code: str, said: str) -> None:
    problem = _refused(data)
    assert problem.code == code
    assert said in problem.what
    assert problem.place.file == "x.json"
