"""The engine that runs cases, and every case of every shipped pack as a test of its own."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kakehashi.lists import Edition
from kakehashi.packs import bundle_of, edition_on, open_edition, shipped
from kakehashi.packs.cases import Case, Mismatch, cases_of, run_case
from kakehashi.packs.files import read_folder
from kakehashi.packs.records import read_records
from kakehashi.problems import ProblemError

DAY = date(2026, 6, 1)
HEAD = '[[case]]\nid = "{id}"\ncite = "act/1"\non = 2026-06-01\nwhy = "because the act says so"\n'


def shipped_cases() -> list[tuple[str, Case]]:
    folders = sorted(path.parent.parent for path in shipped().glob("*/cases/*.toml"))
    return [
        (folder.name, case) for folder in dict.fromkeys(folders) for case in cases_of(read_records(read_folder(folder)))
    ]


@cache
def edition_of(pack: str, on: date) -> Edition:
    return edition_on(bundle_of(shipped() / pack), on)


@pytest.mark.parametrize(
    ("pack", "case"), [pytest.param(*each, id=f"{each[0]}-{each[1].id}") for each in shipped_cases()]
)
def test_shipped_case(pack: str, case: Case) -> None:
    result = run_case(case, edition_of(pack, case.on))
    assert result.mismatches == (), case.why


def cases(folder: Path, *texts: str) -> tuple[Case, ...]:
    (folder / "toy" / "cases").mkdir(exist_ok=True)
    blocks = [HEAD.replace("{id}", f"c{number}") + text for number, text in enumerate(texts)]
    (folder / "toy" / "cases" / "x.toml").write_text("\n".join(blocks))
    return cases_of(read_records(read_folder(folder / "toy")))


def run(folder: Path, text: str) -> tuple[Mismatch, ...]:
    return run_case(cases(folder, text)[0], open_edition("toy", on=DAY, paths=[folder])).mismatches


def refused(folder: Path, text: str) -> tuple[str, int | None, str | None]:
    with pytest.raises(ProblemError) as caught:
        run(folder, text)
    problem = caught.value.problems[0]
    assert str(problem.place.file).endswith("cases/x.toml")
    return problem.code, problem.place.line, problem.place.field


ITEM = 'item = {{ kind = "pump", kinds_complete = true, facts = {{ flow = "{flow}", is_sealed = false }} }}\n'


def test_a_case_passes_where_the_findings_are_as_expected(packs_folder: Path) -> None:
    text = ITEM.format(flow="9 m") + 'expect = { listed = ["a1-i"], undetermined = ["a1-ro", "row-2"] }'
    assert run(packs_folder, text) == ()


def test_a_case_fails_with_what_was_found(packs_folder: Path) -> None:
    text = ITEM.format(flow="7 m") + 'expect = { listed = ["a1-i"], not_listed = ["a1-i"] }'
    assert run(packs_folder, text) == (Mismatch("listed a1-i", "yes", "no"),)


def deal(rows: str, destination: str) -> str:
    return f'[case.deal]\ndestination = "{destination}"\n[case.deal.facts]\nlisted_row = {rows}\n[case.expect]\n'


def test_rules_are_tested_on_goods_that_are_listed_where_the_case_says(packs_folder: Path) -> None:
    assert run(packs_folder, deal('["1"]', "FR") + 'outcome = "licence_required"\nbecause = ["control"]') == ()
    assert run(packs_folder, deal('["1"]', "DE") + 'outcome = "exempt"\nbecause = ["control", "friendly"]') == ()
    assert run(packs_folder, deal("[]", "FR") + 'outcome = "not_required"') == ()


def test_a_wrong_outcome_is_told_with_its_reasons(packs_folder: Path) -> None:
    found = run(packs_folder, deal('["1"]', "FR") + 'outcome = "exempt"\nbecause = ["friendly"]')
    assert found == (
        Mismatch("outcome", "exempt", "licence_required"),
        Mismatch("because", "friendly", "control"),
    )


def test_facts_that_cannot_be_read_have_their_place_in_the_case(packs_folder: Path) -> None:
    text = '[case.item]\nkind = "pump"\n[case.item.facts]\nflwo = "9 m"\n[case.expect]\nlisted = ["a1-i"]'
    assert refused(packs_folder, text)[1:] == (9, "case[0].item.facts.flwo")


def test_a_provision_that_is_not_there_is_refused(packs_folder: Path) -> None:
    text = ITEM.format(flow="9 m") + 'expect = { not_listed = ["a9"] }'
    assert refused(packs_folder, text)[0] == "no-entry"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('expect = { listed = ["a1"] }', "case-subject"),
        (ITEM.format(flow="9 m") + "expect = {}", "case-expect"),
        (ITEM.format(flow="9 m") + 'expect = { outcome = "exempt" }', "case-expect"),
    ],
)
def test_a_case_that_tests_nothing_is_refused(packs_folder: Path, text: str, code: str) -> None:
    assert refused(packs_folder, text)[0] == code


def test_two_cases_of_one_name_are_refused(packs_folder: Path) -> None:
    text = ITEM.format(flow="9 m") + 'expect = { listed = ["a1-i"] }\n'
    cases(packs_folder, text, text)
    path = packs_folder / "toy" / "cases" / "x.toml"
    path.write_text(path.read_text().replace('"c1"', '"c0"'))
    with pytest.raises(ProblemError) as caught:
        cases_of(read_records(read_folder(packs_folder / "toy")))
    assert [problem.code for problem in caught.value.problems] == ["case-twice"]
