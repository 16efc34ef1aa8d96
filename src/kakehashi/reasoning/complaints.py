"""What the parser did not expect, in sentences for a person instead of sets of tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lark import UnexpectedCharacters, UnexpectedToken
from lark.exceptions import UnexpectedInput

from kakehashi.reasoning.layout import Complaint
from kakehashi.reasoning.writing import RESERVED

_PIECE = re.compile(r'"[^"\n]*"?|[A-Za-z_][A-Za-z0-9_]*|[0-9][0-9.]*|[<>!]=|[^\s]')
_LAST_PIECE = re.compile(r"(\S+)\s*$")
_SIGNS = {"≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "≠": "!=", "×": "*", "÷": "/", "~": "a range", "±": "a range"}
_QUANTIFIER = re.compile(r"\b(?:some|every|no|somewhere on|everywhere on) ")


@dataclass(frozen=True, slots=True)
class Failure:
    """Where the parser stopped: what it found there, what stood before on the line, what it could have taken."""

    line: int
    column: int
    found: str
    before: str
    token: str
    accepts: frozenset[str]

    @property
    def previous(self) -> str:
        """The piece of text before the failure, empty at the start of a line."""
        last = _LAST_PIECE.search(self.before)
        return last.group(1) if last else ""

    @property
    def takes_condition(self) -> bool:
        """A condition could have stood here."""
        return {"NAME", "NOT"} <= self.accepts

    @property
    def at_line_end(self) -> bool:
        """The line or the text ended here."""
        return self.token in ("_NL", "$END", "_DEDENT") or not self.found

    @property
    def where_is_open(self) -> bool:
        """A `where` stands on the line and has not been closed by `has` or `is listed`."""
        opened = self.before.rfind(" where ")
        return opened > max(self.before.rfind(" has "), self.before.rfind(" is listed "))


def _is_word(failure: Failure) -> bool:
    return failure.found[:1].isalpha() or failure.found[:1] == "_"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One way to go wrong. The texts may hold `{found}`, `{previous}` and `{other}`."""

    applies: Callable[[Failure], bool]
    code: str
    what: str
    expected: str
    remedy: str


