"""Facts under which a condition is met, or not met: a made-up thing for a reader of the law to judge.

It tries, it does not prove: what is already stated stays, what cannot be made so is left open. Whoever reads the facts
judges them as they stand, so an open fact costs a clear case, never a wrong answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from kakehashi.reasoning.arithmetic import operands
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    AtLeastOf,
    CodeSet,
    Compare,
    CompareExpressions,
    Comparison,
    Condition,
    CountOf,
    DesignedFor,
    Figure,
    Flag,
    IfThen,
    InRange,
    InSet,
    Is,
    Labelled,
    Measure,
    NoneOf,
    Not,
    Quantified,
    Quantifier,
    Range,
    Refer,
    SpanRelation,
)
from kakehashi.reasoning.walking import rows_of
from kakehashi.vocabulary import ParameterType

Stated = str | bool | dict[str, str]
_ON_THINGS = (Quantifier.SOME, Quantifier.EVERY)


def opened(condition: Condition) -> Condition:
    """The condition with its tables as `any of` rows and its labels taken off, so that each part stands once."""
    match condition:
        case AnyRow():
            return AnyOf(tuple(AllOf(cells) for _, cells in rows_of(condition)))
        case Labelled(operand=operand):
            return opened(operand)
        case Not(operand=operand):
            return Not(opened(operand))
        case AllOf(operands=parts):
            return AllOf(tuple(map(opened, parts)))
        case AnyOf(operands=parts):
            return AnyOf(tuple(map(opened, parts)))
        case NoneOf(operands=parts):
            return Not(AnyOf(tuple(map(opened, parts))))
        case AtLeastOf(number=number, operands=parts):
            return AtLeastOf(number, tuple(map(opened, parts)))
        case IfThen(premise=premise, conclusion=conclusion):
            return AnyOf((Not(opened(premise)), AllOf(tuple(map(opened, conclusion)))))
        case Quantified(quantifier=quantifier, name=name, where=where, body=body):
            return Quantified(quantifier, name, opened(where) if where else None, opened(body))
    return condition


@dataclass(slots=True)
class Scene:
    """The facts of one made-up thing and of its components; `rulebook` opens terms and sets."""

    rulebook: Rulebook
    kinds: list[str] = field(default_factory=list)
    facts: dict[str, Stated] = field(default_factory=dict)
    purposes: dict[str, str] = field(default_factory=dict)
    components: dict[str, list[Scene]] = field(default_factory=dict)

    def state(self, measure: Measure, value: str | bool) -> bool:
        """States a fact, unless the parameter is stated already. Whether it could."""
        if measure.name in self.facts:
            return False
        qualified = {"value": str(value)}
        if measure.by:
            qualified["by"] = measure.by
        if measure.at_condition:
            qualified["at"] = f"{measure.at_condition.text} {measure.at_condition.unit or ''}".strip()
        if measure.basis:
            qualified["basis"] = measure.basis
        self.facts[measure.name] = qualified if len(qualified) > 1 else value
        return True

    def make(self, condition: Condition, wanted: bool) -> bool:
        """States what makes the condition met (or not met). Whether everything needed could be stated."""
        match condition:
            case Not(operand=operand):
                return self.make(operand, not wanted)
            case AllOf(operands=parts) | AnyOf(operands=parts):
                every = wanted is isinstance(condition, AllOf)
                made = [self.make(part, wanted) for part in parts] if every else None
                return all(made) if made is not None else any(self.make(part, wanted) for part in parts)
            case AtLeastOf(number=number, operands=parts):
                needed = number if wanted else len(parts) - number + 1
                made = [self.make(part, wanted) for part in parts[:needed]]
                return all(made)
            case Quantified(quantifier=quantifier, name=name, where=where, body=body):
                if quantifier not in _ON_THINGS:
                    return False
                thing = self.thing(name)
                return all([where is None or thing.make(where, True), thing.make(body, wanted)])
            case CountOf(bound=bound, number=number, name=name, where=where):
                return self._count(bound, number, name, where, wanted)
            case _:
                return self._atom(condition, wanted)

    def thing(self, name: str) -> Scene:
        """The one thing of a component that is spoken of."""
        return self.components.setdefault(name, [Scene(self.rulebook)])[0]

    def _count(self, bound: str, number: int, name: str, where: Condition | None, wanted: bool) -> bool:
        if name in self.components:
            return False
        enough = wanted if bound != "at most" else not wanted
        amount = number + (bound == "at most" and not wanted) if enough else number - 1
        things = [Scene(self.rulebook) for _ in range(max(amount, 0))]
        self.components[name] = things
        made = [where is None or thing.make(where, True) for thing in things]
        return all(made)

    def _atom(self, atom: Condition, wanted: bool) -> bool:
        match atom:
            case Compare(measure=measure, comparison=comparison, figure=figure):
                return self.state(
                    measure, in_unit(beside(comparison, figure, self.counts(measure), wanted), figure.unit)
                )
            case InRange(measure=measure, range=limits):
                found = inside(limits) if wanted else outside(limits, self.counts(measure))
                return found is not None and self.state(measure, in_unit(found, limits.unit))
            case Flag(measure=measure):
                return self.state(measure, wanted)
            case Is(measure=measure, value=value):
                return self._code(measure, (value,), wanted)
            case InSet(measure=measure, members=members):
                named = members.members if isinstance(members, CodeSet) else self._named(members.name)
                return self._code(measure, named, wanted)
            case DesignedFor(level=level, purpose=purpose):
                if wanted:
                    self.purposes.setdefault(purpose, level)
                return wanted is (purpose in self.purposes)
            case Refer(references=references) if all(reference.is_term for reference in references):
                terms = [opened(self.rulebook.terms[reference.path]) for reference in references]
                return self.make(AnyOf(tuple(terms)), wanted)
            case SpanRelation(measure=measure, relation=relation, range=limits):
                return self._span(measure, relation, limits, wanted)
            case CompareExpressions():
                return False
        return False

    def _named(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(self.rulebook.sets.get(name, frozenset())))

    def _code(self, measure: Measure, members: tuple[str, ...], wanted: bool) -> bool:
        if measure.name == "kind":
            if wanted and members and not set(members) & set(self.kinds):
                self.kinds.append(members[0])
            return wanted is bool(set(members) & set(self.kinds))
        if wanted:
            return bool(members) and self.state(measure, members[0])
        parameter = self.rulebook.vocabulary.parameters.get(measure.name)
        others = [value for value in (parameter.values if parameter else ()) if value not in members]
        return bool(others) and self.state(measure, others[0])

    def _span(self, measure: Measure, relation: str, limits: Range, wanted: bool) -> bool:
        if relation == "overlaps":
            return self._overlap(measure, limits, wanted)
        if limits.low is None or limits.high is None:
            return False
        step = step_of(limits.low_text)
        grow = step if (relation == "covers") is wanted else -step
        return self.state(measure, span(limits.low - grow, limits.high + grow, limits.unit))

    def _overlap(self, measure: Measure, limits: Range, wanted: bool) -> bool:
        """A short span just inside the limits, or just outside of them."""
        if limits.low is not None:
            step = step_of(limits.low_text)
            start = limits.low + step if wanted else limits.low - 3 * step
        elif limits.high is not None:
            step = step_of(limits.high_text)
            start = limits.high - 3 * step if wanted else limits.high + step
        else:
            return False
        return self.state(measure, span(start, start + 2 * step, limits.unit))

    def counts(self, measure: Measure) -> bool:
        """Whether the parameter takes whole numbers only."""
        parameter = self.rulebook.vocabulary.parameters.get(measure.name)
        return parameter is not None and parameter.type is ParameterType.COUNT

    def table(self) -> dict[str, object]:
        """The facts as the `item` table of a case."""
        item: dict[str, object] = {"facts": dict(self.facts)}
        if self.kinds:
            item |= {"kind": self.kinds if len(self.kinds) > 1 else self.kinds[0], "kinds_complete": True}
        if self.purposes:
            item["purposes"] = dict(self.purposes)
        if self.components:
            item["components"] = {name: [thing.flat() for thing in things] for name, things in self.components.items()}
            item["complete"] = [*self.components]
        return item

    def flat(self) -> Mapping[str, Stated]:
        """The facts of a component's thing."""
        return dict(self.facts)


