"""The certificate says what the record says: no more, and above all not less."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from kakehashi.documents.certificate import certificate
from kakehashi.documents.labels import LANGUAGES
from kakehashi.documents.rendering import render
from kakehashi.problems import ProblemError
from kakehashi.records import canonical, seal
from tests.engine.records.decisions import DEALS, ITEMS, sealed_deal, sealed_item
from tests.engine.records.examples import key

CLEARED = {
    "ja": "この貨物は、輸出貿易管理令別表第一の1から15までの項の貨物のいずれにも該当しない",
    "en": "are not among",
}


def _data(name: str, language: str) -> Any:
    sealed = sealed_deal(name) if name in DEALS else sealed_item(name)
    return certificate(sealed, language).data


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", [*DEALS, *ITEMS])
def test_every_example_becomes_pages_in_both_languages(name: str, language: str) -> None:
    sealed = sealed_deal(name) if name in DEALS else sealed_item(name)
    assert PdfReader(BytesIO(render(certificate(sealed, language)))).pages


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", [*DEALS, *ITEMS])
def test_only_what_is_not_listed_is_cleared(name: str, language: str) -> None:
    sealed = sealed_deal(name) if name in DEALS else sealed_item(name)
    answer = sealed.content["answer"]
    answers = [line["classification"] for line in answer["lines"]] if name in DEALS else [answer]
    items = certificate(sealed, language).data["items"]
    for item, found in zip(items, answers, strict=True):
        assert (CLEARED[language] in item["sentence"]) is (found["outcome"] == "not_listed")
        assert item["state"] == {"listed": "yes", "not_listed": "no", "undetermined": "unknown"}[found["outcome"]]


def test_the_reader_sees_provision_figure_limit_and_source() -> None:
    text = json.dumps(_data("converter.toml", "ja"), ensure_ascii=False)
    for wanted in (
        "貨物等省令第6条第1号ホ(1)(3)",
        "1.1 GS/s",
        "400 MS/sを超える",
        "Data sheet AD-1211 rev. C",
        "8542.39",
    ):
        assert wanted in text
    assert "2026-03-02から2027-03-01まで" in text


def test_an_undetermined_record_is_valid_on_no_day() -> None:
    data = _data("missing-facts-to-malaysia.toml", "en")
    assert ["Valid", "not at all: nothing is certified"] in data["law"]
    assert data["items"][0]["missing"][0]["questions"]


def test_the_printed_text_has_the_words_of_the_verdict() -> None:
    printed = PdfReader(BytesIO(render(certificate(sealed_item("converter.toml"), "ja")))).pages[0].extract_text()
    assert "該非判定書（該当）" in printed
    assert sealed_item("converter.toml").sha256[:16] in printed


def test_who_answers_for_it_is_printed_and_the_rest_left_to_be_written() -> None:
    issuer = _data("fpga-to-germany.toml", "ja")["issuer"]
    assert ["会社名", "東京計測株式会社"] in issuer
    assert ["確認者", ""] in issuer


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_open_deal_is_no_certificate_at_a_glance(language: str) -> None:
    data = _data("missing-facts-to-malaysia.toml", language)
    assert {"ja": "判定不能", "en": "undetermined"}[language] in data["title"]
    assert data["title"] in data["foot"]
    assert {"ja": "何も証明しない", "en": "certifies nothing"}[language] in data["deal"]["sentence"]
    assert {"ja": "何も証明しない", "en": "certifies nothing"}[language] in data["issuer_title"]


def test_a_line_whose_listing_is_open_is_told_beside_the_outcome() -> None:
    assert "未確定" in _data("converter-board-to-the-uae.toml", "ja")["deal"]["sentence"]
    assert "未確定" not in (_data("fpga-to-germany.toml", "ja")["deal"]["sentence"] or "")


def test_listed_goods_tell_of_provisions_that_are_still_open() -> None:
    assert "still open" in _data("machining-centre.toml", "en")["items"][0]["sentence"]
    assert "still open" not in _data("converter.toml", "en")["items"][0]["sentence"]


def test_every_provision_that_is_law_is_disposed_of_once() -> None:
    words = sealed_item("converter.toml").content["words"]
    counted = sum(each["count"] for each in words["disposals"] if each["way"] != "deleted")
    assert counted + len(words["listed"]) == words["considered"]


def test_a_stretch_of_a_curve_and_a_long_distance_are_short_words() -> None:
    text = json.dumps(_data("mmic-amplifier.toml", "en"), ensure_ascii=False)
    assert "axis" not in text
    assert "(2.7, 2.9) GHz" in text
    assert "at least 236.9 W below" in text


@pytest.mark.parametrize("part", ["words", "answer", "facts", "law", "issuer", "sealed_at"])
def test_a_record_that_lacks_a_part_is_refused(part: str) -> None:
    content = json.loads(canonical(sealed_deal("fpga-to-germany.toml").content))
    content[part] = "nothing"
    with pytest.raises(ProblemError) as refused:
        certificate(seal(content, key()), "en")
    assert refused.value.problems[0].code == "record-content"


def test_both_languages_have_the_same_words() -> None:
    assert set(LANGUAGES["ja"]) == set(LANGUAGES["en"])
