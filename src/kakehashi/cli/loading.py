"""From a request to what the engine takes: texts of files, the pack, the edition of the day, items and deals."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from secrets import token_hex
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kakehashi.cli.arguments import Request
from kakehashi.cli.by_name import load
from kakehashi.cli.labels import Labels
from kakehashi.lists import Edition
from kakehashi.packs import Available, Bundle, available, edition_on, find, read_bundle
from kakehashi.packs.bundles import manifest_of
from kakehashi.packs.opening import is_vocabulary, vocabulary_of
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.trade import Deal, Item, read_deal, read_item
from kakehashi.vocabulary import Vocabulary

DEFAULT_PACK = "jp"
WORKBOOK_READER = "kakehashi.documents.workbook_reading:read_workbook"
_RECORD = b'{"record":{'
"""How the file of every sealed record begins."""

LARGEST = 4_000_000
"""No file of one item or deal is longer; a larger one is some other file."""


@dataclass(frozen=True, slots=True)
class Law:
    """A pack in hand, before a day is chosen: its files and its words."""

    bundle: Bundle
    vocabulary: Vocabulary
    today: date
    cache: Path | None = None
    """Where opened editions are kept; nowhere for what is sealed, which must rest on the pack alone."""

    def on(self, day: date) -> Edition:
        """The edition of a day. Raises `ProblemError` as `packs.open_edition` does."""
        return edition_on(self.bundle, day, self.cache)


def open_law(request: Request, code: str | None = None) -> Law:
    """The pack that a request asks of: `code`, else the pack that `--pack` itself names, else `jp`."""
    found = _named_pack(request) if code is None else None
    found = found or find(code or DEFAULT_PACK, paths=request.packs)
    bundle = read_bundle(found, paths=request.packs)
    today = _today(request, manifest_of(bundle.files).time_zone)
    return Law(bundle, vocabulary_of(bundle), today, None if _seals(request) else request.cache)


def _seals(request: Request) -> bool:
    return request.record is not None or request.command in ("sheet", "letter broker")


def _named_pack(request: Request) -> Available | None:
    """The first place of the request that is itself a pack of law."""
    for place in request.packs:
        for found in available((place,)):
            if found.path == place and not is_vocabulary(read_bundle(found, paths=request.packs).files):
                return found
    return None


def _today(request: Request, time_zone: str) -> date:
    """The day it is in the jurisdiction: its law changes at its own midnight."""
    try:
        return request.now.astimezone(ZoneInfo(time_zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return request.now.astimezone().date()


def load_item(request: Request, law: Law) -> Item:
    """The item of the request's file: TOML, JSON, or a workbook that was filled in."""
    path = Path(request.subject or "")
    if is_workbook(path):
        item: Item = load(WORKBOOK_READER)(read_bytes(path, request.labels), file=str(path), vocabulary=law.vocabulary)
        return item
    return read_item(read_text(path, request.labels), file=str(path), vocabulary=law.vocabulary)


def is_workbook(path: Path) -> bool:
    """Whether a file is named as a workbook is."""
    return path.suffix.lower() in (".xlsx", ".xlsm", ".xls")


def load_deal(request: Request, law: Law) -> Deal:
    """The deal of the request's file; `--on` takes the place of its own day."""
    path = Path(request.subject or "")

    def beside(name: str) -> tuple[str, str]:
        file = path.parent / name
        return str(file), read_text(file, request.labels)

    deal = read_deal(read_text(path, request.labels), file=str(path), vocabulary=law.vocabulary, open_file=beside)
    return deal if request.on is None else replace(deal, on=request.on)


# ---------------------------------------------------------------- files


def read_bytes(path: Path, labels: Labels, limit: int = LARGEST) -> bytes:
    """The bytes of a file.

    Raises `ProblemError`: `file-missing`, `file-folder`, `file-unreadable`, `file-large`.
    """
    try:
        if path.is_dir():
            raise _file_problem("folder", path, labels, expected="file.missing.expected")
        if not path.exists():
            raise _missing(path, labels)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _file_problem("unreadable", path, labels, expected="file.missing.expected", reason=reason) from None
    if len(data) > limit:
        raise _file_problem("large", path, labels, limit=limit)
    return data


def read_text(path: Path, labels: Labels) -> str:
    """The text of a file a person wrote.

    Raises `ProblemError`: as `read_bytes`, `file-not-utf8`, `file-empty`.
    """
    data = read_bytes(path, labels)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _file_problem("encoding", path, labels, line=line, byte=f"{data[error.start]:02x}") from None
    if not text.strip():
        raise _file_problem("empty", path, labels)
    return text


def write_text(path: Path, text: str, labels: Labels, option: str) -> None:
    """Writes a file whole or not at all: a new file beside it takes its name. Raises `ProblemError` `file-write`."""
    write_bytes(path, text.encode(), labels, option)


def write_bytes(path: Path, data: bytes, labels: Labels, option: str, *, fresh: bool = False) -> None:
    """As `write_text`, for bytes; where `fresh` is said, nothing may be there yet.

    A sealed record is evidence: nothing is ever written over one. Raises `ProblemError`: `file-write`, `file-there`.
    """
    refuse_evidence(path, labels, option, fresh=fresh)
    if _is_special(path):
        _pour(path, data, labels, option)
        return
    # A name that nobody can have made before: a link under a known name would lead the bytes elsewhere.
    temporary = path.parent / f".kakehashi-{token_hex(8)}"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        (_put if fresh else Path.replace)(temporary, path)
    except FileExistsError:
        raise _file_problem("there", path, labels, option=option) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _file_problem("write", path, labels, reason=reason, option=option) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def refuse_evidence(path: Path, labels: Labels, option: str, *, fresh: bool = False) -> None:
    """Raises `ProblemError` `file-there` where a sealed record is there, or, where `fresh` is said, anything."""
    if os.path.lexists(path) if fresh else _is_record(path):
        raise _file_problem("there", path, labels, option=option)


def _is_record(path: Path) -> bool:
    try:
        if _is_special(path):
            return False
        with path.open("rb") as file:
            return file.read(len(_RECORD)) == _RECORD
    except OSError:
        return False


def _is_special(path: Path) -> bool:
    """Whether a device or a pipe is there, which takes the bytes itself: a file must never be put in its place."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _pour(path: Path, data: bytes, labels: Labels, option: str) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _file_problem("write", path, labels, reason=reason, option=option) from None


def _put(temporary: Path, path: Path) -> None:
    """Gives a file its name if no other has it, whoever else may be writing. Raises `OSError`."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        temporary.replace(path)


def _missing(path: Path, labels: Labels) -> ProblemError:
    beside = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
    near = [str(path.parent / name) for name in get_close_matches(path.name, beside, n=2)]
    what = labels("file.missing.what", file=path)
    remedy = labels("file.near", near=", ".join(near)) if near else labels("file.missing.remedy")
    problem = Problem("file-missing", what, Place(file=str(path)), labels("file.missing.expected"), remedy)
    return ProblemError(problem)


def _file_problem(
    name: str, path: Path, labels: Labels, expected: str | None = None, line: int | None = None, **values: object
) -> ProblemError:
    code = "file-not-utf8" if name == "encoding" else f"file-{name}"
    what = labels(f"file.{name}.what", file=path, **values)
    remedy = labels(f"file.{name}.remedy", **values)
    expectation = labels(expected or f"file.{name}.expected")
    return ProblemError(Problem(code, what, Place(file=str(path), line=line), expectation, remedy))
