"""Which characters the documents' own font can show; the others are written by their code, never as an empty box."""

from __future__ import annotations

from functools import cache

from kakehashi.documents.places import FONTS


@cache
def _covered() -> frozenset[int]:
    found: set[int] = set()
    for line in (FONTS / "coverage.txt").read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def shown(text: str) -> str:
    """The text with every character that the font does not have as `‹U+0E01›`, so that nothing is lost unseen."""
    covered = _covered()
    if all(ord(character) in covered or character in "\n\t" for character in text):
        return text
    return "".join(each if ord(each) in covered or each in "\n\t" else f"‹U+{ord(each):04X}›" for each in text)
