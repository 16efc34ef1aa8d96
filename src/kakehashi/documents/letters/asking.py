"""What a supplier can be asked about an undetermined item, and which answers would settle it together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kakehashi.classification import Classification
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.reasoning.facts import Fact, FactKey, Subject
from kakehashi.reasoning.findings import Finding, find
from kakehashi.reasoning.nodes import Missing, Operator, branch
from kakehashi.reasoning.quantities import Quantity
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Item
from kakehashi.vocabulary import ParameterType, Vocabulary


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the statements that answer it (several kinds are asked at once) and the provisions that ask."""

    things: tuple[Missing, ...]
    provisions: tuple[str, ...]

    @property
    def topic(self) -> str:
        """What sort of statement is asked for."""
        return self.things[0].topic


@dataclass(frozen=True, slots=True)
class Group:
    """Questions, by their place in the letter (from 1), whose answers can settle it together; `judged` where a
    judgement of the exporter's own belongs to them.
    """

    numbers: tuple[int, ...]
    judged: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """The questions, most useful first, and the groups of them that can be enough."""

    questions: tuple[Asked, ...]
    groups: tuple[Group, ...]


def asking(item: Item, found: Classification) -> Asking:
    """What is missing of an item, as far as a supplier can know it.

    Raises `ProblemError` `letter-nothing-missing` where it is settled, or where only a person's judgement is open.
    """
    if found.truth is not Truth.UNKNOWN:
        raise ProblemError(_nothing_missing(item, "its classification is settled"))
    finding = _without_judged_rows(found)
    sets = (*finding.for_yes, *finding.for_no)
    vocabulary = found.edition.rulebook.vocabulary
    weights: dict[Missing, Fraction] = {}
    for one in sets:
        facts = [thing for thing in one if _is_for_a_supplier(thing, item, vocabulary)]
        for thing in facts:
            weights[thing] = weights.get(thing, Fraction(0)) + Fraction(1, len(facts))
    if not weights:
        raise ProblemError(_nothing_missing(item, "what is open is for a person to judge"))
    questions = _questions(weights, found)
    return Asking(questions, _groups(sets, questions))


def stated(item: Item, thing: Missing) -> Fact | None:
    """What the item already says of a missing value, which is then too wide to settle anything."""
    return item.subject.facts.get(thing.key or FactKey(thing.name)) if thing.about == "item" else None


def _without_judged_rows(found: Classification) -> Finding:
    """Is it listed, asked of the list without the rows that only a person judges: those are no supplier's matter."""
    entries = found.edition.entries
    names = [name for name in found.findings if entries[name].parent is None]
    roots = [node for name, node in zip(names, found.roots, strict=True) if name not in found.judged_rows]
    return find("list", branch(Operator.ANY, *roots), frozenset(found.findings), found.unknowns)


def _is_for_a_supplier(thing: Missing, item: Item, vocabulary: Vocabulary) -> bool:
    """A value or a property of the goods; not a judgement, and never what is already stated."""
    if thing.topic == "provision":
        return False
    parameter = vocabulary.parameters.get(thing.name) if thing.topic == "parameter" else None
    if parameter is not None and parameter.type is ParameterType.JUDGEMENT:
        return False
    return not _is_settled(item.subject, thing)


def _is_settled(subject: Subject, thing: Missing) -> bool:
    """Whether the value stands in the item: a point, or anything that is not a number known only between two ends."""
    fact = subject.facts.get(thing.key or FactKey(thing.name)) if thing.about == "item" else None
    if fact is None:
        return False
    return not isinstance(fact.value, Quantity) or fact.value.interval.low == fact.value.interval.high


def _questions(weights: dict[Missing, Fraction], found: Classification) -> tuple[Asked, ...]:
    """The questions, most useful first; kinds of one thing are asked in one."""
    together: dict[tuple[str, str], list[Missing]] = {}
    for thing in sorted(weights, key=lambda thing: -weights[thing]):
        together.setdefault((thing.about, "kind" if thing.topic == "kind" else str(thing)), []).append(thing)
    order = sorted(together.values(), key=lambda things: -sum(weights[thing] for thing in things))
    return tuple(Asked(tuple(things), _asking_provisions(things, found)) for things in order)


def _asking_provisions(things: Iterable[Missing], found: Classification) -> tuple[str, ...]:
    """The open provisions in whose smallest sets a statement stands, those nearest to being settled first."""
    wanted = set(things)
    near: dict[str, int] = {}
    for name in found.undetermined:
        if name in found.judged_rows:
            continue
        finding = found.findings[name]
        sizes = [len(one) for one in (*finding.for_yes, *finding.for_no) if wanted & set(one)]
        if sizes:
            near[name] = min(sizes)
    return tuple(sorted(near, key=lambda name: near[name]))


def _groups(sets: Iterable[tuple[Missing, ...]], questions: tuple[Asked, ...]) -> tuple[Group, ...]:
    number = {thing: place for place, one in enumerate(questions, 1) for thing in one.things}
    groups = [
        Group(tuple(sorted({number[thing] for thing in one if thing in number})), any(t not in number for t in one))
        for one in sets
    ]
    return tuple(dict.fromkeys(sorted((one for one in groups if one.numbers), key=lambda one: len(one.numbers))))


def _nothing_missing(item: Item, why: str) -> Problem:
    return Problem(
        "letter-nothing-missing",
        f"There is nothing to ask a supplier about {item.name}: {why}.",
        Place(field="item"),
        "an item whose classification is undetermined for want of values that its maker knows.",
        "Look at the classification with `kakehashi classify ITEM`; rows for a person are judged in `[[item.judged]]`.",
    )
