"""What the law and the facts say, in words: citations, conditions, reasons, facts, margins, questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from kakehashi.classification import Classification, row_number
from kakehashi.law import Days, citation_words, read_citation
from kakehashi.lists import Edition, Entry, Status
from kakehashi.reasoning.facts import Code, Codes, Fact, FactKey, NotApplicable, Span, Statement
from kakehashi.reasoning.findings import Margin, Reason
from kakehashi.reasoning.intervals import Interval
from kakehashi.reasoning.margins import margin_of
from kakehashi.reasoning.nodes import Atom
from kakehashi.reasoning.quantities import Quantity, exact_text, unit_of
from kakehashi.reasoning.syntax import Condition, Reference
from kakehashi.reasoning.words import Line, say
from kakehashi.reasoning.words_shapes import mark_text
from kakehashi.trade.countries import names_a_place
from kakehashi.vocabulary import ParameterType, Words
from kakehashi.vocabulary.units import UNITS, Unit
from kakehashi.wording.labels import Labels
from kakehashi.wording.places import place

MOST_DIGITS = 12
"""A distance from a limit is told in full up to so many characters."""

_NOTES = {"classification": "classification", "sum of the lines under one bracket number": "sum"}
"""What the engine itself notes as the source of a fact, with the label that says it."""


@dataclass(frozen=True)
class Speaker:
    """Speaks of one edition in one language."""

    edition: Edition
    language: str

    @property
    def labels(self) -> Labels:
        """The words in which answers are told."""
        return Labels(self.language)

    def words(self, words: Words | None) -> str:
        """A text of the pack in the language."""
        return "" if words is None else words.get(self.language) or words.get("en") or next(iter(words.values()), "")

    # ------------------------------------------------------------ citations and conditions

    def cite(self, text: str | None) -> str:
        """A citation in words; as written where its instrument is not in the pack."""
        if not text:
            return ""
        citation = read_citation(text)
        instrument = self.edition.instruments.get(citation.instrument)
        return text if instrument is None else citation_words(citation, instrument, self.language)

    def cite_clause(self, clause: str, marks: Sequence[str] = ()) -> str:
        """The citation of an entry, a rule or a term by its id, with the marks below it."""
        entry = self.edition.entries.get(clause)
        rule = self.edition.rules.get(clause)
        cited = entry.cite if entry else rule.cite if rule else None
        below = self.marks(marks)
        if cited is None:
            return clause + below
        return self.cite(cited) + (f"{'' if self.language == 'ja' else ', '}{below}" if below else "")

    def marks(self, marks: Sequence[str]) -> str:
        """The law's own labels: `(3)`, `ホ(1)`."""
        return "".join(mark_text(mark, self.language) for mark in marks)

    def title(self, clause: str) -> str:
        """The title of an entry, rule or term; its id where it has none."""
        return self.words(self._titles.get(clause)) or clause

    def lines(self, condition: Condition) -> tuple[Line, ...]:
        """A condition in words, one line per criterion."""
        return say(condition, self.edition.rulebook, self.language, titles=self._titles, cite=self._cite_reference)

    def sentence(self, condition: Condition) -> str:
        """A condition in one run of words; what stands on lines of its own is parted by semicolons."""
        said = ""
        for line in self.lines(condition):
            joint = "" if not said else " " if said.endswith((":", "：")) else self.labels("semicolon")
            said += joint + (f"{line.mark} " if line.mark else "") + line.text
        return said

    @cached_property
    def _titles(self) -> dict[str, Words]:
        edition = self.edition
        titles: dict[str, Words] = {entry.id: entry.title for entry in edition.entries.values()}
        titles.update({rule.id: rule.title for rule in edition.rules.values()})
        titles.update({f"term/{term.id}": term.title for term in edition.terms.values() if term.title})
        titles.update({f"set/{each.id}": each.title for each in edition.sets.values() if each.title})
        return titles

    def _cite_reference(self, reference: Reference) -> Words | None:
        if reference.is_term or reference.jurisdiction or reference.path not in self.edition.entries:
            return None
        return {self.language: self.cite_clause(reference.path, reference.labels)}

    def days(self, days: Days) -> str:
        """Days in force in words."""
        if days.in_force is None and days.until is None:
            return self.labels("days.always")
        if days.in_force is None:
            return self.labels("days.before", end=days.until)
        if days.until is None:
            return self.labels("days.from", first=days.in_force)
        return self.labels("days.until", first=days.in_force, end=days.until)

    def rows(self, clauses: Iterable[str]) -> str:
        """The rows of entries, those that follow one another joined: `1 to 6, 7 (other than 7(1)), 8 to 15`."""
        entries, chosen = self.edition.entries, set(clauses)
        every = list(dict.fromkeys(entry.row for entry in entries.values()))
        inside = {entry.row for entry in entries.values() if self._is_within(entry, chosen)}
        order = list(dict.fromkeys(row_number(row) for row in every))
        roots = [
            e for e in entries.values() if e.id in chosen and all(up.id not in chosen for up in self.edition.above(e))
        ]
        wanted = [entry.row for entry in roots]
        runs: list[list[str]] = []
        for row in dict.fromkeys(wanted):
            others = dict.fromkeys(
                each for each in every if each != row and row_number(each) == row and each not in inside
            )
            name = self.labels("row_rest", row=row, others=self._comma.join(others)) if others else row
            follows = runs and row in order and order.index(row) == _index(order, runs[-1][-1]) + 1
            if follows and name == row:
                runs[-1].append(name)
            else:
                runs.append([name])
        joined = [
            self.labels("to", first=run[0], last=run[-1]) if len(run) > 2 else self._comma.join(run) for run in runs
        ]
        return self._comma.join(joined)

    def numbers(self, provisions: Iterable[str], found: Classification) -> str:
        """The numbers of the order that provisions stand under: a row where all of it is meant, else its brackets."""
        chosen = set(provisions)
        rows: dict[str, dict[str, list[bool]]] = {}
        for provision in found.findings:
            entry = self.edition.entries[provision]
            if entry.children or (entry.status is Status.DELETED and provision not in chosen):
                continue
            rows.setdefault(row_number(entry.row), {}).setdefault(entry.row, []).append(provision in chosen)
        named: list[str] = []
        for row, brackets in rows.items():
            if all(all(each) for each in brackets.values()):
                named.append(row)
            else:
                named += self._runs([(bracket, all(each), any(each)) for bracket, each in brackets.items()])
        return self._comma.join(named)

    def _runs(self, brackets: Sequence[tuple[str, bool, bool]]) -> list[str]:
        """Brackets that are meant whole, those that follow one another joined; then those meant in part."""
        runs: list[list[str]] = [[]]
        for bracket, whole, _ in brackets:
            if whole:
                runs[-1].append(bracket)
            elif runs[-1]:
                runs.append([])
        named = [
            part for run in runs for part in ([self.labels("to", first=run[0], last=run[-1])] if len(run) > 2 else run)
        ]
        return named + [self.labels("in_part", row=bracket) for bracket, whole, some in brackets if some and not whole]

    def _is_within(self, entry: Entry, chosen: set[str]) -> bool:
        """Whether an entry is one of those chosen or stands below one."""
        return entry.id in chosen or any(upper.id in chosen for upper in self.edition.above(entry))

    @property
    def _comma(self) -> str:
        return "、" if self.language == "ja" else ", "

    # ------------------------------------------------------------ facts

    def key(self, key: FactKey) -> str:
        """What a fact is about: the label of its parameter with standard, condition and basis."""
        parameter = self.edition.rulebook.vocabulary.parameters.get(key.name)
        label = self.words(parameter.label) if parameter else key.name
        extra = self._qualifiers(key)
        return label + (self.labels("in_brackets", text=extra) if extra else "")

    def _qualifiers(self, key: FactKey) -> str:
        parameter = self.edition.rulebook.vocabulary.parameters.get(key.name)
        said = []
        if key.by:
            name = self.words(parameter.standards.get(key.by)) if parameter else ""
            said.append(self.labels("question.by", name=name or key.by))
        if key.at:
            said.append(self.labels("question.at", name=condition_text(key.at)))
        if key.basis:
            name = self.words(parameter.bases.get(key.basis)) if parameter else ""
            said.append(self.labels("question.basis", name=name or key.basis))
        return self._comma.join(said)

    def value(self, key: FactKey, fact: Fact) -> str:
        """The value of a fact as it was stated; codes by their labels."""
        match fact.value:
            case Quantity() | Span():
                return fact.value.text
            case Statement():
                return self.labels("yes" if fact.value.holds else "no")
            case NotApplicable():
                return self.labels("not_applicable")
            case Code():
                return self._code(key, fact.value.value)
            case Codes():
                return self._codes(key, fact.value)

    def _code(self, key: FactKey, code: str) -> str:
        parameter = self.edition.rulebook.vocabulary.parameters.get(key.name)
        named = self.words(parameter.values.get(code)) if parameter else ""
        return named or (place(code, self.language) if names_a_place(key.name) else code)

    def _codes(self, key: FactKey, codes: Codes) -> str:
        known = [self._code(key, code) for code in sorted(codes.members)]
        if codes.complete:
            return self._comma.join(known) or self.labels("none_of_them")
        return self._comma.join([*known, self.labels("others_unknown" if known else "unknown")])

    def source(self, fact: Fact) -> str:
        """Where a fact was read or who says so; empty where nothing was said."""
        source = fact.provenance
        page = self.labels("page", page=source.page) if source.page else None
        note = self.labels(_NOTES[source.note]) if source.note in _NOTES else source.note
        return self._comma.join(part for part in (source.document, page, source.person, source.day, note) if part)

    def fact(self, key: FactKey, fact: Fact) -> str:
        """A fact with its name, value and source."""
        return self.key(key) + self.labels("colon") + self._sourced(key, fact)

    def stated(self, key: FactKey, fact: Fact) -> str:
        """A fact with its value and source."""
        return self.labels("fact") + self.labels("colon") + self._sourced(key, fact)

    def _sourced(self, key: FactKey, fact: Fact) -> str:
        source = self.source(fact)
        return self.value(key, fact) + (self.labels("in_brackets", text=source) if source else "")

    # ------------------------------------------------------------ reasons and margins

    def reason(self, reason: Reason) -> str:
        """A criterion or an exclusion in words."""
        if reason.note == "absent":
            clause = reason.provision or ""
            said = self.labels("absent" if self.is_absent(clause) else "not_judged")
            text = f"{self.title(clause)}{self.labels('colon')}{said}"
        else:
            text = self.sentence(reason.condition)
        return self.labels(f"exclusion.{reason.truth}", text=text) if reason.negated else text

    def margin(self, margin: Margin) -> str:
        """How far a stated number is from a limit: `1.1 GS/s is 700 MS/s above 400 MS/s (+175 %)`."""
        low, high = margin.distance.low, margin.distance.high
        said = {"stated": margin.stated, "limit": margin.limit}
        if low is not None and low == high:
            if low == 0:
                return self.labels("at", **said)
            key = "above" if low > 0 else "below"
            figure = _figure(abs(low), margin.unit)
            told = figure if _is_short(abs(low)) else self.labels("about", figure=figure)
            text, share = self.labels(key, distance=told, **said), _percent(margin)
            return text + (self.labels("in_brackets", text=share) if share else "")
        if 0 in (low, high):
            return self.labels("not_below" if low == 0 else "not_above", **said)
        if low is not None and low >= 0:
            return self.labels("at_least_above", distance=_figure(low, margin.unit), **said)
        if high is not None and high <= 0:
            return self.labels("at_least_below", distance=_figure(-high, margin.unit), **said)
        return self.labels("straddles", **said)

    # ------------------------------------------------------------ what is missing

    def is_absent(self, clause: str) -> bool:
        """Whether an id is that of a provision that the pack does not encode."""
        entry = self.edition.entries.get(clause)
        return entry is not None and entry.status is Status.ABSENT

    def is_judged_whole(self, clause: str) -> bool:
        """Whether an id is that of a row that a person may judge as a whole."""
        entry = self.edition.entries.get(clause)
        return entry is not None and entry.judged_whole

    def kinds(self, names: Iterable[str]) -> str:
        """Labels of kinds."""
        kinds = self.edition.rulebook.vocabulary.kinds
        return self._comma.join(self.words(kinds[name].label) if name in kinds else name for name in names)

    def question(self, topic: str, names: Sequence[str], about: str, key: FactKey | None = None) -> str:
        """The question that asks for a statement, in plain words."""
        text = self._question(topic, names, key)
        return text if about in ("item", "deal") else self.labels("question.of", about=about, question=text)

    def _question(self, topic: str, names: Sequence[str], key: FactKey | None) -> str:
        vocabulary, name = self.edition.rulebook.vocabulary, names[0]
        if topic == "kind":
            return self.labels("question.kind" if len(names) > 1 else "question.kind_one", label=self.kinds(names))
        if topic == "purpose":
            return self.labels("question.purpose", label=self.words(vocabulary.purposes.get(name)) or name)
        if topic in ("component", "curve"):
            thing = vocabulary.components.get(name) or vocabulary.curves.get(name)
            asked = self.words(thing.complete_question) if thing else ""
            return asked or self.labels(f"question.{topic}", label=self.words(thing.label) if thing else name)
        if topic == "provision":
            return self.labels("question.provision", label=f"{self.cite_clause(name)} {self.title(name)}")
        if topic == "relation":
            return self.labels("question.relation")
        return self._parameter_question(name, key or FactKey(name))

    def _parameter_question(self, name: str, key: FactKey) -> str:
        parameter = self.edition.rulebook.vocabulary.parameters.get(name)
        asked = self.words(parameter.question) if parameter else ""
        if not asked:
            flag = parameter is not None and parameter.type in (ParameterType.FLAG, ParameterType.JUDGEMENT)
            asked = self.labels("question.flag" if flag else "question.parameter", label=self.key(key))
        extra = self._qualifiers(key)
        return asked + (self.labels("in_brackets", text=extra) if extra else "")