_SENTENCES: tuple[_Sentence, ...] = (
    _Sentence(
        lambda f: f.found in ("and", "or") and f.where_is_open and not f.takes_condition,
        "mixed-and-or",
        "`where` joins its conditions with `and` only, so `or` cannot follow here.",
        "`and`, `has` or the end of the line.",
        "Put the conditions joined by `or` into brackets.",
    ),
    _Sentence(
        lambda f: (f.found, "_OR" in f.accepts) == ("and", True) or (f.found, "_AND" in f.accepts) == ("or", True),
        "mixed-and-or",
        "`and` and `or` may not be mixed on one line.",
        "one of them only.",
        "Use a block (`any of`, `all of`) or brackets.",
    ),
    _Sentence(
        lambda f: f.token == "_INDENT",
        "bad-indent",
        "This line is indented further than the line above it, which opens no block.",
        "the same indentation as the line above.",
        "Align the two lines, or open a block with `any of`, `all of`, `if .. then` or `some .. has`.",
    ),
    _Sentence(
        lambda f: "_INDENT" in f.accepts,
        "bad-indent",
        "The block that was opened above is empty.",
        "at least one line, indented further than the line that opens the block.",
        "Indent the lines of the block by two spaces.",
    ),
    _Sentence(
        lambda f: f.found in _SIGNS,
        "condition-syntax",
        "`{found}` is no sign of the language.",
        "`{other}`.",
        "Write {other} instead.",
    ),
    _Sentence(
        lambda f: f.found == "#",
        "condition-syntax",
        "A space before `#` starts a comment and one behind it goes on with it; here only one of them stands.",
        "`o6-1-ho#1.2` without spaces, or a comment such as ` # why`.",
        "Take the space before `#` out, or put one behind it.",
    ),
    _Sentence(
        lambda f: f.found == "," and f.previous[-1:].isdigit() and not {"RPAR", "RSQB"} & f.accepts,
        "condition-syntax",
        "A number is written without separators between the thousands.",
        "digits and at most one decimal point.",
        "Leave the comma out.",
    ),
    _Sentence(
        lambda f: f.found == "[" and ("LABEL" in f.accepts or f.token == "LABEL" or f.takes_condition),
        "condition-syntax",
        "A label does not stand here, or is not written like one.",
        "one label such as `[ho]` or `[1-2]` at the start of a line, and a condition after it.",
        "Leave one label, first on its line, of letters, digits and hyphens.",
    ),
    _Sentence(
        lambda f: "_THEN" in f.accepts and f.at_line_end,
        "condition-syntax",
        "A line that starts with `if` ends without `then`.",
        "`if .. then`, and an indented block below it.",
        "Write `then` at the end of the line.",
    ),
    _Sentence(
        lambda f: "HAS" in f.accepts and _QUANTIFIER.search(f.before) is not None,
        "condition-syntax",
        "The line names things and does not say what they have: {end}.",
        "`has` and a condition, or `is listed` and a provision.",
        "Write `some .. where .. has ..`.",
    ),
    _Sentence(
        lambda f: "CMP" in f.accepts and "sum of " in f.before,
        "condition-syntax",
        "A sum is not compared with anything: {end}.",
        "a comparison with a figure at the end.",
        "Write `> 3 kg` after it, and put a bare flag after `where` in brackets.",
    ),
    _Sentence(
        lambda f: f.previous in ("listed", "meets", "to") or (f.accepts == {"REF"}),
        "condition-syntax",
        "{start} after `{previous}` is no reference.",
        "a provision such as `o6-1-ho#1.2` or a term such as `term/wetted_material`.",
        "Name the provision by its id.",
    ),
    _Sentence(
        lambda f: "SIGNED" in f.accepts and not f.takes_condition and "STRING" not in f.accepts,
        "condition-syntax",
        "{start} after `{previous}` is no number.",
        "a number such as `1.3`, `-55` or `5e13`, then its unit.",
        "Write the figure in digits; a formula needs `name[unit]` at the left too.",
    ),
    _Sentence(
        lambda f: f.found in RESERVED and bool({"NAME", "STRING"} & f.accepts) and not f.takes_condition,
        "condition-syntax",
        "`{found}` is a word of the language and no name.",
        "a name, or a code in quotation marks.",
        'Write a code as `"{found}"`; give a parameter another name.',
    ),
    _Sentence(
        lambda f: f.takes_condition,
        "condition-syntax",
        "{start} cannot start a condition.",
        "a condition such as `sample_rate > 1.3 GS/s`, `listed o6-1-ho` or the name of a flag.",
        "Write one condition here, or take out the word before it.",
    ),
    _Sentence(
        lambda f: f.accepts == {"INT"},
        "condition-syntax",
        "{start} after `{previous}` is no whole number.",
        "a whole number such as `2`.",
        "Write the number in digits.",
    ),
    _Sentence(
        lambda f: bool({"NAME", "STRING"} & f.accepts),
        "condition-syntax",
        "{start} after `{previous}` is no name.",
        "a name of small letters, digits and underscores.",
        "Look the name up in the vocabulary; a code with other signs stands in quotation marks.",
    ),
    _Sentence(
        lambda f: "UNSIGNED" in f.accepts,
        "condition-syntax",
        "{start} does not continue the formula.",
        "a number, `name[unit]`, a function or a bracket.",
        "Name a quantity in a formula with its unit, as in `peak_power[W]`.",
    ),
    _Sentence(
        lambda f: {"SIGNED", "INF"} <= f.accepts or {"CMP", "MINUS", "LSQB"} <= f.accepts,
        "condition-syntax",
        "{start} is no cell of a table.",
        "a comparison with a figure, a range, a set, `is NAME`, or `-` for anything.",
        "Write one of these between the bars.",
    ),
    _Sentence(
        lambda f: "RPAR" in f.accepts and "RSQB" not in f.accepts and (f.at_line_end or "_NL" not in f.accepts),
        "condition-syntax",
        "A bracket is open: {end}.",
        "`)`.",
        "Close the bracket.",
    ),
    _Sentence(
        lambda f: bool({"RSQB", "RBRACE", "COMMA"} & f.accepts),
        "condition-syntax",
        "The list or range is not closed: {end}.",
        "`,`, or the closing bracket.",
        "Write `[low, high] unit` for a range and `{{a, b}}` for a set.",
    ),
    _Sentence(
        lambda f: f.found in tuple("+-*/^") and "_NL" in f.accepts,
        "condition-syntax",
        "There is a formula at the right, and a bare name or figure at the left.",
        "pure numbers on both sides, such as `length_error[µm] <= 1.7 + 0.5 * measuring_length[mm]`.",
        "Write `name[unit]` at the left (`name[1]` for a count), or give one figure at the right.",
    ),
    _Sentence(
        lambda f: _is_word(f) and "_NL" in f.accepts,
        "condition-syntax",
        "`{found}` does not follow from `{previous}`.",
        "`and`, `or`, a comparison or the end of the line.",
        "Join the words of a name by underscores, or put `and` or `or` between two conditions.",
    ),
)

