"""From a deal to a record, a certificate, a proof and a replay, by the shell."""

from __future__ import annotations

import json
import os
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kakehashi.documents.signing import PASSPHRASE_VARIABLE
from kakehashi.records import canonical, seal
from tests.engine.cli.conftest import Run
from tests.engine.documents.signer import PASSPHRASE, credentials
from tests.engine.records.decisions import sealed_deal, sealed_item
from tests.engine.records.examples import key

UAE = "converter-board-to-the-uae.toml"


@pytest.fixture
def record(run: Run, examples: Path, tmp_path: Path, home: Path) -> Path:
    """The sealed record of a deal, in a folder that has to be made."""
    path = tmp_path / "out" / "deal.record.json"
    ran = run("check", examples / UAE, "--record", path)
    assert ran.code == 10
    assert f"Wrote {path}" in ran.err.replace("\n", "")
    assert (home / "packs").is_dir()
    return path


def test_a_record_becomes_a_certificate_that_is_proved(run: Run, record: Path) -> None:
    assert run("certificate", record, "--lang", "ja").code == 0
    pdf = record.with_name("deal.pdf")
    ran = run("verify", pdf, "--json")
    found = json.loads(ran.out)
    assert ran.code == 0
    assert (found["intact"], found["trusted"], found["own"], found["pages"]) == (True, True, True, "proved")
    assert "INTACT" in run("verify", pdf).out


def test_a_record_replays(run: Run, record: Path) -> None:
    ran = run("replay", record)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "✓ THE SAME ANSWER")
    assert json.loads(run("replay", record, "--json").out)["differences"] == []


def test_intact_is_told_apart_from_trusted(run: Run, tmp_path: Path) -> None:
    stranger = tmp_path / "x.record.json"
    stranger.write_bytes(sealed_deal(UAE).data)
    ran = run("verify", stranger)
    assert ran.code == 20
    assert "INTACT" in ran.out
    assert "not trusted" in ran.out
    public = tmp_path / "office.pem"
    public.write_bytes(key().public.pem)
    ran = run("verify", stranger, "--key", public, "--json")
    assert (ran.code, json.loads(ran.out)["signed_by"]) == (0, "office")


def test_an_old_key_still_verifies_after_a_new_one_was_made(run: Run, record: Path) -> None:
    assert run("keys", "rotate").code == 0
    assert run("verify", record).code == 0


@pytest.mark.parametrize(("old", "new"), [(b'"AE"', b'"IR"'), (b"1840000", b"1840001"), (b"}}", b"}}\n")])
def test_a_changed_record_is_not_intact(run: Run, record: Path, old: bytes, new: bytes) -> None:
    record.write_bytes(record.read_bytes().replace(old, new))
    for command in ("verify", "replay", "certificate"):
        ran = run(command, record)
        assert ran.code == 2
        assert "Traceback" not in ran.err
    assert not record.with_name("deal.pdf").exists(), "nothing half-written"


def test_changed_pages_are_told(run: Run, record: Path) -> None:
    run("certificate", record)
    pdf = record.with_name("deal.pdf")
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    ran = run("verify", pdf)
    assert ran.code == 2
    assert "CHANGED" in ran.out


def test_another_answer_is_shown_with_its_place(run: Run, tmp_path: Path) -> None:
    content = json.loads(canonical(sealed_deal(UAE).content))
    content["answer"]["lines"][1]["outcome"] = "not_required"
    path = tmp_path / "x.record.json"
    path.write_bytes(seal(content, key()).data)
    ran = run("replay", path)
    assert ran.code == 2
    assert "lines[1].outcome: sealed not_required, now exempt" in ran.out


def _sealed_with(path: Path, content: Any) -> Path:
    path.write_bytes(seal(content, key()).data)
    return path


def test_other_words_of_this_release_are_told_loudly(run: Run, tmp_path: Path) -> None:
    content = json.loads(canonical(sealed_deal(UAE).content))
    content["words"]["lines"][0]["item"]["listed"][0]["title"]["en"] = "Nothing of any list"
    ran = run("replay", _sealed_with(tmp_path / "x.record.json", content))
    assert (ran.code, ran.out.split(":")[0]) == (2, "✗ OTHER WORDS")
    assert "Nothing of any list" in ran.out.replace("\n    ", " ")
    content["engine"] = "9.9.9"
    ran = run("replay", _sealed_with(tmp_path / "x.record.json", content))
    assert ran.code == 20
    assert "9.9.9" in ran.out
    found = json.loads(run("replay", tmp_path / "x.record.json", "--json").out)
    assert (found["same"], found["same_words"], found["engine"]) == (True, False, "9.9.9")
    assert len(found["word_differences"]) == 1


def test_words_against_the_answer_are_neither_verified_nor_certified(run: Run, tmp_path: Path) -> None:
    content = json.loads(canonical(sealed_deal(UAE).content))
    content["words"]["lines"][0]["item"]["listed"] = []
    path = _sealed_with(tmp_path / "x.record.json", content)
    for command in ("verify", "certificate"):
        ran = run(command, path)
        assert ran.code == 2
        assert "words.lines[0].item.listed" in ran.err
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_sheet_is_not_made_of_a_record_that_its_facts_do_not_bear_out(run: Run, tmp_path: Path) -> None:
    content = json.loads(canonical(sealed_item("converter.toml").content))
    content["answer"].update(outcome="not_listed", listed=[])
    ran = run("sheet", _sealed_with(tmp_path / "x.record.json", content))
    assert ran.code == 2
    assert "another answer" in ran.err


