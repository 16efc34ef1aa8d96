"""`kakehashi verify RECORD|PDF`: is it intact, who sealed it, are the pages those that the record makes?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from kakehashi.cli.arguments import Request
from kakehashi.cli.labels import LANGUAGES
from kakehashi.cli.loading import read_bytes
from kakehashi.cli.sheet import SHEETS, remade
from kakehashi.cli.terminal import Terminal, open_terminal, print_json
from kakehashi.documents.certificate import certificate
from kakehashi.documents.proving import LARGEST, Pages, Proof, prove
from kakehashi.documents.rendering import Page
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records import KnownKey, PublicKey, Sealed, Timestamp, Trust, check_timestamp, open_record, trust_of
from kakehashi.records.shape import check_words
from kakehashi.records.timestamps import SUFFIX
from kakehashi.workspace import KeyRing

PROVED, NOT_PROVED, NOT_INTACT = 0, 20, 2


def verify(request: Request) -> int:
    """0 intact, sealed by a trusted key, pages proved; 20 intact, but something of that is open; 2 not intact."""
    path = Path(request.subject or "")
    data = read_bytes(path, request.labels, LARGEST)
    proof = prove(data, partial(_make, request), file=str(path)) if data[:5] == b"%PDF-" else None
    sealed = proof.sealed if proof else open_record(data, file=str(path))
    check_words(sealed.content)
    trust = trust_of(sealed.seal, _known(request))
    stamp = None if proof else _stamp(request, path, data)
    if request.json:
        print_json(_document(sealed, trust, proof, stamp))
    else:
        _show(open_terminal(request), sealed, trust, proof, stamp)
    if proof is not None and proof.pages is Pages.CHANGED:
        return NOT_INTACT
    is_open = not trust.trusted or (proof is not None and proof.pages is Pages.UNPROVED)
    return NOT_PROVED if is_open or (stamp is not None and not stamp.trusted) else PROVED


def _known(request: Request) -> Mapping[str, KnownKey]:
    """The keys of the home, and those that were named."""
    known = dict(KeyRing(request.home).known())
    for path in request.keys:
        public = PublicKey.from_pem(read_bytes(path, request.labels), file=str(path))
        known[public.id] = KnownKey(public, path.stem)
    return known


def _make(request: Request, sealed: Sealed, again: Mapping[str, str]) -> Page:
    """The page that a PDF says it is, made anew from its record."""
    document, language = again["document"], again.get("language", "")
    if language in LANGUAGES and document == "certificate":
        return certificate(sealed, language)
    if language in LANGUAGES and document in SHEETS:
        return remade(request, sealed, again)
    raise ProblemError(_unknown_document(document))


def _stamp(request: Request, path: Path, data: bytes) -> Timestamp | None:
    """The timestamp beside a record, where there is one."""
    beside = path.with_name(path.name + SUFFIX)
    if not os.path.isfile(beside):  # noqa: PTH113 - a name too long is no file
        return None
    roots = [read_bytes(each, request.labels) for each in request.authorities]
    return check_timestamp(read_bytes(beside, request.labels), data, roots, file=str(beside))


# ---------------------------------------------------------------- what is said


def _document(sealed: Sealed, trust: Trust, proof: Proof | None, stamp: Timestamp | None) -> dict[str, Any]:
    return {
        "record": sealed.sha256,
        "intact": proof is None or proof.pages is not Pages.CHANGED,
        "trusted": trust.trusted,
        "key": sealed.seal.key,
        "signed_by": trust.name,
        "own": trust.own,
        "sealed_at": sealed.content.get("sealed_at"),
        "pages": None if proof is None else str(proof.pages),
        "why": None if proof is None else proof.why,
        "signatures": [] if proof is None else [{"name": s.name, "holds": s.holds} for s in proof.signatures],
        "timestamp": None
        if stamp is None
        else {"time": stamp.time, "authority": stamp.authority, "trusted": stamp.trusted},
    }


def _show(terminal: Terminal, sealed: Sealed, trust: Trust, proof: Proof | None, stamp: Timestamp | None) -> None:
    labels = terminal.labels
    if proof is not None and proof.pages is Pages.CHANGED:
        terminal.verdict(labels("verify.changed"), "✗", "red")
    else:
        terminal.verdict(labels("verify.intact"), "✓", "green")
    terminal.say(labels("verify.sealed", time=sealed.content.get("sealed_at", "?")), indent=2)
    terminal.verbatim(f"SHA-256 {sealed.sha256}", indent=2, style="dim")
    _show_trust(terminal, trust)
    if proof is not None:
        _show_pages(terminal, proof)
    terminal.say(labels("verify.replay"), indent=2, style="dim")
    if stamp is not None:
        sign, style = ("✓", "green") if stamp.trusted else ("?", "yellow")
        text = labels("stamp.time", time=stamp.time, name=stamp.authority)
        terminal.say(text, mark=sign, mark_style=f"bold {style}")
        if not stamp.trusted:
            terminal.say(labels("stamp.not_trusted"), indent=2)


def _show_trust(terminal: Terminal, trust: Trust) -> None:
    labels = terminal.labels
    if trust.trusted:
        whose = labels("verify.own") if trust.own else labels("verify.by", name=trust.name)
        terminal.say(whose, mark="✓", mark_style="bold green")
    else:
        terminal.say(labels("verify.stranger"), mark="?", mark_style="bold yellow")
    terminal.verbatim(trust.seal.key, indent=2, style="dim")
    if not trust.trusted:
        terminal.say(labels("verify.trust_how"), indent=2)


def _show_pages(terminal: Terminal, proof: Proof) -> None:
    labels = terminal.labels
    sign, style = {Pages.PROVED: ("✓", "green"), Pages.CHANGED: ("✗", "red"), Pages.UNPROVED: ("?", "yellow")}[
        proof.pages
    ]
    terminal.say(labels(f"verify.pages.{proof.pages}"), mark=sign, mark_style=f"bold {style}")
    if proof.why:
        terminal.say(labels(f"verify.why.{proof.why}", made=proof.made_by or "?"), indent=2)
    for each in proof.signatures:
        held = labels("verify.signature.holds" if each.holds else "verify.signature.broken", name=each.name)
        terminal.say(held, mark="✓" if each.holds else "✗", mark_style=f"bold {'green' if each.holds else 'red'}")


def _unknown_document(name: str) -> Problem:
    return Problem("pdf-document", f"There is no document `{name[:40]}`.", Place(), "one of this release.", "")
