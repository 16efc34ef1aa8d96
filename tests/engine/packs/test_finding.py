from __future__ import annotations

from pathlib import Path

import pytest

from kakehashi.packs import available, bundle_of, find, freeze, read_bundle, shipped
from kakehashi.problems import ProblemError


def code_of(action: object, *arguments: object, **named: object) -> str:
    assert callable(action)
    with pytest.raises(ProblemError) as caught:
        action(*arguments, **named)
    return caught.value.problems[0].code


def test_shipped_packs_are_found() -> None:
    assert {"jp", "vocabulary"} <= {found.code for found in available()}
    assert find("jp").path == shipped() / "jp"


def test_a_given_path_goes_before_the_shipped_packs(packs_folder: Path) -> None:
    manifest = (packs_folder / "toy" / "pack.toml").read_text().replace('id = "toy"', 'id = "jp"')
    (packs_folder / "toy" / "pack.toml").write_text(manifest)
    assert find("jp", paths=[packs_folder]).path == packs_folder / "toy"
    assert find("jp", paths=[packs_folder / "toy"]).path == packs_folder / "toy"


def test_an_unknown_pack_offers_a_near_name(packs_folder: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        find("toys", paths=[packs_folder])
    assert (caught.value.problems[0].code, caught.value.problems[0].remedy) == ("no-pack", "Did you mean `toy`?")


def test_an_unknown_version_names_those_there_are(packs_folder: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        find("toy", "1999.1.1", paths=[packs_folder])
    assert caught.value.problems[0].code == "no-pack-version"
    assert "2026.2.1" in caught.value.problems[0].expected


def test_what_it_depends_on_comes_first(packs_folder: Path) -> None:
    assert list(bundle_of(packs_folder / "toy").packs) == ["words", "toy"]


def test_packs_that_depend_on_each_other_are_refused(packs_folder: Path) -> None:
    path = packs_folder / "words" / "pack.toml"
    path.write_text(path.read_text() + 'depends = ["toy"]\n')
    assert code_of(bundle_of, packs_folder / "toy") == "depends-circle"


def test_a_frozen_file_under_another_name_is_refused(packs_folder: Path) -> None:
    (packs_folder / "toy-2030.1.1.kpack").write_bytes(freeze(bundle_of(packs_folder / "toy")).data)
    found = find("toy", "2030.1.1", paths=[packs_folder])
    assert code_of(read_bundle, found) == "frozen-name"


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    assert code_of(bundle_of, tmp_path) == "pack-folder"
