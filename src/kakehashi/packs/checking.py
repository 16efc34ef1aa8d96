"""Is a pack sound? Every problem of every wording, each with its place, and how far its lists are formalised."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

from kakehashi.law import Days
from kakehashi.lists.editions import Contents, Edition, edition_of, in_order
from kakehashi.lists.formalisation import meters
from kakehashi.lists.model import Entry, Meter, Rule, RuleKind, Status, Term
from kakehashi.packs.building import build, twice
from kakehashi.packs.bundles import Bundle, Manifest, manifest_of
from kakehashi.packs.conditions import lint_of, problems_of_conditions
from kakehashi.packs.files import PackFiles
from kakehashi.packs.finding import bundle_of
from kakehashi.packs.opening import changes, is_vocabulary, manifest_in, name_of, vocabulary_of
from kakehashi.packs.outline import outline
from kakehashi.packs.records import Records, read_records
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.lint import lint_vocabulary


@dataclass(frozen=True, slots=True)
class Report:
    """What checking a pack found. `meters` are of the last edition; empty where the pack cannot be opened.

    `cases` counts the pack's cases, `unverified` those that no second reader of the law has confirmed.
    """

    code: str
    version: str
    problems: tuple[Problem, ...]
    meters: tuple[Meter, ...] = ()
    cases: int = 0
    unverified: int = 0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems for which the pack must not be used."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Problems that a person should look at."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")


def check_pack(folder: Path, *, paths: Sequence[Path] = ()) -> Report:
    """Every problem of the pack in a folder. Never raises for a mistake in the pack: a mistake is what it reports."""
    try:
        return check_bundle(bundle_of(folder, paths=paths))
    except ProblemError as error:
        return Report(folder.name, "", error.problems)


def check_bundle(bundle: Bundle) -> Report:
    """Every problem of a bundle in hand. Raises `ProblemError` only where its pack.toml cannot be read."""
    if is_vocabulary(bundle.files):
        return _check_vocabulary(bundle)
    records = read_records(bundle.files)
    manifest = manifest_in(records)
    contents, problems = build(records, None)
    found = [*records.problems, *problems, *_problems_over_time(contents, manifest), *_problems_of_law(contents)]
    editions = list(_editions(bundle, manifest, records, contents, found))
    for edition in editions:
        found.extend((*problems_of_conditions(edition), *lint_of(edition)))
    cases = records.of("case")
    return Report(
        code=manifest.id,
        version=manifest.version,
        problems=in_file_order(found),
        meters=meters(editions[-1]) if editions else (),
        cases=len(cases),
        unverified=sum(not case.switch("second_reader") for case in cases),
    )


def _check_vocabulary(bundle: Bundle) -> Report:
    manifest = manifest_of(bundle.files)
    try:
        vocabulary = vocabulary_of(bundle)
    except ProblemError as error:
        return Report(manifest.id, manifest.version, in_file_order(error.problems))
    return Report(manifest.id, manifest.version, in_file_order(lint_vocabulary(vocabulary, _words(bundle.files))))


def _words(files: PackFiles) -> dict[str, Place]:
    """Where each kind and parameter of a vocabulary stands."""
    places: dict[str, Place] = {}
    for path, text in files.texts.items():
        spots = outline(text)
        for table in ("kind", "parameter"):
            for index, each in enumerate(tomllib.loads(text, parse_float=Decimal).get(table, [])):
                field = f"{table}[{index}]"
                spot = spots.spot(field)
                places[each["name"]] = Place(files.name(path), spot.line, spot.column, field)
    return places


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and line, errors before warnings on one line."""
    unique = dict.fromkeys(problems)
    return tuple(
        sorted(
            unique,
            key=lambda each: (each.place.file or "", each.place.line or 0, each.severity, each.place.column or 0),
        )
    )


def _editions(
    bundle: Bundle, manifest: Manifest, records: Records, contents: Contents, found: list[Problem]
) -> Iterator[Edition]:
    """An edition for each day on which something changes; where one cannot be made, its problems go to `found`."""
    try:
        vocabulary = vocabulary_of(bundle)
    except ProblemError as error:
        found.extend(error.problems)
        return
    name = name_of(bundle, manifest)
    days = changes(records, manifest.known_from)
    for day, following in pairwise([*days, None]):
        if day is None:
            continue
        today = contents.on(day)
        doubled = twice(today, day)
        entries, loose = in_order(today.entries)
        found.extend((*doubled, *loose, *_unreached(entries)))
        if not doubled and not loose:
            yield edition_of(name, day, Days(day, following), today, vocabulary)


# ---------------------------------------------------------------- wordings one after another


def _problems_over_time(contents: Contents, manifest: Manifest) -> Iterator[Problem]:
    wordings: tuple[tuple[str, Sequence[Entry | Rule | Term]], ...] = (
        ("entry", contents.entries),
        ("rule", contents.rules),
        ("term", contents.terms),
    )
    for what, found in wordings:
        by_id: dict[str, list[Entry | Rule | Term]] = {}
        for wording in found:
            by_id.setdefault(wording.id, []).append(wording)
            until = wording.days.until
            if manifest.known_from is not None and until is not None and until <= manifest.known_from:
                yield _never_opened(what, wording)
        for same in by_id.values():
            yield from _sequence(what, same)


