"""The classification of an item on a terminal: where it is listed and why, what is open, that all was considered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kakehashi.classification import Classification, disposals, tally
from kakehashi.cli.terminal import Terminal
from kakehashi.lists import Edition, Entry
from kakehashi.reasoning.findings import Finding, Reason
from kakehashi.reasoning.nodes import Missing
from kakehashi.reasoning.truth import Truth
from kakehashi.wording.speaking import Speaker, margin_of_reason

STATE = {Truth.YES: ("■", "red"), Truth.NO: ("□", "green"), Truth.UNKNOWN: ("?", "yellow")}
"""Sign and colour of a provision that lists, does not list, is open; the same wherever they are shown."""

MET = {Truth.YES: ("✓", "red"), Truth.NO: ("✗", "green"), Truth.UNKNOWN: ("?", "yellow")}
"""Sign and colour of one criterion, by whether it speaks for being caught."""

SHOWN_OPEN = 5
"""Open provisions shown with their reasons unless all are asked for."""

FEW = 3
"""Reasons shown of what is open, and sets of answers that would settle it."""


def rows_to_judge(found: Classification, edition: Edition) -> tuple[str, ...]:
    """The open rows that a person may judge as a whole, in the order of the law."""
    findings = found.findings
    return tuple(
        name for name in findings if edition.entries[name].judged_whole and findings[name].truth is Truth.UNKNOWN
    )


@dataclass(frozen=True, slots=True)
class Listing:
    """Shows classifications of one edition on one terminal; `everything` leaves nothing out."""

    terminal: Terminal
    speaker: Speaker
    everything: bool

    def show(self, found: Classification, indent: int = 0) -> None:
        """Listed provisions with their reasons, open ones in short, the whole list in one line."""
        labels = self.terminal.labels
        if found.listed:
            self.terminal.say(labels("listed_in"), indent=indent, style="bold")
            for provision in found.listed:
                self.provision(found.findings[provision], indent + 2)
        elif found.truth is Truth.YES:
            self.terminal.say(labels("every_case"), indent=indent)
        elif found.truth is Truth.NO:
            self.terminal.say(labels("not_listed_in"), indent=indent, mark="□", mark_style="green")
        self._open(found, indent)
        self.whole(found, indent)

    def _open(self, found: Classification, indent: int) -> None:
        labels = self.terminal.labels
        waiting = [one for one in found.undetermined if one not in found.absent]
        if not self.everything:  # rows that a person judges stand together in a line of their own
            waiting = [one for one in waiting if one not in found.judged_rows]
        shown = waiting if self.everything or len(waiting) <= SHOWN_OPEN else waiting[:SHOWN_OPEN]
        # Once it is listed somewhere, what is open elsewhere can add a provision but not take the answer away.
        if not waiting or (found.truth is Truth.YES and not self.everything):
            return
        self.terminal.say(labels("open_in"), indent=indent, style="bold")
        for provision in shown:
            self.provision(found.findings[provision], indent + 2, few=True)
        if len(shown) < len(waiting):
            self.terminal.say(labels.count("more_reasons", len(waiting) - len(shown)), indent=indent + 4, style="dim")

    def whole(self, found: Classification, indent: int) -> None:
        """That the whole list was considered, the rows that the pack does not have, and those that a person judges."""
        labels, counted = self.terminal.labels, tally(found, self.speaker.edition)
        said = [
            labels(f"tally.{name}", n=number)
            for name, number in (
                ("listed", counted.listed),
                ("not", counted.not_listed),
                ("open", counted.undetermined - counted.judged),
                ("judged", counted.judged),
                ("absent", counted.absent),
            )
            if number
        ]
        comma, stop = ("、", "。") if labels.language == "ja" else (", ", ".")
        head = labels.count("considered", counted.considered)
        self.terminal.say(f"{head}{labels('colon')}{comma.join(said)}{stop}", indent=indent)
        for way, provisions in disposals(found).items():
            numbers = self.speaker.numbers(provisions, found)
            text = labels(f"disposal.{way}", n=len(provisions), rows=numbers)
            self.terminal.say(text, indent=indent + 2, style="dim")
        if found.absent:
            rows = self.speaker.rows(found.absent)
            self.terminal.say(labels("absent_rows", rows=rows), indent=indent, style="dim")
        to_judge = rows_to_judge(found, self.speaker.edition)
        if to_judge:
            rows = self.speaker.rows(to_judge)
            self.terminal.say(labels("rows_to_judge", rows=rows), indent=indent, style="dim")

    # ------------------------------------------------------------ one provision

    def provision(self, finding: Finding, indent: int, *, few: bool = False) -> None:
        """One provision: citation, title, and what decided."""
        entry = self.speaker.edition.entries[finding.provision]
        mark, style = STATE[finding.truth]
        self.terminal.say(self._head(entry, finding), indent=indent, mark=mark, mark_style=f"bold {style}")
        self.terminal.say(self.speaker.words(entry.title), indent=indent + 2, style="bold")
        if finding.every_case:
            self.terminal.say(self.terminal.labels("every_case"), indent=indent + 2)
            return
        self.reasons(finding.reasons, finding.provision, indent + 2, few=few)

    def _head(self, entry: Entry, finding: Finding) -> str:
        cited = self.speaker.cite_clause(entry.id, finding.marks)
        return f"{entry.row}  {cited}  [{entry.id}]"

    def reasons(self, reasons: Sequence[Reason], provision: str, indent: int, *, few: bool = False) -> None:
        """The reasons that decided: criteria first, then what the provision is about, then exclusions."""
        labels = self.terminal.labels
        shown = [reason for reason in reasons if self.everything or _is_news(reason, few=few)]
        shown.sort(key=_rank)
        if few and not self.everything:
            shown = shown[:FEW]
        for reason in shown:
            self.reason(reason, provision, indent)
        hidden = [reason for reason in reasons if reason not in shown]
        cleared = [reason for reason in hidden if reason.negated and reason.truth is Truth.NO]
        if cleared:
            self.terminal.say(labels.count("no_exclusion", len(cleared)), indent=indent, mark="✓", mark_style="red")
        if len(hidden) > len(cleared):
            self.terminal.say(labels.count("more_reasons", len(hidden) - len(cleared)), indent=indent + 2, style="dim")

    def reason(self, reason: Reason, provision: str, indent: int) -> None:
        """One reason, the facts it rests on, and how far off its limit they are."""
        labels, speaker = self.terminal.labels, self.speaker
        mark, style = MET[reason.truth.opposite if reason.negated else reason.truth]
        text = f"{speaker.marks(reason.marks)} {speaker.reason(reason)}".strip()
        if reason.provision not in (None, provision) and reason.note != "absent":
            place = labels("in_other", cite=speaker.cite_clause(str(reason.provision)))
            text += labels("in_brackets", text=place)
        self.terminal.say(text, indent=indent, mark=mark, mark_style=style)
        for key, fact in reason.used:
            # One fact is what the sentence above is about: its name need not be said again.
            said = speaker.stated(key, fact) if len(reason.used) == 1 else speaker.fact(key, fact)
            self.terminal.say(said, indent=indent + 4, style="dim")
        margin = margin_of_reason(reason)
        if margin is not None:
            self.terminal.say(speaker.margin(margin), indent=indent + 4, mark="→", mark_style="bold")

    # ------------------------------------------------------------ what would settle it

    def settling(self, sets: Sequence[Sequence[Missing]], label: str, indent: int, any_row: Sequence[str] = ()) -> None:
        """The smallest sets of answers that can settle something, each question in plain words, judgements last.

        `any_row`: rows of which each alone would settle it, where it is known that the sets name only some of them.
        """
        asked = [_Asked.of(one, self.speaker) for one in sets]
        alone = [one for one in asked if one.is_one_row]
        others = [one for one in asked if not one.is_one_row] if len(alone) > 1 else asked
        chosen = others if self.everything else [one for one in others if one.size <= FEW][:FEW] or others[:1]
        for number, one in enumerate(chosen):
            if number:
                self.terminal.say(self.terminal.labels("or"), indent=indent, style="dim")
            self._set(one, label, indent)
        if len(alone) > 1:
            if chosen:
                self.terminal.say(self.terminal.labels("or"), indent=indent, style="dim")
            self._any_row([*any_row, *(name for one in alone for name in one.rows)], label, indent)
        if len(chosen) < len(others):
            text = self.terminal.labels.count("more_sets", len(others) - len(chosen))
            self.terminal.say(text, indent=indent, style="dim")

    def _set(self, one: _Asked, label: str, indent: int) -> None:
        """One set of answers: what the rows of a kind ask for stands in one line."""
        self.terminal.say(self.terminal.labels.count(label, one.size), indent=indent)
        for thing in one.facts:
            self._asked(thing, indent + 2)
        for name, rows in (("judge_rows", one.absent), ("judge_whole_rows", one.judged)):
            if rows:
                text = self.terminal.labels(name, rows=self.speaker.rows(rows))
                self.terminal.say(text, indent=indent + 2, mark="?", mark_style="yellow")

    def _any_row(self, names: Sequence[str], label: str, indent: int) -> None:
        """Sets that are one row each, as one."""
        text = self.terminal.labels("judge_any", rows=self.speaker.rows(names))
        self.terminal.say(self.terminal.labels.count(label, 1), indent=indent)
        self.terminal.say(text, indent=indent + 2, mark="?", mark_style="yellow")

    def next_questions(self, found: Classification, indent: int) -> None:
        """What is best asked next, with what it can settle."""
        asked = [question for question in found.questions if question.topic != "provision"][:FEW]
        if not asked:
            return
        self.terminal.say(self.terminal.labels("next_question"), indent=indent, style="bold")
        for question in asked:
            text = self.speaker.question(question.topic, question.names, question.about, question.missing[0].key)
            self.terminal.say(text, indent=indent + 2, mark="?", mark_style="yellow")

    def _asked(self, thing: Missing, indent: int) -> None:
        question = self.speaker.question(thing.topic, [thing.name], thing.about, thing.key)
        self.terminal.say(f"{question} [{thing.name}]", indent=indent, mark="?", mark_style="yellow")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A set of answers: facts, rows that the pack does not have, rows that a person judges as a whole."""

    facts: tuple[Missing, ...]
    absent: tuple[str, ...]
    judged: tuple[str, ...]

    @classmethod
    def of(cls, one: Sequence[Missing], speaker: Speaker) -> _Asked:
        """A set with the judgements of whole provisions of the item apart."""
        provisions = [thing.name for thing in one if thing.topic == "provision" and thing.about == "item"]
        absent = tuple(name for name in provisions if speaker.is_absent(name))
        judged = tuple(name for name in provisions if speaker.is_judged_whole(name) and name not in absent)
        apart = {*absent, *judged}
        facts = (
            thing for thing in one if thing.topic != "provision" or thing.about != "item" or thing.name not in apart
        )
        return cls(tuple(facts), absent, judged)

    @property
    def rows(self) -> tuple[str, ...]:
        """Rows of both sorts."""
        return self.absent + self.judged

    @property
    def size(self) -> int:
        """How many answers: all rows of a sort are one judgement."""
        return len(self.facts) + bool(self.absent) + bool(self.judged)

    @property
    def is_one_row(self) -> bool:
        """Whether it is the judgement of one row and nothing else."""
        return not self.facts and len(self.rows) == 1


def _is_news(reason: Reason, *, few: bool) -> bool:
    """Whether a reason is worth a line of its own: not an exclusion that simply does not apply."""
    if few:
        return reason.truth is Truth.UNKNOWN
    return not (reason.negated and reason.truth is Truth.NO)


def _rank(reason: Reason) -> tuple[int, bool]:
    order = {"criteria": 0, "scope": 1, None: 2, "exception": 3}
    return order.get(reason.part, 2), reason.negated
