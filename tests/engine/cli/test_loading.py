"""Files, packs and the day, and what is said where they are not as they should be."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kakehashi.cli.arguments import Request
from kakehashi.cli.labels import Labels
from kakehashi.cli.loading import load_deal, open_law, read_text, write_text
from kakehashi.packs import freeze, read_bundle
from kakehashi.packs.finding import find
from kakehashi.problems import Problem, ProblemError
from tests.engine.cli.conftest import Run

LABELS = Labels("en")


def _problem(path: Path) -> Problem:
    with pytest.raises(ProblemError) as caught:
        read_text(path, LABELS)
    return caught.value.problems[0]


def test_a_missing_file_names_a_near_one(tmp_path: Path) -> None:
    (tmp_path / "deal.toml").write_text("x = 1", encoding="utf-8")
    problem = _problem(tmp_path / "daal.toml")
    assert problem.code == "file-missing"
    assert "deal.toml" in problem.remedy


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert _problem(tmp_path).code == "file-folder"


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "deal.toml"
    path.write_bytes("[deal]\nname = '仕向地'".encode("shift_jis"))
    problem = _problem(path)
    assert (problem.code, problem.place.line) == ("file-not-utf8", 2)


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_file_is_a_problem(tmp_path: Path, text: str) -> None:
    path = tmp_path / "deal.toml"
    path.write_text(text, encoding="utf-8")
    assert _problem(path).code == "file-empty"


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "deal.toml"
    path.write_bytes(b"\xef\xbb\xbfx = 1")
    assert read_text(path, LABELS) == "x = 1"


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_text(tmp_path / "item.toml", "x = 1\n", LABELS, "--save")
    assert [path.name for path in tmp_path.iterdir()] == ["item.toml"]
    assert (tmp_path / "item.toml").read_text(encoding="utf-8") == "x = 1\n"


def test_a_place_where_nothing_can_be_written_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        write_text(tmp_path / "none" / "item.toml", "x = 1\n", LABELS, "--save")
    assert caught.value.problems[0].code == "file-write"


def test_today_is_the_day_in_the_jurisdiction() -> None:
    # half past three in the afternoon in London is half past midnight of the next day in Tokyo
    request = Request("classify", "en", datetime(2026, 11, 20, 15, 30, tzinfo=UTC))
    assert open_law(request).today == date(2026, 11, 21)


def test_a_day_on_the_line_takes_the_place_of_the_deals_own(examples: Path) -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    subject = str(examples / "fpga-to-germany.toml")
    request = Request("check", "en", now, subject=subject, on=date(2025, 10, 9))
    assert load_deal(request, open_law(request)).on == date(2025, 10, 9)
    request = Request("check", "en", now, subject)
    assert load_deal(request, open_law(request)).on == date(2026, 3, 2)


def test_a_frozen_pack_is_opened_where_it_is_named(run: Run, tmp_path: Path, examples: Path) -> None:
    frozen = freeze(read_bundle(find("jp")))
    (tmp_path / frozen.name).write_bytes(frozen.data)
    ran = run("check", examples / "fpga-to-germany.toml", "--pack", tmp_path / frozen.name)
    assert ran.code == 0
    assert frozen.sha256[:12] in ran.out


def test_a_day_without_edition_is_a_problem(run: Run, examples: Path) -> None:
    ran = run("check", examples / "fpga-to-germany.toml", "--on", "1990-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert "no edition for 1990-01-01" in ran.err
