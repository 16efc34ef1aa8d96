"""Names say what a thing is, and the project speaks of export control, not of how it was written."""

from __future__ import annotations

import re

import pytest

from tests.house.files import ROOT, place, project_files, python_files

# A module of one of these names gathers what belongs elsewhere.
FORBIDDEN = frozenset(
    "util utils utility utilities helper helpers common misc miscellaneous core stuff shared lib tools".split()
)

FOREIGN = re.compile(r"\b(sub-?agents?|agents?|prompts?|sessions?)\b", re.IGNORECASE)
# The trade's own senses of those words, and one name of a library.
OWN_SENSES = re.compile(
    r"(chemical|biological|toxic|nerve|blister|warfare|riot control|incapacitating|oxidi[sz]ing|reducing|curing"
    r"|releas(?:e|ing)|forwarding|customs|purchasing|procurement|selling|shipping|buying|importer's|end user's) agents?"
    r"|agents? (?:of|for) the (?:importer|buyer|end user|consignee|exporter)"
    r"|(?:importer|end user|consignee|buyer)(?:,| or) (?:\w+ )?(?:or )?(?:an? |its |their )?agents?"
    r"|rich\.prompt",
    re.IGNORECASE,
)


# Packs and deals speak of chemicals, pathogens and persons who act for another, in sentences of every form.
SPEAKS_OF_AGENTS = (ROOT / "packs", ROOT / "examples")
AGENT = re.compile(r"\bagents?\b", re.IGNORECASE)


def _foreign_words(text: str, *, agents: bool = False) -> list[str]:
    found = [word.group() for word in FOREIGN.finditer(OWN_SENSES.sub("", text))]
    return [word for word in found if not (agents and AGENT.fullmatch(word))]


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = [place(path) for path in python_files() if FORBIDDEN & {*path.relative_to(ROOT).parts[:-1], path.stem}]
    assert named == []


def test_no_text_speaks_of_how_it_was_written() -> None:
    found = {}
    for path in project_files():
        if path.samefile(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        agents = any(folder in path.parents for folder in SPEAKS_OF_AGENTS)
        for number, line in enumerate(text.splitlines(), start=1):
            if words := _foreign_words(line, agents=agents):
                found[place(path, number)] = words
    assert found == {}


@pytest.mark.parametrize("text", ["run by an agent", "Agents", "the prompt says", "in this session", "a subagent"])
def test_foreign_words_are_seen(text: str) -> None:
    assert _foreign_words(text) != []


@pytest.mark.parametrize("text", ["chemical agents", "an agent of the importer", "from rich.prompt import Confirm"])
def test_the_words_of_the_trade_are_left_alone(text: str) -> None:
    assert _foreign_words(text) == []


def test_a_pack_may_speak_of_agents_and_of_nothing_else() -> None:
    assert _foreign_words("nerve gases and other agents", agents=True) == []
    assert _foreign_words("a subagent of the session", agents=True) == ["subagent", "session"]
