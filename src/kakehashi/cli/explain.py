"""`kakehashi explain PROVISION`: an entry, a rule or a term in words, and as the pack writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from kakehashi.cli.arguments import Request
from kakehashi.cli.labels import LANGUAGES
from kakehashi.cli.loading import open_law
from kakehashi.cli.terminal import Terminal, open_terminal, print_json
from kakehashi.lists import Edition, Entry, Rule, Status, Term, Written, formalisation
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.wording.speaking import Speaker

Provision = Entry | Rule | Term


def explain(request: Request) -> int:
    """Prints one provision, or every provision of a row."""
    law = open_law(request)
    edition = law.on(request.on or law.today)
    found = find_provisions(edition, request)
    if request.json:
        documents = [provision_document(edition, provision) for provision in found]
        print_json({"on": edition.on.isoformat(), "provisions": documents})
        return 0
    page = Page(open_terminal(request), Speaker(edition, request.language))
    for provision in found:
        page.show(provision)
    return 0


def find_provisions(edition: Edition, request: Request) -> Sequence[Provision]:
    """The provisions that a name means: an id, `term/ID`, an id with labels below it, or a row.

    Raises `ProblemError` `provision-unknown` with near names.
    """
    name = (request.subject or "").strip()
    bare = name.partition("#")[0]
    named: dict[str, Provision] = {
        **{f"term/{term.id}": term for term in edition.terms.values()},
        **edition.rules,
        **edition.entries,
    }
    if bare in named:
        return [named[bare]]
    row = [entry for entry in edition.entries.values() if entry.row == bare]
    if row:
        return row
    labels, near = request.labels, get_close_matches(bare, named, n=3, cutoff=0.5)
    code, day = edition.name.code, edition.on
    remedy = "provision.near" if near else "provision.remedy"
    raise ProblemError(
        Problem(
            "provision-unknown",
            labels("provision.what", code=code, name=name, day=day),
            Place(field="PROVISION"),
            labels("provision.expected"),
            labels(remedy, near=", ".join(near), code=code),
        )
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A provision on a terminal."""

    terminal: Terminal
    speaker: Speaker

    def show(self, provision: Provision) -> None:
        """Head, conditions in words, what is said about it, and the text of the pack."""
        match provision:
            case Entry():
                self._entry(provision)
            case Rule():
                self._rule(provision)
            case Term():
                self._term(provision)
        self.terminal.say()

    def _head(self, name: str, title: str, cite: str | None, facts: Sequence[str]) -> None:
        self.terminal.say(f"{title}  [{name}]", style="bold")
        if cite:
            self.terminal.say(self.speaker.cite(cite))
        self.terminal.say(" · ".join(facts), style="dim")

    # ------------------------------------------------------------ the three sorts

    def _entry(self, entry: Entry) -> None:
        labels, speaker = self.terminal.labels, self.speaker
        formalised = labels(f"formalisation.{_formalisation(entry, speaker.edition)}")
        facts = [
            labels("explain.row", row=entry.row),
            labels("explain.days", days=speaker.days(entry.days)),
            labels("explain.formalisation", name=formalised),
        ]
        if entry.regimes:
            facts.append(labels("explain.regimes", names=", ".join(entry.regimes)))
        self._head(entry.id, speaker.words(entry.title), entry.cite, facts)
        if entry.status is not Status.ENCODED:
            self.terminal.say(labels(f"explain.{entry.status}"), mark="!", style="yellow")
        for name in ("judged_whole", "judged_open"):
            if getattr(entry, name):
                self.terminal.say(labels(f"explain.{name}"), mark="!", style="yellow")
        self._above(entry)
        self._conditions(entry)
        self._children(entry)
        self._said_about(entry)
        self._texts(entry.conditions())

    def _rule(self, rule: Rule) -> None:
        labels, speaker = self.terminal.labels, self.speaker
        facts = [labels(f"kind.{rule.kind}"), labels("explain.days", days=speaker.days(rule.days))]
        self._head(rule.id, speaker.words(rule.title), rule.cite, facts)
        if rule.unverified:
            self.terminal.say(labels("unverified"), mark="!", style="yellow")
        self._bracket("explain.rule_when", rule.criteria)
        self._bracket("explain.rule_except", rule.exception)
        if rule.lifts:
            names = [f"{speaker.title(name)} [{name}]" for name in rule.lifts]
            self.terminal.say()
            for name in names:
                self.terminal.say(labels("explain.lifts", names=name), mark="▸")
        for duty in rule.duties:
            self.terminal.say(labels("duty", text=speaker.words(duty)), mark="▸")
        if rule.note:
            self.terminal.say(labels("note", text=speaker.words(rule.note)))
        self._texts(rule.conditions())

    def _term(self, term: Term) -> None:
        labels, speaker = self.terminal.labels, self.speaker
        facts = [labels("explain.term"), labels("explain.days", days=speaker.days(term.days))]
        self._head(f"term/{term.id}", speaker.words(term.title) or term.id, term.cite, facts)
        self._bracket("explain.rule_when", term.criteria)
        self._texts((("when", term.criteria),))

    # ------------------------------------------------------------ parts

    def _conditions(self, entry: Entry, indent: int = 0) -> None:
        """The three brackets of the comparison table."""
        self._bracket("explain.scope", entry.scope, indent)
        self._bracket("explain.except", entry.exception, indent, entry.except_cite)
        self._bracket("explain.when", entry.criteria, indent)

    def _bracket(self, label: str, written: Written | None, indent: int = 0, cite: str | None = None) -> None:
        if written is None:
            return
        labels = self.terminal.labels
        cited = labels("explain.except_cite", cite=self.speaker.cite(cite))
        by = labels("in_brackets", text=cited) if cite else ""
        self.terminal.say()
        self.terminal.say(labels(label) + by, indent=indent, style="bold")
        for line in self.speaker.lines(written.tree):
            self.terminal.say(line.text, indent=indent + 2 + 2 * line.indent, mark=line.mark or "")

    def _above(self, entry: Entry) -> None:
        """The chapeau: what the entries above demand of everything below them."""
        for upper in reversed(self.speaker.edition.above(entry)):
            if not upper.conditions():
                continue
            self.terminal.say()
            labels = self.terminal.labels
            head = f"{labels('explain.above')}{labels('colon')}{self.speaker.cite(upper.cite)}  [{upper.id}]"
            self.terminal.say(head, style="bold")
            self._conditions(upper, indent=2)

    def _children(self, entry: Entry) -> None:
        if not entry.children:
            return
        self.terminal.say()
        self.terminal.say(self.terminal.labels("explain.children"), style="bold")
        for name in entry.children:
            child = self.speaker.edition.entries[name]
            self.terminal.say(f"{self.speaker.words(child.title)}  [{name}]", indent=2, mark="·")

    def _said_about(self, entry: Entry) -> None:
        labels, speaker = self.terminal.labels, self.speaker
        if entry.readings:
            self.terminal.heading(labels("explain.readings"))
        for reading in entry.readings:
            for name in ("taken", "other", "source"):
                text = labels(f"explain.{name}", text=getattr(reading, name))
                self.terminal.say(text, indent=2, mark="▸" if name == "taken" else "·")
            self.terminal.say(labels(f"explain.safe.{'yes' if reading.safe else 'no'}"), indent=4, style="dim")
        if entry.notes or entry.correlates or entry.written_from:
            self.terminal.say()
        if entry.notes:
            self.terminal.say(labels("note", text=speaker.words(entry.notes)))
        if entry.correlates:
            names = [
                each.entry + labels("in_brackets", text=_relation(each.relation, speaker)) for each in entry.correlates
            ]
            self.terminal.say(labels("explain.correlates", names=", ".join(names)))
        if entry.written_from:
            self.terminal.say(labels("explain.written_from", text=entry.written_from), style="dim")

    def _texts(self, conditions: Sequence[tuple[str, Written]]) -> None:
        if not conditions:
            return
        self.terminal.heading(self.terminal.labels("explain.text"))
        for field, written in conditions:
            place = f"{written.origin.file}:{written.origin.line}"
            self.terminal.say(f"{field}  ({place})", indent=2, style="dim")
            for line in written.text.strip("\n").split("\n"):
                self.terminal.verbatim(line, indent=4)


