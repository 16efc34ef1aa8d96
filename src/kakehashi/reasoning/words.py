"""A condition printed back as words in Japanese or English, line by line, as a lawyer would set it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kakehashi.reasoning import syntax as s
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.walking import rows_of
from kakehashi.reasoning.words_en import English
from kakehashi.reasoning.words_ja import Japanese
from kakehashi.reasoning.words_names import Cite, Names
from kakehashi.reasoning.words_shapes import mark_text
from kakehashi.vocabulary import Vocabulary, Words

_SPEAKERS: dict[str, type[Japanese] | type[English]] = {"ja": Japanese, "en": English}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how deep it is indented (0 for the first), the law's mark as shown (`(1)`, `イ`), and the words.

    The header of a group ends with a colon; what belongs to it follows, one step deeper. `condition` is what the line
    says, so that it can be put to a thing; None where it speaks of the members of a quantifier, not of the thing.
    """

    indent: int
    mark: str | None
    text: str
    condition: s.Condition | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return "  " * self.indent + (f"{self.mark} " if self.mark else "") + self.text


def say(
    condition: s.Condition,
    vocabulary: Vocabulary | Rulebook,
    language: str,
    *,
    titles: Mapping[str, Words] | None = None,
    cite: Cite | None = None,
) -> tuple[Line, ...]:
    """The condition in words, one line per criterion.

    `language` is `ja` or `en` (KeyError for any other). `titles` gives words by reference path (`o6-1-wa`,
    `term/wetted_material`) and by `set/NAME` and `table/NAME`; `cite` gives the citation of a reference
    (`第6条第1号ワ`). What neither knows is shown by its id: nothing is left out of the words.
    """
    names = Names(
        vocabulary.vocabulary if isinstance(vocabulary, Rulebook) else vocabulary, language, titles or {}, cite
    )
    return tuple(_lines(condition, _SPEAKERS[language](names), 0))


def say_text(
    condition: s.Condition,
    vocabulary: Vocabulary | Rulebook,
    language: str,
    *,
    titles: Mapping[str, Words] | None = None,
    cite: Cite | None = None,
) -> str:
    """The lines of `say` as one text, two spaces a step."""
    return "\n".join(str(line) for line in say(condition, vocabulary, language, titles=titles, cite=cite))


def _lines(condition: s.Condition, speaker: Japanese | English, indent: int) -> Iterator[Line]:
    match condition:
        case s.Labelled():
            yield from _marked(condition, speaker, indent)
        case s.AllOf(inline=False) | s.AnyOf(inline=False) | s.NoneOf() | s.AtLeastOf():
            yield Line(indent, None, speaker.group(condition), condition)
            yield from _children(condition.operands, speaker, indent + 1)
        case s.AnyRow():
            yield Line(indent, None, speaker.group(condition), condition)
            yield from _rows(condition, speaker, indent + 1)
        case s.IfThen():
            yield from _if_then(condition, speaker, indent)
        case s.Quantified() if not condition.inline or _opens_block(condition.body):
            yield from _quantified(condition, speaker, indent)
        case _:
            yield Line(indent, None, speaker.sentence(condition), condition)


def _children(operands: Iterable[s.Condition], speaker: Japanese | English, indent: int) -> Iterator[Line]:
    for operand in operands:
        yield from _lines(operand, speaker, indent)


def _marked(condition: s.Labelled, speaker: Japanese | English, indent: int) -> Iterator[Line]:
    """The mark goes before the first line of what it labels; a mark within a mark is joined to it."""
    first, *rest = _lines(condition.operand, speaker, indent)
    own = mark_text(condition.mark, speaker.names.language)
    yield replace(first, mark=own + (first.mark or ""))
    yield from rest


def _rows(table: s.AnyRow, speaker: Japanese | English, indent: int) -> Iterator[Line]:
    for row, (_, cells) in zip(table.rows, rows_of(table), strict=True):
        mark = mark_text(row.mark, speaker.names.language) if row.mark is not None else None
        yield Line(indent, mark, speaker.row(table, row), s.AllOf(cells, inline=True))


def _if_then(condition: s.IfThen, speaker: Japanese | English, indent: int) -> Iterator[Line]:
    single = len(condition.conclusion) == 1
    if single and not isinstance(condition.conclusion[0], s.Labelled) and not _opens_block(condition.conclusion[0]):
        yield Line(indent, None, speaker.sentence(condition), condition)
    else:
        yield Line(indent, None, speaker.premise(condition.premise), condition)
        yield from _children(condition.conclusion, speaker, indent + 1)


def _quantified(condition: s.Quantified, speaker: Japanese | English, indent: int) -> Iterator[Line]:
    """The group of the body, if it is one, is named in the header itself; its lines speak of each member."""
    yield Line(indent, None, speaker.quantified(condition, condition.body), condition)
    for line in _body(condition.body, speaker, indent + 1):
        yield replace(line, condition=None)


def _body(body: s.Condition, speaker: Japanese | English, indent: int) -> Iterator[Line]:
    match body:
        case s.AllOf() | s.AnyOf() | s.NoneOf() | s.AtLeastOf():
            yield from _children(body.operands, speaker, indent)
        case s.AnyRow():
            yield from _rows(body, speaker, indent)
        case _:
            yield from _lines(body, speaker, indent)


def _opens_block(condition: s.Condition) -> bool:
    """Whether the words of a condition take more than one line."""
    match condition:
        case s.AllOf(inline=False) | s.AnyOf(inline=False) | s.NoneOf() | s.AtLeastOf() | s.AnyRow() | s.IfThen():
            return True
        case s.Labelled():
            return _opens_block(condition.operand)
        case s.Quantified():
            return not condition.inline or _opens_block(condition.body)
        case _:
            return False