def _index(order: Sequence[str], row: str) -> int:
    """Where a row stands; nowhere near any other where it is not a whole row."""
    return order.index(row) if row in order else -2


def margin_of_reason(reason: Reason) -> Margin | None:
    """The margin of the one limit that a reason is about; None where it is about none."""
    return margin_of(Atom(reason.truth, reason.condition, reason.about, reason.used, note=reason.note))


def condition_text(key: str) -> str:
    """A measuring condition (`0.00024 ratio`) as a person writes it: `0.024 %`, `20 °C`."""
    value, dimension, *scale = key.split(" ")
    base = Fraction(value)
    wanted = {"ratio": "%", "temperature": "°C"}.get(dimension)
    measured = [
        unit for unit in UNITS.values() if unit.dimension == dimension and unit.scale == (scale or ["linear"])[0]
    ]
    best = next((unit for unit in measured if unit.symbol == wanted), None)
    plain = sorted((unit for unit in measured if unit.factor == 1 and unit.offset == 0), key=_simplicity)
    best = best or next(iter(plain), None)
    return key if best is None else f"{exact_text(best.from_base(base))} {best.symbol}"


def _simplicity(unit: Unit) -> tuple[bool, str]:
    """Units with a name of their own before those made of others: Pa before N/m2."""
    return "/" in unit.symbol, unit.symbol