def _relation(name: str, speaker: Speaker) -> str:
    key = f"relation.{name}"
    return speaker.labels(key) if key in LANGUAGES[speaker.language] else name


def _formalisation(entry: Entry, edition: Edition) -> str:
    return str(formalisation(entry, edition))


def provision_document(edition: Edition, provision: Provision) -> dict[str, Any]:
    """A provision as JSON: its words in both languages and the conditions as the pack writes them."""
    speakers = [Speaker(edition, "en"), Speaker(edition, "ja")]
    terms = isinstance(provision, Term)
    conditions = (("when", provision.criteria),) if isinstance(provision, Term) else provision.conditions()
    return {
        "id": f"term/{provision.id}" if terms else provision.id,
        "cite": provision.cite,
        "citation": {each.language: each.cite(provision.cite) for each in speakers},
        "title": dict(sorted((provision.title or {}).items())),
        "in_force": provision.days.in_force.isoformat() if provision.days.in_force else None,
        "until": provision.days.until.isoformat() if provision.days.until else None,
        "conditions": [
            {
                "field": field,
                "text": written.text,
                "file": written.origin.file,
                "line": written.origin.line,
                "words": {each.language: [str(line) for line in each.lines(written.tree)] for each in speakers},
            }
            for field, written in conditions
        ],
    }
