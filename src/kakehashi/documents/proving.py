"""What a PDF proves: the record inside it, and whether its pages are those that the record makes.

The record is attached to the file and checked by its seal. The pages are proved by setting them again from that record
and comparing every byte; what follows them in the file may be signatures that show nothing, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kakehashi.documents.additions import adds_only_signatures
from kakehashi.documents.frame import maker
from kakehashi.documents.quiet import quiet
from kakehashi.documents.rendering import ATTACHMENT, Page, render
from kakehashi.documents.signing import Signature, signatures
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records.sealing import Sealed, open_record

LARGEST: Final = 64_000_000
_UNREADABLE = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError, ArithmeticError)
"""What a PDF that is damaged, or made to do harm, can raise while it is read."""

MakePage = Callable[[Sealed, Mapping[str, str]], Page]
"""Makes the page of a document anew from its record, by how it says it was made (`Page.again`)."""


class Pages(StrEnum):
    """Whether the pages are those that the record makes."""

    PROVED = "proved"
    CHANGED = "changed"
    UNPROVED = "unproved"


@dataclass(frozen=True, slots=True)
class Proof:
    """A PDF held against the record inside it. `why` says why pages are unproved: `maker` (they were set by another
    release), `outside` (more went into them than the record holds), `pack` (its edition is not here).
    """

    sealed: Sealed
    pages: Pages
    why: str | None
    made_by: str
    again: Mapping[str, str]
    signatures: tuple[Signature, ...]


def prove(data: bytes, make: MakePage, *, file: str) -> Proof:
    """What a PDF proves. Raises `ProblemError`: `pdf-damaged`, `pdf-no-record`, `pdf-large`, and what `open_record`
    raises for the record inside.
    """
    if len(data) > LARGEST:
        raise ProblemError(_problem("pdf-large", f"The file has more than {LARGEST} bytes.", file))
    attached, keywords = _read(data, file)
    sealed = open_record(attached, file=f"{file} ({ATTACHMENT})")
    again = dict(each.split("=", 1) for each in keywords if "=" in each)
    made_by = ", ".join(each for each in keywords if "=" not in each)
    signed = signatures(data)
    pages, why = _pages(data, sealed, again, made_by, make, signed)
    return Proof(sealed, pages, why, made_by, again, signed)


def _pages(
    data: bytes,
    sealed: Sealed,
    again: Mapping[str, str],
    made_by: str,
    make: MakePage,
    signed: Sequence[Signature],
) -> tuple[Pages, str | None]:
    if "document" not in again:
        return Pages.UNPROVED, "outside"
    if made_by != maker():
        return Pages.UNPROVED, "maker"
    try:
        made = render(make(sealed, again))
    except ProblemError as error:
        is_missing = any(each.code == "record-pack-missing" for each in error.problems)
        return Pages.UNPROVED, "pack" if is_missing else "outside"
    if not data.startswith(made):
        return Pages.CHANGED, None
    return (Pages.PROVED if len(data) == len(made) or _only_signs(made, data, signed) else Pages.CHANGED), None


def _only_signs(made: bytes, data: bytes, signed: Sequence[Signature]) -> bool:
    """Whether signatures that hold, and nothing else, stand behind the pages."""
    sound = any(each.to_the_end for each in signed) and all(each.holds and each.whole for each in signed)
    return sound and adds_only_signatures(made, data)


def _read(data: bytes, file: str) -> tuple[bytes, list[str]]:
    """The one attached record and the keywords."""
    try:
        with quiet():
            reader = PdfReader(BytesIO(data), strict=False)
            found = [bytes(each.content or b"") for each in reader.attachment_list if each.name == ATTACHMENT]
            stated = reader.metadata
            keywords = str(stated.get("/Keywords", "")) if stated else ""
    except _UNREADABLE as error:
        what = f"The file cannot be read as a PDF ({type(error).__name__}): it is cut short, damaged or something else."
        raise ProblemError(_problem("pdf-damaged", what, file)) from None
    if len(found) != 1:
        number = "no record" if not found else f"{len(found)} records"
        raise ProblemError(_problem("pdf-no-record", f"The PDF holds {number} ({ATTACHMENT}).", file))
    return found[0], [each.strip() for each in keywords.split(",") if each.strip()]


def _problem(code: str, what: str, file: str) -> Problem:
    return Problem(
        code=code,
        what=what,
        place=Place(file=file),
        expected=f"a whole PDF that Kakehashi made, with one attached record named {ATTACHMENT}.",
        remedy="Fetch the file again, as bytes, from whoever made it; a scan or a print of it proves nothing.",
    )
