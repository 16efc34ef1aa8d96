"""`kakehashi packs list|check|show|freeze`: the packs of law themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.cells import cell_len

from kakehashi.cli.arguments import Request
from kakehashi.cli.failures import show_problem
from kakehashi.cli.loading import DEFAULT_PACK, open_law, write_bytes
from kakehashi.cli.terminal import Terminal, open_terminal, print_json
from kakehashi.lists import Edition, Meter, MeterRow, meters
from kakehashi.packs import available, bundle_of, find, freeze, read_bundle
from kakehashi.packs.checking import Report, check_bundle, check_pack
from kakehashi.packs.files import PACK_FILE
from kakehashi.packs.freezing import SUFFIX
from kakehashi.packs.opening import is_vocabulary
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.wording.speaking import Speaker

BAD_PACK = 2


def list_packs(request: Request) -> int:
    """Prints every pack that can be opened and where it lies."""
    found = available(request.packs)
    if request.json:
        print_json(
            [
                {"code": each.code, "version": each.version, "frozen": each.frozen, "path": str(each.path)}
                for each in found
            ]
        )
        return 0
    terminal = open_terminal(request)
    for each in found:
        how = terminal.labels("packs.frozen" if each.frozen else "packs.folder" if each.version else "packs.broken")
        terminal.say(f"{each.code} {each.version}", style="bold")
        terminal.say(f"{how} · {each.path}", indent=2)
    if not found:
        terminal.say(terminal.labels("packs.none"))
    return 0


# ---------------------------------------------------------------- check


def check_packs(request: Request) -> int:
    """Prints every problem of a pack and its meter; 2 where one is an error. Without a pack: all that are folders."""
    reports = [_report(place, request) for place in _to_check(request)]
    if request.json:
        print_json([_report_document(report) for report in reports])
    else:
        terminal = open_terminal(request)
        for report in reports:
            _show_report(terminal, report, everything=request.everything)
    return BAD_PACK if any(report.errors for report in reports) else 0


def _to_check(request: Request) -> Sequence[Path]:
    if request.subject is None:
        return list(dict.fromkeys(each.path for each in available(request.packs) if not each.frozen))
    return [_place(request)]


def _place(request: Request) -> Path:
    """The folder or frozen file that the request names, or where its pack of that code lies."""
    named = Path(request.subject or DEFAULT_PACK)
    if (named / PACK_FILE).is_file() or (named.is_file() and named.suffix == SUFFIX):
        return named
    return find(str(named), paths=request.packs).path


def _report(place: Path, request: Request) -> Report:
    if place.is_dir():
        return check_pack(place, paths=request.packs)
    frozen = next(each for each in available((place,)))
    return check_bundle(read_bundle(frozen))


def _show_report(terminal: Terminal, report: Report, *, everything: bool) -> None:
    labels = terminal.labels
    errors, warnings = len(report.errors), len(report.warnings)
    counted = [labels.count("packs.errors", errors)] if errors else []
    counted += [labels.count("packs.warnings", warnings)] if warnings else []
    mark, style = ("✗", "red") if errors else ("!", "yellow") if warnings else ("✓", "green")
    said = " · ".join(counted) or labels("packs.sound")
    terminal.say(f"{report.code} {report.version}: {said}", mark=mark, mark_style=style, style="bold")
    if report.cases:
        terminal.say(labels("packs.cases", n=report.cases, open=report.unverified), indent=2)
    terminal.say()
    for problem in report.problems:
        if everything or errors == 0 or problem.severity == "error":
            show_problem(terminal, problem)
    for meter in report.meters:
        show_meter(terminal, meter)


def _report_document(report: Report) -> dict[str, Any]:
    return {
        "code": report.code,
        "version": report.version,
        "problems": [
            {
                "code": each.code,
                "severity": each.severity,
                "what": each.what,
                "file": each.place.file,
                "line": each.place.line,
                "column": each.place.column,
                "field": each.place.field,
                "expected": each.expected,
                "remedy": each.remedy,
            }
            for each in report.problems
        ],
        "meters": [_meter_document(meter) for meter in report.meters],
        "cases": report.cases,
        "unverified": report.unverified,
    }


def _meter_document(meter: Meter) -> dict[str, Any]:
    return {"list": meter.list_id, "rows": [_row_document(row) for row in (*meter.rows, meter.total)]}


def _row_document(row: MeterRow) -> dict[str, Any]:
    counts = {name: getattr(row, name) for name in ("full", "partial", "judgement", "absent", "deleted")}
    return {"row": row.row, **counts}


def show_meter(terminal: Terminal, meter: Meter) -> None:
    """The formalisation meter as a table: what a machine decides, in part, not at all, not yet."""
    labels = terminal.labels
    terminal.say(labels("packs.meter", id=meter.list_id), style="bold")
    names = ("row", "full", "partial", "judgement", "absent", "share")
    heads = [labels(f"packs.{name}") for name in names]
    cells = [heads]
    for row in (*meter.rows, meter.total):
        name = labels("packs.total") if row.row == "total" else row.row
        numbers = [str(number) for number in (row.full, row.partial, row.judgement, row.absent)]
        cells.append([name, *numbers, f"{row.full * 100 // row.standing if row.standing else 100} %"])
    widths = [max(cell_len(line[column]) for line in cells) for column in range(len(names))]
    for number, line in enumerate(cells):
        texts = [_padded(text, widths[column], left=column == 0) for column, text in enumerate(line)]
        terminal.verbatim("  ".join(texts), indent=2, style="dim" if number == 0 else "")
    terminal.say()


def _padded(text: str, width: int, *, left: bool) -> str:
    space = " " * (width - cell_len(text))
    return text + space if left else space + text


# ---------------------------------------------------------------- show


def show_pack(request: Request) -> int:
    """Prints what a pack holds on a day: its name and hash, lists with their meters, rules."""
    code = request.subject or DEFAULT_PACK
    law = open_law(request, code)
    if is_vocabulary(law.bundle.files):
        words = law.vocabulary
        counts = {"kinds": len(words.kinds), "parameters": len(words.parameters), "purposes": len(words.purposes)}
        if request.json:
            print_json({"code": code, **counts})
        else:
            terminal = open_terminal(request)
            terminal.say(f"{code}: {request.labels('packs.words')}", style="bold")
            terminal.say(request.labels("packs.vocabulary", **counts), indent=2)
        return 0
    edition = law.on(request.on or law.today)
    if request.json:
        print_json(_edition_document(edition))
    else:
        _show_edition(open_terminal(request), edition, everything=request.everything)
    return 0


def _show_edition(terminal: Terminal, edition: Edition, *, everything: bool) -> None:
    labels, speaker, name = terminal.labels, Speaker(edition, terminal.labels.language), edition.name
    terminal.say(f"{name.code} {name.version}  {speaker.words(name.title)}", style="bold")
    terminal.say(labels("packs.authority", name=speaker.words(name.authority)), indent=2)
    terminal.say(labels("packs.licence", name=name.licence), indent=2)
    terminal.say(labels("packs.hash", hash=name.sha256), indent=2)
    terminal.say(labels("item_head", day=edition.on), indent=2)
    terminal.say(labels("packs.same", days=speaker.days(edition.days)), indent=2)
    terminal.say()
    for meter in meters(edition):
        entries = edition.entries_of(meter.list_id)
        title = speaker.words(edition.lists[meter.list_id].title) if meter.list_id in edition.lists else meter.list_id
        terminal.say(f"{title}: {labels.count('packs.entries', len(entries))}")
        show_meter(terminal, meter)
        for entry in entries if everything else ():
            depth = len(edition.above(entry))
            terminal.say(f"{entry.row} {speaker.words(entry.title)}  [{entry.id}]", indent=2 + 2 * depth, mark="·")
    terminal.say(labels.count("packs.rules", len(edition.rules)), style="bold")
    for rule in edition.rules.values():
        kind = labels(f"kind.{rule.kind}")
        sign = "!" if rule.unverified else "·"
        terminal.say(f"{kind}{labels('colon')}{speaker.words(rule.title)}  [{rule.id}]", indent=2, mark=sign)


def _edition_document(edition: Edition) -> dict[str, Any]:
    name, days = edition.name, edition.days
    return {
        "code": name.code,
        "version": name.version,
        "sha256": name.sha256,
        "title": dict(sorted(name.title.items())),
        "authority": dict(sorted(name.authority.items())),
        "licence": name.licence,
        "time_zone": name.time_zone,
        "on": edition.on.isoformat(),
        "same_from": days.in_force.isoformat() if days.in_force else None,
        "same_until": days.until.isoformat() if days.until else None,
        "meters": [_meter_document(meter) for meter in meters(edition)],
        "entries": [
            {"id": entry.id, "row": entry.row, "cite": entry.cite, "status": str(entry.status)}
            for entry in edition.entries.values()
        ],
        "rules": [
            {"id": rule.id, "kind": str(rule.kind), "cite": rule.cite, "unverified": rule.unverified}
            for rule in edition.rules.values()
        ],
    }


# ---------------------------------------------------------------- freeze


def freeze_pack(request: Request) -> int:
    """Writes a sound pack as one file; never over a file with other bytes."""
    labels, place = request.labels, _place(request)
    report = _report(place, request)
    if report.errors:
        terminal = open_terminal(request, to_stderr=True)
        terminal.say(labels("packs.not_frozen"), style="bold red")
        raise ProblemError(*report.errors)
    bundle = bundle_of(place, paths=request.packs) if place.is_dir() else read_bundle(available((place,))[0])
    frozen = freeze(bundle)
    file = (request.out or Path()) / frozen.name
    there = file.exists()
    if there and file.read_bytes() != frozen.data:
        what, expected = labels("frozen.what", file=file), labels("frozen.expected")
        raise ProblemError(Problem("frozen-differs", what, Place(file=str(file)), expected, labels("frozen.remedy")))
    if not there:
        write_bytes(file, frozen.data, labels, "--out")
    if request.json:
        print_json({"file": str(file), "sha256": frozen.sha256, "bytes": len(frozen.data), "written": not there})
    else:
        terminal = open_terminal(request)
        terminal.say(labels("packs.there" if there else "packs.wrote", file=file))
        terminal.say(labels("packs.hash", hash=frozen.sha256))
    return 0
