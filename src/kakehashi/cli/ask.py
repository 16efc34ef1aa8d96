"""`kakehashi ask ITEM`: the next best question, again and again, until the item is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from kakehashi.classification import Classification, Question, classify
from kakehashi.cli.answers import Judge, NotUnderstood, answered, choices_of
from kakehashi.cli.arguments import Request
from kakehashi.cli.classify import EXIT_CODES, show_classification
from kakehashi.cli.failures import show_problem
from kakehashi.cli.listing import rows_to_judge
from kakehashi.cli.loading import Law, load_item, open_law, write_text
from kakehashi.cli.terminal import Terminal, open_terminal, print_json
from kakehashi.lists import Edition
from kakehashi.problems import ProblemError
from kakehashi.reasoning.nodes import Missing
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Item, write_item
from kakehashi.vocabulary import Parameter, ParameterType
from kakehashi.wording.json_forms import classification_document
from kakehashi.wording.speaking import Speaker

Skipped = frozenset[tuple[str, str, str]]
"""Questions that were passed over: about what, topic, name."""

MOST_SHOWN = 8
"""So many provisions are named with a question; how many it can settle is said beside them."""


def ask(request: Request) -> int:
    """Asks until nothing is open or the person stops; prints the classification; exit codes as `classify`."""
    law = open_law(request)
    item = load_item(request, law)
    edition = law.on(request.on or law.today)
    terminal = open_terminal(request, to_stderr=request.json)
    dialogue = Dialogue(terminal, Speaker(edition, request.language), law, edition, law.today)
    item, found = dialogue.run(item)
    _save(request, law, terminal, item)
    terminal.say()
    if request.json:
        print_json(classification_document(item, found, edition))
    else:
        show_classification(terminal, item.name, found, edition, everything=False)
    return EXIT_CODES[found.truth]


def _save(request: Request, law: Law, terminal: Terminal, item: Item) -> None:
    if request.save is None:
        terminal.say(terminal.labels("ask.not_saved"), style="dim")
        return
    write_text(request.save, write_item(item, law.vocabulary), request.labels, "--save")
    terminal.say(terminal.labels("ask.saved", file=request.save))


@dataclass
class Dialogue:
    """One conversation about one item. `past` holds what was known before each answer, for `back`."""

    terminal: Terminal
    speaker: Speaker
    law: Law
    edition: Edition
    day: date
    past: list[tuple[Item, Skipped]] = field(default_factory=list)

    def run(self, item: Item) -> tuple[Item, Classification]:
        """The item with every answer, and how it is classified at the end."""
        labels, skipped = self.terminal.labels, Skipped()
        self.terminal.say(labels("ask.welcome"), style="bold")
        while True:
            found = classify(item.subject, self.edition)
            question = _next(found, skipped, self.edition)
            if question is None or found.truth is Truth.YES:
                settled = found.truth is not Truth.UNKNOWN
                self.terminal.say(labels("ask.settled" if settled else "ask.all_skipped"))
                return item, found
            self.terminal.say()
            self.terminal.say(labels.count("ask.open", len(found.undetermined)), style="dim")
            self._show(question)
            step = self._answer(item, skipped, question)
            if step is None:
                self.terminal.say(labels("ask.quit"))
                return item, found
            item, skipped = step

    # ------------------------------------------------------------ one question

    def _answer(self, item: Item, skipped: Skipped, question: Question) -> tuple[Item, Skipped] | None:
        """What is known after a usable answer; None where the person stops."""
        labels = self.terminal.labels
        while True:
            text = self._read()
            word = text.strip().lower()
            if text == "\x04" or word in ("quit", "q"):
                return None
            if word in ("?", "？"):
                self._guide(question)
            elif word == "back":
                if self.past:
                    return self.past.pop()
                self.terminal.say(labels("ask.first"))
            elif word in ("skip", "s", ""):
                self.past.append((item, skipped))
                return item, skipped | {_name(question)}
            else:
                told = self._told(item, question, text)
                if told is not None:
                    self.past.append((item, skipped))
                    return told, skipped

    def _told(self, item: Item, question: Question, text: str) -> Item | None:
        """The item with the answer; None where it could not be taken, which is said."""
        labels, judge = self.terminal.labels, None
        try:
            if question.topic == "provision" and text.strip()[:1].isdecimal():
                judge = self._judge()
                if judge is None:
                    self.terminal.say(labels("ask.by_needed"), style="yellow")
                    return None
            note = labels("ask.source")
            return answered(item, question, text, self.law.vocabulary, note=note, day=self.day, judge=judge)
        except NotUnderstood:
            self.terminal.say(labels("ask.not_understood", text=text.strip()), style="yellow")
            self._how(question)
        except ProblemError as error:
            for problem in error.problems:
                show_problem(self.terminal, problem, places=False)
        return None

    def _judge(self) -> Judge | None:
        self.terminal.say(f"{self.terminal.labels('ask.by')}:")
        role = self._read().strip()
        self.terminal.say(f"{self.terminal.labels('ask.reason')}:")
        reason = self._read().strip()
        return Judge(role, reason) if role and reason and "\x04" not in role + reason else None

    def _read(self) -> str:
        """A line that the person types; the end of input reads as Ctrl-D."""
        self.terminal.console.print("> ", end="")
        try:
            return input()
        except EOFError:
            return "\x04"

    # ------------------------------------------------------------ showing

    def _show(self, question: Question) -> None:
        labels, speaker = self.terminal.labels, self.speaker
        self.terminal.say(f"{labels('ask.number', n=len(self.past) + 1)}", style="dim")
        self.terminal.say(self._question(question), style="bold")
        for number, name in enumerate(choices_of(question, self.law.vocabulary), 1):
            self.terminal.say(self._choice(question, name), indent=2, mark=f"{number:>2}", mark_style="bold")
        parameter = self._parameter(question)
        for name in ("guidance", "measuring", "datasheet"):
            words = getattr(parameter, name, None)
            if words:
                text = f"{labels(f'ask.{name}')}{labels('colon')}{speaker.words(words)}"
                self.terminal.say(text, indent=2, mark="·", style="dim")
        if question.topic != "provision":
            ids = ", ".join(question.settles[:MOST_SHOWN]) + (", …" if len(question.settles) > MOST_SHOWN else "")
            self.terminal.say(labels.count("ask.settles", len(question.settles), ids=ids), indent=2, style="dim")
        self._how(question)

    def _question(self, question: Question) -> str:
        """The question; what there is to choose from follows as numbered lines."""
        if question.topic == "provision":
            return self._question_of_rows(question.names)
        if question.topic == "kind" and question.about == "item":
            return self.terminal.labels("ask.kind")
        return self.speaker.question(question.topic, question.names, question.about, question.missing[0].key)

    def _question_of_rows(self, names: Sequence[str]) -> str:
        """What a person judged: rows that the pack does not have, and rows whose questions may be passed over."""
        absent = [name for name in names if self.speaker.is_absent(name)]
        whole = [name for name in names if name not in absent]
        said = [
            self.terminal.labels(label, rows=self.speaker.rows(rows))
            for label, rows in (("ask.judged_rows", absent), ("ask.whole_rows", whole))
            if rows
        ]
        return ("" if self.speaker.language == "ja" else " ").join(said)

    def _choice(self, question: Question, name: str) -> str:
        labels, vocabulary = self.terminal.labels, self.law.vocabulary
        if question.topic == "kind":
            return self.speaker.kinds([name])
        if question.topic == "purpose":
            return labels(f"level.{name}")
        if question.topic == "provision":
            return labels("explain.row", row=self.speaker.rows([name])) + labels("colon") + self.speaker.title(name)
        return self.speaker.words(vocabulary.parameters[question.names[0]].values[name])

    def _parameter(self, question: Question) -> Parameter | None:
        return self.law.vocabulary.parameters.get(question.names[0]) if question.topic == "parameter" else None

    def _how(self, question: Question) -> None:
        """How to answer."""
        labels, parameter = self.terminal.labels, self._parameter(question)
        unit = (parameter.unit if parameter else None) or ""
        self.terminal.say(labels(_way(question, parameter), unit=unit), indent=2)

    def _guide(self, question: Question) -> None:
        """What there is to help with an answer: the provisions that wait for it, kinds in more words."""
        said = False
        vocabulary = self.law.vocabulary
        if question.topic == "kind":
            for name in question.names:
                guidance = vocabulary.kinds[name].guidance
                if guidance:
                    text = f"{self.speaker.kinds([name])}: {self.speaker.words(guidance)}"
                    self.terminal.say(text, indent=2, mark="·")
                    said = True
        for provision in question.settles:
            text = f"{self.speaker.cite_clause(provision)}: {self.speaker.title(provision)}  [{provision}]"
            self.terminal.say(text, indent=2, mark="·")
            said = True
        if not said:
            self.terminal.say(self.terminal.labels("ask.no_guidance"), indent=2)


def _name(question: Question) -> tuple[str, str, str]:
    named = "" if question.topic in ("kind", "provision") else str(question.missing[0])
    return question.about, question.topic, named


def _next(found: Classification, skipped: Skipped, edition: Edition) -> Question | None:
    """The best question that was not skipped.

    Facts come first, then once what a person judged of whole rows, then what those rows ask one by one.
    """
    waiting = [question for question in found.questions if _name(question) not in skipped]
    single = [question for question in waiting if question.topic != "provision"]
    facts = [question for question in single if not found.judged_rows.issuperset(question.settles)]
    whole = _rows_at_once(found, edition)
    if facts or whole is None or _name(whole) in skipped:
        return next(iter(facts or single), None)
    return whole


def _rows_at_once(found: Classification, edition: Edition) -> Question | None:
    """The one question for all open rows that the pack does not have or that a person may judge as a whole."""
    rows = rows_to_judge(found, edition)
    wanted = {*rows, *(name for name in found.absent if name not in found.judged_rows)}
    names = tuple(name for name in found.findings if name in wanted)
    if not names:
        return None
    missing = tuple(Missing("provision", name, "item") for name in names)
    return Question("item", "provision", names, missing, names, Fraction(len(names)))


def _way(question: Question, parameter: Parameter | None) -> str:
    """The label that says how a question is answered."""
    if parameter is None:
        ways = {"kind": "ask.choices", "purpose": "ask.level", "provision": "ask.judged"}
        return ways.get(question.topic, "ask.complete")
    return {
        ParameterType.QUANTITY: "ask.unit",
        ParameterType.SPAN: "ask.span",
        ParameterType.COUNT: "ask.count",
        ParameterType.NUMBER: "ask.count",
        ParameterType.ENUM: "ask.one",
        ParameterType.CODE: "ask.code",
        ParameterType.CODES: "ask.codes",
        ParameterType.FLAG: "ask.yes_no",
        ParameterType.JUDGEMENT: "ask.yes_no",
    }[parameter.type]
