"""Sealing: a record with its signature as one file, and opening such a file again without believing any of it.

The file is canonical JSON of `{"record": {...}, "seal": {...}}`. The signature is over the canonical bytes of `record`
alone; the hash of a record is the SHA-256 of the whole file, what `sha256sum` prints.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records.canonical import canonical, read_canonical
from kakehashi.records.keys import ALGORITHM, PublicKey, SigningKey, decoded

RECORD_SCHEMA: Final = "kakehashi/record/1"
"""What `schema` says in every record of this form."""

_SCHEMA = re.compile(r"kakehashi/record/([1-9][0-9]{0,8})")
_SEAL = ("algorithm", "key", "public_key", "signature")


@dataclass(frozen=True, slots=True)
class Seal:
    """A signature and the key that made it, as they stand beside what is signed."""

    public_key: PublicKey
    signature: bytes

    @property
    def algorithm(self) -> str:
        """Always `Ed25519`."""
        return ALGORITHM

    @property
    def key(self) -> str:
        """The id of the key."""
        return self.public_key.id

    def document(self) -> dict[str, str]:
        """The seal as it is written."""
        return {
            "algorithm": ALGORITHM,
            "key": self.key,
            "public_key": self.public_key.base64,
            "signature": base64.b64encode(self.signature).decode(),
        }


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed record: what it says, its seal, and the bytes of its file, which alone are what was sealed.

    `content` is plain data; changing it changes nothing in `data`.
    """

    content: Mapping[str, Any]
    seal: Seal
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the record: the SHA-256 of `data` in hexadecimal."""
        return sha256(self.data).hexdigest()


def seal(content: Mapping[str, Any], key: SigningKey) -> Sealed:
    """The record signed. The same content and key give the same bytes.

    Raises `ProblemError`: `record-value` (data that a record does not hold), `record-schema` (`schema` is another).
    """
    if content.get("schema") != RECORD_SCHEMA:
        raise ProblemError(_problem("record-schema", f"The record's schema is {content.get('schema')!r}.", None))
    made = sign(content, key)
    data = canonical({"record": content, "seal": made.document()})
    return Sealed(read_canonical(data, file="record")["record"], made, data)


def open_record(data: bytes, *, file: str) -> Sealed:
    """The record in a file, if every byte of it is as it was sealed; who sealed it, `trusting` answers.

    Raises `ProblemError`: `record-format` (not a record), `record-not-canonical`, `record-schema-newer`,
    `record-schema`, `record-key` (no Ed25519 key, or not the one it names), `record-signature`.
    """
    document = read_canonical(data, file=file)
    content = document.get("record") if isinstance(document, dict) else None
    if not isinstance(content, dict):
        raise ProblemError(_problem("record-format", "It is JSON, but no sealed record.", file))
    _check_schema(content.get("schema"), file)
    if set(document) != {"record", "seal"}:
        names = ", ".join(sorted(set(document) - {"record"})) or "no seal"
        raise ProblemError(_problem("record-format", f"Beside the record stands: {names}.", file))
    return Sealed(content, read_seal(document["seal"], content, Place(file=file)), data)


def sign(content: Mapping[str, Any], key: SigningKey) -> Seal:
    """The seal over the canonical bytes of `content`. Raises `ProblemError` `record-value`."""
    return Seal(key.public, key.sign(canonical(content)))


def read_seal(document: object, content: Mapping[str, Any], place: Place, *, kind: str = "record") -> Seal:
    """The seal that was written beside `content`, if it holds; `kind` is the first word of the codes.

    Raises `ProblemError`: `{kind}-format` (not a seal), `{kind}-key`, `{kind}-signature`.
    """
    if not isinstance(document, dict) or set(document) != set(_SEAL):
        raise ProblemError(_seal_problem(f"{kind}-format", "The seal has not exactly the fields of a seal.", place))
    if not all(isinstance(each, str) for each in document.values()):
        raise ProblemError(_seal_problem(f"{kind}-format", "A field of the seal is not text.", place))
    if document["algorithm"] != ALGORITHM:
        what = f"The seal's algorithm is `{document['algorithm'][:40]}`."
        raise ProblemError(_seal_problem(f"{kind}-key", what, place))
    try:
        public = PublicKey.from_base64(document["public_key"])
    except ProblemError as error:
        raise ProblemError(_seal_problem(f"{kind}-key", error.problems[0].what, place)) from None
    if public.id != document["key"]:
        raise ProblemError(_seal_problem(f"{kind}-key", "The seal names another key than the one it holds.", place))
    signature = decoded(document["signature"])
    if signature is None or not public.verify(signature, canonical(content)):
        what = "The signature is not one of the key over this content: something was changed after it was sealed."
        raise ProblemError(_seal_problem(f"{kind}-signature", what, place))
    return Seal(public, signature)


def _check_schema(schema: object, file: str) -> None:
    if schema == RECORD_SCHEMA:
        return
    if isinstance(schema, str) and _SCHEMA.fullmatch(schema):
        what = f"The record is of the newer schema `{schema}`, which this Kakehashi does not know."
        raise ProblemError(
            Problem(
                "record-schema-newer",
                what,
                Place(file=file, field="record.schema"),
                f"the schema `{RECORD_SCHEMA}`.",
                "Open it with a newer Kakehashi.",
            )
        )
    raise ProblemError(_problem("record-schema", f"The record's schema is {_shown(schema)}.", file))


def _shown(schema: object) -> str:
    return f"`{schema[:60]}`" if isinstance(schema, str) else "not stated"


def _problem(code: str, what: str, file: str | None) -> Problem:
    field = "record.schema" if code == "record-schema" else None
    return Problem(
        code,
        what,
        Place(file=file, field=field),
        f"a sealed record: `record` with the schema `{RECORD_SCHEMA}`, and `seal` (docs/records.md).",
        "Check whether this is the file you mean; fetch it again, as bytes, from whoever sealed it.",
    )


def _seal_problem(code: str, what: str, place: Place) -> Problem:
    return Problem(
        code,
        what,
        Place(file=place.file, line=place.line, field="seal"),
        f"`{'`, `'.join(_SEAL)}` of an {ALGORITHM} key, as they were sealed.",
        "Do not rely on it. Fetch the file again, as bytes, from whoever sealed it.",
    )
