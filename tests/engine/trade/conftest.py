from __future__ import annotations

import pytest

from kakehashi.vocabulary import Component, Curve, Kind, Parameter, ParameterType, Vocabulary, Words


def words(text: str) -> Words:
    return {"ja": f"{text}（和）", "en": text}


def parameter(name: str, type_: str, **more: object) -> Parameter:
    return Parameter(name, ParameterType(type_), words(name), **more)  # type: ignore[arg-type]


PARAMETERS = [
    parameter("sample_rate", "quantity", dimension="sampling_rate", unit="GS/s", question=words("How fast?")),
    parameter("tolerance", "quantity", dimension="ratio"),
    parameter("accuracy", "quantity", dimension="length", standards={"iso": words("ISO")}, bases={"rms": words("rms")}),
    parameter("peak_power", "quantity", dimension="power", of="output_curve"),
    parameter("frequency", "quantity", dimension="frequency", of="output_curve"),
    parameter("max_power", "quantity", dimension="power"),
    parameter("terminal_count", "count"),
    parameter("gain", "number"),
    parameter("design_temperature_span", "span", dimension="temperature"),
    parameter("transit_status", "enum", values={"none": words("none"), "through_bill": words("through bill")}),
    parameter("destination", "code"),
    parameter("hs_code", "code", prefix=True),
    parameter("concerns", "codes", values={"B": words("B"), "C": words("C"), "N": words("N")}),
    parameter("is_digital", "flag"),
    parameter("is_clear", "judgement"),
    parameter("total_value", "quantity", dimension="money"),
    parameter("travel", "quantity", dimension="length", of="axis"),
]


@pytest.fixture(scope="package")
def vocabulary() -> Vocabulary:
    kinds = [
        Kind("goods", words("goods")),
        Kind("circuit", words("circuit"), "goods", disjoint=True),
        Kind("converter", words("converter"), "circuit"),
        Kind("memory", words("memory"), "circuit"),
        Kind("machine", words("machine"), "goods"),
    ]
    return Vocabulary(
        kinds={kind.name: kind for kind in kinds},
        parameters={each.name: each for each in PARAMETERS},
        components={name: Component(name, words(name)) for name in ("axis", "embedded")},
        curves={"output_curve": Curve("output_curve", words("output curve"), "frequency", "peak_power")},
        purposes={"space": words("space"), "railway": words("railway")},
        stages={"design": words("design"), "use": words("use")},
    )
