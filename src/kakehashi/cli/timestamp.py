"""`kakehashi timestamp RECORD --from URL`: an authority's stamp beside a record."""

from __future__ import annotations

import os
from pathlib import Path

from kakehashi.cli.arguments import Request
from kakehashi.cli.loading import read_bytes, write_bytes
from kakehashi.cli.terminal import open_terminal, print_json
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records import check_timestamp, open_record
from kakehashi.records import request as question
from kakehashi.records.canonical import LARGEST_FILE
from kakehashi.records.timestamps import SUFFIX
from kakehashi.sources import fetch_timestamp


def stamp(request: Request) -> int:
    """Asks the authority, checks its answer and writes it beside the record; never over an older one."""
    labels, path = request.labels, Path(request.subject or "")
    sealed = open_record(read_bytes(path, labels, LARGEST_FILE), file=str(path))
    beside = path.with_name(path.name + SUFFIX)
    if os.path.lexists(beside):
        raise ProblemError(_there(request, beside))
    roots = [read_bytes(each, labels) for each in request.authorities]
    answer = fetch_timestamp(request.url, question(sealed.data))
    found = check_timestamp(answer, sealed.data, roots, file=request.url)
    write_bytes(beside, answer, labels, "RECORD", fresh=True)
    if request.json:
        print_json(
            {"file": str(beside), "time": found.time, "authority": found.authority, "trusted": found.trusted},
        )
        return 0
    terminal = open_terminal(request)
    terminal.say(labels("stamp.wrote", file=beside))
    terminal.say(labels("stamp.time", time=found.time, name=found.authority), indent=2)
    terminal.say(labels("stamp.trusted" if found.trusted else "stamp.not_trusted"), indent=2)
    return 0


def _there(request: Request, beside: Path) -> Problem:
    labels = request.labels
    what, expected = labels("stamp.there.what", file=beside), labels("stamp.there.expected")
    return Problem("timestamp-there", what, Place(file=str(beside)), expected, labels("stamp.there.remedy"))