def test_a_sealed_record_is_never_written_over(run: Run, record: Path, examples: Path, tmp_path: Path) -> None:
    before = record.read_bytes()
    mine = tmp_path / "mine.toml"
    mine.write_bytes((examples / "items" / "converter.toml").read_bytes())
    for words in (
        ("check", examples / UAE, "--record", record),
        ("classify", mine, "--record", mine),
        ("certificate", record, "--to", record),
        ("letter", "end-use", examples / UAE, "--to", record),
        ("ask", mine, "--save", record),
    ):
        ran = run(*words, typed="quit\n")
        assert ran.code == 2
        assert "is there already" in ran.err.replace("\n  ", " ")
    assert (record.read_bytes(), mine.read_bytes()) == (before, (examples / "items" / "converter.toml").read_bytes())


def test_nothing_is_put_in_the_place_of_a_pipe(run: Run, record: Path, tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert run("certificate", record, "--to", pipe).code == 0
    reader.join(20)
    assert pipe.is_fifo()
    assert read[0].startswith(b"%PDF-")


@pytest.mark.parametrize("command", ["verify", "certificate", "log check"])
@pytest.mark.parametrize("name", ["n" * 300, "", "file/x"])
def test_a_name_that_is_no_file_is_told(run: Run, tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "file").touch()
    assert run(*command.split(), tmp_path / name).code == 2


def test_a_place_where_no_file_can_be_is_told(run: Run, record: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for to in ("file/x.pdf", "file/x/y.pdf", "folder", "n" * 300):
        ran = run("certificate", record, "--to", tmp_path / to)
        assert ran.code == 2
        assert "cannot be written" in ran.err.replace("\n  ", " ")


def test_a_planted_edition_decides_nothing_that_is_replayed_or_sealed(
    run: Run, record: Path, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a kept edition was read")

    monkeypatch.setenv("KAKEHASHI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("kakehashi.packs.opening.kept_edition", refuse)
    assert run("replay", record).code == 0
    assert run("check", examples / UAE, "--record", tmp_path / "y.record.json").code == 10
    assert run("check", examples / UAE).code == 70, "other answers may rest on what is kept"


def test_a_pack_that_is_not_here_is_named(run: Run, tmp_path: Path) -> None:
    content = json.loads(canonical(sealed_deal(UAE).content))
    content["law"][0]["sha256"] = "0" * 64
    path = tmp_path / "x.record.json"
    path.write_bytes(seal(content, key()).data)
    ran = run("replay", path)
    assert ran.code == 2
    assert "0" * 64 in ran.err.replace("\n", "").replace(" ", "")
    assert "--pack" in ran.err


def test_a_record_of_a_newer_schema_asks_for_a_newer_release(run: Run, tmp_path: Path) -> None:
    content = json.loads(sealed_deal(UAE).data)
    content["record"]["schema"] = "kakehashi/record/2"
    path = tmp_path / "x.record.json"
    path.write_bytes(canonical(content))
    ran = run("verify", path)
    assert ran.code == 2
    assert "kakehashi/record/2" in ran.err
    assert "newer Kakehashi" in ran.err


def test_a_signed_certificate_is_proved_and_names_who_signed(
    run: Run, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("certificate", record)
    office = tmp_path / "office.p12"
    office.write_bytes(credentials())
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE.decode())
    assert run("sign", record.with_name("deal.pdf"), "--with", office).code == 0
    ran = run("verify", record.with_name("deal.signed.pdf"))
    assert ran.code == 0
    assert "signed by Export control office" in ran.out.replace("\n  ", " ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("company = 3", "`company` is no text"),
        ('compny = "x"', "Did you mean `company`?"),
        ("company", "not TOML"),
        ('company = " "', "`company` is no text"),
    ],
)
def test_a_wrong_issuer_is_told_and_nothing_is_sealed(
    run: Run, examples: Path, tmp_path: Path, text: str, told: str
) -> None:
    issuer, record = tmp_path / "issuer.toml", tmp_path / "x.record.json"
    issuer.write_text(text, encoding="utf-8")
    ran = run("check", examples / UAE, "--record", record, "--issuer", issuer)
    assert ran.code == 2
    assert told in ran.err.replace("\n  ", " ")
    assert not record.exists()


def test_an_item_is_sealed_with_the_issuer_of_the_home(run: Run, examples: Path, tmp_path: Path, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "issuer.toml").write_text('company = "東京計測株式会社"\n', encoding="utf-8")
    record = tmp_path / "c.record.json"
    ran = run("classify", examples / "items" / "converter.toml", "--on", "2026-03-02", "--record", record)
    assert ran.code == 10
    content = json.loads(record.read_bytes())["record"]
    assert (content["kind"], content["issuer"]) == ("classification", {"company": "東京計測株式会社"})
