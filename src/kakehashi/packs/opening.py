"""Opening a pack as of a day: the one way from files of law to the edition that every other room receives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from kakehashi.law import ALWAYS, Days, read_days
from kakehashi.lists.editions import Edition, PackName, edition_of
from kakehashi.packs.building import build
from kakehashi.packs.bundles import Bundle, Manifest, manifest_from
from kakehashi.packs.caching import keep_edition, kept_edition
from kakehashi.packs.conditions import problems_of_conditions
from kakehashi.packs.files import PACK_FILE, PackFiles
from kakehashi.packs.finding import find, read_bundle
from kakehashi.packs.freezing import freeze
from kakehashi.packs.records import Records, read_records
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.vocabulary import Vocabulary, read_vocabulary

INSTRUMENTS_FILE = "instruments.toml"


def open_edition(
    code: str, *, on: date, version: str | None = None, paths: Sequence[Path] = (), cache: Path | None = None
) -> Edition:
    """The edition of the pack `code` that governs the day `on`.

    `version` picks a calendar version, frozen ones included; `paths` are looked through before the shipped packs.
    `cache` is a folder of the user's own in which opened editions are kept by hash and day.
    Raises `ProblemError` with everything that is wrong: `no-pack`, `no-pack-version`, `no-edition` (naming the days for
    which there are editions), and every mistake in what is in force on the day.
    """
    return edition_on(read_bundle(find(code, version, paths=paths), paths=paths), on, cache)


def edition_on(bundle: Bundle, on: date, cache: Path | None = None) -> Edition:
    """The edition of a day from a bundle in hand, such as one from `open_frozen`. Raises as `open_edition` does."""
    edition = kept_edition(cache, freeze(bundle).sha256, on) if cache is not None else None
    if edition is None:
        edition = _made(bundle, on)
        if cache is not None:
            keep_edition(cache, edition)
    return edition


def _made(bundle: Bundle, on: date) -> Edition:
    records = read_records(bundle.files.without_cases())
    manifest = manifest_in(records)
    if manifest.known_from is not None and on < manifest.known_from:
        raise ProblemError(no_edition(manifest, records, on))
    vocabulary = vocabulary_of(bundle)
    contents, problems = build(records, on)
    errors = [problem for problem in (*records.problems, *problems) if problem.severity == "error"]
    if errors:
        raise ProblemError(*errors)
    if not contents.entries and not contents.rules and (records.of("entry") or records.of("rule")):
        raise ProblemError(no_edition(manifest, records, on))
    edition = edition_of(name_of(bundle, manifest), on, days_around(on, manifest, records), contents, vocabulary)
    errors = [problem for problem in problems_of_conditions(edition) if problem.severity == "error"]
    if errors:
        raise ProblemError(*errors)
    return edition


def manifest_in(records: Records) -> Manifest:
    """The manifest among the records of a pack; where it could not be read, raises everything that is wrong."""
    if not records.of("pack"):
        raise ProblemError(*records.problems)
    return manifest_from(records)


def name_of(bundle: Bundle, manifest: Manifest) -> PackName:
    """What an edition says of its pack, with the hash that its frozen bytes have."""
    return PackName(
        code=manifest.id,
        version=manifest.version,
        sha256=freeze(bundle).sha256,
        title=manifest.title,
        languages=manifest.languages,
        authority=manifest.authority,
        licence=manifest.licence,
        time_zone=manifest.time_zone,
        known_until=manifest.known_until,
    )


def is_vocabulary(files: PackFiles) -> bool:
    """Whether a pack holds words rather than law: it names no instrument."""
    return INSTRUMENTS_FILE not in files.texts


def vocabulary_of(bundle: Bundle) -> Vocabulary:
    """The words of every vocabulary pack in the bundle. Raises `ProblemError` with every mistake in them."""
    return read_vocabulary(
        [
            (files.name(path), text)
            for files in bundle.packs.values()
            if is_vocabulary(files)
            for path, text in files.texts.items()
            if path != PACK_FILE and not path.startswith("cases/")
        ]
    )


def dated(records: Records) -> Iterable[Days]:
    """The days of every wording, rule, term and member of a pack; those that cannot be read are passed over."""
    for table in ("entry", "rule", "term"):
        for record in records.of(table):
            yield from _days(record.values.get("in_force"), record.values.get("until"))
    for record in records.of("set"):
        for values in record.tables("member"):
            yield from _days(values.get("in_force"), values.get("until"))


def _days(in_force: object, until: object) -> tuple[Days, ...]:
    try:
        return (read_days(in_force, until, Place()),)
    except ProblemError:
        return ()


def changes(records: Records, known_from: date | None) -> tuple[date, ...]:
    """The days on which something in the pack changes, in order, from `known_from` on (that day itself included)."""
    found = {day for days in dated(records) for day in (days.in_force, days.until) if day is not None}
    if known_from is None:
        return tuple(sorted(found))
    return (known_from, *sorted(day for day in found if day > known_from))


def days_around(on: date, manifest: Manifest, records: Records) -> Days:
    """The days around `on` on which the edition is the same."""
    days = changes(records, manifest.known_from)
    before = [day for day in days if day <= on]
    after = [day for day in days if day > on]
    return Days(before[-1] if before else None, after[0] if after else None)


def _law_days(records: Records) -> Days:
    """From the first day on which an entry or rule is in force until the last is no longer."""
    wordings = [
        days
        for table in ("entry", "rule")
        for record in records.of(table)
        for days in _days(record.values.get("in_force"), record.values.get("until"))
    ]
    if not wordings:
        return ALWAYS
    starts = [days.in_force for days in wordings]
    ends = [days.until for days in wordings]
    first = None if None in starts else min(day for day in starts if day is not None)
    last = None if None in ends else max(day for day in ends if day is not None)
    return Days(first, last)


def no_edition(manifest: Manifest, records: Records, on: date) -> Problem:
    """That a pack has no edition for a day, with the days for which it has."""
    law = _law_days(records)
    first = max((day for day in (manifest.known_from, law.in_force) if day is not None), default=None)
    begins = f"from {first.isoformat()} on" if first else "any day"
    ends = f", until {law.until.isoformat()} (not included)" if law.until else ""
    return Problem(
        code="no-edition",
        what=f"The pack {manifest.id} {manifest.version} has no edition for {on.isoformat()}.",
        place=Place(field="on"),
        expected=f"a day for which there is one: {begins}{ends}.",
        remedy="Choose such a day, or a version of the pack that knows the law of that day.",
    )
