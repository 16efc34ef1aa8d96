from __future__ import annotations

from datetime import date
from pathlib import Path

from kakehashi.packs.differences import Change, Difference, FieldChange, compare
from kakehashi.packs.opening import open_edition


def test_a_changed_limit_shows_both_texts(packs_folder: Path) -> None:
    old, new = (open_edition("toy", on=day, paths=[packs_folder]) for day in (date(2025, 6, 1), date(2026, 6, 1)))
    found = compare(old, new)
    assert [(each.what, each.id, each.change) for each in found] == [
        ("entry", "a1-i", Change.CHANGED),
        ("set", "friends", Change.CHANGED),
    ]
    assert found[1].fields == (FieldChange("members", "DE", "DE, KR"),)
    change = found[0].fields[0]
    assert (change.field, "flow > 10 m" in str(change.old), "flow > 8 m" in str(change.new)) == ("when", True, True)


def test_an_edition_does_not_differ_from_itself(packs_folder: Path) -> None:
    edition = open_edition("toy", on=date(2026, 6, 1), paths=[packs_folder])
    assert compare(edition, edition) == ()


def test_what_comes_and_goes_is_told(packs_folder: Path) -> None:
    new = open_edition("toy", on=date(2026, 6, 1), paths=[packs_folder])
    path = packs_folder / "toy" / "lists/goods/row-1.toml"
    path.write_text(path.read_text().replace('id = "row-2"', 'id = "row-3"'))
    other = open_edition("toy", on=date(2026, 6, 1), paths=[packs_folder])
    assert compare(new, other) == (
        Difference("entry", "row-3", Change.ADDED),
        Difference("entry", "row-2", Change.REMOVED),
    )
