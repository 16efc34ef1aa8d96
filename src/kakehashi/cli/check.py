"""`kakehashi check DEAL`: is a licence required, and by which provision?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kakehashi.cli.arguments import Request
from kakehashi.cli.classify import show_all, show_law
from kakehashi.cli.listing import FEW, MET, STATE, Listing
from kakehashi.cli.loading import load_deal, open_law
from kakehashi.cli.sealing import seal_determination, write_record
from kakehashi.cli.terminal import Terminal, open_terminal, print_json
from kakehashi.licensing import Determination, LineDetermination, Outcome, RuleFinding, determine
from kakehashi.lists import Edition
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Line
from kakehashi.wording.json_forms import destination_of, determination_document
from kakehashi.wording.places import place
from kakehashi.wording.speaking import Speaker

EXIT_CODES = {
    Outcome.PROHIBITED: 10,
    Outcome.APPROVAL_REQUIRED: 10,
    Outcome.LICENCE_REQUIRED: 10,
    Outcome.LICENCE_USABLE: 10,
    Outcome.UNDETERMINED: 20,
    Outcome.EXEMPT: 0,
    Outcome.NOT_REQUIRED: 0,
}

SIGNS = {
    Outcome.PROHIBITED: ("⊘", "red"),
    Outcome.APPROVAL_REQUIRED: ("■", "red"),
    Outcome.LICENCE_REQUIRED: ("■", "red"),
    Outcome.UNDETERMINED: ("?", "yellow"),
    Outcome.LICENCE_USABLE: ("▣", "blue"),
    Outcome.EXEMPT: ("□", "green"),
    Outcome.NOT_REQUIRED: ("□", "green"),
}
"""Sign and colour of each outcome: never the colour alone."""


def check(request: Request) -> int:
    """Prints the determination of a deal; 0 nothing needed, 10 something needed, 20 undetermined."""
    law = open_law(request)
    deal = load_deal(request, law)
    edition = law.on(deal.on)
    determined = determine(deal, edition)
    if request.record is not None:
        write_record(request, seal_determination(request, law, determined, edition))
    if request.json:
        print_json(determination_document(determined, edition))
    else:
        Report(open_terminal(request), edition, request.everything).show(determined)
    return EXIT_CODES[determined.outcome]


@dataclass(frozen=True, slots=True)
class Report:
    """A determination on a terminal."""

    terminal: Terminal
    edition: Edition
    everything: bool

    @property
    def speaker(self) -> Speaker:
        """Speaks of the edition in the terminal's language."""
        return Speaker(self.edition, self.terminal.labels.language)

    @property
    def listing(self) -> Listing:
        """Shows the classification of a line."""
        return Listing(self.terminal, self.speaker, self.everything)

    def show(self, determined: Determination) -> None:
        """The outcome, the lines with their classifications and rules, and what would settle what is open."""
        labels, deal = self.terminal.labels, determined.deal
        self.terminal.verdict(labels(f"outcome.{determined.outcome}"), *SIGNS[determined.outcome])
        self.terminal.say(deal.name or labels("deal"), indent=2)
        code = destination_of(deal)
        head = labels("deal_head", day=deal.on, destination=place(code, labels.language) if code else "?")
        show_law(self.terminal, self.edition, head)
        for number, (stated, line) in enumerate(zip(deal.lines, determined.lines, strict=True), 1):
            self._line(number, stated, line)
        self.terminal.say()
        self.terminal.say(labels("closing"), style="dim")

    def _line(self, number: int, stated: Line, line: LineDetermination) -> None:
        labels = self.terminal.labels
        self.terminal.heading(labels("line_head", n=number, name=line.name))
        mark, style = SIGNS[line.outcome]
        amounts = [labels("value", value=stated.value.text)] if stated.value else []
        amounts += [labels("quantity", quantity=stated.quantity.text)] if stated.quantity else []
        self.terminal.say(
            " · ".join([labels(f"outcome.{line.outcome}"), *amounts]), indent=2, mark=mark, mark_style=f"bold {style}"
        )
        self.terminal.say()
        self.listing.show(line.classification, 2)
        self.terminal.say()
        self._rules(line)
        self._settling(line)
        if self.everything:
            show_all(self.listing, line.classification)

    # ------------------------------------------------------------ rules

    def _rules(self, line: LineDetermination) -> None:
        labels = self.terminal.labels
        demands = [found for found in line.rules.values() if found.rule.kind.demands]
        if line.outcome is Outcome.NOT_REQUIRED:
            self.terminal.say(labels("no_demand", n=len(demands)), indent=2, mark="□", mark_style="green")
        else:
            title = "rules_open" if line.outcome is Outcome.UNDETERMINED else "rules"
            self.terminal.say(labels(title), indent=2, style="bold")
            for rule in line.because:
                self._rule(line.rules[rule], line, few=line.outcome is Outcome.UNDETERMINED)
        lifted = [found for found in demands if found.lifted_by and found.truth is not Truth.NO]
        lifted = [found for found in lifted if found.rule.id not in line.because]
        for found in lifted:
            self._rule(found, line)
        for name in line.open_licences:
            title = self.speaker.title(name)
            self.terminal.say(labels("open_licence", title=title), indent=4, mark="?", mark_style="yellow")
        if self.everything:
            told = () if line.outcome is Outcome.NOT_REQUIRED else line.because
            shown = {*told, *(found.rule.id for found in lifted)}
            self._others(found for name, found in line.rules.items() if name not in shown)

    def _others(self, rules: Iterable[RuleFinding]) -> None:
        self.terminal.say(self.terminal.labels("all_findings"), indent=2, style="bold")
        for found in rules:
            self._rule_head(found)
            self.listing.reasons(found.finding.reasons[:FEW], found.rule.id, 6)

    def _rule_head(self, found: RuleFinding) -> None:
        rule, labels = found.rule, self.terminal.labels
        mark, style = STATE[found.truth]
        if not rule.kind.demands:
            mark, style = ("✓", "green") if found.truth is Truth.YES else (MET[found.truth][0], "dim")
        elif found.lifted_by:
            mark, style = "□", "green"
        kind = labels(f"kind.{rule.kind}")
        self.terminal.say(
            f"{self.speaker.cite(rule.cite)}  [{rule.id}]", indent=4, mark=mark, mark_style=f"bold {style}"
        )
        title = self.speaker.words(rule.title)
        self.terminal.say(f"{kind}{labels('colon')}{title}", indent=6, style="bold")
        if rule.unverified:
            self.terminal.say(labels("unverified"), indent=6, mark="!", style="yellow")

    def _rule(self, found: RuleFinding, line: LineDetermination, *, few: bool = False) -> None:
        rule, labels = found.rule, self.terminal.labels
        self._rule_head(found)
        self.listing.reasons(found.finding.reasons, rule.id, 6, few=few)
        for name in found.lifted_by:
            lifting = line.rules[name].rule
            text = labels("lifted_by", title=self.speaker.words(lifting.title), cite=self.speaker.cite(lifting.cite))
            self.terminal.say(text, indent=6, mark="✓", mark_style="green")
        if few or found.lifted_by:
            return  # what is to be done belongs to demands that stand
        for duty in rule.duties:
            self.terminal.say(labels("duty", text=self.speaker.words(duty)), indent=6, mark="▸")
        if rule.note:
            self.terminal.say(labels("note", text=self.speaker.words(rule.note)), indent=6, style="dim")

    # ------------------------------------------------------------ what would settle it

    def _settling(self, line: LineDetermination) -> None:
        if line.outcome is not Outcome.UNDETERMINED:
            return
        self.terminal.say()
        self.terminal.say(self.terminal.labels("settle"), indent=2, style="bold")
        self.listing.settling(line.for_clear, "can_clear", 4)
        if line.for_clear and line.for_adverse:
            self.terminal.say()
        self.listing.settling(line.for_adverse, "can_catch", 4)
        self.terminal.say()
        self.listing.next_questions(line.classification, 4)
