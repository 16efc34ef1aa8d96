"""`kakehashi certificate RECORD`: the certificate of a sealed record as PDF."""

from __future__ import annotations

from pathlib import Path

from kakehashi.cli.arguments import Request
from kakehashi.cli.evidence import load_record
from kakehashi.cli.sealing import RECORD_SUFFIX, write_out
from kakehashi.cli.terminal import print_json
from kakehashi.documents.certificate import certificate
from kakehashi.documents.rendering import render


def make_certificate(request: Request) -> int:
    """Writes the certificate beside the record, or where `--to` says."""
    sealed = load_record(request)
    made = render(certificate(sealed, request.language))
    path = request.to or beside(Path(request.subject or ""), ".pdf")
    write_out(request, path, made, "--to")
    if request.json:
        print_json({"file": str(path), "record": sealed.sha256})
    return 0


def beside(path: Path, suffix: str) -> Path:
    """The file of a document beside what it is made from: `x.record.json` gives `x.pdf`."""
    name = path.name.removesuffix(RECORD_SUFFIX) if path.name.endswith(RECORD_SUFFIX) else path.stem
    return path.with_name(name + suffix)
