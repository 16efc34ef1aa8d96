"""`kakehashi replay RECORD`: does the frozen pack give the same answer to the same facts again?"""

from __future__ import annotations

from collections.abc import Sequence

from kakehashi.cli.arguments import Request
from kakehashi.cli.evidence import load_record, pack_of
from kakehashi.cli.terminal import Terminal, open_terminal, print_json
from kakehashi.records.replaying import Difference, Replay, replay

SAME, OTHER_WORDS, OTHER = 0, 20, 2
LONGEST = 200
MOST_SHOWN = 12


def replay_record(request: Request) -> int:
    """Judges the record's facts again; 0 the same answer and words, 20 the same answer in the words of another release,
    2 another answer, or words that the release which the record names does not say.
    """
    sealed = load_record(request)
    found = replay(sealed, pack_of(request, sealed))
    if request.json:
        print_json(_document(found, sealed.sha256))
    else:
        _show(request, found)
    if not found.same or (found.same_engine and not found.same_words):
        return OTHER
    return SAME if found.same_words else OTHER_WORDS


def _document(found: Replay, sha256: str) -> dict[str, object]:
    return {
        "record": sha256,
        "same": found.same,
        "same_words": found.same_words,
        "engine": found.engine,
        "differences": _listed(found.differences),
        "word_differences": _listed(found.word_differences),
    }


def _listed(differences: Sequence[Difference]) -> list[dict[str, str]]:
    return [{"path": each.path, "sealed": each.sealed, "derived": each.derived} for each in differences]


def _show(request: Request, found: Replay) -> None:
    terminal = open_terminal(request)
    labels, name = terminal.labels, found.judged.edition.name
    if not found.same:
        terminal.verdict(labels("replay.other"), "✗", "red")
    elif found.same_engine and not found.same_words:
        terminal.verdict(labels("replay.other_words"), "✗", "red")
    else:
        terminal.verdict(labels("replay.same"), "✓", "green")
    law = labels("pack_head", code=name.code, version=name.version, hash=name.sha256[:12])
    terminal.say(f"{law} · {found.judged.edition.on}", indent=2, style="dim")
    _show_differences(terminal, found.differences)
    if not found.same_words:
        if not found.same_engine:
            terminal.say(labels("replay.words", engine=found.engine[:40]), indent=2, mark="!", style="yellow")
        _show_differences(terminal, found.word_differences)


def _show_differences(terminal: Terminal, differences: Sequence[Difference]) -> None:
    labels = terminal.labels
    for each in differences[:MOST_SHOWN]:
        sealed, derived = (
            text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for text in (each.sealed, each.derived)
        )
        terminal.say(labels("replay.difference", path=each.path, sealed=sealed, derived=derived), indent=2, mark="·")
    if len(differences) > MOST_SHOWN:
        terminal.say(labels.count("replay.more", len(differences) - MOST_SHOWN), indent=2, style="dim")
