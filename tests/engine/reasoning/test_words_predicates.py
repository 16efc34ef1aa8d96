from __future__ import annotations

import pytest

from kakehashi.reasoning import syntax as s
from kakehashi.vocabulary import Words
from tests.engine.reasoning.words_world import FAST, SHORT, TERM, WA, both, compare, figure, m, span, words


@pytest.mark.parametrize(
    ("condition", "ja", "en"),
    [
        (FAST, "サンプルレートが1.3 GS/sを超える", "sample rate exceeds 1.3 GS/s"),
        (
            compare("sample_rate", ">=", "1.30", "GS/s"),
            "サンプルレートが1.30 GS/s以上である",
            "sample rate is at least 1.30 GS/s",
        ),
        (compare("channel_count", "<", "3"), "チャネル数が3未満である", "number of channels is below 3"),
        (compare("channel_count", "<=", "3"), "チャネル数が3以下である", "number of channels is at most 3"),
        (compare("channel_count", "=", "3"), "チャネル数が3である", "number of channels is 3"),
        (compare("channel_count", "!=", "3"), "チャネル数が3でない", "number of channels is not 3"),
        (
            s.Compare(m("peak_power"), s.Comparison.ABOVE, figure("75", "W", figure("48.75", "dBm"))),
            "ピーク出力値が75 W（48.75 dBm）を超える",
            "peak power exceeds 75 W (48.75 dBm)",
        ),
        (
            s.Compare(
                m("repeatability", by="iso_2014", at_condition=figure("20", "°C"), basis="share"),
                s.Comparison.AT_MOST,
                figure("0.9", "µm"),
            ),
            "ISO 230-2:2014による20 °Cにおける最大値に対する比としての繰返し性が0.9 µm以下である",
            "repeatability by ISO 230-2:2014 at 20 °C as share of full scale is at most 0.9 µm",
        ),
        (
            s.InRange(m("sample_resolution"), span("[8, 10)", "bit")),
            "分解能が8 bit以上10 bit未満である",
            "resolution is at least 8 bit and below 10 bit",
        ),
        (
            s.InRange(m("frequency"), span("(2.7, 2.9]", "GHz")),
            "周波数が2.7 GHzを超え2.9 GHz以下である",
            "frequency is above 2.7 GHz and at most 2.9 GHz",
        ),
        (s.InRange(m("frequency"), span("(3, inf)", "GHz")), "周波数が3 GHzを超える", "frequency exceeds 3 GHz"),
        (s.InRange(m("frequency"), span("(-inf, 3)", "GHz")), "周波数が3 GHz未満である", "frequency is below 3 GHz"),
        (s.InRange(m("frequency"), span("(-inf, inf)", "GHz")), "周波数が任意の値である", "frequency is any value"),
        (s.Is(m("kind"), "adc"), "アナログデジタル変換用の集積回路である", "it is an analogue-to-digital converter"),
        (s.Is(m("polarity"), "negative"), "極性が負である", "polarity is negative"),
        (s.Is(m("function"), "add"), "機能に加算が含まれる", "functions include addition"),
        (
            s.InSet(m("kind"), s.CodeSet(("adc", "mmic"))),
            "アナログデジタル変換用の集積回路又はMMICである",
            "it is an analogue-to-digital converter or an MMIC",
        ),
        (
            s.InSet(m("polarity"), s.CodeSet(("negative", "mixed"))),
            "極性が「負」又は「正又は負」である",
            "polarity is “negative” or “positive or negative”",
        ),
        (
            s.InSet(m("destination"), s.NamedSet("group_a")),
            "仕向地が「グループA」に含まれる",
            "destination is in Group A",
        ),
        (
            s.InSet(m("destination"), s.CodeSet(("IR", "IQ", "KP"))),
            "仕向地がIR、IQ又はKPである",
            "destination is IR, IQ or KP",
        ),
        (
            s.InSet(m("hs_code"), s.CodeSet(("8542", "8543"))),
            "HS番号が8542又は8543に含まれる",
            "HS code falls under 8542 or 8543",
        ),
        (
            s.InSet(m("function"), s.CodeSet(("add", "sort"))),
            "機能に加算又は整列が含まれる",
            "functions include any of addition or sorting",
        ),
        (
            s.AtLeastInSet(m("function"), 2, s.CodeSet(("add", "sort"))),
            "機能に加算、整列のうち2以上が含まれる",
            "functions include at least 2 of addition and sorting",
        ),
        (
            s.SpanRelation(m("design_temperature_span"), "covers", span("[-55, 125]", "°C")),
            "設計温度範囲が-55 °C以上125 °C以下の範囲の全てを含む",
            "design temperature range covers the whole of the range from -55 °C to 125 °C",
        ),
        (
            s.SpanRelation(m("design_temperature_span"), "overlaps", span("(125, inf)", "°C")),
            "設計温度範囲が125 °Cを超える範囲と重なる",
            "design temperature range overlaps the range above 125 °C",
        ),
        (
            s.SpanRelation(m("design_temperature_span"), "within", span("[0, 85)", "°C")),
            "設計温度範囲が0 °C以上85 °C未満の範囲内にある",
            "design temperature range lies within the range from 0 °C to below 85 °C",
        ),
        (s.Flag(m("can_turn")), "旋削ができる", "it can turn"),
        (s.Flag(m("is_mis")), "MIS形のものである", "it is of MIS type"),
        (s.Flag(m("user_is_known")), "需要者が分かっている", "they are known by their user"),
        (s.Flag(m("uses_closed_loop")), "閉ループ制御を用いる", "it uses closed-loop control"),
        (
            s.Refer("listed", (WA,)),
            "第6条第1号ワ（超電導）に該当する",
            "it is listed in Article 6(1)(wa) (superconductors)",
        ),
        (s.Refer("meets", (TERM,)), "「耐食材料」に該当する", "it meets “resistant material”"),
        (
            s.Refer("meets", (s.Reference("o6-1-ho", ("ha", "1")),)),
            "o6-1-hoハ(1)に定める要件に該当する",
            "it meets the criteria of o6-1-ho(ha)(1)",
        ),
        (
            s.Refer("listed", (s.Reference("o5-1", end=s.Reference("o5-9")), s.Reference("3A001", jurisdiction="eu"))),
            "o5-1からo5-9までのいずれか又はeu:3A001に該当する",
            "it is listed in any of o5-1 to o5-9 or eu:3A001",
        ),
        (
            s.DesignedFor("specially designed", "space"),
            "宇宙用に特に設計したものである",
            "it is specially designed for space",
        ),
        (s.DesignedFor("usable", "space"), "宇宙用に使用することができる", "it is usable for space"),
        (
            s.RelatedTo("required", ("design", "production"), (WA,)),
            "第6条第1号ワ（超電導）に該当するものの設計又は製造に必要なものである",
            "it is required for the design or production of anything listed in Article 6(1)(wa) (superconductors)",
        ),
        (
            s.RelatedTo("designed or modified", (), (TERM,)),
            "「耐食材料」に該当するもののために設計し、又は改造したものである",
            "it is designed or modified for anything that meets “resistant material”",
        ),
        (
            s.Quantified(s.Quantifier.SOME, "axis", SHORT, compare("mass", ">", "2", "kg")),
            "移動量が1 m未満の直線軸のいずれかにおいて、質量が2 kgを超える",
            "for at least one linear axis where travel is below 1 m: mass exceeds 2 kg",
        ),
        (
            s.Quantified(s.Quantifier.EVERY, "axis", None, s.Flag(m("is_mis"))),
            "直線軸の全てにおいて、MIS形のものである",
            "for every linear axis: it is of MIS type",
        ),
        (
            s.Quantified(s.Quantifier.NO, "axis", None, SHORT),
            "移動量が1 m未満の直線軸がない",
            "for no linear axis: travel is below 1 m",
        ),
        (
            s.Quantified(
                s.Quantifier.SOMEWHERE,
                "output_curve",
                s.InRange(m("frequency"), span("(2, 3]", "GHz")),
                compare("peak_power", ">", "75", "W"),
            ),
            "出力曲線のうち周波数が2 GHzを超え3 GHz以下の範囲のいずれかの点において、ピーク出力値が75 Wを超える",
            "somewhere on the output curve where frequency is above 2 GHz and at most 3 GHz: peak power exceeds 75 W",
        ),
        (
            s.QuantifiedListed(s.Quantifier.SOME, "host", None, (WA,)),
            "装置のいずれかが第6条第1号ワ（超電導）に該当する",
            "at least one host is listed in Article 6(1)(wa) (superconductors)",
        ),
        (
            s.QuantifiedListed(s.Quantifier.NO, "host", None, (TERM,)),
            "「耐食材料」に該当する装置がない",
            "no host meets “resistant material”",
        ),
        (s.CountOf("at least", 2, "axis", None), "直線軸の数が2以上である", "it has at least 2 linear axes"),
        (
            s.CountOf("exactly", 1, "axis", SHORT),
            "移動量が1 m未満の直線軸の数が1である",
            "it has exactly 1 linear axis where travel is below 1 m",
        ),
        (
            s.SumOf("mass", "axis", None, s.Comparison.ABOVE, figure("3", "kg")),
            "直線軸の質量の合計が3 kgを超える",
            "the sum of mass over all linear axes exceeds 3 kg",
        ),
        (
            s.InTable(("polarity", "function"), "coatings"),
            "極性及び機能の組合せが表「コーティング」のいずれかの行に該当する",
            "the combination of polarity and functions appears in a row of the table “coatings”",
        ),
    ],
)
def test_say_puts_each_predicate_into_both_languages(condition: s.Condition, ja: str, en: str) -> None:
    titles = {
        "o6-1-wa": words("超電導", "superconductors"),
        "term/wetted": words("耐食材料", "resistant material"),
        "set/group_a": words("グループA", "Group A"),
        "table/coatings": words("コーティング", "coatings"),
    }

    def cite(reference: s.Reference) -> Words | None:
        return words("第6条第1号ワ", "Article 6(1)(wa)") if reference == WA else None

    assert both(condition, titles=titles, cite=cite) == (ja, en)


