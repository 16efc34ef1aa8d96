"""The forms of English that the words of conditions are built from: verbs, articles, plurals, lists, ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kakehashi.reasoning import syntax as s
from kakehashi.reasoning.words_shapes import set_apart, show_bound

COMPARISONS = {
    s.Comparison.ABOVE: ("exceeds", "does not exceed"),
    s.Comparison.AT_LEAST: ("is at least", "is not at least"),
    s.Comparison.BELOW: ("is below", "is not below"),
    s.Comparison.AT_MOST: ("is at most", "is not at most"),
    s.Comparison.EQUAL: ("is", "is not"),
    s.Comparison.UNEQUAL: ("is not", "is"),
}
AUXILIARIES = frozenset(
    ["is", "are", "has", "have", "can", "cannot", "was", "were", "does", "do", "may", "must", "will"]
)
WITHOUT_ARTICLE = frozenset(["technology", "software", "equipment", "machinery", "information"])
SPELT_OUT = re.compile(r"[A-Z0-9]+(?![a-z])")
"""An abbreviation, read letter by letter: an FPGA, a UAV."""
VOWEL_SOUND = re.compile(r"(?!one|eu)[aeio]|u(?!ni(?!n)|ra|se|ti)", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """A clause and its denial."""

    said: str
    denied: str


def head_of(noun: str) -> str:
    """The words before `of`, `for` and the like: what the noun names."""
    return re.split(r" (?:of|for|with|by|in|on|at|under|that|which) |[,(]", noun)[0].strip()


def is_plural(noun: str) -> bool:
    """Whether the noun looks like a plural (`functions`)."""
    return head_of(noun).endswith("s") and not head_of(noun).endswith(("ss", "us", "is"))


def with_article(noun: str) -> str:
    """`a machine tool`, `an MMIC amplifier`; none before plurals and words such as technology."""
    last = head_of(noun).rsplit(" ", 1)[-1].lower()
    if is_plural(noun) or last in WITHOUT_ARTICLE or re.match(r"(?:an?|the|any) ", noun):
        return noun
    vowel = noun[0] in "AEFHILMNORSX8" if SPELT_OUT.match(noun) else VOWEL_SOUND.match(noun) is not None
    return f"{'an' if vowel else 'a'} {noun}"


def in_plural(noun: str) -> str:
    """`contouring axes`, `sides of the plane`."""
    found = re.match(r"(.*?)(?=$| (?:of|for|with|by|in|on) )", noun)
    head = found[1] if found else noun
    for pattern, ending in ((r"(.*[a-z])is$", "es"), (r"(.*[^aeiou])y$", "ies"), (r"(.*(?:s|x|z|ch|sh))$", "es")):
        match = re.match(pattern, head)
        if match:
            return match[1] + ending + noun[len(head) :]
    return head + "s" + noun[len(head) :]


def listing(words: Sequence[str], last: str = "or", *, apart: bool = True) -> str:
    """`A, B or C`. `apart` quotes members that hold such a word themselves."""
    words = words if not apart else set_apart(words, (", ", " or ", " and "), "“”")
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def joined(clauses: Sequence[str], word: str) -> str:
    """`A and B`; with a comma where a clause has an `and` or `or` of its own."""
    mixed = len(clauses) > 1 and any(f" {inner} " in clause for clause in clauses for inner in ("and", "or"))
    return f"{',' if mixed else ''} {word} ".join(clauses)


def lower_first(text: str) -> str:
    """The text without capital, where it is a word and not an abbreviation."""
    return text[:1].lower() + text[1:] if re.match(r"[A-Z][a-z]", text) else text


def range_predicate(limits: s.Range) -> tuple[str, str]:
    """`is at least 8 bit and below 10 bit`, and its denial."""
    low, high = show_bound(limits, "low"), show_bound(limits, "high")
    if limits.high is None:
        if limits.low is None:
            return "is any value", "is no value"
        verbs = COMPARISONS[s.Comparison.AT_LEAST if limits.low_closed else s.Comparison.ABOVE]
        return f"{verbs[0]} {low}", f"{verbs[1]} {low}"
    if limits.low is None:
        verbs = COMPARISONS[s.Comparison.AT_MOST if limits.high_closed else s.Comparison.BELOW]
        return f"{verbs[0]} {high}", f"{verbs[1]} {high}"
    start = "at least" if limits.low_closed else "above"
    end = "at most" if limits.high_closed else "below"
    return f"is {start} {low} and {end} {high}", f"is not both {start} {low} and {end} {high}"


def range_noun(limits: s.Range) -> str:
    """`the range from -55 °C to 125 °C`, `the range above 3 GHz`."""
    low, high = show_bound(limits, "low"), show_bound(limits, "high")
    if limits.high is None:
        if limits.low is None:
            return "any range"
        return f"the range from {low} upwards" if limits.low_closed else f"the range above {low}"
    if limits.low is None:
        return f"the range up to {high}" if limits.high_closed else f"the range below {high}"
    start = f"from {low}" if limits.low_closed else f"from above {low}"
    return f"the range {start} to {'' if limits.high_closed else 'below '}{high}"


def verbs_with(subject: str, verbs: tuple[str, str], tail: str = "") -> Clause:
    """A subject with its verb, said and denied."""
    end = f" {tail}" if tail else ""
    return Clause(f"{subject} {verbs[0]}{end}", f"{subject} {verbs[1]}{end}")


def deniable(said: str) -> Clause:
    """A clause that has no verb to deny: the whole is denied."""
    return Clause(said, f"it is not so that {said}")


def with_subject(label: str, name: str) -> str:
    """A label without subject (`is of MIS type`) gets one; flags are named by their sentence (`uses_closed_loop`)."""
    text = lower_first(label)
    first = text.split(" ", 1)[0]
    bare = first in AUXILIARIES or first == name.split("_", 1)[0]
    if not bare:
        return text
    return f"{'they' if first in ('are', 'have', 'were', 'do') else 'it'} {text}"