def interval_text(interval: Interval) -> str:
    """An interval of exact numbers as text; a point as its number."""
    low = "-inf" if interval.low is None else exact_text(interval.low)
    high = "inf" if interval.high is None else exact_text(interval.high)
    if low == high:
        return low
    return f"{'[' if interval.low_closed else '('}{low}, {high}{']' if interval.high_closed else ')'}"


def _figure(value: Fraction, unit: str | None) -> str:
    """A distance with its unit; one that has no end of digits with the first four of them, so that it is not more."""
    return exact_text(value if _is_short(value) else _cut(value)) + (f" {unit}" if unit else "")


def _is_short(value: Fraction) -> bool:
    """Whether a number is as long as a person writes one."""
    return len(exact_text(value)) <= MOST_DIGITS


def _cut(value: Fraction) -> Fraction:
    """The first four digits of a number; what follows them is left out."""
    places = 0
    while value * 10**places < 1000:
        places += 1
    return Fraction(value * 10**places // 1, 10**places)


def _percent(margin: Margin) -> str:
    """The margin as a share of the limit, rounded to a tenth of a percent; empty where a ratio says nothing."""
    if margin.ratio is None or (measured := unit_of(margin.unit)).offset != 0 or measured.scale != "linear":
        return ""
    tenths = round((margin.ratio - 1) * 1000)
    if tenths == 0:
        return ""
    whole = f"{abs(tenths) // 10}" + (f".{abs(tenths) % 10}" if tenths % 10 else "")
    return f"{'+' if tenths > 0 else '-'}{whole} %"
