"""Letters by the shell."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.engine.cli.conftest import Run


def _text(path: Path) -> str:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)
    return text.replace("\u00a0", " ").replace("\n", " ")


def test_the_customer_s_statement_is_english_unless_it_is_asked_for_otherwise(
    run: Run, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    to = tmp_path / "x.pdf"
    ran = run("letter", "end-use", examples / "fpga-to-germany.toml", "--to", to, "--addressee", "Optik GmbH", "--json")
    assert (ran.code, json.loads(ran.out)) == (0, {"file": str(to)})
    assert "End-use statement" in _text(to)
    assert run("letter", "end-use", examples / "fpga-to-germany.toml", "--to", to, "--lang", "ja").code == 0
    assert "誓約書" in _text(to)


def test_a_supplier_is_asked_for_what_is_missing_and_by_whom(run: Run, examples: Path, tmp_path: Path) -> None:
    issuer, to = tmp_path / "issuer.toml", tmp_path / "x.pdf"
    issuer.write_text('company = "Tokyo Keisoku K.K."\nemail = "export@example.jp"\n', encoding="utf-8")
    board = examples / "items" / "converter-board.toml"
    ran = run("letter", "supplier", board, "--on", "2026-03-02", "--issuer", issuer, "--to", to)
    assert ran.code == 0
    assert "Tokyo Keisoku K.K." in _text(to)
    assert "export@example.jp" in _text(to)


def test_where_nothing_is_missing_nothing_is_written(run: Run, examples: Path, tmp_path: Path) -> None:
    to = tmp_path / "x.pdf"
    ran = run("letter", "supplier", examples / "items" / "converter.toml", "--on", "2026-03-02", "--to", to)
    assert ran.code == 2
    assert "settled" in ran.err
    assert not to.exists()


@pytest.mark.parametrize("name", ["converter-board-to-the-uae.toml", "items/converter.toml"])
def test_the_broker_s_answer_holds_its_record(run: Run, examples: Path, tmp_path: Path, name: str) -> None:
    to = tmp_path / "x.pdf"
    assert run("letter", "broker", examples / name, "--on", "2026-03-02", "--to", to).code == 0
    ran = run("verify", to, "--json")
    found = json.loads(ran.out)
    assert (ran.code, found["intact"], found["own"], found["pages"], found["why"]) == (
        20,
        True,
        True,
        "unproved",
        "outside",
    )


def test_a_file_that_is_neither_deal_nor_item_is_told(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "x.toml"
    wrong.write_text("[deel]\n", encoding="utf-8")
    ran = run("letter", "broker", wrong)
    assert ran.code == 2
    assert "`deel`" in ran.err
