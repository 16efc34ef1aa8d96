from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

import pytest

from kakehashi.law import ALWAYS
from kakehashi.lists import Edition, Entry, Formalisation, PackName, Status, Written, formalisation, meter
from kakehashi.lists.editions import Contents, edition_of
from kakehashi.lists.model import ListTitle, MeterRow, Term
from kakehashi.problems import Place
from kakehashi.reasoning.parser import Origin, parse
from kakehashi.vocabulary import Parameter, ParameterType, Vocabulary

DAY = date(2026, 6, 1)
WORDS = {"ja": "語", "en": "word"}
NAME = PackName("toy", "2026.1.1", "0" * 64, WORDS, ("ja", "en"), WORDS, "x", "UTC")
FULL, PARTIAL, JUDGEMENT = Formalisation.FULL, Formalisation.PARTIAL, Formalisation.JUDGEMENT


def vocabulary() -> Vocabulary:
    types = {"flow": ParameterType.NUMBER, "is_sealed": ParameterType.FLAG, "good": ParameterType.JUDGEMENT}
    parameters = {name: Parameter(name, kind, WORDS) for name, kind in types.items()}
    return Vocabulary({}, parameters, {}, {}, {}, {})


def written(text: str | None) -> Written | None:
    return None if text is None else Written(text, Origin(), parse(text))


@dataclass
class Sketch:
    """An entry in a few words."""

    id: str
    scope: str | None = None
    when: str | None = None
    but: str | None = None
    parent: str | None = None
    row: str = "1(1)"
    status: Status = Status.ENCODED
    terms: dict[str, str] = field(default_factory=dict)

    def entry(self) -> Entry:
        return Entry(
            id=self.id, list_id="goods", row=self.row, cite="act/1", title=WORDS, days=ALWAYS, place=Place(),
            parent=self.parent, scope=written(self.scope), criteria=written(self.when), exception=written(self.but),
            status=self.status,
        )  # fmt: skip


def edition(*sketches: Sketch, **terms: str) -> Edition:
    contents = Contents(
        lists=(ListTitle("goods", WORDS, Place()),),
        entries=tuple(sketch.entry() for sketch in sketches),
        terms=tuple(Term(name, ALWAYS, Place(), Written(text, Origin(), parse(text))) for name, text in terms.items()),
    )
    return edition_of(NAME, DAY, ALWAYS, contents, vocabulary())


def of(*sketches: Sketch, **terms: str) -> Formalisation:
    """The formalisation of the last of the entries."""
    made = edition(*sketches, **terms)
    return formalisation(made.entry(sketches[-1].id), made)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("flow > 3", FULL),
        ("is_sealed and flow > 3", FULL),
        ("good", JUDGEMENT),
        ("good and flow > 3", PARTIAL),
        ("good or flow > 3", JUDGEMENT),
        ("not good and flow > 3", PARTIAL),
        ("not good", JUDGEMENT),
        ("none of\n  good\n  is_sealed", PARTIAL),
        ("none of\n  all of\n    good\n    is_sealed", JUDGEMENT),
        ("at least 2 of\n  good\n  is_sealed\n  flow > 3", PARTIAL),
        ("at least 1 of\n  good\n  is_sealed\n  flow > 3", JUDGEMENT),
        ("if is_sealed then\n  good", JUDGEMENT),
        ("if good then\n  is_sealed", JUDGEMENT),
        ("any of\n  [1] good and flow > 3\n  [2] is_sealed", PARTIAL),
        ("any row of flow | good\n  > 3 | -", FULL),
    ],
)
def test_what_a_computed_part_can_do_alone(when: str, expected: Formalisation) -> None:
    assert of(Sketch("a", when=when)) is expected


def test_the_noun_of_the_provision_does_not_count_as_computed() -> None:
    assert of(Sketch("a", scope="kind is pump", when="good")) is JUDGEMENT
    assert of(Sketch("a", scope="kind is pump and flow > 3", when="good")) is PARTIAL
    assert of(Sketch("a", when="kind is pump and good")) is PARTIAL


def test_an_exclusion_that_is_computed_can_alone_make_it_no() -> None:
    assert of(Sketch("a", when="good", but="is_sealed")) is PARTIAL
    assert of(Sketch("a", when="is_sealed", but="good")) is PARTIAL
    assert of(Sketch("a", when="good", but="good")) is JUDGEMENT


def test_the_chapeau_above_counts() -> None:
    assert of(Sketch("a", scope="flow > 3"), Sketch("b", when="good", parent="a")) is PARTIAL
    assert of(Sketch("a", but="good"), Sketch("b", when="flow > 3", parent="a")) is PARTIAL


def test_what_another_provision_decides_is_measured_there_and_borrowed_criteria_here() -> None:
    absent = Sketch("x", row="2", status=Status.ABSENT)
    assert of(absent, Sketch("a", when="flow > 3", but="listed x")) is FULL
    assert of(Sketch("x", when="good"), Sketch("a", when="flow > 3 and meets x")) is PARTIAL
    assert of(absent, Sketch("a", when="good", but="listed x")) is JUDGEMENT
    assert of(Sketch("x", when="is_sealed"), Sketch("a", when="flow > 3", but="listed x")) is FULL
    assert of(Sketch("a", when="meets term/t"), t="good") is JUDGEMENT
    assert of(Sketch("a", when="meets term/t"), t="flow > 3") is FULL


def test_what_is_not_encoded_or_not_law_is_said_so() -> None:
    assert of(Sketch("a", status=Status.ABSENT)) is Formalisation.ABSENT
    assert of(Sketch("a", status=Status.DELETED)) is Formalisation.DELETED


def test_the_meter_counts_leaves_by_row_in_the_order_of_the_law() -> None:
    made = edition(
        Sketch("c", row="10(1)", when="flow > 3"),
        Sketch("a", row="7(1)", scope="flow > 1"),
        Sketch("a1", row="7(1)", when="good", parent="a"),
        Sketch("a2", row="7(2)", when="flow > 3", parent="a"),
        Sketch("b", row="9", status=Status.ABSENT),
    )
    found = meter(made, "goods")
    assert found.rows == (MeterRow("7", full=1, partial=1), MeterRow("9", absent=1), MeterRow("10", full=1))
    assert found.total == MeterRow("total", full=2, partial=1, absent=1)
    assert found.total.share == Fraction(1, 2)


def test_deleted_leaves_have_no_share() -> None:
    assert MeterRow("1", deleted=3).share == 1
    assert MeterRow("1", full=1, judgement=1, deleted=3).share == Fraction(1, 2)
