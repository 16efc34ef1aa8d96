"""Freezing: a pack and the packs it depends on as one file that is always the same bytes, named by their SHA-256.

The file is text: a head line `kakehashi-pack 1 sha256:<of the rest>`, then canonical JSON (keys sorted, no spaces,
UTF-8) of the files themselves. Not compressed: the bytes of a compressor change with its version, and a record must
replay years later. What does not change an answer stays out: cases, and how an editor ends its lines. Comments stay,
so that every place in an error is that of the pack as it was written.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from kakehashi.packs.bundles import Bundle, manifest_of
from kakehashi.packs.files import PACK_FILE, PackFiles, natural_key
from kakehashi.problems import Place, Problem, ProblemError

SUFFIX = ".kpack"
_HEAD = re.compile(rb"kakehashi-pack 1 sha256:([0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen pack: its file name (`jp-2026.11.1.kpack`), the SHA-256 of its bytes in hexadecimal, the bytes."""

    name: str
    sha256: str
    data: bytes


def freeze(bundle: Bundle) -> Frozen:
    """The bundle as one file. The same law gives the same bytes, whatever the order or line ends of its files."""
    manifest = manifest_of(bundle.files)
    document = {
        "pack": bundle.code,
        "version": manifest.version,
        "packs": {code: dict(files.without_cases().texts) for code, files in bundle.packs.items()},
    }
    body = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    data = b"kakehashi-pack 1 sha256:" + sha256(body).hexdigest().encode() + b"\n" + body
    return Frozen(f"{bundle.code}-{manifest.version}{SUFFIX}", sha256(data).hexdigest(), data)


def open_frozen(data: bytes, *, name: str = "frozen pack", expected: str | None = None) -> Bundle:
    """The bundle in frozen bytes; `expected` is the SHA-256 by which a record names them.

    Raises `ProblemError`: `frozen-format` (not such a file), `frozen-tampered` (not the bytes that were frozen, or
    not those expected).
    """
    head = _HEAD.match(data)
    if head is None:
        raise ProblemError(_problem("frozen-format", "The file is not a frozen pack of format 1.", name))
    body = data[head.end() :]
    found = sha256(data).hexdigest()
    if sha256(body).hexdigest() != head[1].decode():
        raise ProblemError(_problem("frozen-tampered", "The file was changed after it was frozen.", name))
    if expected is not None and expected != found:
        what = f"The file is another frozen pack than the one asked for: its SHA-256 is {found}."
        raise ProblemError(_problem("frozen-tampered", what, name))
    return _bundle(body, name)


def _bundle(body: bytes, name: str) -> Bundle:
    try:
        document = json.loads(body, parse_float=Decimal)
        code, packs = document["pack"], document["packs"]
        bundle = Bundle(code, {each: _files(f"{name}:{each}", texts) for each, texts in packs.items()})
        complete = all(PACK_FILE in files.texts for files in bundle.packs.values()) and code in bundle.packs
    except (ValueError, KeyError, TypeError, AttributeError):
        complete = False
    if not complete:
        raise ProblemError(_problem("frozen-format", "The frozen pack does not hold the files of a pack.", name))
    return bundle


def _files(label: str, texts: dict[str, str]) -> PackFiles:
    ordered = sorted(texts.items(), key=lambda pair: (natural_key(pair[0]), pair[0]))
    return PackFiles(label, {path: str(text) for path, text in ordered})


def _problem(code: str, what: str, name: str) -> Problem:
    return Problem(
        code=code,
        what=what,
        place=Place(file=name),
        expected="the bytes as `kakehashi packs freeze` wrote them.",
        remedy="Fetch the frozen pack again from where it was published; do not edit it.",
    )
