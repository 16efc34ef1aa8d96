"""`kakehashi replay RECORD`: does the frozen pack give the same answer to the same facts again?"""

from __future__ import annotations

from kakehashi.cli.arguments import Request
from kakehashi.cli.evidence import load_record, pack_of
from kakehashi.cli.terminal import open_terminal, print_json
from kakehashi.records.replaying import Replay, replay

SAME, OTHER = 0, 2
MOST_SHOWN = 12


def replay_record(request: Request) -> int:
    """Judges the record's facts again; 0 the same answer, 2 another."""
    sealed = load_record(request)
    found = replay(sealed, pack_of(request, sealed), request.cache)
    if request.json:
        print_json(_document(found, sealed.sha256))
    else:
        _show(request, found)
    return SAME if found.same else OTHER


def _document(found: Replay, sha256: str) -> dict[str, object]:
    different = [{"path": each.path, "sealed": each.sealed, "derived": each.derived} for each in found.differences]
    return {"record": sha256, "same": found.same, "same_words": found.same_words, "differences": different}


def _show(request: Request, found: Replay) -> None:
    terminal = open_terminal(request)
    labels, name = terminal.labels, found.judged.edition.name
    if found.same:
        terminal.verdict(labels("replay.same"), "✓", "green")
    else:
        terminal.verdict(labels("replay.other"), "✗", "red")
    law = labels("pack_head", code=name.code, version=name.version, hash=name.sha256[:12])
    terminal.say(f"{law} · {found.judged.edition.on}", indent=2, style="dim")
    for each in found.differences[:MOST_SHOWN]:
        text = labels("replay.difference", path=each.path, sealed=each.sealed, derived=each.derived)
        terminal.say(text, indent=2, mark="·")
    if len(found.differences) > MOST_SHOWN:
        terminal.say(labels.count("replay.more", len(found.differences) - MOST_SHOWN), indent=2, style="dim")
    if found.same and not found.same_words:
        terminal.say(labels("replay.words"), indent=2, mark="!", style="yellow")
