from __future__ import annotations

from datetime import date
from pathlib import Path

from kakehashi.packs import open_edition
from kakehashi.packs.caching import keep_edition, kept_edition

ON = date(2026, 3, 2)


def test_a_kept_edition_is_the_edition(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first = open_edition("jp", on=ON, cache=folder)
    (kept,) = folder.iterdir()
    assert kept_edition(folder, first.pack_hash, ON) == first
    before = kept.stat().st_mtime_ns
    assert open_edition("jp", on=ON, cache=folder) == first
    assert kept.stat().st_mtime_ns == before


def test_another_day_or_another_pack_is_read_anew(tmp_path: Path) -> None:
    first = open_edition("jp", on=ON, cache=tmp_path / "cache")
    assert kept_edition(tmp_path / "cache", first.pack_hash, date(2026, 3, 3)) is None
    assert kept_edition(tmp_path / "cache", "0" * 64, ON) is None


def test_a_damaged_file_is_read_anew(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first = open_edition("jp", on=ON, cache=folder)
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:1000])
    assert kept_edition(folder, first.pack_hash, ON) is None
    assert open_edition("jp", on=ON, cache=folder) == first


def test_a_file_of_which_one_byte_was_changed_is_read_anew(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first = open_edition("jp", on=ON, cache=folder)
    (kept,) = folder.iterdir()
    data = kept.read_bytes()
    place = data.index(b"o6-1-ho-1")
    kept.write_bytes(data[:place] + b"x" + data[place + 1 :])
    assert kept_edition(folder, first.pack_hash, ON) is None


def test_a_file_that_others_may_write_is_not_trusted(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first = open_edition("jp", on=ON, cache=folder)
    (kept,) = folder.iterdir()
    kept.chmod(0o666)
    assert kept_edition(folder, first.pack_hash, ON) is None


def test_a_folder_that_others_may_write_is_not_trusted(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first = open_edition("jp", on=ON, cache=folder)
    folder.chmod(0o777)
    assert kept_edition(folder, first.pack_hash, ON) is None


def test_where_nothing_can_be_kept_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    keep_edition(tmp_path / "file" / "cache", open_edition("jp", on=ON))
    assert open_edition("jp", on=ON, cache=tmp_path / "file" / "cache").on == ON