# ---------------------------------------------------------------- numbers


def step_of(text: str) -> Fraction:
    """A tenth of the last digit printed: 0.01 for `1.3`, so that neighbours lie close and print short."""
    try:
        exponent = Decimal(text).as_tuple().exponent
    except ArithmeticError:
        exponent = 0
    return Fraction(10) ** (int(exponent) - 1)


def step_for(text: str, whole: bool) -> Fraction:
    """How far from a limit *just above* lies; 1 where only whole numbers are."""
    return Fraction(1) if whole else step_of(text)


def beside(comparison: Comparison, figure: Figure, whole: bool, wanted: bool) -> Fraction:
    """A number that meets (or fails) a comparison, next to its limit."""
    step = step_for(figure.text, whole)
    above = comparison in (Comparison.ABOVE, Comparison.AT_LEAST)
    if comparison in (Comparison.EQUAL, Comparison.UNEQUAL):
        return figure.value + (0 if wanted is (comparison is Comparison.EQUAL) else step)
    return figure.value + (step if above is wanted else -step)


def inside(limits: Range) -> Fraction | None:
    """A number in a range."""
    if limits.low is not None and limits.low_closed:
        return limits.low
    if limits.low is not None:
        top = limits.high if limits.high is not None else limits.low + 2
        return (limits.low + top) / 2
    return None if limits.high is None else limits.high - 1


def outside(limits: Range, whole: bool) -> Fraction | None:
    """A number outside a range, next to its lower limit where there is one."""
    if limits.low is not None:
        return limits.low - step_for(limits.low_text, whole)
    return None if limits.high is None else limits.high + step_for(limits.high_text, whole)


def decimal_text(value: Fraction) -> str | None:
    """The number in decimal digits; None where it has no end."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        return None
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def in_unit(value: Fraction, unit: str | None) -> str:
    """A number with its unit, as an item file has it."""
    text = decimal_text(value) or str(value)
    return f"{text} {unit}" if unit else text


def span(low: Fraction, high: Fraction, unit: str | None) -> str:
    """A span with its unit, as an item file has it."""
    return f"[{decimal_text(low)}, {decimal_text(high)}] {unit or ''}".strip()


def measures_of(comparison: CompareExpressions) -> tuple[str, ...]:
    """The parameters that a formula reads."""
    found = [*operands(comparison.left), *operands(comparison.right)]
    return tuple(dict.fromkeys(operand.measure.name for operand in found))
