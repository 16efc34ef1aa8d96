"""Canonical JSON (RFC 8785): one spelling for plain data, so that a hash and a signature mean the data.

Narrower than the RFC where its freedom would cost a stranger something: no floats (a quantity is text), no control
signs that tools escape differently, keys within U+FFFF so that sorting by UTF-16 and by code point agree. What is
left, `jq -jcS` writes with the very same bytes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

import rfc8785

from kakehashi.problems import Place, Problem, ProblemError

LARGEST_FILE: Final = 64_000_000
"""Bytes of the largest file that is written or read."""

DEEPEST: Final = 64
"""How many objects and lists may stand inside each other; jq 1.6 reads 256."""

LARGEST_INTEGER: Final = 2**53 - 1
"""Beyond it, readers that hold numbers as doubles change the number."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_UNWRITABLE_IN_KEYS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\U00010000-\U0010ffff]")


class _Refused(ValueError):  # noqa: N818 - never leaves this module
    """Why data cannot be held, and the dotted path of the field; becomes a problem at the door."""

    def __init__(self, what: str, field: str = "") -> None:
        super().__init__(what)
        self.what, self.field = what, field


def canonical(value: object) -> bytes:
    """The one spelling of plain data: text, integers, true, false, null, lists and mappings of them.

    Raises `ProblemError` `record-value` with the field: a float, an integer beyond 2^53-1, a key that is not text, a
    sign that is not written, too deep, too large, or anything that is not plain data.
    """
    try:
        data = rfc8785.dumps(_plain(value, "", 0))
    except _Refused as error:
        raise ProblemError(_unwritable(error.what, error.field)) from None
    if len(data) > LARGEST_FILE:
        raise ProblemError(_unwritable(f"The data takes {len(data)} bytes; the most is {LARGEST_FILE}.", ""))
    return data


def read_canonical(data: bytes, *, file: str, kind: str = "record", line: int | None = None) -> Any:
    """The plain data that canonical bytes say; `kind` is the first word of the codes, `line` a line of a log.

    Raises `ProblemError`: `{kind}-format` (not JSON, or JSON that is never written here), `{kind}-not-canonical` (the
    same data in another spelling, a newline at the end among them).
    """
    try:
        value = _parsed(data)
        again = rfc8785.dumps(_plain(value, "", 0))
    except _Refused as error:
        place = Place(file=file, line=line, field=error.field or None)
        raise ProblemError(_unreadable(f"{kind}-format", error.what, place)) from None
    except json.JSONDecodeError as error:
        raise ProblemError(_unreadable(f"{kind}-format", *_broken(data, error, file, line))) from None
    if again != data:
        raise ProblemError(_respelt(data, again, Place(file=file, line=line), kind))
    return value


# ---------------------------------------------------------------- writing


def _plain(value: object, field: str, depth: int) -> Any:
    """The value as the writer takes it. Raises `_Refused`."""
    match value:
        case None | bool():
            return value
        case str():
            return _text(value, field)
        case int() if abs(value) <= LARGEST_INTEGER:
            return int(value)
        case int():
            raise _Refused("The number is beyond 2^53-1, where readers of JSON begin to round.", field)
        case Mapping() | list() | tuple() if depth == DEEPEST:
            raise _Refused(f"The data is more than {DEEPEST} levels deep.", field)
        case Mapping():
            return {_key(key, field): _plain(each, _under(field, key), depth + 1) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each, f"{field}[{index}]", depth + 1) for index, each in enumerate(value)]
        case float():
            raise _Refused("The data holds a float; a float is never exact.", field)
    raise _Refused(f"The data holds a {type(value).__name__}, which is not plain data.", field)


def _text(text: str, field: str) -> str:
    if found := _UNWRITABLE.search(text):
        raise _Refused(f"The text holds U+{ord(found[0]):04X}, a sign that is not written.", field)
    return str.__str__(text)


def _key(key: object, field: str) -> str:
    if not isinstance(key, str):
        raise _Refused(f"A key is a {type(key).__name__}, not text.", field)
    if found := _UNWRITABLE_IN_KEYS.search(key):
        raise _Refused(f"A key holds U+{ord(found[0]):04X}, a sign that is not written in keys.", field)
    return str.__str__(key)


def _under(field: str, key: object) -> str:
    return f"{field}.{key}" if field else str(key)


def _unwritable(what: str, field: str) -> Problem:
    return Problem(
        "record-value",
        what,
        Place(field=field or None),
        "text, integers, true, false, null, and lists and mappings of them.",
        "Write quantities and dates as text, and leave control signs out.",
    )


# ---------------------------------------------------------------- reading


def _parsed(data: bytes) -> Any:
    if len(data) > LARGEST_FILE:
        raise _Refused(f"The file has {len(data)} bytes; the most is {LARGEST_FILE}.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _Refused(f"Byte {error.start + 1} is not part of a text in UTF-8.") from None
    try:
        return json.loads(
            text, object_pairs_hook=_once, parse_float=_no_float, parse_constant=_no_float, parse_int=_integer
        )
    except RecursionError:
        raise _Refused(f"The data is more than {DEEPEST} levels deep.") from None


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise _Refused("A key is written twice in one object.", twice)
    return found


def _no_float(text: str) -> NoReturn:
    raise _Refused(f"The number {text[:40]} is not an integer; quantities are text.")


def _integer(text: str) -> int:
    # Longer ones are beyond 2^53-1 in any case, and very long ones are refused by `int` itself.
    return int(text[:20])


def _broken(data: bytes, error: json.JSONDecodeError, file: str, line: int | None) -> tuple[str, Place]:
    if not data.strip():
        return "There is nothing in it.", Place(file=file, line=line)
    place = Place(file=file, line=error.lineno if line is None else line, column=error.colno)
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string"):
        return "It is cut short: the JSON ends before it is complete.", place
    return f"It is not JSON: {error.msg}.", place


def _unreadable(code: str, what: str, place: Place) -> Problem:
    return Problem(
        code,
        what,
        place,
        "canonical JSON (RFC 8785) as Kakehashi wrote it (docs/records.md).",
        "Fetch the file again, as bytes, from whoever sealed it.",
    )


def _respelt(data: bytes, again: bytes, place: Place, kind: str) -> Problem:
    """The problem of bytes that say the same in another spelling, with the first byte that differs."""
    if data.rstrip() == again:
        what = "There is white space after the end."
    else:
        differing = (number for number, (one, other) in enumerate(zip(data, again, strict=False)) if one != other)
        first = next(differing, min(len(data), len(again)))
        what = f"It is not in canonical form: byte {first + 1} differs from the form in which it was written."
    return Problem(
        f"{kind}-not-canonical",
        what,
        place,
        "the bytes as they were sealed: keys sorted, no white space, no newline at the end.",
        "Fetch the file again, as bytes; an editor or a mail programme may have changed it.",
    )
