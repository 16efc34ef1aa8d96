"""What commands do with sealed records: open them, and find the frozen pack by which one was answered."""

from __future__ import annotations

from pathlib import Path

from kakehashi.cli.arguments import Request
from kakehashi.cli.loading import read_bytes
from kakehashi.packs import Bundle, available, freeze, open_frozen, read_bundle
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records import Sealed, open_record
from kakehashi.records.canonical import LARGEST_FILE
from kakehashi.records.replaying import PackNeeded, pack_needed
from kakehashi.workspace import kept_pack


def load_record(request: Request) -> Sealed:
    """The sealed record of the request's file. Raises `ProblemError` as `open_record` does."""
    path = Path(request.subject or "")
    return open_record(read_bytes(path, request.labels, LARGEST_FILE), file=str(path))


def pack_of(request: Request, sealed: Sealed) -> Bundle:
    """The pack by which a record was answered: kept in the home, on a place that was named, or shipped.

    Raises `ProblemError` `record-pack-missing`, naming the pack, its version and its hash.
    """
    needed = pack_needed(sealed)
    kept = kept_pack(request.home, needed.sha256)
    if kept is not None:
        return open_frozen(kept, name=f"{needed.code}-{needed.version}", expected=needed.sha256)
    for found in available(request.packs):
        if found.code != needed.code or found.version != needed.version:
            continue
        try:
            bundle = read_bundle(found, paths=request.packs)
            if freeze(bundle).sha256 == needed.sha256:
                return bundle
        except ProblemError:
            continue  # a pack that cannot be read is not the one that answered
    raise ProblemError(_missing(needed, request))


def _missing(needed: PackNeeded, request: Request) -> Problem:
    labels = request.labels
    names = {"code": needed.code, "version": needed.version, "hash": needed.sha256}
    return Problem(
        "record-pack-missing",
        labels("record_pack.what", **names),
        Place(file=request.subject, field="record.law"),
        labels("record_pack.expected", **names),
        labels("record_pack.remedy", **names),
    )