_OTHERWISE = _Sentence(
    lambda _: True,
    "condition-syntax",
    "The condition cannot be read: {end}.",
    "{accepted}.",
    "Compare the line with the grammar of conditions in the documentation.",
)

_ACCEPTED = {
    "_AND": "`and`", "_OR": "`or`", "_THEN": "`then`", "HAS": "`has`", "CMP": "a comparison", "IN": "`in`",
    "IS": "`is`", "SPAN": "`covers`", "UNIT": "a unit", "LPAR": "`(`", "RPAR": "`)`", "RSQB": "`]`", "COMMA": "`,`",
    "_BAR": "`|`", "_FOR": "`for`", "_OF": "`of`", "_OVER": "`over`", "_TO": "`to`", "_IN_TABLE": "`in table`",
    "PLUS": "an operator", "REF": "a reference", "LISTED": "`listed`", "_NL": "the end of the line",
}  # fmt: skip


def explain(error: UnexpectedInput, text: str) -> Complaint:
    """The complaint for what Lark did not expect in `text`, the prepared text that was parsed."""
    failure = _failure(error, text)
    sentence = next((candidate for candidate in _SENTENCES if candidate.applies(failure)), _OTHERWISE)
    ending = "the line ends here" if failure.at_line_end else f"`{failure.found}` stands here"
    words = {
        "found": failure.found,
        "previous": failure.previous,
        "accepted": _joined([words for token, words in _ACCEPTED.items() if token in failure.accepts]),
        "other": _SIGNS.get(failure.found, ""),
        "end": ending,
        "start": "The end of the line" if failure.at_line_end else f"`{failure.found}`",
    }
    texts = (part.format_map(words) for part in (sentence.what, sentence.expected, sentence.remedy))
    what, expected, remedy = texts
    return Complaint(sentence.code, failure.line, failure.column, what, expected, remedy)


def _joined(words: list[str]) -> str:
    return ", ".join(words[:-1]) + " or " + words[-1] if len(words) > 1 else "".join(words) or "nothing more"


def _failure(error: UnexpectedInput, text: str) -> Failure:
    """Where and at what the parser stopped. The end of a text counts as the end of its last line."""
    line, column = max(error.line, 1), max(error.column, 1)
    written = text.split("\n")
    here = written[line - 1]
    token, accepts = "", frozenset[str]()
    if isinstance(error, UnexpectedToken):
        token, accepts = str(error.token.type), frozenset(error.accepts or error.expected)
    elif isinstance(error, UnexpectedCharacters):
        accepts = frozenset(error.allowed or ())
    piece = None if token in ("_NL", "$END", "_DEDENT") else _PIECE.match(here, column - 1)
    return Failure(
        line - 1, column, piece.group(0) if piece else "", here[: column - 1], token, accepts
    )  # fmt: skip
