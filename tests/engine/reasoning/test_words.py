from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest

from kakehashi.reasoning import syntax as s
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.words import Line, say, say_text
from kakehashi.reasoning.words_en import English
from kakehashi.reasoning.words_ja import Japanese
from kakehashi.reasoning.words_names import Names
from tests.engine.reasoning.words_world import FAST, SHORT, VOCABULARY, both, compare, figure, m, span


def test_say_joins_criteria_on_a_line() -> None:
    assert both(s.AllOf((SHORT, FAST), inline=True)) == (
        "移動量が1 m未満であって、サンプルレートが1.3 GS/sを超える",
        "travel is below 1 m and sample rate exceeds 1.3 GS/s",
    )
    assert both(s.AllOf((FAST, s.Not(s.Flag(m("can_turn"))), SHORT), inline=True)) == (
        "サンプルレートが1.3 GS/sを超え、旋削ができず、かつ、移動量が1 m未満である",
        "sample rate exceeds 1.3 GS/s and it cannot turn and travel is below 1 m",
    )
    assert both(s.AnyOf((SHORT, FAST, s.Flag(m("can_turn"))), inline=True))[0] == (
        "移動量が1 m未満であるか、サンプルレートが1.3 GS/sを超えるか、又は旋削ができる"
    )


def test_say_marks_off_what_could_swallow_its_neighbour() -> None:
    either = s.AnyOf((SHORT, FAST), inline=True)
    some = s.Quantified(s.Quantifier.SOME, "axis", None, SHORT)
    assert both(s.AllOf((either, s.Flag(m("can_turn"))), inline=True)) == (
        "「移動量が1 m未満であるか、又はサンプルレートが1.3 GS/sを超える」に該当し、かつ、旋削ができる",
        "(travel is below 1 m or sample rate exceeds 1.3 GS/s), and it can turn",
    )
    assert both(s.AllOf((some, FAST), inline=True)) == (
        "「直線軸のいずれかにおいて、移動量が1 m未満である」に該当し、かつ、サンプルレートが1.3 GS/sを超える",
        "(for at least one linear axis: travel is below 1 m) and sample rate exceeds 1.3 GS/s",
    )
    assert both(s.AllOf((FAST, some), inline=True))[1] == (
        "sample rate exceeds 1.3 GS/s and for at least one linear axis: travel is below 1 m"
    )


TABLE = s.AnyRow(
    (m("sample_resolution"), m("sample_rate")),
    (
        s.Row("1", (s.Cell(span("[8, 10)", "bit")), s.Cell((s.Comparison.ABOVE, figure("1.3", "GS/s"))))),
        s.Row("2", (s.Cell((s.Comparison.AT_LEAST, figure("16", "bit"))), s.Cell(None))),
    ),
)


def test_say_gives_a_table_one_line_per_row() -> None:
    ja, en = both(TABLE)
    assert ja == (
        "次のいずれかに該当するもの:\n"
        "  (1) 分解能が8 bit以上10 bit未満であって、サンプルレートが1.3 GS/sを超える\n"
        "  (2) 分解能が16 bit以上である"
    )
    assert en == (
        "any of the following:\n"
        "  (1) resolution is at least 8 bit and below 10 bit, and sample rate exceeds 1.3 GS/s\n"
        "  (2) resolution is at least 16 bit"
    )


def test_say_reads_every_kind_of_cell() -> None:
    cells = (s.Cell(s.CodeSet(("IR", "KP"))), s.Cell("negative"), s.Cell(s.NamedSet("arithmetic")))
    table = s.AnyRow((m("destination"), m("polarity"), m("function")), (s.Row(None, cells),))
    assert both(table)[1].splitlines()[1] == (
        "  destination is IR or KP, and polarity is negative, and functions include any of arithmetic"
    )


def test_say_indents_groups_and_shows_the_laws_marks() -> None:
    condition = s.AllOf(
        (
            s.Labelled("i", s.AnyOf((s.Labelled("1", SHORT), s.Labelled("2", FAST)))),
            s.Labelled("ro", s.AtLeastOf(2, (SHORT, FAST, s.Flag(m("can_turn"))))),
            s.Labelled("1-2", s.NoneOf((SHORT,))),
            s.Labelled("n1", FAST),
        ),
        top=True,
    )
    assert say(condition, VOCABULARY, "ja")[:3] == (
        Line(0, None, "次の全てに該当するもの:"),
        Line(1, "イ", "次のいずれかに該当するもの:"),
        Line(2, "(1)", "移動量が1 m未満である"),
    )
    assert say_text(condition, VOCABULARY, "en") == (
        "all of the following:\n"
        "  (i) any of the following:\n"
        "    (1) travel is below 1 m\n"
        "    (2) sample rate exceeds 1.3 GS/s\n"
        "  (ro) at least 2 of the following:\n"
        "    travel is below 1 m\n"
        "    sample rate exceeds 1.3 GS/s\n"
        "    it can turn\n"
        "  (1)(2) none of the following:\n"
        "    travel is below 1 m\n"
        "  note 1 sample rate exceeds 1.3 GS/s"
    )
    assert [line.mark for line in say(condition, VOCABULARY, "ja") if line.mark] == [
        "イ",
        "(1)",
        "(2)",
        "ロ",
        "(1)(2)",
        "注1",
    ]


