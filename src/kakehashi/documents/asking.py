"""A statement of a condition made a question, in English: `it uses a laser` is asked as `Does it use a laser?`."""

from __future__ import annotations

import re
from typing import Final

_TURNED: Final = frozenset({"is", "was", "can", "may", "must", "will"})
"""Verbs that change places with `it`."""

_BARE: Final = ((re.compile(r"(.*(?:ss|sh|ch|x|zz))es$"), r"\1"), (re.compile(r"(.*[^aeiou])ies$"), r"\1y"))
_SECOND = re.compile(
    r"\b(?:and|or|but) (?:not )?(?!as\b|this\b|its\b|is\b)[a-z]+(?<!s)s (?!(?:and|or|of|for|in|by)\b)\w"
)
"""A verb after the first that would have to change as well: `it controls power or rectifies signals`."""


def asked_in_english(statement: str) -> str:
    """The question that a statement answers; a statement about something with a name of its own stays as it is."""
    first, _, rest = statement.partition(" ")
    verb, _, rest = rest.partition(" ")
    if first.lower() == "it" and rest:
        if verb in _TURNED and not re.search(r"\b(?:and|or) (?:is|has|can|does)\b", rest):
            return f"{verb.capitalize()} it {rest}?"
        if verb == "has" and not _SECOND.search(rest):
            return f"Does it have {rest}?"
        if verb not in _TURNED and verb != "has" and verb.endswith("s") and not _SECOND.search(rest):
            return f"Does it {_bare(verb)} {rest}?"
    return f"{statement[:1].upper()}{statement[1:]}?"


def _bare(verb: str) -> str:
    for ending, kept in _BARE:
        if ending.match(verb):
            return ending.sub(kept, verb)
    return verb.removesuffix("s")
