from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest

from kakehashi.reasoning import syntax as s
from kakehashi.reasoning.rulebook import Rulebook
from kakehashi.reasoning.words import Line, say, say_text
from kakehashi.reasoning.words_en import English
from kakehashi.reasoning.words_en_forms import in_plural, with_article
from kakehashi.reasoning.words_ja import Japanese
from kakehashi.reasoning.words_names import Names
from kakehashi.vocabulary import Component, Curve, Kind, Parameter, ParameterType, Vocabulary, Words


def words(ja: str, en: str) -> Words:
    return {"ja": ja, "en": en}


def parameter(name: str, type_: str, ja: str, en: str, **more: object) -> Parameter:
    return Parameter(name, ParameterType(type_), words(ja, en), **more)  # type: ignore[arg-type]


PARAMETERS = [
    parameter("sample_resolution", "quantity", "分解能", "resolution"),
    parameter("sample_rate", "quantity", "サンプルレート", "sample rate"),
    parameter("travel", "quantity", "移動量", "travel"),
    parameter("mass", "quantity", "質量", "mass"),
    parameter(
        "repeatability",
        "quantity",
        "繰返し性",
        "repeatability",
        standards={"iso_2014": words("ISO 230-2:2014", "ISO 230-2:2014")},
        bases={"share": words("最大値に対する比として", "as share of full scale")},
    ),
    parameter("peak_power", "quantity", "ピーク出力値", "peak power"),
    parameter("max_frequency", "quantity", "最大動作周波数", "maximum operating frequency"),
    parameter("frequency", "quantity", "周波数", "frequency"),
    parameter("channel_count", "count", "チャネル数", "number of channels"),
    parameter("design_temperature_span", "span", "設計温度範囲", "design temperature range"),
    parameter("destination", "code", "仕向地", "destination"),
    parameter("hs_code", "code", "HS番号", "HS code", prefix=True),
    parameter(
        "polarity",
        "enum",
        "極性",
        "polarity",
        values={"negative": words("負", "Negative"), "mixed": words("正又は負", "positive or negative")},
    ),
    parameter(
        "function",
        "codes",
        "機能",
        "functions",
        values={"add": words("加算", "addition"), "sort": words("整列", "sorting")},
    ),
    parameter("can_turn", "flag", "旋削ができる", "can turn", negative=words("旋削ができない", "cannot turn")),
    parameter("is_mis", "flag", "MIS形のものである", "is of MIS type"),
    parameter("user_is_known", "flag", "需要者が分かっている", "are known by their user"),
    parameter("uses_closed_loop", "flag", "閉ループ制御を用いる", "uses closed-loop control"),
]
VOCABULARY = Vocabulary(
    kinds={
        "adc": Kind("adc", words("アナログデジタル変換用の集積回路", "Analogue-to-digital converter")),
        "mmic": Kind("mmic", words("MMIC", "MMIC")),
    },
    parameters={each.name: each for each in PARAMETERS},
    components={
        "axis": Component("axis", words("直線軸", "linear axis")),
        "host": Component("host", words("装置", "host")),
    },
    curves={"output_curve": Curve("output_curve", words("出力曲線", "output curve"), "frequency", "peak_power")},
    purposes={"space": words("宇宙用", "space")},
    stages={"design": words("設計", "design"), "production": words("製造", "production")},
)


def m(name: str, **more: object) -> s.Measure:
    return s.Measure(name, **more)  # type: ignore[arg-type]


def figure(text: str, unit: str | None = None, also: s.Figure | None = None) -> s.Figure:
    return s.Figure(Fraction(text), unit, text, also)


def compare(name: str, sign: str, text: str, unit: str | None = None) -> s.Compare:
    return s.Compare(m(name), s.Comparison(sign), figure(text, unit))


def span(text: str, unit: str | None = None) -> s.Range:
    low, high = (part.strip() for part in text[1:-1].split(","))
    return s.Range(
        None if low == "-inf" else Fraction(low),
        None if high == "inf" else Fraction(high),
        text[0] == "[",
        text[-1] == "]",
        unit,
        low,
        high,
    )


def both(condition: s.Condition, **more: object) -> tuple[str, str]:
    return say_text(condition, VOCABULARY, "ja", **more), say_text(condition, VOCABULARY, "en", **more)  # type: ignore[arg-type]


FAST = compare("sample_rate", ">", "1.3", "GS/s")
SHORT = compare("travel", "<", "1", "m")
WA = s.Reference("o6-1-wa")
TERM = s.Reference("wetted", is_term=True)


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


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("machine tool", "a machine tool"),
        ("MMIC amplifier", "an MMIC amplifier"),
        ("UAV", "a UAV"),
        ("integrated circuit", "an integrated circuit"),
        ("unmanned vehicle", "an unmanned vehicle"),
        ("unit of memory", "a unit of memory"),
        ("technology", "technology"),
        ("machine tools", "machine tools"),
        ("FPGA", "an FPGA"),
    ],
)
def test_with_article_follows_the_sound(noun: str, expected: str) -> None:
    assert with_article(noun) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("contouring axis", "contouring axes"),
        ("side of the plane", "sides of the plane"),
        ("assembly", "assemblies"),
        ("lens", "lenses"),
        ("channel", "channels"),
    ],
)
def test_in_plural_changes_the_head_noun(noun: str, expected: str) -> None:
    assert in_plural(noun) == expected
