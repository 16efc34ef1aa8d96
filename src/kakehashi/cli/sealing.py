"""Sealing what a command found: the record signed with the user's key, and the frozen pack kept that it names."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kakehashi.classification import Classification
from kakehashi.cli.arguments import Request
from kakehashi.cli.loading import Law, refuse_evidence, write_bytes
from kakehashi.cli.terminal import open_terminal
from kakehashi.licensing import Determination
from kakehashi.lists import Edition
from kakehashi.packs import freeze
from kakehashi.records import Sealed, seal
from kakehashi.records.content import Content, classification_content, determination_content
from kakehashi.trade import Item
from kakehashi.workspace import KeyRing, keep_pack, read_issuer

RECORD_SUFFIX = ".record.json"


def seal_classification(request: Request, law: Law, item: Item, found: Classification, edition: Edition) -> Sealed:
    """The sealed record of an item's classification."""
    issuer = read_issuer(request.home, request.issuer)
    return _sealed(request, law, classification_content(item, found, edition, request.now, issuer))


def seal_determination(request: Request, law: Law, determined: Determination, edition: Edition) -> Sealed:
    """The sealed record of a deal's determination."""
    issuer = read_issuer(request.home, request.issuer)
    return _sealed(request, law, determination_content(determined, edition, request.now, issuer))


def _sealed(request: Request, law: Law, content: Content) -> Sealed:
    """Signs with the key that is current (made on first use), and keeps the frozen pack for as long as records live."""
    if request.record is not None:
        refuse_evidence(request.record, request.labels, "--record", fresh=True)
    keep_pack(request.home, freeze(law.bundle).data)
    return seal(content, KeyRing(request.home).signing_key())


def write_record(request: Request, sealed: Sealed) -> None:
    """Writes the record where `--record` says, over nothing, making its folder, and says so beside the answer."""
    if request.record is None:
        return
    write_out(request, request.record, sealed.data, "--record", fresh=True)


def write_out(request: Request, path: Path, data: bytes, option: str, *, fresh: bool = False) -> None:
    """Writes a file, making its folder, and says so on standard error. Raises `ProblemError` as `write_bytes`."""
    # What is wrong with the folder is told when the file cannot be written.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, data, request.labels, option, fresh=fresh)
    beside = open_terminal(request, to_stderr=True)
    beside.verbatim(beside.labels("wrote", file=path))
