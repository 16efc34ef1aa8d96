"""Citations read, and put into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law import IROHA, Citation, Instrument, InstrumentKind, citation_words, read_citation
from kakehashi.problems import Place, ProblemError

ORDINANCE = Instrument(
    id="goods-ordinance",
    title={"ja": "輸出貿易管理令別表第一の規定に基づき貨物を定める省令", "en": "Ordinance specifying goods"},
    short={"ja": "貨物等省令", "en": "Goods Ordinance"},
    kind=InstrumentKind.MINISTERIAL_ORDINANCE,
    number="平成3年通商産業省令第49号",
    source="the official gazette",
)

WORDS = [
    ("6/1/ho/1", "第6条第1号ホ(1)", "Art. 6, item 1, ho, (1)"),
    ("2_2/p2/10_2/wo/1/2", "第2条の2第2項第10号の2ヲ(1)2", "Art. 2-2, para. 2, item 10-2, wo, (1), 2"),
    ("48/p1", "第48条第1項", "Art. 48, para. 1"),
    ("6/ho_2", "第6条ホの2", "Art. 6, ho-2"),
    ("6/1/1", "第6条第1号(1)", "Art. 6, item 1, (1)"),
    ("t1/7/1", "別表第1の7の項(1)", "Appended Table 1, row 7, (1)"),
    ("t1/3_2/9_2/ro", "別表第1の3の2の項(9の2)ロ", "Appended Table 1, row 3-2, (9-2), ro"),
    ("t3_2", "別表第3の2", "Appended Table 3-2"),
    ("t/2", "別表の2の項", "Appended Table, row 2"),
    ("4-1-5/2", "4-1-5(2)", "4-1-5, (2)"),
    ("s4/i", "4イ", "4, i"),
    ("annex1", "別紙1", "Annex 1"),
    ("6/1/chapeau", "第6条第1号柱書", "Art. 6, item 1, chapeau"),
    ("4/p1/proviso", "第4条第1項ただし書", "Art. 4, para. 1, proviso"),
]


@pytest.mark.parametrize(("path", "japanese", "english"), WORDS)
def test_citation_words(path: str, japanese: str, english: str) -> None:
    citation = read_citation(f"goods-ordinance/{path}")
    assert citation_words(citation, ORDINANCE, "ja") == f"貨物等省令{japanese}"
    assert citation_words(citation, ORDINANCE, "en") == f"Goods Ordinance {english}"


def test_citation_words_of_the_whole_instrument_are_its_short_title() -> None:
    assert citation_words(Citation("goods-ordinance"), ORDINANCE, "ja") == "貨物等省令"
    assert citation_words(Citation("goods-ordinance"), ORDINANCE, "en") == "Goods Ordinance"


def test_citation_words_fall_back_to_english() -> None:
    assert citation_words(read_citation("goods-ordinance/6"), ORDINANCE, "fr") == "Goods Ordinance Art. 6"


def test_read_citation_parts_instrument_and_path() -> None:
    assert read_citation("goods-ordinance/6/1/ho/1") == Citation("goods-ordinance", ("6", "1", "ho", "1"))


MISTAKES = [
    ("", "citation-instrument", "begin with"),
    ("Goods/6", "citation-instrument", "'Goods'"),
    ("goods ordinance/6", "citation-instrument", "'goods ordinance'"),
    ("a//6", "citation-empty-part", "part 2"),
    ("a/6/", "citation-empty-part", "part 3"),
    ("a/6/1/xx", "citation-part", "'xx'"),
    ("a/6/1/ホ", "citation-part", "'ホ'"),
    ("a/６", "citation-part", "'６'"),
    ("a/06", "citation-part", "'06'"),
    ("a/6/1/p2", "citation-part", "'p2'"),
    ("a/6/1/ho/1/2/3", "citation-part", "nothing further"),
    ("a/6/chapeau/1", "citation-part", "'chapeau'"),
    ("a/chapeau", "citation-part", "article"),
    ("a/t1/t2", "citation-part", "row"),
]


@pytest.mark.parametrize(("text", "code", "names"), MISTAKES)
def test_read_citation_says_which_part_is_wrong(text: str, code: str, names: str) -> None:
    place = Place(file="row-07.toml", field="entry[0].cite")
    with pytest.raises(ProblemError) as caught:
        read_citation(text, place)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert names in str(problem)
    assert problem.place == place


numerals = st.builds(
    lambda trunk, branch: f"{trunk}_{branch}" if branch else str(trunk),
    st.integers(1, 99),
    st.none() | st.integers(2, 9),
)


@given(numerals, st.none() | st.integers(1, 9), numerals, st.sampled_from(sorted(IROHA.values())), st.integers(1, 30))
def test_every_article_item_and_mark_reads_and_prints(
    article: str, paragraph: int | None, item: str, mark: str, number: int
) -> None:
    parts = ["x", article, *([f"p{paragraph}"] if paragraph else []), item, mark, str(number)]
    citation = read_citation("/".join(parts))
    assert str(citation) == "/".join(parts)
    assert citation_words(citation, ORDINANCE, "ja").endswith(f"({number})")