def _sequence(what: str, wordings: list[Entry | Rule | Term]) -> Iterator[Problem]:
    """Wordings of one id must follow each other without a day in two of them or in none."""
    ordered = sorted(wordings, key=lambda each: each.days.in_force.toordinal() if each.days.in_force else 0)
    for old, new in pairwise(ordered):
        if old.days.overlaps(new.days):
            yield Problem(
                code="days-overlap",
                what=f"Two wordings of the {what} `{new.id}` are in force on the same days: one {old.days} "
                f"({old.place}), one {new.days}.",
                place=new.place,
                expected="wordings that follow each other: `until` of the old is `in_force` of the new.",
                remedy="Give the old wording an `until`, or give one of the two another id.",
            )
        elif old.days.until != new.days.in_force:
            yield Problem(
                code="days-gap",
                what=f"The {what} `{new.id}` is not in force from {old.days.until} until {new.days.in_force}.",
                place=new.place,
                expected="wordings that follow each other without a gap.",
                remedy="Correct the days; if the law had none in between, say so with an entry of status deleted.",
                severity="warning",
            )


def _never_opened(what: str, wording: Entry | Rule | Term) -> Problem:
    return Problem(
        code="never-reached",
        what=f"The {what} `{wording.id}` ends on {wording.days.until}, before the first day the pack answers for.",
        place=wording.place,
        expected="days that reach past `known_from` in pack.toml.",
        remedy="Take it out, or set `known_from` back if the whole law of those days is in the pack.",
        severity="warning",
    )


# ---------------------------------------------------------------- what hangs together in the law


def _problems_of_law(contents: Contents) -> Iterator[Problem]:
    for entry in contents.entries:
        yield from _problems_of_entry(entry, contents)
    rules = {rule.id: rule for rule in contents.rules}
    for rule in contents.rules:
        yield from _problems_of_lifts(rule, rules)


def _problems_of_entry(entry: Entry, contents: Contents) -> Iterator[Problem]:
    if entry.exception is not None and entry.except_cite is None:
        yield Problem(
            code="L13",
            what=f"The exclusion of `{entry.id}` does not say where the law states it.",
            place=_at(entry, "except"),
            expected="`except_cite`, the citation of the exclusion.",
            remedy="Add `except_cite`.",
            severity="warning",
        )
    parents = {other.parent for other in contents.entries}
    if entry.status is Status.ENCODED and not entry.conditions() and entry.id not in parents:
        yield Problem(
            code="entry-empty",
            what=f"The entry `{entry.id}` states no condition, so that everything under its chapeau would be listed.",
            place=entry.place,
            expected="`scope`, `when` or `except`, or entries below it, or a `status`.",
            remedy='Encode it, or write status = "absent" until it is encoded.',
        )


def _unreached(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Entries below one that is deleted or absent: nothing ever asks them."""
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        parent = by_id.get(entry.parent or "")
        if parent is None or parent.status is Status.ENCODED or entry.status is not Status.ENCODED:
            continue
        yield Problem(
            code="never-reached",
            what=f"Nothing ever asks `{entry.id}`: it stands below `{parent.id}`, which is {parent.status.value}.",
            place=entry.place,
            expected="entries only below an entry that the pack encodes.",
            remedy=f"Take the status of `{parent.id}` out, or mark this entry in the same way.",
        )


def _problems_of_lifts(rule: Rule, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    place = replace(rule.place, field=f"{rule.place.field}.lifts")
    lifting = rule.kind in (RuleKind.EXEMPTION, RuleKind.BULK_LICENCE)
    if lifting != bool(rule.lifts):
        yield Problem(
            code="lifts-misplaced",
            what=f"The rule `{rule.id}` is of kind {rule.kind.value} and lifts {', '.join(rule.lifts) or 'nothing'}.",
            place=place,
            expected="`lifts` in exemptions and bulk licences, and in these alone.",
            remedy="Name the rules that it lifts." if lifting else "Take `lifts` out, or correct the kind.",
        )
    for lifted in rule.lifts:
        target = rules.get(lifted)
        if target is None or not target.kind.demands:
            near = get_close_matches(lifted, [each.id for each in rules.values() if each.kind.demands], n=1)
            yield Problem(
                code="lifts-nothing",
                what=f"The rule `{rule.id}` lifts `{lifted}`, which is "
                + ("no rule of the pack." if target is None else f"of kind {target.kind.value} and demands nothing."),
                place=place,
                expected="the id of a rule of kind prohibition, approval or licence.",
                remedy=f"Did you mean `{near[0]}`?" if near else "Correct the id, or add the rule.",
            )


def _at(entry: Entry, name: str) -> Place:
    written = dict(entry.conditions()).get(name)
    if written is None:
        return entry.place
    return Place(written.origin.file, written.origin.line, written.origin.column + 1, written.origin.field)
