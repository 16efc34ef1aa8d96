"""Levels of design: what each stated level satisfies."""

from __future__ import annotations

from kakehashi.reasoning.truth import Truth

SATISFIES: dict[str, frozenset[str]] = {
    "solely designed": frozenset(
        {
            "solely designed",
            "specially designed",
            "specially designed or modified",
            "designed",
            "designed or modified",
            "usable",
        }
    ),
    "specially designed": frozenset(
        {"specially designed", "specially designed or modified", "designed", "designed or modified", "usable"}
    ),
    "specially designed or modified": frozenset({"specially designed or modified", "designed or modified", "usable"}),
    "designed": frozenset({"designed", "designed or modified", "usable"}),
    "modified": frozenset({"designed or modified", "usable"}),
    "designed or modified": frozenset({"designed or modified", "usable"}),
    "usable": frozenset({"usable"}),
    "required": frozenset({"required"}),
    "none": frozenset(),
}
"""What each stated level of design satisfies. A person states the strongest level that is true."""

AMBIGUOUS: dict[str, frozenset[str]] = {
    "specially designed or modified": frozenset({"specially designed", "designed", "solely designed"}),
    "designed or modified": frozenset(
        {"designed", "specially designed", "specially designed or modified", "solely designed"}
    ),
}
"""Levels that leave open whether a narrower one holds too."""


def level_truth(stated: str, asked: str) -> Truth:
    """Whether a stated level of design satisfies the level asked for."""
    if asked in SATISFIES[stated]:
        return Truth.YES
    return Truth.UNKNOWN if asked in AMBIGUOUS.get(stated, frozenset()) else Truth.NO
