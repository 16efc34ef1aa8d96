from fractions import Fraction

import pytest

from kakehashi.problems import Place
from kakehashi.vocabulary.unit_table import ALIASES, PREFIXED, SINGLE, spread
from kakehashi.vocabulary.units import (
    DIMENSIONS,
    UNITS,
    UnitError,
    dimension_fits,
    find_unit,
    near_units,
    unit,
    unit_text,
)


@pytest.mark.parametrize(
    ("symbol", "dimension", "factor"),
    [
        ("GS/s", "sampling_rate", "1e9"),
        ("MSPS", "sampling_rate", "1e6"),
        ("GHz", "frequency", "1e9"),
        ("bit", "data_size", "1"),
        ("kB", "data_size", "8000"),
        ("Gbit/s", "data_rate", "1e9"),
        ("mW", "power", "0.001"),
        ("km", "length", "1000"),
        ("Å", "length", "1e-10"),
        ("cm2", "area", "0.0001"),
        ("mm3", "volume", "1e-9"),
        ("1/cm2", "fluence", "1e4"),
        ("1/cm3", "number_density", "1e6"),
        ("krad(Si)", "absorbed_dose", "10"),
        ("Gy(Si)/s", "dose_rate", "1"),
        ("J/cm2", "energy_per_area", "1e4"),
        ("arcsec", "angle", "1/3600"),
        ("%", "ratio", "0.01"),
        ("ppm", "ratio", "1e-6"),
        ("day", "time", "86400"),
        ("WT", "adjusted_peak_performance", "1"),
        ("TOPS", "operation_rate", "1e12"),
        ("JPY", "money:JPY", "1"),
    ],
)
def test_a_unit_has_its_dimension_and_exact_factor(symbol: str, dimension: str, factor: str) -> None:
    found = unit(symbol)
    assert (found.dimension, found.factor) == (dimension, Fraction(factor))


@pytest.mark.parametrize(
    ("written", "symbol"),
    [("\u00b5m", "\u03bcm"), ("\u03bcm", "\u03bcm"), ("㎓", "GHz"), ("℃", "°C"), ("cm²", "cm2"), ("cm^2", "cm2"),
     ("ＧＳ／ｓ", "GS/s"), ("N⋅m", "N·m"), ("\u212b", "Å"), ("\u2126", "Ω"), ("'", "arcmin"), ("″", "arcsec")],
)  # fmt: skip
def test_other_spellings_are_read(written: str, symbol: str) -> None:
    assert unit(written).symbol == symbol


def test_celsius_has_an_offset_and_goes_back_exactly() -> None:
    celsius = unit("°C")
    assert celsius.to_base(Fraction(125)) == Fraction("398.15")
    assert celsius.from_base(celsius.to_base(Fraction("-55.5"))) == Fraction("-55.5")


def test_fahrenheit_meets_celsius_at_forty_below() -> None:
    assert unit("°F").to_base(Fraction(-40)) == unit("°C").to_base(Fraction(-40))


def test_decibel_units_name_their_reference() -> None:
    dbm = unit("dBm")
    assert (dbm.scale, dbm.dimension, dbm.reference) == ("decibel", "power", Fraction(1, 1000))
    assert dbm.to_base(Fraction(30)) == unit("dBW").to_base(Fraction(0))


def test_decibel_as_a_ratio_of_levels_is_no_power() -> None:
    assert unit("dB").dimension == "level"
    assert unit("dBc").dimension == "level"
    assert unit("dBc/Hz").dimension == "phase_noise"


def test_an_unknown_unit_is_refused_with_near_misses_and_place() -> None:
    with pytest.raises(UnitError) as refused:
        unit("GSs", place=Place("a.toml", 3))
    (problem,) = refused.value.problems
    assert problem.code == "unit-unknown"
    assert problem.place == Place("a.toml", 3)
    assert "GS/s" in problem.remedy


@pytest.mark.parametrize(("wrong", "right"), [("Ghz", "GHz"), ("um", "\u03bcm"), ("db", "dB")])
def test_near_misses_begin_with_what_differs_only_in_capitals(wrong: str, right: str) -> None:
    assert near_units(wrong)[0] == right


def test_no_symbol_has_two_meanings() -> None:
    symbols = [row.symbol for row in SINGLE] + [each.symbol for row in PREFIXED for each in spread(row)]
    assert sorted(symbols) == sorted(set(symbols))
    assert not set(ALIASES) & set(UNITS)


def test_every_symbol_is_written_in_the_one_spelling_and_every_alias_leads_to_a_unit() -> None:
    assert [symbol for symbol in (*UNITS, *ALIASES) if unit_text(symbol) != symbol] == []
    assert [alias for alias, symbol in ALIASES.items() if symbol not in UNITS] == []


def test_every_factor_is_positive_so_that_order_is_kept() -> None:
    assert all(each.factor > 0 for each in UNITS.values())


def test_money_takes_every_currency_and_nothing_else() -> None:
    assert dimension_fits("money", "money:JPY")
    assert not dimension_fits("money", "power")
    assert not dimension_fits("money:JPY", "money:USD")
    assert "money" in DIMENSIONS


def test_find_unit_answers_none_for_what_is_no_unit() -> None:
    assert find_unit("furlong") is None
