"""A small vocabulary with labels in both languages, and short ways to write conditions on it."""

from __future__ import annotations

from fractions import Fraction

from kakehashi.reasoning import syntax as s
from kakehashi.reasoning.words import say_text
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
