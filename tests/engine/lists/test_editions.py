from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law import ALWAYS, Days
from kakehashi.lists import DatedSet, Edition, Entry, Member, PackName, Status
from kakehashi.lists.editions import Contents, Coverage, edition_of, in_order, members_on, row_key
from kakehashi.problems import Place, ProblemError
from kakehashi.vocabulary import Vocabulary

WORDS = {"ja": "語", "en": "word"}
NAME = PackName("toy", "2026.1.1", "0" * 64, WORDS, ("ja", "en"), WORDS, "x", "UTC")
DAY = date(2026, 6, 1)


def entry(name: str, row: str, parent: str | None = None, status: Status = Status.ENCODED) -> Entry:
    place = Place("x.toml", 1, 1, "entry[0]")
    return Entry(name, "goods", row, "act/1", WORDS, ALWAYS, place, parent=parent, status=status)


def edition(*entries: Entry) -> Edition:
    return edition_of(NAME, DAY, ALWAYS, Contents(entries=entries), Vocabulary({}, {}, {}, {}, {}, {}))


def test_entries_stand_in_the_order_of_rows_each_before_its_children() -> None:
    made = edition(
        entry("ten", "10"), entry("a-2", "3(1)", "a"), entry("three-two", "3-2"), entry("a", "3(1)"),
        entry("a-1", "3(1)", "a"), entry("four", "4"),
    )  # fmt: skip
    assert list(made.entries) == ["a", "a-2", "a-1", "three-two", "four", "ten"]
    assert made.entry("a").children == ("a-2", "a-1")
    assert made.rulebook.roots() == ("a", "three-two", "four", "ten")
    assert [above.id for above in made.above(made.entry("a-1"))] == ["a"]


@given(st.lists(st.integers(1, 99), unique=True))
def test_rows_are_ordered_by_number(rows: list[int]) -> None:
    assert sorted(map(str, rows), key=row_key) == [str(row) for row in sorted(rows)]


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([entry("a", "1", "b")], "parent-unknown"),
        ([entry("a", "1", "b"), entry("b", "1", "a")], "parent-circle"),
        ([entry("a", "1", "a")], "parent-circle"),
    ],
)
def test_what_hangs_on_nothing_is_never_dropped_in_silence(entries: list[Entry], code: str) -> None:
    ordered, loose = in_order(entries)
    assert ordered == ()
    assert {problem.code for problem in loose} == {code}
    assert len(loose) == len(entries)
    with pytest.raises(ProblemError):
        edition(*entries)


def test_coverage_names_what_is_not_in_the_pack() -> None:
    made = edition(
        entry("a", "1", status=Status.ABSENT), entry("b", "2"), entry("b-1", "2", "b"),
        entry("b-2", "2", "b", Status.ABSENT), entry("c", "3"),
    )  # fmt: skip
    assert made.coverage("goods") == Coverage("goods", rows=("1", "2", "3"), absent=("1",), partly=("2",))


def test_an_unknown_entry_offers_near_ids() -> None:
    with pytest.raises(ProblemError) as caught:
        edition(entry("o6-1-ho", "7(1)")).entry("o6-1-ha")
    assert caught.value.problems[0].code == "no-entry"
    assert "o6-1-ho" in caught.value.problems[0].expected


def test_a_set_has_the_members_of_the_day() -> None:
    days = Days(date(2023, 7, 21), date(2025, 1, 1))
    dated = DatedSet("group", Place(), (Member("DE", ALWAYS), Member("KR", days)))
    assert members_on(dated, date(2023, 7, 20)) == {"DE"}
    assert members_on(dated, date(2023, 7, 21)) == {"DE", "KR"}
    assert members_on(dated, date(2025, 1, 1)) == {"DE"}
