"""Lint: what is not wrong by type, but deserves a second look. Each problem's code is the lint's id.

L01, L02, L03, L05, L10 and L18 are found by `checking`; here stand L04 circles, L06 rows, L07 lines that decide
nothing, L08 own kin, L09 exclusions of everything, L11 order of labels, L12 judgements without guidance, L14 repeats,
L15 numbers in names and L16 the form of the text. Not here: L13 (citation of an exclusion), L19 (hash of the official
paragraph) and L20 (cases) need the pack; L17 (a unit other than the law prints) needs the official text, which a pack
does not carry.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from kakehashi.problems import Place, Problem
from kakehashi.reasoning.checking import conditions_of, origin_of
from kakehashi.reasoning.lint_clauses import lint_clauses
from kakehashi.reasoning.lint_lines import lint_condition
from kakehashi.reasoning.parser import Origin
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.syntax import Position
from kakehashi.vocabulary import ParameterType, Vocabulary

__all__ = ["lint_condition", "lint_rulebook", "lint_text", "lint_vocabulary"]

_COMMENT = re.compile(r"(?:^|\s)#.*")
_LIMIT_WORDS = frozenset(
    "above at below exactly exceeding from greater least less more most over than to under until up".split()
)
_STANDARD_BODIES = frozenset(
    "ansi ashrae asme astm cas cwc din en etsi gost iec ieee iso itu jis mil nist sae ul".split()
)
_ISOTOPES = frozenset(
    "americium boron caesium californium carbon cobalt curium helium hydrogen krypton lithium neptunium plutonium "
    "polonium protactinium radium strontium technetium thorium tritium uranium xenon".split()
)


def lint_rulebook(
    rulebook: Rulebook, origins: Mapping[tuple[str, str], Origin], *, with_reading: Collection[str] = ()
) -> list[Problem]:
    """L04, L06 to L09, L11 and L14 over every clause and term.

    `origins` as in `checking.check_rulebook`; `with_reading`: ids of clauses for which the pack states a reading.
    """
    found: list[Problem] = []
    for clause in rulebook.clauses.values():
        for name, condition in conditions_of(clause):
            found += lint_condition(condition, origin_of(origins, clause.id, name))
    for term, condition in rulebook.terms.items():
        found += lint_condition(condition, origin_of(origins, f"term/{term}", "when"))
    return found + lint_clauses(rulebook, origins, with_reading=with_reading)


def lint_text(text: str, origin: Origin) -> list[Problem]:
    """L16: a tab, space at the end of a line, or a character that is not in NFKC form (comments left out)."""
    return [
        Problem("L16", what, origin.place(Position(number, column)), expected, remedy, "warning")
        for number, line in enumerate(text.splitlines(), start=1)
        for column, what, expected, remedy in _line_faults(line)
    ]


def _line_faults(line: str) -> Iterator[tuple[int, str, str, str]]:
    if "\t" in line:
        yield line.index("\t") + 1, "The line has a tab.", "spaces only.", "Replace the tab by spaces."
    if line.strip() and line != line.rstrip():
        yield len(line.rstrip()) + 1, "The line ends in a space.", "no space at the end.", "Remove it."
    bare = _COMMENT.sub("", line)
    for column, character in enumerate(bare, start=1):
        normal = unicodedata.normalize("NFKC", character)
        if normal != character:
            what = f"The character `{character}` (U+{ord(character):04X}) has another usual form."
            yield column, what, f"`{normal}`.", f"Write `{normal}`; both are read alike."


def lint_vocabulary(vocabulary: Vocabulary, places: Mapping[str, Place] | None = None) -> list[Problem]:
    """L12 and L15. `places` by the name of the parameter or kind; without it a problem has only its field."""
    known = places or {}
    found: list[Problem] = []
    for parameter in vocabulary.parameters.values():
        place = known.get(parameter.name, Place(field=f"parameter.{parameter.name}"))
        if parameter.type is ParameterType.JUDGEMENT and parameter.guidance is None:
            what = f"The judgement `{parameter.name}` has no guidance."
            remedy = "Say in `guidance`, in both languages, what the person who judges looks at."
            found.append(Problem("L12", what, place, "guidance for every judgement.", remedy, "warning"))
        found += _numbers_in(parameter.name, place)
    for kind in vocabulary.kinds.values():
        found += _numbers_in(kind.name, known.get(kind.name, Place(field=f"kind.{kind.name}")))
    return found


def _numbers_in(name: str, place: Place) -> Iterator[Problem]:
    if has_limit_in_name(name):
        what = f"`{name}` has a number in its name."
        expected = "the name of what is measured, without limit, unit or number of the law."
        remedy = "Keep the number in the condition: `sample_rate`, not `sample_rate_over_1300`."
        yield Problem("L15", what, place, expected, remedy, "warning")


def has_limit_in_name(name: str) -> bool:
    """Whether a name carries a figure; the number of a standard, an isotope or a table of the law is none."""
    pieces = name.split("_")
    if "table" in pieces:
        return False
    if pieces[0] in _STANDARD_BODIES or any(piece in _STANDARD_BODIES for piece in pieces[:-1]):
        return False
    for before, piece in zip(["", *pieces], pieces, strict=False):
        if piece[:1].isdigit() and before not in _ISOTOPES and (before in _LIMIT_WORDS or piece.isdigit()):
            return True
    return False
