from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.packs import bundle_of, edition_on, freeze, open_frozen
from kakehashi.packs.bundles import Bundle
from kakehashi.packs.files import PackFiles
from kakehashi.problems import ProblemError

MANIFEST = """
id = "toy"
version = "2026.2.1"
title = { ja = "玩", en = "Toy" }
languages = ["ja", "en"]
licence = "x"
"""
NAMES = st.from_regex(r"[a-z]{1,5}(/[a-z0-9-]{1,6})?\.toml", fullmatch=True).filter(
    lambda name: not name.startswith("cases/") and name != "pack.toml"
)


@given(st.dictionaries(NAMES, st.text(st.characters(exclude_categories=["Cs"])), max_size=5), st.randoms())
def test_the_same_texts_give_the_same_bytes_in_any_order(texts: dict[str, str], order: object) -> None:
    everything = [("pack.toml", MANIFEST), *texts.items()]
    first = Bundle("toy", {"toy": PackFiles("one", dict(everything))})
    order.shuffle(everything)  # type: ignore[attr-defined]
    second = Bundle("toy", {"toy": PackFiles("two", dict(everything))})
    assert freeze(first) == freeze(second)
    assert dict(open_frozen(freeze(first).data).files.texts) == dict(everything)


def test_freezing_what_was_frozen_gives_the_same_bytes(packs_folder: Path) -> None:
    frozen = freeze(bundle_of(packs_folder / "toy"))
    assert frozen.name == "toy-2026.2.1.kpack"
    assert freeze(open_frozen(frozen.data)) == frozen


def test_line_ends_and_cases_do_not_rename_the_law(packs_folder: Path) -> None:
    before = freeze(bundle_of(packs_folder / "toy")).sha256
    path = packs_folder / "toy" / "instruments.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    (packs_folder / "toy" / "cases").mkdir()
    (packs_folder / "toy" / "cases" / "one.toml").write_text("# nothing\n")
    assert freeze(bundle_of(packs_folder / "toy")).sha256 == before


def test_another_limit_is_another_hash(packs_folder: Path) -> None:
    before = freeze(bundle_of(packs_folder / "toy")).sha256
    path = packs_folder / "toy" / "lists/goods/row-1.toml"
    path.write_text(path.read_text().replace("flow > 8 m", "flow > 9 m"))
    assert freeze(bundle_of(packs_folder / "toy")).sha256 != before


def test_the_vocabulary_it_depends_on_is_frozen_with_it(packs_folder: Path) -> None:
    frozen = freeze(bundle_of(packs_folder / "toy"))
    edition = edition_on(open_frozen(frozen.data), date(2026, 6, 1))
    assert edition.pack_hash == frozen.sha256
    assert "flow" in edition.rulebook.vocabulary.parameters


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"flow > 8 m", b"flow > 9 m"), (b"kakehashi-pack 1", b"kakehashi-pack 2"), (b'"pack":', b'"pick":')],
)
def test_changed_bytes_are_refused(packs_folder: Path, old: bytes, new: bytes) -> None:
    data = freeze(bundle_of(packs_folder / "toy")).data
    assert old in data
    with pytest.raises(ProblemError) as caught:
        open_frozen(data.replace(old, new), name="x.kpack")
    assert caught.value.problems[0].code in ("frozen-tampered", "frozen-format")
    assert caught.value.problems[0].place.file == "x.kpack"


def test_another_pack_than_the_one_a_record_names_is_refused(packs_folder: Path) -> None:
    data = freeze(bundle_of(packs_folder / "toy")).data
    with pytest.raises(ProblemError) as caught:
        open_frozen(data, expected="0" * 64)
    assert caught.value.problems[0].code == "frozen-tampered"
