from __future__ import annotations

from pathlib import Path

import pytest

from kakehashi.packs.files import natural_key, normalise, read_folder
from kakehashi.problems import ProblemError


def test_rows_are_ordered_as_a_reader_counts() -> None:
    names = ["row-10.toml", "row-3-2.toml", "row-2.toml", "row-3.toml"]
    assert sorted(names, key=natural_key) == ["row-2.toml", "row-3.toml", "row-3-2.toml", "row-10.toml"]


def test_line_ends_and_byte_order_mark_are_normalised() -> None:
    assert normalise("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"


def test_files_have_paths_inside_the_pack(packs_folder: Path) -> None:
    (packs_folder / "toy" / ".hidden.toml").write_text("x")
    (packs_folder / "toy" / "notes.md").write_text("x")
    files = read_folder(packs_folder / "toy")
    assert set(files.texts) == {
        "pack.toml", "instruments.toml", "destinations.toml", "lists/goods/list.toml", "lists/goods/row-1.toml",
        "licensing/rules.toml",
    }  # fmt: skip
    assert files.name("pack.toml") == str(packs_folder / "toy" / "pack.toml")


def test_another_encoding_is_told_with_its_line(packs_folder: Path) -> None:
    (packs_folder / "toy" / "terms.toml").write_bytes(b"# a\n# \x83\x65\n")
    with pytest.raises(ProblemError) as caught:
        read_folder(packs_folder / "toy")
    problem = caught.value.problems[0]
    assert (problem.code, problem.place.line) == ("file-not-utf8", 2)
