"""Answers to questions: what a person types becomes part of the item, read by the same reader as an item file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kakehashi.classification import Question
from kakehashi.reasoning.facts import FactKey
from kakehashi.reasoning.levels import SATISFIES
from kakehashi.trade import Item, item_document, read_item
from kakehashi.vocabulary import ParameterType, Vocabulary
from kakehashi.wording.speaking import condition_text

YES: Final = frozenset(("y", "yes", "true", "はい", "ハイ"))
NO: Final = frozenset(("n", "no", "false", "いいえ", "イイエ"))
_NOT_APPLICABLE: Final = frozenset(("not applicable", "n/a", "該当なし", "該当無し"))
_MEMBER = re.compile(r"(?P<name>[A-Za-z_]+)\[(?P<number>[0-9]+)\]")

LEVELS: Final = tuple(SATISFIES)

NOTHING_ELSE = ("all", "全て", "すべて")
"""Answers that say: the kinds already stated are all that it is."""


class NotUnderstood(ValueError):  # noqa: N818 - an answer, not an error
    """What was typed is no answer to this question."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judged a provision that the pack does not encode, and why."""

    role: str
    reason: str


def choices_of(question: Question, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What can be chosen by number: kinds, provisions, levels of design, values of an enumeration; empty otherwise."""
    if question.topic in ("kind", "provision"):
        return question.names
    if question.topic == "purpose":
        return LEVELS
    parameter = vocabulary.parameters.get(question.names[0]) if question.topic == "parameter" else None
    return tuple(parameter.values) if parameter is not None and parameter.type is ParameterType.ENUM else ()


def answered(
    item: Item,
    question: Question,
    text: str,
    vocabulary: Vocabulary,
    *,
    note: str,
    day: date,
    judge: Judge | None = None,
) -> Item:
    """The item with the answer in it.

    Raises `NotUnderstood` where the text is no answer to the question, `ProblemError` where the answer cannot be
    (a wrong unit, a kind that contradicts another).
    """
    document = item_document(item, vocabulary)
    table, name = document["item"], question.names[0]
    if question.topic == "kind":
        _state_kinds(_thing(table, question.about), question.names, text)
    elif question.topic == "purpose":
        thing = _thing(table, question.about)
        thing["purposes"] = {**thing.get("purposes", {}), name: LEVELS[_numbers(text, len(LEVELS))[0] - 1]}
    elif question.topic in ("component", "curve", "relation"):
        _state_complete(_thing(table, question.about), "relations" if question.topic == "relation" else name, text)
    elif question.topic == "provision":
        _state_judgements(table, question.names, text, judge)
    else:
        key = question.missing[0].key or FactKey(name)
        source = {"note": note, "day": day.isoformat()}
        _state_fact(_thing(table, question.about), key, _value(key.name, text, vocabulary), source)
    return read_item(json.dumps(document), file="answer.json", vocabulary=vocabulary)


def _thing(table: dict[str, Any], about: str) -> dict[str, Any]:
    """The table of the thing that a question is about: the item, a member of a component, a related thing."""
    if about == "item":
        return table
    found = table
    for match in _MEMBER.finditer(about):
        name, index = match["name"], int(match["number"]) - 1
        if name == "related":
            found = found["relations"][index]["other"]
        else:
            found = found["components"][name][index]
    return found


def _numbers(text: str, highest: int, *, lowest: int = 1) -> list[int]:
    parts = [part.strip() for part in re.split(r"[,、，\s]+", text) if part.strip()]
    if not parts or not all(part.isdecimal() and lowest <= int(part) <= highest for part in parts):
        raise NotUnderstood(text)
    return [int(part) for part in parts]


def _said_yes(text: str) -> bool:
    word = text.strip().lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise NotUnderstood(text)


def _chosen(names: Sequence[str], text: str) -> list[str]:
    """The names chosen by number; empty for 0, none of them."""
    numbers = _numbers(text, len(names), lowest=0)
    if 0 in numbers:
        if len(numbers) > 1:
            raise NotUnderstood(text)
        return []
    return [names[number - 1] for number in numbers]


def _state_kinds(thing: dict[str, Any], names: Sequence[str], text: str) -> None:
    if text.strip().lower() in NOTHING_ELSE:
        if not thing.get("kind"):
            raise NotUnderstood(text)
        thing["kinds_complete"] = True
        return
    chosen = _chosen(names, text)
    field = "kind" if chosen else "not_kind"
    thing[field] = sorted({*thing.get(field, []), *(chosen or names)})


def _state_complete(thing: dict[str, Any], name: str, text: str) -> None:
    if not _said_yes(text):
        # That there are more is no statement about them: the question stays open.
        raise NotUnderstood(text)
    thing["complete"] = [*thing.get("complete", []), name]


def _state_judgements(table: dict[str, Any], names: Sequence[str], text: str, judge: Judge | None) -> None:
    chosen = _chosen(names, text)
    if judge is None:
        raise NotUnderstood(text)
    statement = {"provisions": chosen or list(names), "listed": bool(chosen)}
    table["judged"] = [*table.get("judged", []), {**statement, "by": judge.role, "reason": judge.reason}]


def _state_fact(thing: dict[str, Any], key: FactKey, value: object, source: Mapping[str, str]) -> None:
    fact = {"value": value, "source": dict(source)}
    at = None if key.at is None else condition_text(key.at)
    fact.update({name: text for name, text in (("by", key.by), ("at", at), ("basis", key.basis)) if text is not None})
    facts = thing.setdefault("facts", {})
    known = facts.get(key.name)
    if known is None:
        facts[key.name] = fact
    else:
        before = known if isinstance(known, list) else [known if isinstance(known, dict) else {"value": known}]
        facts[key.name] = [*before, fact]


def _value(name: str, text: str, vocabulary: Vocabulary) -> object:
    """What is typed as the value that an item file would have."""
    parameter, clean = vocabulary.parameters[name], text.strip()
    if clean.lower() in _NOT_APPLICABLE:
        return "not applicable"
    if parameter.type in (ParameterType.FLAG, ParameterType.JUDGEMENT):
        return _said_yes(clean)
    if parameter.type is ParameterType.ENUM:
        return (
            clean
            if clean in parameter.values
            else list(parameter.values)[_numbers(clean, len(parameter.values))[0] - 1]
        )
    if parameter.type is ParameterType.CODES:
        return [part for part in re.split(r"[,、，\s]+", clean) if part]
    return clean
