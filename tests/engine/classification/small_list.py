"""A small edition of a list, made in memory, for tests of classification and licensing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kakehashi.law import ALWAYS
from kakehashi.lists import Edition, Entry, ListTitle, PackName, Rule, RuleKind, Status, Written
from kakehashi.lists.editions import Contents, edition_of
from kakehashi.lists.model import DatedSet, Member
from kakehashi.problems import Place
from kakehashi.reasoning.parser import Origin, parse
from kakehashi.vocabulary import Parameter, ParameterType, Vocabulary
from tests.engine.reasoning.small_world import NAME, VOCABULARY

ON = date(2026, 3, 2)
HERE = Place()


def written(text: str | None) -> Written | None:
    return None if text is None else Written(text, Origin(), parse(text))


def entry(name: str, row: str, parent: str | None = None, absent: bool = False, **conditions: str) -> Entry:
    """An entry by its conditions `scope`, `when` and `without` (its exception)."""
    return Entry(
        id=name,
        list_id="goods",
        row=row,
        cite=f"order/{row}",
        title=NAME,
        days=ALWAYS,
        place=HERE,
        parent=parent,
        scope=written(conditions.get("scope")),
        criteria=written(conditions.get("when")),
        exception=written(conditions.get("without")),
        status=Status.ABSENT if absent else Status.ENCODED,
    )


def rule(name: str, kind: RuleKind, when: str, *lifts: str) -> Rule:
    tree = written(when)
    assert tree is not None
    return Rule(name, kind, "order/1", NAME, ALWAYS, HERE, tree, lifts=lifts)


def _with_deal_parameters(vocabulary: Vocabulary) -> Vocabulary:
    deal = [
        Parameter("listed_row", ParameterType.CODES, NAME),
        Parameter("listed_item", ParameterType.CODES, NAME),
        Parameter("destination", ParameterType.CODE, NAME),
        Parameter("total_value", ParameterType.QUANTITY, NAME, dimension="money:JPY", unit="JPY"),
        Parameter("is_designated_small_value_goods", ParameterType.JUDGEMENT, NAME),
    ]
    parameters = {**vocabulary.parameters, **{parameter.name: parameter for parameter in deal}}
    return Vocabulary(
        vocabulary.kinds,
        parameters,
        vocabulary.components,
        vocabulary.curves,
        vocabulary.purposes,
        vocabulary.stages,
    )


def edition(*parts: Entry | Rule, sets: Mapping[str, tuple[str, ...]] | None = None) -> Edition:
    name = PackName("xx", "2026.1.1", "0" * 64, NAME, ("ja", "en"), NAME, "Apache-2.0", "Asia/Tokyo")
    contents = Contents(
        lists=(ListTitle("goods", NAME, HERE),),
        entries=tuple(part for part in parts if isinstance(part, Entry)),
        rules=tuple(part for part in parts if isinstance(part, Rule)),
        sets=tuple(
            DatedSet(code, HERE, tuple(Member(member, ALWAYS) for member in members))
            for code, members in (sets or {}).items()
        ),
    )
    return edition_of(name, ON, ALWAYS, contents, _with_deal_parameters(VOCABULARY))
