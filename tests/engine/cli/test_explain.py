"""`kakehashi explain`: a provision in words and as the pack writes it."""

from __future__ import annotations

import io
import json

import pytest
from rich.cells import cell_len
from rich.console import Console

from kakehashi.cli.explain import Page
from kakehashi.cli.labels import Labels
from kakehashi.cli.terminal import Terminal
from kakehashi.lists import Entry, Rule, Term
from kakehashi.wording.speaking import Speaker
from tests.engine.cli.conftest import Run
from tests.engine.cli.law import edition

DAY = ("--on", "2026-03-02")


def test_the_three_brackets_are_kept_apart(run: Run) -> None:
    shown = run("explain", "o6-1-ho-1", *DAY).out
    assert all(sign in shown for sign in ("【 】", "《 》", "[ ]"))
    assert "(3) resolution of the analogue-to-digital conversion is at least 12 bit" in shown


def test_the_chapeau_stands_above(run: Run) -> None:
    shown = run("explain", "o6-1-ho-1", *DAY).out
    assert shown.index("it is an integrated circuit") < shown.index("[ ] the criteria")


def test_the_text_of_the_pack_is_shown_as_it_is(run: Run) -> None:
    assert "      [3] [12, 14) bit | > 400 MS/s\n" in run("explain", "o6-1-ho-1", *DAY, width=40).out


def test_readings_notes_and_correlates(run: Run) -> None:
    shown = run("explain", "o6-1-ro", *DAY, width=100).out
    assert "taken: " in shown
    assert "other: " in shown
    assert "note: " in shown
    assert "eu:3A001.a.2 (overlaps)" in shown
    assert "regime: WA" in shown


def test_a_row_that_is_not_encoded_says_so(run: Run) -> None:
    assert "Not yet in this pack" in run("explain", "row-6", "--on", "2025-10-08").out
    assert "Not yet in this pack" not in run("explain", "t1-4", *DAY).out


def test_a_row_that_a_person_may_judge_says_so(run: Run) -> None:
    assert "may judge this row as a whole" in run("explain", "t1-4", *DAY).out
    assert "may judge this row" not in run("explain", "t1-4-1", *DAY).out


def test_a_deleted_provision_says_so(run: Run) -> None:
    assert "Deleted" in run("explain", "o6-1-ni", *DAY).out


def test_a_row_means_every_provision_in_it(run: Run) -> None:
    shown = run("explain", "7(1)", *DAY).out
    assert "[o6-1]" in shown
    assert "[o6-1-ho-1]" in shown


def test_labels_below_a_provision_are_accepted(run: Run) -> None:
    assert run("explain", "o6-1-ho-1#3", *DAY).out == run("explain", "o6-1-ho-1", *DAY).out


def test_a_rule_that_was_not_seen_says_so(run: Run) -> None:
    shown = run("explain", "general-bulk-licence", *DAY).out
    assert "unverified" in shown
    assert "lifts:" in shown


def test_an_unknown_provision_names_near_ones(run: Run) -> None:
    ran = run("explain", "o6-1-hoo", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "o6-1-ho" in ran.err


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [60, 80])
def test_everything_in_the_pack_can_be_explained(language: str, width: int) -> None:
    law = edition()
    everything: list[Entry | Rule | Term] = [*law.entries.values(), *law.rules.values(), *law.terms.values()]
    for provision in everything:
        stream = io.StringIO()
        page = Page(Terminal(Console(file=stream, width=width), Labels(language)), Speaker(law, language))
        page.show(provision)
        words = stream.getvalue().split(Labels(language)("explain.text"))[0]
        assert f"{provision.id}]" in "".join(line.strip() for line in words.splitlines())
        assert max(cell_len(line) for line in words.splitlines()) <= width


def test_json_has_both_languages(run: Run) -> None:
    document = json.loads(run("explain", "o6-1-ho-1", *DAY, "--json").out)
    (provision,) = document["provisions"]
    assert provision["citation"] == {"en": "Goods Ordinance Art. 6, item 1, ho, (1)", "ja": "貨物等省令第6条第1号ホ(1)"}
    assert [condition["field"] for condition in provision["conditions"]] == ["scope", "except", "when"]
