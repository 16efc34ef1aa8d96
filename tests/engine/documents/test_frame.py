"""How long a judgement may be relied upon."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.documents.frame import code_of, validity

DAYS = st.dates(date(2020, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("on", "change", "last"),
    [
        (date(2026, 3, 2), None, date(2027, 3, 1)),
        (date(2026, 3, 2), date(2026, 4, 1), date(2026, 3, 31)),
        (date(2026, 3, 2), date(2027, 3, 2), date(2027, 3, 1)),
        (date(2026, 3, 2), date(2030, 1, 1), date(2027, 3, 1)),
        (date(2024, 2, 29), None, date(2025, 2, 28)),
    ],
)
def test_the_shorter_of_one_year_and_the_next_change(on: date, change: date | None, last: date) -> None:
    assert validity(on, change).last == last


@given(DAYS, st.none() | st.integers(1, 900))
def test_it_never_lasts_over_a_change_or_a_year(on: date, later: int | None) -> None:
    change = None if later is None else on + timedelta(days=later)
    found = validity(on, change)
    assert on == found.first <= found.last <= on + timedelta(days=365)
    assert change is None or found.last < change


def test_the_code_names_the_hash() -> None:
    assert code_of("ab" * 32) == "kakehashi:record:sha256:" + "ab" * 32
