"""Problems as a person reads them: what, where, what was expected, what to do."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console

from kakehashi.cli.labels import Labels
from kakehashi.cli.terminal import Terminal
from kakehashi.problems import Place, Problem


def show_problems(problems: Sequence[Problem], language: str) -> None:
    """Prints every problem to standard error."""
    labels = Labels(language)
    terminal = Terminal(Console(file=sys.stderr, highlight=False, markup=False, emoji=False), labels)
    for problem in problems:
        show_problem(terminal, problem)
    terminal.say(labels.count("problems", len(problems)))


def show_problem(terminal: Terminal, problem: Problem, *, places: bool = True) -> None:
    """One problem; without its place where the person has just typed what is wrong."""
    labels = terminal.labels
    style = "red" if problem.severity == "error" else "yellow"
    terminal.say(
        f"{labels(f'problem.{problem.severity}')}: {problem.what}", mark="✗", mark_style=style, style=f"bold {style}"
    )
    if places:
        terminal.say(place_words(problem.place, labels), indent=2, mark=f"{labels('problem.where')}:", mark_style="dim")
    for name, text in (("expected", problem.expected), ("remedy", problem.remedy)):
        terminal.say(text, indent=2, mark=f"{labels(f'problem.{name}')}:", mark_style="dim")
    terminal.say()


def place_words(place: Place, labels: Labels) -> str:
    """File, line, column and field, as far as they are known."""
    parts = [place.file] if place.file else []
    if place.line is not None:
        parts.append(labels("place.line", line=place.line))
        if place.column is not None:
            parts.append(labels("place.column", column=place.column))
    if place.field:
        parts.append(place.field)
    return ("、" if labels.language == "ja" else ", ").join(parts) or labels("place.command")
