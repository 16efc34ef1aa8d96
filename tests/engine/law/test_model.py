"""Days in force."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law import ALWAYS, Citation, Days, read_days
from kakehashi.problems import Place, ProblemError

HERE = Place(file="entries.toml", field="entry[3]")
FIRST = date(2025, 10, 9)


def _days(first: date | None, length: int | None) -> Days:
    start = first or date(2020, 1, 1)
    return Days(first, None if length is None else start + timedelta(days=length))


some_days = st.builds(
    _days,
    st.none() | st.dates(date(2020, 1, 1), date(2020, 3, 1)),
    st.none() | st.integers(1, 60),
)


def test_the_first_day_is_in_force() -> None:
    assert Days(FIRST).contains(FIRST)
    assert not Days(FIRST).contains(date(2025, 10, 8))


def test_the_day_of_until_is_no_longer_in_force() -> None:
    assert not Days(until=FIRST).contains(FIRST)
    assert Days(until=FIRST).contains(date(2025, 10, 8))


def test_always_has_every_day() -> None:
    assert ALWAYS.contains(date.min)
    assert ALWAYS.contains(date.max)


def test_two_editions_that_meet_do_not_overlap() -> None:
    assert not Days(until=FIRST).overlaps(Days(FIRST))
    assert not Days(FIRST).overlaps(Days(until=FIRST))


@given(some_days, some_days)
def test_overlap_is_a_common_day(one: Days, other: Days) -> None:
    days = [date(2019, 12, 1) + timedelta(days=number) for number in range(250)]
    assert one.overlaps(other) == any(one.contains(day) and other.contains(day) for day in days)


def test_no_days_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="no day lies"):
        Days(FIRST, FIRST)


def test_days_are_printed_with_the_meaning_of_the_end() -> None:
    assert str(Days(FIRST, date(2026, 2, 14))) == "from 2025-10-09 until 2026-02-14 (not included)"
    assert str(ALWAYS) == "from the beginning"


def test_read_days_takes_toml_dates_and_nothing() -> None:
    assert read_days(FIRST, None, HERE) == Days(FIRST)
    assert read_days(None, FIRST, HERE) == Days(until=FIRST)


@pytest.mark.parametrize("value", ["2025-10-09", 20251009, datetime(2025, 10, 9), False])  # noqa: DTZ001 - refused
def test_read_days_refuses_what_is_no_day(value: object) -> None:
    with pytest.raises(ProblemError) as caught:
        read_days(value, value, HERE)
    assert [problem.code for problem in caught.value.problems] == ["days-not-a-date", "days-not-a-date"]
    assert caught.value.problems[0].place == HERE


def test_read_days_refuses_an_end_that_is_not_later() -> None:
    with pytest.raises(ProblemError) as caught:
        read_days(FIRST, FIRST, HERE)
    assert [problem.code for problem in caught.value.problems] == ["days-empty"]


def test_a_citation_is_printed_as_it_is_written() -> None:
    assert str(Citation("goods-ordinance", ("6", "1", "ho", "1"))) == "goods-ordinance/6/1/ho/1"
    assert str(Citation("goods-ordinance")) == "goods-ordinance"
