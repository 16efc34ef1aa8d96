"""`kakehashi sign PDF --with FILE`: a signature (PAdES) by who holds a certificate."""

from __future__ import annotations

import os
from pathlib import Path

from kakehashi.cli.arguments import Request
from kakehashi.cli.loading import read_bytes
from kakehashi.cli.sealing import write_out
from kakehashi.cli.terminal import print_json
from kakehashi.documents.proving import LARGEST
from kakehashi.documents.signing import PASSPHRASE_VARIABLE, sign_document


def sign(request: Request) -> int:
    """Writes the signed PDF beside the other, or where `--to` says; the passphrase comes from the environment."""
    path, credentials = Path(request.subject or ""), request.credentials or Path()
    stated = os.environ.get(PASSPHRASE_VARIABLE)
    passphrase = stated.encode() if stated is not None else None
    data, key = read_bytes(path, request.labels, LARGEST), read_bytes(credentials, request.labels)
    signed = sign_document(data, key, passphrase, file=str(credentials), pdf=str(path))
    to = request.to or path.with_name(f"{path.stem}.signed.pdf")
    write_out(request, to, signed, "--to", fresh=True)
    if request.json:
        print_json({"file": str(to)})
    return 0
