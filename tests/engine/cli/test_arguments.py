"""Reading the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kakehashi.cli.arguments import Request, language_of, read_request, split_command
from kakehashi.problems import ProblemError

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
COMMANDS = ("check", "packs list", "packs check")


def _request(command: str, *words: str, **environment: str) -> Request:
    request = read_request(command, list(words), "en", environment, NOW)
    assert request is not None
    return request


def _problem(command: str, *words: str) -> str:
    with pytest.raises(ProblemError) as caught:
        read_request(command, list(words), "en", {}, NOW)
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("words", "environment", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ja_JP.UTF-8"}, "ja"),
        ([], {"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"),
        (["--lang", "ja"], {"LANG": "en_GB"}, "ja"),
        (["--lang=en"], {"LANG": "ja_JP"}, "en"),
        (["--lang", "xx"], {"LANG": "ja_JP"}, "en"),
        (["--lang"], {"LANG": "ja_JP"}, "ja"),
    ],
)
def test_the_language(words: list[str], environment: dict[str, str], expected: str) -> None:
    assert language_of(words, environment) == expected


@pytest.mark.parametrize(
    ("words", "command", "others"),
    [
        (["check", "a.toml"], "check", ["a.toml"]),
        (["--lang", "ja", "check", "a.toml"], "check", ["--lang", "ja", "a.toml"]),
        (["packs", "--json", "list"], "packs list", ["--json"]),
        (["packs", "check", "jp"], "packs check", ["jp"]),
        (["check", "check"], "check", ["check"]),
    ],
)
def test_the_command_among_the_words(words: list[str], command: str, others: list[str]) -> None:
    assert split_command(words, COMMANDS) == (command, [], others)


def test_words_that_are_no_command() -> None:
    assert split_command(["packs", "chek"], COMMANDS)[:2] == (None, ["packs", "chek"])


def test_a_request_holds_everything_that_was_said(tmp_path: Path) -> None:
    request = _request("check", "d.toml", "--on", "2026-03-02", "--json", "--all", "--pack", str(tmp_path))
    assert (request.subject, request.on, request.json, request.everything) == ("d.toml", date(2026, 3, 2), True, True)
    assert request.packs == (tmp_path,)


def test_packs_of_the_environment_come_after_those_of_the_line(tmp_path: Path) -> None:
    places = [tmp_path / name for name in "abc"]
    for place in places:
        place.mkdir()
    request = _request("check", "d.toml", "--pack", str(places[0]), KAKEHASHI_PACKS=f"{places[1]}:{places[2]}")
    assert request.packs == tuple(places)


@pytest.mark.parametrize(
    ("words", "environment", "colour"),
    [([], {}, True), (["--no-color"], {}, False), ([], {"NO_COLOR": "1"}, False), ([], {"NO_COLOR": ""}, True)],
)
def test_colour_can_be_switched_off(words: list[str], environment: dict[str, str], colour: bool) -> None:
    assert _request("packs list", *words, **environment).colour is colour


@pytest.mark.parametrize(
    ("command", "words", "code"),
    [
        ("check", (), "arguments"),
        ("check", ("a", "b"), "arguments"),
        ("check", ("a", "--colour"), "arguments"),
        ("schema", ("line",), "arguments"),
        ("check", ("a", "--on", "2026-02-30"), "day-wrong"),
        ("check", ("a", "--on", "20260301"), "day-wrong"),
        ("check", ("a", "--lang", "de"), "language-unknown"),
        ("check", ("a", "--pack", "no/such/place"), "pack-place"),
    ],
)
def test_what_cannot_be_read_is_a_problem(command: str, words: tuple[str, ...], code: str) -> None:
    assert _problem(command, *words) == code


def test_help_is_no_request() -> None:
    assert read_request("check", ["--help"], "en", {}, NOW) is None
