"""The lines of a condition: normalisation, comments, and indentation as tokens for the parser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lark import Token
from lark.lark import PostLex

# A sign that no space follows is no comment: `listed o6-1 #1` would else be read as all of `o6-1`, and silently.
_COMMENT = re.compile(r'("[^"\n]*")|(?:^|(?<=\s))#(?![^\s#])[^\n]*', re.MULTILINE)
_FIRST_INDENT = re.compile(r"(?: *\n)*( *)")

_DEEPENING = frozenset(("NOT", "HAS", "LPAR", "MINUS", "PLUS", "STAR", "SLASH", "CARET"))
_DEEPEST_LINE = 100
_DEEPEST_BLOCK = 30


@dataclass(eq=False)
class Complaint(Exception):  # noqa: N818 - not an error yet: `parser.parse` gives it its place in the file
    """What is wrong at a line and column of the normalised text (both from 1), in sentences for a person."""

    code: str
    line: int
    column: int
    what: str
    expected: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A condition ready for the lexer. `text` starts with a line break of its own, so its line 2 is the first line.

    `shifted`: normalisation changed the length of a line, so that columns must be mapped back to `original`.
    """

    original: str
    text: str
    shifted: bool

    def column(self, line: int, column: int) -> int:
        """The column in the original text of a column in the normalised text."""
        if not self.shifted:
            return column
        lines = self.original.split("\n")
        written = lines[line - 1] if line <= len(lines) else ""
        taken = 0
        while taken < len(written) and len(normalised(written[: taken + 1])) < column:
            taken += 1
        return taken + 1


def normalised(text: str) -> str:
    """NFKC, so that full-width forms and both micro signs are one, with the mathematical minus as a hyphen."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")


def prepare(text: str) -> Prepared:
    """Normalise a text, take its comments out and close its lines. Raises `Complaint` where there is nothing in it."""
    original = text.replace("\r\n", "\n")
    body = normalised(original)
    shifted = body is not original and [len(line) for line in body.split("\n")] != [
        len(line) for line in original.split("\n")
    ]
    if "#" in body:
        body = _COMMENT.sub(lambda found: found.group(1) or "", body)
    if not body.strip(" \n"):
        raise Complaint(
            "condition-empty", 1, 1, "The condition is empty.",
            "at least one line.", "Write the condition, or leave the field out.",
        )  # fmt: skip
    first = _FIRST_INDENT.match(body)
    base = first.group(1) if first else ""
    return Prepared(original, "\n" + body.rstrip(" \n") + "\n" + base, shifted)


def tabs(text: str) -> tuple[Complaint, ...]:
    """A complaint for every line with a tab: its width is a matter of taste, and indentation has a meaning here."""
    if "\t" not in text:
        return ()
    what, expected, remedy = "There is a tab in this line.", "spaces only.", "Indent with two spaces."
    return tuple(
        Complaint("tab", number, line.index("\t") + 1, what, expected, remedy)
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line
    )


class Blocks(PostLex):
    """Turns the indentation after each line break into the tokens that open and close blocks."""

    always_accept = ("_NL",)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """The tokens with `_INDENT` and `_DEDENT`. Raises `Complaint` for a line that fits under no line above it.

        The indentation of the first line is the base of the whole text, and the last line break leads back to it.
        """
        levels: list[int] = []
        depth = 0
        for token in stream:
            if token.type != "_NL":
                depth += token.type in _DEEPENING
                if depth > _DEEPEST_LINE:
                    raise _too_deep(token.line, token.column)
                yield token
                continue
            depth = 0
            indent = len(token) - token.rindex("\n") - 1
            if not levels:
                levels.append(indent)
                continue
            yield token
            if indent > levels[-1]:
                levels.append(indent)
                if len(levels) > _DEEPEST_BLOCK:
                    raise _too_deep(token.end_line, indent + 1)
                yield Token("_INDENT", "", line=token.end_line, column=indent + 1)
            while indent < levels[-1]:
                if len(levels) == 1 or indent > levels[-2]:
                    raise _misaligned(token, indent, levels)
                levels.pop()
                yield Token("_DEDENT", "", line=token.end_line, column=indent + 1)


def _too_deep(line: int | None, column: int | None) -> Complaint:
    return Complaint(
        "too-deep", (line or 2) - 1, column or 1, "The condition is nested deeper than anybody can read.",
        f"at most {_DEEPEST_LINE} signs of nesting on a line and {_DEEPEST_BLOCK} blocks in one another.",
        "Make terms of its parts and refer to them.",
    )  # fmt: skip


def _misaligned(token: Token, indent: int, levels: list[int]) -> Complaint:
    columns = " or ".join(str(level + 1) for level in dict.fromkeys(levels))
    return Complaint(
        "bad-indent", (token.end_line or 2) - 1, indent + 1, "This line is aligned with no line above it.",
        f"a line that starts at column {columns}.", "Align it with the line that it belongs beside.",
    )  # fmt: skip
