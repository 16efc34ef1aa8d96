"""What an item answers to a condition: the facts with their sources, the margin, what is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kakehashi.documents.labels import Labels
from kakehashi.documents.member_names import is_place_on_axis, member_name, stretch
from kakehashi.reasoning.facts import FactKey, Statement, Subject
from kakehashi.reasoning.findings import Reason, reasons_of
from kakehashi.reasoning.margins import margin_of
from kakehashi.reasoning.nodes import Atom, Missing, Node, open_atoms
from kakehashi.reasoning.quantities import Quantity
from kakehashi.reasoning.syntax import Compare, Condition, DesignedFor, Flag, InRange, InSet, Is, Refer, SpanRelation
from kakehashi.reasoning.truth import Truth
from kakehashi.vocabulary import ParameterType
from kakehashi.wording.speaking import Speaker

MOST_FACTS = 4
"""So many facts are shown with one question; how many more there are is said."""

_UNMEASURED = frozenset({ParameterType.FLAG, ParameterType.JUDGEMENT, ParameterType.ENUM, ParameterType.CODES})


@dataclass(frozen=True, slots=True)
class Told:
    """One fact behind an answer: what it is about (empty where the question says it), its value, its source.

    `member` is the part of `name` that a question cannot say: of which member, or on which stretch of a curve.
    """

    name: str
    value: str
    source: str
    member: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """What is to be filled in: what it is, in which unit (None: in words), how it is measured, where it is printed.

    `is_range` asks for two ends. `asked` is the number of the question before that asks for the same.
    """

    label: str
    unit: str | None
    measuring: str
    datasheet: str
    is_range: bool = False
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of one item in the words of one speaker."""

    speaker: Speaker
    subject: Subject

    @property
    def _labels(self) -> Labels:
        return Labels(self.speaker.language)

    def told(self, node: Node) -> tuple[Told, ...]:
        """The facts that an answer rests on, each once; the last says how many more there are."""
        if node.truth is Truth.UNKNOWN and _asks_provision(node):
            return (Told("", "", self._labels("sheet.by_provision")),)
        found = tuple(dict.fromkeys(one for reason in reasons_of(node) for one in self._of(reason)))
        if len(found) == 1:  # what the question itself is about: its name need not be said again
            return (replace(found[0], name=found[0].member),)
        if len(found) <= MOST_FACTS:
            return found
        return (*found[:MOST_FACTS], Told("", self._labels("sheet.others", n=len(found) - MOST_FACTS), ""))

    def margin(self, node: Node) -> str:
        """How far a number is from the limit of the question; empty where there is none."""
        (reason, *others) = reasons_of(node) or (None,)
        if (
            reason is None
            or others
            or any(is_place_on_axis(key.name, reason.about, self.speaker) for key, _ in reason.used)
        ):
            return ""
        found = margin_of(Atom(reason.truth, reason.condition, reason.about, reason.used, note=reason.note))
        return self.speaker.margin(found) if found is not None and found.met is not Truth.UNKNOWN else ""

    def blanks(self, node: Node) -> tuple[Blank, ...]:
        """What would answer a question that is open, each once.

        A question of other provisions is answered by theirs; one that is itself the question has only its notes.
        """
        if isinstance(node.condition, Refer):
            return ()
        blanks = tuple(dict.fromkeys(self._open(node)))
        if blanks and _asks_itself(node.condition) and all(blank.unit is None for blank in blanks):
            return (replace(blanks[0], label=""),)
        if len(blanks) <= MOST_FACTS:
            return blanks
        return (*blanks[:MOST_FACTS], Blank(self._labels("sheet.others", n=len(blanks) - MOST_FACTS), None, "", ""))

    # ------------------------------------------------------------ what is known

    def _of(self, reason: Reason) -> Iterator[Told]:
        for key, fact in reason.used:
            name, source = self.speaker.key(key), self.speaker.source(fact)
            if isinstance(fact.value, Quantity) and is_place_on_axis(key.name, reason.about, self.speaker):
                yield Told(name, stretch(fact.value.interval, fact.value.unit, self.speaker), "")
                continue
            said = isinstance(fact.value, Statement)  # the answer itself
            if source or not said or len(reason.used) > 1:
                value = "" if said and len(reason.used) == 1 else self.speaker.value(key, fact)
                yield Told(self._about(name, reason.about), value, source, self._member(reason.about))
        if reason.used:
            return
        if reason.note == "beyond the curve":
            yield Told("", "", self._labels("sheet.beyond"))
        elif reason.note == "kind" and reason.about == "item" and _asks_kind(reason.condition):
            stated = self.speaker.kinds(sorted(self.subject.kinds.stated))
            yield Told("", stated, "")
        elif isinstance(reason.condition, DesignedFor) and reason.note == "purpose" and reason.about == "item":
            level = self.subject.purposes.levels.get(reason.condition.purpose, "none")
            yield Told("", self.speaker.labels(f"level.{level}"), "")
        elif isinstance(reason.condition, Refer):
            yield from self._referred(reason)

    def _referred(self, reason: Reason) -> Iterator[Told]:
        """A provision that is asked as a whole: a person's judgement of it, or where it stands in the list."""
        assert isinstance(reason.condition, Refer)
        for name in dict.fromkeys(each.path for each in reason.condition.references):
            if (fact := self.subject.judged.get(name)) is not None and isinstance(fact.value, Statement):
                yield Told(self.speaker.title(name), self._listed(fact.value.holds), self.speaker.source(fact))
            elif not reason.note:
                yield Told("", "", self._labels("sheet.by_provision"))

    def _listed(self, holds: bool) -> str:
        return self.speaker.labels("listed" if holds else "not_listed")

    def _about(self, name: str, about: str) -> str:
        member = self._member(about)
        return self.speaker.labels("question.of", about=member, question=name) if member else name

    def _member(self, about: str) -> str:
        return "" if about in ("item", "deal") else member_name(about, self.subject, self.speaker)

    # ------------------------------------------------------------ what is open

    def _open(self, node: Node) -> Iterator[Blank]:
        """What is missing, one by one; kinds that a thing may be are asked for together."""
        found: dict[Missing, Condition] = {}
        for atom in open_atoms(node):
            for missing in atom.variable.missing if atom.variable is not None else ():
                found.setdefault(missing, atom.condition)
        kinds: dict[str, list[str]] = {}
        for missing in found:
            if missing.topic == "kind":
                kinds.setdefault(missing.about, []).append(missing.name)
        for missing, condition in found.items():
            if missing.topic != "kind":
                yield self._blank(missing, condition)
            elif names := kinds.pop(missing.about, None):
                label = self._labels("sheet.kind", kinds=self.speaker.kinds(names))
                yield Blank(self._about(label, missing.about), None, "", "")

    def _blank(self, missing: Missing, condition: Condition) -> Blank:
        vocabulary, key = self.speaker.edition.rulebook.vocabulary, missing.key or FactKey(missing.name)
        parameter = vocabulary.parameters.get(missing.name) if missing.topic == "parameter" else None
        if parameter is None:
            asked = self.speaker.question(missing.topic, [missing.name], "item", missing.key)
            if missing.topic == "purpose" and (purpose := vocabulary.purposes.get(missing.name)) is not None:
                asked = self._labels("sheet.purpose", purpose=self.speaker.words(purpose))
            return Blank(self._about(asked, missing.about), None, "", "")
        unit = None if parameter.type in _UNMEASURED else (_unit_of(condition) or parameter.unit or "")
        measuring, datasheet = self.speaker.words(parameter.measuring), self.speaker.words(parameter.datasheet)
        label = self._about(self.speaker.key(key), missing.about)
        return Blank(label, unit, measuring, datasheet, is_range=parameter.type is ParameterType.SPAN)


def _asks_provision(node: Node) -> bool:
    """Whether another provision is asked as a whole: not a person's judgement of the provision itself."""
    asked = node.condition
    if not isinstance(asked, Refer) or (isinstance(node, Atom) and node.clause is not None):
        return False
    return bool(asked.references) and not any(each.is_term for each in asked.references)


def _asks_itself(condition: Condition | None) -> bool:
    """Whether yes or no to the question is all there is to know."""
    return isinstance(condition, Flag | DesignedFor | Is | InSet)


def _asks_kind(condition: Condition) -> bool:
    return isinstance(condition, Is | InSet) and condition.measure.name == "kind"


def _unit_of(condition: Condition) -> str | None:
    """The unit in which the law asks."""
    match condition:
        case Compare(figure=figure):
            return figure.unit
        case InRange(range=wanted) | SpanRelation(range=wanted):
            return wanted.unit
    return None
