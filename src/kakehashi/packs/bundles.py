"""A pack together with the packs it depends on: what is opened, checked and frozen as one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kakehashi.packs.files import PACK_FILE, PackFiles
from kakehashi.packs.records import Record, Records, read_records
from kakehashi.problems import Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Manifest:
    """What pack.toml says. `known_from` is the first day for which the pack answers (None: any day it has law for).

    `known_until` is the day on which the newest text that was read came into force: for later days the pack answers by
    that text, and the answer says so.
    """

    id: str
    version: str
    title: Mapping[str, str]
    languages: tuple[str, ...]
    licence: str
    depends: tuple[str, ...]
    time_zone: str
    authority: Mapping[str, str]
    known_from: date | None
    known_until: date | None


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a pack (`code`) and of every pack it depends on, by code, what is depended upon first."""

    code: str
    packs: Mapping[str, PackFiles]

    @property
    def files(self) -> PackFiles:
        """The files of the pack itself."""
        return self.packs[self.code]


_VERSION = re.compile(r"\d{4}\.\d{1,2}\.\d+")
_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def manifest_of(files: PackFiles) -> Manifest:
    """The manifest of a pack. Raises `ProblemError` with every mistake in pack.toml."""
    records = read_records(PackFiles(files.label, {PACK_FILE: files.texts[PACK_FILE]}))
    if records.problems:
        raise ProblemError(*records.problems)
    return manifest_from(records)


def manifest_from(records: Records) -> Manifest:
    """The manifest among records that have been read. Raises `ProblemError`: `pack-version`, `pack-id`."""
    record = records.of("pack")[0]
    problems = [
        _malformed(record, name, example)
        for name, pattern, example in (("id", _CODE, "jp"), ("version", _VERSION, "2026.11.1"))
        if not pattern.fullmatch(record.need(name))
    ]
    if problems:
        raise ProblemError(*problems)
    known_from, known_until = record.values.get("known_from"), record.values.get("known_until")
    return Manifest(
        id=record.need("id"),
        version=record.need("version"),
        title=record.words("title") or {},
        languages=record.texts("languages"),
        licence=record.need("licence"),
        depends=record.texts("depends"),
        time_zone=record.text("time_zone") or "UTC",
        authority=record.words("authority") or {},
        known_from=known_from if isinstance(known_from, date) else None,
        known_until=known_until if isinstance(known_until, date) else None,
    )


def version_key(version: str) -> tuple[int, ...]:
    """Orders calendar versions: 2026.11.1 before 2026.11.2 before 2026.12.1."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _malformed(record: Record, name: str, example: str) -> Problem:
    expected = {
        "id": "small letters and digits",
        "version": "a calendar version: year, month and a number",
    }[name]
    return Problem(
        code=f"pack-{name}",
        what=f"The {name} of the pack, `{record.need(name)}`, cannot be read.",
        place=record.place(name),
        expected=f"{expected}, such as {example}; it becomes part of a file name.",
        remedy=f"Write it as {example} is written.",
    )
