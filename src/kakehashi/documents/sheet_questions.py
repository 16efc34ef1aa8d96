"""The questions of a bracket number in words and in order, numbered throughout, with where each answer leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kakehashi.documents.asking import asked_in_english
from kakehashi.documents.labels import Labels
from kakehashi.documents.provisions import Section
from kakehashi.documents.question_path import End, Exit, Step
from kakehashi.documents.sheet_answers import Answers, Blank, Told
from kakehashi.reasoning.nodes import Atom, Node, atoms
from kakehashi.reasoning.syntax import Compare, Condition, InRange, Labelled, SpanRelation
from kakehashi.reasoning.truth import Truth
from kakehashi.reasoning.words import Line
from kakehashi.wording.speaking import Speaker

Asked = tuple[Condition | None, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a sheet.

    `bracket` is `scope`, `exception`, `criteria` or `judged`; `cite` is where it stands, `mark` the law's own label,
    `lines` its words, one line as a rule. `answer` is the item's, unknown where it is open; `passed_over`, that the
    answers before lead past it, so that it has none. `to_yes` and `to_no` say where its two exits lead. `same` is the
    number of an equal question before it.
    """

    number: int
    bracket: str
    cite: str
    mark: str
    lines: tuple[Line, ...]
    answer: Truth
    passed_over: bool
    told: tuple[Told, ...]
    margin: str
    blanks: tuple[Blank, ...]
    to_yes: str
    to_no: str
    same: int | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A section with its questions; `decided` is the number of the question that decided it or that it waits for."""

    section: Section
    questions: tuple[Question, ...]
    decided: int | None


def numbered(sections: Sequence[Section], speaker: Speaker, answers: Answers, first: int = 1) -> tuple[Numbered, ...]:
    """The sections of a bracket number with their questions numbered from `first`."""
    starts: dict[str, int] = {}
    number = first
    for section in sections:
        starts[section.entry.id] = number
        number += len(section.path.steps)
    ways = _Ways(tuple(sections), starts, Labels(speaker.language))
    before: dict[Asked, int] = {}
    explained: dict[Blank, int] = {}
    return tuple(_Section(section, ways, speaker, answers, before, explained).numbered() for section in sections)


@dataclass(frozen=True, slots=True)
class _Ways:
    """Where exits lead: from a section into those below it, or past all of them to the next."""

    sections: tuple[Section, ...]
    starts: Mapping[str, int]
    labels: Labels

    def exit(self, section: Section, to: Exit) -> str:
        """An exit in words: the number of a question, with the result where one is reached."""
        if isinstance(to, int):
            return self.labels("sheet.to", n=self.starts[section.entry.id] + to)
        at = self.sections.index(section)
        if to is End.FAILED:
            return self.labels("sheet.not_to", n=self._entry(self._past(at)))
        has_below = at + 1 < len(self.sections) and self.sections[at + 1].above is section
        key = "sheet.to" if has_below and not section.is_decided_here else "sheet.listed_to"
        return self.labels(key, n=self._entry(at + 1))

    def _past(self, at: int) -> int:
        """The section after all that stand below one."""
        depth, at = self.sections[at].depth, at + 1
        while at < len(self.sections) and self.sections[at].depth > depth:
            at += 1
        return at

    def _entry(self, at: int) -> str:
        """The number of the first question asked from a section on; a section without questions is gone through."""
        while at < len(self.sections):
            section = self.sections[at]
            entry = section.path.entry
            if isinstance(entry, int):
                return str(self.starts[section.entry.id] + entry)
            at = at + 1 if entry is End.MET else self._past(at)
        return self.labels("sheet.results")


@dataclass(frozen=True, slots=True)
class _Section:
    section: Section
    ways: _Ways
    speaker: Speaker
    answers: Answers
    before: dict[Asked, int]
    explained: dict[Blank, int]

    def numbered(self) -> Numbered:
        """The section with its questions, and which of them decides it."""
        path, start = self.section.path, self.ways.starts[self.section.entry.id]
        questions = tuple(
            self._question(start + index, step, asked=self.section.reached and index in path.reached)
            for index, step in enumerate(path.steps)
        )
        decided = path.last if self.section.reached else None
        return Numbered(self.section, questions, None if decided is None else start + decided)

    def _question(self, number: int, step: Step, *, asked: bool) -> Question:
        same = self._same(number, step.node) if asked else None
        return Question(
            number=number,
            bracket=step.part or "criteria",
            cite=self.speaker.cite_clause(self.section.entry.id, step.marks),
            mark=self.speaker.marks(step.marks),
            lines=self._said(step),
            answer=step.node.truth if asked else Truth.UNKNOWN,
            passed_over=not asked,
            told=self.answers.told(step.node) if asked else (),
            margin=self.answers.margin(step.node) if asked else "",
            blanks=self._blanks(number, step.node) if asked and same is None else (),
            to_yes=self.ways.exit(self.section, step.yes),
            to_no=self.ways.exit(self.section, step.no),
            same=same,
        )

    def _said(self, step: Step) -> tuple[Line, ...]:
        """The question as lines: one as a rule, several where a group is asked as a whole."""
        if step.part == "judged":
            entry = self.section.entry
            label = f"{self.speaker.cite(entry.cite)} {self.speaker.words(entry.title)}"
            return (Line(0, None, self.ways.labels("sheet.asked_person", label=label)),)
        condition = _condition(step.node)
        lines = self.speaker.lines(condition) if condition is not None else ()
        first = [replace(line, text=line.text[:1].upper() + line.text[1:]) for line in lines[:1]]
        if len(lines) > 1:
            return (*first, *lines[1:])
        if self.speaker.language == "en":
            return tuple(replace(line, text=asked_in_english(lines[0].text)) for line in first)
        return tuple(replace(line, text=self.ways.labels("sheet.asked", text=line.text)) for line in first)

    def _blanks(self, number: int, node: Node) -> tuple[Blank, ...]:
        """What is to be filled in, where it is first asked; the name of the one figure of a question stands in it."""
        blanks = self.answers.blanks(node)
        said = [replace(one, measuring="", datasheet="", asked=self.explained.get(one)) for one in blanks]
        said = [one if before.asked is None else before for one, before in zip(blanks, said, strict=True)]
        for one in blanks:
            if one.label:
                self.explained.setdefault(one, number)
        if len(said) == 1 and isinstance(node.condition, Compare | InRange | SpanRelation):
            said = [replace(said[0], label="")]
        return tuple(blank for blank in said if blank != Blank("", None, "", ""))

    def _same(self, number: int, node: Node) -> int | None:
        """The number of an equal question that was asked before."""
        about = next((atom.about for atom in atoms(node)), "item")
        first = self.before.setdefault((_condition(node), about), number)
        return first if first != number else None


def _condition(node: Node) -> Condition | None:
    found = node.condition
    while isinstance(found, Labelled):
        found = found.operand
    if found is None and not isinstance(node, Atom):
        return next((each.condition for each in atoms(node)), None)
    return found