def test_say_names_the_group_of_a_quantified_block_in_its_header() -> None:
    block = s.Quantified(s.Quantifier.SOME, "axis", SHORT, s.AnyOf((FAST, s.Flag(m("can_turn")))), inline=False)
    ja, en = both(block)
    assert ja == (
        "移動量が1 m未満の直線軸のいずれかが、次のいずれかに該当する:\n"
        "  サンプルレートが1.3 GS/sを超える\n"
        "  旋削ができる"
    )
    assert en == (
        "for at least one linear axis where travel is below 1 m, any of the following:\n"
        "  sample rate exceeds 1.3 GS/s\n"
        "  it can turn"
    )
    rows = s.Quantified(s.Quantifier.NO, "axis", None, TABLE, inline=False)
    assert say_text(rows, VOCABULARY, "ja").splitlines()[0] == "次のいずれかに該当する直線軸がない:"
    assert say_text(rows, VOCABULARY, "en").splitlines()[1].startswith("  (1) resolution")


def test_say_puts_if_then_on_a_line_or_over_a_block() -> None:
    one = s.IfThen(s.DesignedFor("specially designed", "space"), (FAST,))
    assert both(one) == (
        "宇宙用に特に設計したものにあっては、サンプルレートが1.3 GS/sを超える",
        "if it is specially designed for space: sample rate exceeds 1.3 GS/s",
    )
    two = s.IfThen(SHORT, (FAST, s.Labelled("1", s.Flag(m("can_turn")))))
    ja, en = both(two)
    assert ja == (
        "移動量が1 m未満のものにあっては、次の全てに該当するもの:\n"
        "  サンプルレートが1.3 GS/sを超える\n"
        "  (1) 旋削ができる"
    )
    assert en == "if travel is below 1 m, all of the following:\n  sample rate exceeds 1.3 GS/s\n  (1) it can turn"


def test_say_writes_formulas_with_the_brackets_they_need() -> None:
    formula = s.CompareExpressions(
        s.InUnit(m("peak_power"), "W"),
        s.Comparison.ABOVE,
        s.Arithmetic(
            "/",
            s.Number(Fraction("505.62"), "505.62"),
            s.Arithmetic("^", s.InUnit(m("max_frequency"), "GHz"), s.Number(Fraction(2), "2")),
        ),
    )
    assert both(formula) == (
        "Wで表したピーク出力値の値が(505.62 ÷ (GHzで表した最大動作周波数)^2)を超える",
        "peak power in W exceeds (505.62 ÷ (maximum operating frequency in GHz)^2)",
    )
    a, b = s.Number(Fraction(1), "1"), s.InUnit(m("channel_count"), "1")
    minus = s.CompareExpressions(
        s.Arithmetic("*", s.Arithmetic("-", a, s.Arithmetic("-", b, a)), s.Negative(b)),
        s.Comparison.AT_MOST,
        s.Call("sqrt", (s.Arithmetic("+", a, b),)),
    )
    assert both(minus)[1] == (
        "(1 - (number of channels - 1)) × -number of channels is at most square root of (1 + number of channels)"
    )


def test_say_shows_an_unknown_name_as_written() -> None:
    assert both(compare("beam_current", ">", "3", "mA")) == ("beam currentが3 mAを超える", "beam current exceeds 3 mA")


def test_say_takes_a_rulebook_for_its_vocabulary() -> None:
    assert say(FAST, Rulebook("jp", VOCABULARY, {}), "en") == (Line(0, None, "sample rate exceeds 1.3 GS/s"),)


@pytest.mark.parametrize("speaker", [Japanese, English])
def test_every_node_of_the_language_has_its_words(speaker: type[Japanese] | type[English]) -> None:
    names = Names(VOCABULARY, "en", {})
    assert set(speaker(names)._sayings) == set(get_args(s.Condition))
