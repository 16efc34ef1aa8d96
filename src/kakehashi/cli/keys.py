"""`kakehashi keys show|list|rotate|trust`: with which key records are signed, and whose keys are known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kakehashi.cli.arguments import Request
from kakehashi.cli.loading import read_bytes
from kakehashi.cli.terminal import open_terminal, print_json
from kakehashi.records.keys import PublicKey
from kakehashi.workspace import KeyRing


def show_key(request: Request) -> int:
    """Prints the id and the public half of the key that signs; makes the key on first use."""
    ring = KeyRing(request.home)
    before = ring.current()
    public = ring.signing_key(create=True).public
    _show(request, public, "keys.made" if before is None else None)
    return 0


def rotate_key(request: Request) -> int:
    """Makes a new key that signs from now on."""
    _show(request, KeyRing(request.home).rotate().public, "keys.rotated")
    return 0


def list_keys(request: Request) -> int:
    """Prints every key that is known, and which one signs."""
    ring = KeyRing(request.home)
    known, current = ring.known(), ring.current()
    if request.json:
        print_json(
            [
                {"id": each.public.id, "name": each.name, "own": each.own, "signs": each.public.id == current}
                for each in known.values()
            ]
        )
        return 0
    terminal = open_terminal(request)
    for each in known.values():
        signs = each.public.id == current
        whose = terminal.labels("keys.signs" if signs else "keys.earlier") if each.own else each.name
        terminal.say(whose, mark="✓" if signs else "·", style="bold")
        terminal.verbatim(each.public.id, indent=2)
    if not known:
        terminal.say(terminal.labels("keys.none"))
    return 0


def trust_key(request: Request) -> int:
    """Keeps another's public key under the name of `--name`."""
    path = Path(request.subject or "")
    kept = KeyRing(request.home).trust(read_bytes(path, request.labels), request.name, file=str(path))
    if request.json:
        print_json({"id": kept.public.id, "name": kept.name})
        return 0
    terminal = open_terminal(request)
    terminal.say(terminal.labels("keys.trusted", name=kept.name))
    terminal.verbatim(kept.public.id, indent=2)
    return 0


def _show(request: Request, public: PublicKey, said: str | None) -> None:
    if request.json:
        print_json(_document(public))
        return
    # What was done is said beside the answer, so that the answer may go into a file.
    beside, terminal = open_terminal(request, to_stderr=True), open_terminal(request)
    if said is not None:
        beside.say(beside.labels(said, home=request.home))
        beside.say(beside.labels("keys.keep"))
    terminal.verbatim(public.id)
    terminal.verbatim(public.pem.decode().rstrip())


def _document(public: PublicKey) -> dict[str, Any]:
    return {"id": public.id, "public_key": public.base64, "pem": public.pem.decode()}
