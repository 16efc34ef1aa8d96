"""The law that the tests of the shell speak of: the pack of this checkout, on one day."""

from __future__ import annotations

from datetime import date
from functools import cache

from kakehashi.lists import Edition
from kakehashi.packs import open_edition

DAY = date(2026, 3, 2)


@cache
def edition() -> Edition:
    """The Japanese pack on `DAY`."""
    return open_edition("jp", on=DAY)
