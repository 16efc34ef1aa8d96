from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kakehashi import packs
from kakehashi.law import Days
from kakehashi.packs.opening import open_edition
from kakehashi.problems import Problem, ProblemError

BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)
Spoil = Callable[[str, str, str], Path]


def refused(folder: Path, on: date = AFTER) -> tuple[Problem, ...]:
    with pytest.raises(ProblemError) as caught:
        open_edition("toy", on=on, paths=[folder])
    return caught.value.problems


def test_the_day_chooses_the_wording_and_the_members(packs_folder: Path) -> None:
    old, new = (open_edition("toy", on=day, paths=[packs_folder]) for day in (BEFORE, AFTER))
    assert "flow > 10 m" in old.entry("a1-i").conditions()[0][1].text
    assert "flow > 8 m" in new.entry("a1-i").conditions()[0][1].text
    assert old.rulebook.sets["friends"] == {"DE"}
    assert new.rulebook.sets["friends"] == {"DE", "KR"}
    assert old.days == Days(date(2025, 1, 1), AFTER)
    assert new.days == Days(AFTER, None)


def test_open_is_the_name_of_the_design(packs_folder: Path) -> None:
    assert packs.open("toy", on=AFTER, paths=[packs_folder]) == open_edition("toy", on=AFTER, paths=[packs_folder])


def test_conditions_know_their_place_in_the_file(packs_folder: Path) -> None:
    entry = open_edition("toy", on=AFTER, paths=[packs_folder]).entry("a1-i")
    assert entry.criteria is not None
    origin = entry.criteria.origin
    assert origin.file is not None
    line = Path(origin.file).read_text().split("\n")[origin.line - 1]
    assert (line, origin.field) == ("any of", "entry[2].when")


def test_a_frozen_pack_is_found_by_its_version(packs_folder: Path, spoil: Spoil) -> None:
    frozen = packs.freeze(packs.bundle_of(packs_folder / "toy"))
    (packs_folder / frozen.name).write_bytes(frozen.data)
    spoil("pack.toml", "2026.2.1", "2026.3.1")
    newest = open_edition("toy", on=AFTER, paths=[packs_folder])
    kept = open_edition("toy", on=AFTER, version="2026.2.1", paths=[packs_folder])
    assert (newest.version, kept.version) == ("2026.3.1", "2026.2.1")
    assert kept.pack_hash == frozen.sha256


def test_a_day_before_the_pack_knows_the_law_names_the_days_it_does(packs_folder: Path) -> None:
    problem = refused(packs_folder, date(2024, 12, 31))[0]
    assert problem.code == "no-edition"
    assert "from 2025-01-01" in problem.expected


def test_a_day_after_the_last_wording_has_no_edition(packs_folder: Path) -> None:
    for name in ("lists/goods/row-1.toml", "licensing/rules.toml"):
        path = packs_folder / "toy" / name
        blocks = path.read_text().split("\n\n")
        path.write_text("\n\n".join(block if "until" in block else f"{block}\nuntil = 2027-01-01" for block in blocks))
    (packs_folder / "toy" / "lists/goods/row-1.toml").write_text(
        (packs_folder / "toy" / "lists/goods/row-1.toml")
        .read_text()
        .replace("in_force = 2026-01-01\n\nuntil", "in_force = 2026-01-01\nuntil")
    )
    problem = refused(packs_folder, date(2027, 1, 1))[0]
    assert problem.code == "no-edition"
    assert "until 2027-01-01" in problem.expected


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("lists/goods/row-1.toml", "flow > 8 m", "flow > 8 kg", "L01"),
        ("lists/goods/row-1.toml", "flow > 8 m", "flwo > 8 m", "L01"),
        ("lists/goods/row-1.toml", "flow > 8 m", "flow > 8 furlong", "L02"),
        ("lists/goods/row-1.toml", "flow > 8 m", "flow >> 8 m", "condition-syntax"),
        ("lists/goods/row-1.toml", 'row = "2"', "row = 2", "field-form"),
        (
            "lists/goods/row-1.toml",
            'parent = "a1"\ncite = "act/1/1/ro"',
            'parent = "a9"\ncite = "act/1/1/ro"',
            "parent-unknown",
        ),
        ("lists/goods/row-1.toml", 'cite = "act/2"', 'cite = "cat/2"', "citation-dangling"),
        ("lists/goods/row-1.toml", "until = 2026-01-01", "until = 2019-01-01", "days-empty"),
        (
            "lists/goods/row-1.toml",
            'title = { ja = "その他", en = "Others" }',
            'title = { ja = "その他" }',
            "language-missing",
        ),
        ("lists/goods/row-1.toml", 'status = "absent"', 'state = "absent"', "field-unknown"),
        ("lists/goods/row-1.toml", "flow > 5 m", "meets term/big", "L04"),
        ("licensing/rules.toml", 'kind = "licence"', 'kind = "license"', "field-value"),
        ("licensing/rules.toml", "destination in friends", "destination in freinds", "L01"),
        ("instruments.toml", 'source = "nowhere"', 'source = "nowhere', "not-toml"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    packs_folder: Path, spoil: Spoil, name: str, old: str, new: str, code: str
) -> None:
    path = spoil(name, old, new) / name
    mistaken = path.read_text().split(new)[0].count("\n") + 1
    found = {problem.code: problem for problem in refused(packs_folder)}
    assert code in found
    assert found[code].place.file == str(path)
    # A parent is told at its entry's head, four lines above; everything else on the line itself.
    assert found[code].place.line == mistaken - (3 if code == "parent-unknown" else 0)


def test_two_wordings_on_one_day_are_refused(packs_folder: Path, spoil: Spoil) -> None:
    spoil("lists/goods/row-1.toml", "until = 2026-01-01", "until = 2026-06-01")
    assert [problem.code for problem in refused(packs_folder)] == ["days-overlap"]


def test_near_names_are_offered(packs_folder: Path, spoil: Spoil) -> None:
    spoil("lists/goods/row-1.toml", 'status = "absent"', 'statuss = "absent"')
    assert "`status`" in refused(packs_folder)[0].remedy


def test_every_mistake_is_told_at_once(packs_folder: Path, spoil: Spoil) -> None:
    spoil("lists/goods/row-1.toml", 'row = "2"', "row = 2")
    spoil("licensing/rules.toml", 'kind = "licence"', 'kind = "license"')
    assert {problem.code for problem in refused(packs_folder)} >= {"field-form", "field-value"}
