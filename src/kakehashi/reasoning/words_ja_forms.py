"""The forms of Japanese that the words of conditions are built from: endings, clauses joined, lists, ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kakehashi.reasoning import syntax as s
from kakehashi.reasoning.words_shapes import set_apart, show_bound

NEGATIVE_ENDINGS = (
    ("でない", "でなく"),
    ("がない", "がなく"),
    ("はない", "はなく"),
    ("しない", "せず"),
    ("ない", "ず"),
)
SENTENCE_ENDINGS = (
    ("である", "であり"),
    ("できる", "でき"),
    ("する", "し"),
    ("がある", "があり"),
    ("ている", "ており"),
)
COMPARISONS = {
    s.Comparison.ABOVE: ("を超える", "を超え", "を超える", "を超えない"),
    s.Comparison.AT_LEAST: ("以上である", "以上であり", "以上の", "以上でない"),
    s.Comparison.BELOW: ("未満である", "未満であり", "未満の", "未満でない"),
    s.Comparison.AT_MOST: ("以下である", "以下であり", "以下の", "以下でない"),
    s.Comparison.EQUAL: ("である", "であり", "の", "でない"),
    s.Comparison.UNEQUAL: ("でない", "でなく", "でない", "である"),
}
LEVELS = {
    "solely designed": ("専ら", "用に設計した"),
    "specially designed": ("", "用に特に設計した"),
    "specially designed or modified": ("", "用に特に設計し、又は改造した"),
    "designed": ("", "用に設計した"),
    "designed or modified": ("", "用に設計し、又は改造した"),
    "modified": ("", "用に改造した"),
}


@dataclass(frozen=True)
class Phrase:
    """A predicate in the forms that Japanese needs: at the end, before a further clause, before a noun, denied."""

    final: str
    continuing: str
    modifying: str
    denied: str


def phrase(stem: str, endings: tuple[str, str, str, str]) -> Phrase:
    """The four forms from a common stem."""
    return Phrase(*(stem + ending for ending in endings))


def sentence(text: str, negative: str | None = None) -> Phrase:
    """Forms of a finished sentence such as the label of a flag."""
    denied = negative or f"「{text}」に該当しない"
    for ending, continuing in SENTENCE_ENDINGS:
        if text.endswith(ending):
            return Phrase(text, text.removesuffix(ending) + continuing, text, denied)
    return Phrase(text, text + "ものであり", text, denied)


def denial(operand: Phrase) -> Phrase:
    """The phrase denied; denied twice it is itself again."""
    text = operand.denied
    continuing = text + "ものであり"
    for ending, form in NEGATIVE_ENDINGS:
        if text.endswith(ending):
            continuing = text.removesuffix(ending) + form
            break
    return Phrase(text, continuing, text, operand.final)


def within(text: str, ending: str = "に該当") -> Phrase:
    """`..に該当する`."""
    return phrase(text + ending, ("する", "し", "する", "しない"))


def quoted(operand: Phrase) -> Phrase:
    """A compound made one clause of, so that what follows cannot be read into it."""
    return within(f"「{operand.final}」")


def listing(words: Sequence[str], last: str = "又は", *, apart: bool = True) -> str:
    """`A、B又はC`. `apart` quotes members that hold such a word themselves."""
    words = words if not apart else set_apart(words, ("、", "又は"), "「」")
    return words[0] if len(words) == 1 else "、".join(words[:-1]) + last + words[-1]


def joined_and(operands: Sequence[Phrase]) -> Phrase:
    """`AであってB`, `Aを超え、かつ、B`, `A、B、かつ、C`."""
    if len(operands) == 1:
        return operands[0]
    lead = [operand.continuing for operand in operands[:-1]]
    if len(lead) == 1 and lead[0].endswith("であり"):
        start = lead[0].removesuffix("であり") + "であって、"
    else:
        start = "、".join(lead) + "、かつ、"
    last = operands[-1]
    final = start + last.final
    return Phrase(final, start + last.continuing, start + last.modifying, f"「{final}」に該当しない")


def joined_or(operands: Sequence[Phrase]) -> Phrase:
    """`Aであるか、又はBである`."""
    if len(operands) == 1:
        return operands[0]
    final = "か、".join(operand.final for operand in operands[:-1]) + "か、又は" + operands[-1].final
    return Phrase(final, f"「{final}」に該当し", f"「{final}」に該当する", f"「{final}」のいずれにも該当しない")


def range_endings(limits: s.Range) -> tuple[str, str, str, str]:
    """`8 bit以上10 bit未満である` in its four forms."""
    low, high = show_bound(limits, "low"), show_bound(limits, "high")
    if limits.high is None:
        if limits.low is None:
            return ("任意の値である", "任意の値であり", "任意の値の", "任意の値でない")
        above = s.Comparison.AT_LEAST if limits.low_closed else s.Comparison.ABOVE
        return _with(low, COMPARISONS[above])
    below = COMPARISONS[s.Comparison.AT_MOST if limits.high_closed else s.Comparison.BELOW]
    if limits.low is None:
        return _with(high, below)
    return _with(f"{low}{'以上' if limits.low_closed else 'を超え'}{high}", below)


def range_noun(limits: s.Range) -> str:
    """`-55 °C以上125 °C以下の範囲`."""
    return range_endings(limits)[2] + "範囲"


def _with(stem: str, endings: tuple[str, str, str, str]) -> tuple[str, str, str, str]:
    return (stem + endings[0], stem + endings[1], stem + endings[2], stem + endings[3])


def made(text: str) -> Phrase:
    """`宇宙用に特に設計した`: before a noun as it is, at the end with ものである."""
    return Phrase(text + "ものである", text + "ものであり", text, text + "ものでない")


def at_level(level: str, purpose: str) -> Phrase:
    """`宇宙用に特に設計した`, from the label of the purpose with or without 用."""
    bare = purpose.removesuffix("用")
    if level == "usable":
        return sentence(f"{bare}用に使用することができる", f"{bare}用に使用することができない")
    if level == "required":
        return made(f"{bare}に必要な")
    before, after = LEVELS[level]
    return made(f"{before}{bare}{after}")