@pytest.mark.parametrize(
    ("condition", "ja", "en"),
    [
        (FAST, "サンプルレートが1.3 GS/sを超えない", "sample rate does not exceed 1.3 GS/s"),
        (SHORT, "移動量が1 m未満でない", "travel is not below 1 m"),
        (s.Not(FAST), "サンプルレートが1.3 GS/sを超える", "sample rate exceeds 1.3 GS/s"),
        (s.Flag(m("can_turn")), "旋削ができない", "it cannot turn"),
        (s.Flag(m("is_mis")), "「MIS形のものである」に該当しない", "it is not so that it is of MIS type"),
        (s.Is(m("kind"), "mmic"), "MMICでない", "it is not an MMIC"),
        (s.DesignedFor("designed", "space"), "宇宙用に設計したものでない", "it is not designed for space"),
        (s.Refer("listed", (WA,)), "o6-1-waに該当しない", "it is not listed in o6-1-wa"),
        (
            s.InRange(m("sample_resolution"), span("[8, 10)", "bit")),
            "分解能が8 bit以上10 bit未満でない",
            "resolution is not both at least 8 bit and below 10 bit",
        ),
        (
            s.AnyOf((SHORT, FAST), inline=True),
            "「移動量が1 m未満であるか、又はサンプルレートが1.3 GS/sを超える」のいずれにも該当しない",
            "it is not so that travel is below 1 m or sample rate exceeds 1.3 GS/s",
        ),
    ],
)
def test_say_denies_with_the_negated_verb_or_the_flags_own_words(condition: s.Condition, ja: str, en: str) -> None:
    assert both(s.Not(condition)) == (ja, en)
