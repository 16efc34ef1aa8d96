from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kakehashi.packs import shipped
from kakehashi.packs.checking import check_pack

Spoil = Callable[[str, str, str], Path]
LIST, RULES = "lists/goods/row-1.toml", "licensing/rules.toml"


def test_a_sound_pack_has_no_errors_and_a_meter(packs_folder: Path) -> None:
    report = check_pack(packs_folder / "toy")
    assert report.errors == ()
    assert [row.row for row in report.meters[0].rows] == ["1", "2"]
    total = report.meters[0].total
    assert (total.full, total.judgement, total.absent) == (1, 1, 1)


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (LIST, "until = 2026-01-01", "until = 2026-06-01", "days-overlap"),
        (LIST, "until = 2026-01-01", "until = 2025-06-01", "days-gap"),
        (LIST, "until = 2026-01-01", "until = 2010-01-01", "days-empty"),
        (LIST, "flow > 10 m", "flow > 10 kg", "L01"),
        (LIST, 'when = "is_good"', 'when = "is_good"\nexcept = "is_sealed"', "L13"),
        (LIST, 'when = "is_good"\n', "", "entry-empty"),
        (LIST, 'scope = "kind is pump"\n', 'status = "absent"\n', "never-reached"),
        (LIST, 'scope = "kind is pump"\n', 'parent = "a1-i"\n', "parent-circle"),
        (LIST, 'status = "absent"', 'status = "absent"\nwhen = "is_sealed"', "entry-status"),
        (LIST, "[[entry]]", "[[entrie]]", "table-unknown"),
        (RULES, 'lifts = ["control"]', 'lifts = ["contrl"]', "lifts-nothing"),
        (RULES, 'lifts = ["control"]\n', "", "lifts-misplaced"),
        (RULES, 'kind = "licence"', 'kind = "licence"\nlifts = ["control"]', "lifts-misplaced"),
        (RULES, "in_force = 2020-01-01\n\n", "in_force = 2020-01-01\nuntil = 2024-01-01\n\n", "never-reached"),
        ("instruments.toml", 'number = "1"', 'number = "1"\nparent = "order"', "citation-dangling"),
        ("destinations.toml", '{ code = "DE" }', '{ code = "DE" }, { code = "DE" }', "member-twice"),
        ("destinations.toml", '{ code = "DE" }', "{ code = 49 }", "field-form"),
        ("lists/goods/list.toml", 'id = "goods"', 'id = "good"', "list-id"),
        ("pack.toml", "2026.2.1", "two", "pack-version"),
    ],
)
def test_a_mistake_is_reported_in_its_file(spoil: Spoil, name: str, old: str, new: str, code: str) -> None:
    report = check_pack(spoil(name, old, new))
    found = [problem for problem in report.problems if problem.code == code]
    assert found
    assert str(found[0].place.file).endswith(name)
    assert found[0].place.line is not None


def test_a_later_wording_is_checked_too(spoil: Spoil) -> None:
    report = check_pack(spoil(LIST, "flow > 8 m", "flow > 8 kg"))
    assert [problem.code for problem in report.errors] == ["L01"]


def test_one_mistake_is_reported_once_over_all_editions(spoil: Spoil) -> None:
    report = check_pack(spoil(RULES, "destination in friends", "destination in freinds"))
    assert len(report.errors) == 1


def test_cases_without_a_second_reader_are_counted(packs_folder: Path) -> None:
    case = '[[case]]\nid = "x"\ncite = "act/1"\non = 2026-01-01\nwhy = "w"\nitem = {}\nexpect = { listed = ["a1"] }\n'
    (packs_folder / "toy" / "cases").mkdir()
    (packs_folder / "toy" / "cases" / "x.toml").write_text(case)
    report = check_pack(packs_folder / "toy")
    assert (report.cases, report.unverified) == (1, 1)


def test_a_folder_that_is_no_pack_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    assert [problem.code for problem in check_pack(tmp_path).problems] == ["pack-folder"]


@pytest.mark.parametrize("name", ["jp", "vocabulary"])
def test_shipped_packs_have_no_errors(name: str) -> None:
    assert [str(problem) for problem in check_pack(shipped() / name).errors] == []
