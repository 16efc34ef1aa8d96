"""The table of units as data: SI prefixes on bases where they are in use, and every other unit that lists print.

A row is a pattern (`{}` is where the prefix stands), the dimension, the factor to the base unit and the prefixes in
use. Factors are the exact ones of the SI brochure (9th edition) and ISO 80000; symbols are NFKC text.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

Scale = Literal["linear", "decibel", "radian"]
"""`radian` is apart from degrees because their ratio is irrational: exact only within one of the two."""

PREFIXES = {
    "f": -15, "p": -12, "n": -9, "μ": -6, "m": -3, "c": -2, "d": -1,
    "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18,
}  # fmt: skip


class Prefixed(NamedTuple):
    """A base that takes prefixes; `power` is the power of the prefix (`cm2`: 2, `1/cm2`: -2)."""

    pattern: str
    dimension: str
    factor: str
    prefixes: str
    power: int = 1
    scale: Scale = "linear"


class Single(NamedTuple):
    """A unit that stands alone. The base value is `value * factor + offset`."""

    symbol: str
    dimension: str
    factor: str
    offset: str = "0"
    scale: Scale = "linear"


PREFIXED = (
    # information
    Prefixed("{}bit", "data_size", "1", "kMGTP"),
    Prefixed("{}B", "data_size", "8", "kMGTP"),
    Prefixed("{}bit/s", "data_rate", "1", "kMGTP"),
    Prefixed("{}bps", "data_rate", "1", "kMGT"),
    Prefixed("{}B/s", "data_rate", "8", "kMGTP"),
    Prefixed("{}S/s", "sampling_rate", "1", "kMGT"),
    Prefixed("{}SPS", "sampling_rate", "1", "kMG"),
    Prefixed("{}sps", "sampling_rate", "1", "kMG"),
    Prefixed("{}FLOPS", "floating_point_rate", "1", "kMGTPE"),
    Prefixed("{}OPS", "operation_rate", "1", "kMGTP"),
    # electricity and magnetism
    Prefixed("{}Hz", "frequency", "1", "μmkMGTP"),
    Prefixed("{}Hz/s", "frequency_sweep_rate", "1", "kMGT"),
    Prefixed("{}Hz/μs", "frequency_sweep_rate", "1e6", "kMG"),
    Prefixed("{}V", "voltage", "1", "nμmkM"),
    Prefixed("{}V/m", "electric_field", "1", "μmkM"),
    Prefixed("{}V/cm", "electric_field", "100", "μmkM"),
    Prefixed("{}A", "current", "1", "fpnμmkM"),
    Prefixed("{}A/m", "magnetic_field", "1", "mk"),
    Prefixed("{}A/m2", "current_density", "1", "mkM"),
    Prefixed("{}A/cm2", "current_density", "1e4", "mkM"),
    Prefixed("{}A/mm2", "current_density", "1e6", "mk"),
    Prefixed("{}Ω", "resistance", "1", "nμmkMGT"),
    Prefixed("{}Ω·m", "resistivity", "1", "nμmkM"),
    Prefixed("{}Ω·cm", "resistivity", "0.01", "nμmkM"),
    Prefixed("{}S", "conductance", "1", "nμmk"),
    Prefixed("{}F", "capacitance", "1", "fpnμm"),
    Prefixed("{}H", "inductance", "1", "pnμm"),
    Prefixed("{}C", "charge", "1", "pnμmk"),
    Prefixed("{}Ah", "charge", "3600", "mk"),
    Prefixed("{}T", "magnetic_flux_density", "1", "fpnμm"),
    Prefixed("{}T/sqrt_Hz", "magnetic_noise", "1", "fpnμm"),
    # power and energy
    Prefixed("{}W", "power", "1", "fpnμmkMGTP"),
    Prefixed("{}VA", "apparent_power", "1", "mkM"),
    Prefixed("{}W/kg", "specific_power", "1", "mkM"),
    Prefixed("{}W/m2", "irradiance", "1", "nμmkM"),
    Prefixed("{}W/cm2", "irradiance", "1e4", "nμmkMGTP"),
    Prefixed("{}W/(m·K)", "thermal_conductivity", "1", "m"),
    Prefixed("{}J", "energy", "1", "fpnμmkMGT"),
    Prefixed("{}Wh", "energy", "3600", "mkMGT"),
    Prefixed("{}eV", "energy", "1.602176634e-19", "mkMGT"),
    Prefixed("{}J/kg", "energy_density", "1", "kM"),
    Prefixed("{}Wh/kg", "energy_density", "3600", "k"),
    Prefixed("{}J/m2", "energy_per_area", "1", "mk"),
    Prefixed("{}J/cm2", "energy_per_area", "1e4", "nμmk"),
    Prefixed("{}J/m3", "volumetric_energy_density", "1", "kM"),
    # mechanics
    Prefixed("{}m", "length", "1", "fpnμmcdk"),
    Prefixed("{}m2", "area", "1", "nμmcdk", 2),
    Prefixed("{}m3", "volume", "1", "μmcd", 3),
    Prefixed("{}l", "volume", "0.001", "nμmcd"),
    Prefixed("{}L", "volume", "0.001", "nμmcd"),
    Prefixed("{}g", "mass", "0.001", "fpnμmk"),
    Prefixed("{}N", "force", "1", "nμmkMG"),
    Prefixed("{}N·m", "torque", "1", "nμmkM"),
    Prefixed("{}N·s", "impulse", "1", "mkMG"),
    Prefixed("{}N/m", "stiffness", "1", "mkM"),
    Prefixed("{}Pa", "pressure", "1", "nμmhkMGT"),
    Prefixed("{}bar", "pressure", "1e5", "mk"),
    Prefixed("{}Pa·s", "dynamic_viscosity", "1", "m"),
    Prefixed("{}m/s", "speed", "1", "nμmck"),
    Prefixed("{}m/s2", "acceleration", "1", "nμmc"),
    Prefixed("{}g_n", "acceleration", "9.80665", "nμm"),
    Prefixed("{}g_n/sqrt_Hz", "acceleration_noise", "9.80665", "nμm"),
    Prefixed("{}s", "time", "1", "fpnμm"),
    Prefixed("{}K", "temperature", "1", "nμmk"),
    Prefixed("{}rad", "angle", "1", "nμm", 1, "radian"),
    Prefixed("{}rad/s", "angular_rate", "1", "nμm", 1, "radian"),
    # radiation, light, chemistry
    Prefixed("{}Gy", "absorbed_dose", "1", "μmckMG"),
    Prefixed("{}Gy(Si)", "absorbed_dose", "1", "μmckMG"),
    Prefixed("{}rad(Si)", "absorbed_dose", "0.01", "mkMG"),
    Prefixed("{}Gy/s", "dose_rate", "1", "μmckMGT"),
    Prefixed("{}Gy(Si)/s", "dose_rate", "1", "μmckMGT"),
    Prefixed("{}rad(Si)/s", "dose_rate", "0.01", "mkMGT"),
    Prefixed("{}Gy/h", "dose_rate", "1/3600", "μm"),
    Prefixed("{}Sv", "dose_equivalent", "1", "nμm"),
    Prefixed("{}Sv/h", "dose_equivalent_rate", "1/3600", "nμm"),
    Prefixed("{}Bq", "radioactivity", "1", "mkMGTP"),
    Prefixed("{}Ci", "radioactivity", "3.7e10", "pnμmkM"),
    Prefixed("1/{}m2", "fluence", "1", "c", -2),
    Prefixed("1/{}m3", "number_density", "1", "c", -3),
    Prefixed("1/{}m", "wavenumber", "1", "mc", -1),
    Prefixed("{}lm", "luminous_flux", "1", "mk"),
    Prefixed("{}cd", "luminous_intensity", "1", "mk"),
    Prefixed("{}lx", "illuminance", "1", "μmk"),
    Prefixed("{}mol", "amount_of_substance", "1", "nμmk"),
    Prefixed("{}mol/l", "molar_concentration", "1000", "nμm"),
)

SINGLE = (
    Single("KiB", "data_size", "8192"),
    Single("MiB", "data_size", "8388608"),
    Single("GiB", "data_size", "8589934592"),
    Single("TiB", "data_size", "8796093022208"),
    Single("LSB", "quantisation_step", "1"),
    Single("WT", "adjusted_peak_performance", "1"),
    Single("octave", "frequency_ratio", "1"),
    # ratios and levels
    Single("1", "ratio", "1"),
    Single("%", "ratio", "0.01"),
    Single("‰", "ratio", "0.001"),
    Single("ppm", "ratio", "1e-6"),
    Single("ppb", "ratio", "1e-9"),
    Single("1/K", "thermal_expansion", "1"),
    Single("ppm/K", "thermal_expansion", "1e-6"),
    Single("ppm/°C", "thermal_expansion", "1e-6"),
    Single("dB", "level", "1"),
    Single("dBi", "antenna_gain", "1"),
    Single("dBc", "level", "1"),  # a ratio too, of which the carrier is the reference: data sheets print SFDR in it
    Single("dBc/Hz", "phase_noise", "1"),
    Single("dB/m", "attenuation", "1"),
    Single("dB/km", "attenuation", "0.001"),
    Single("dBW", "power", "1", "0", "decibel"),
    Single("dBm", "power", "1", "-30", "decibel"),
    Single("dBsm", "area", "1", "0", "decibel"),
    # electricity
    Single("gauss", "magnetic_flux_density", "1e-4"),
    Single("Ω/sq", "sheet_resistance", "1"),
    # temperature and heat
    Single("°C", "temperature", "1", "273.15"),
    Single("°F", "temperature", "5/9", "45967/180"),
    Single("K/W", "thermal_resistance", "1"),
    Single("°C/W", "thermal_resistance", "1"),
    Single("K/s", "temperature_rate", "1"),
    Single("K/min", "temperature_rate", "1/60"),
    Single("K/h", "temperature_rate", "1/3600"),
    Single("°C/s", "temperature_rate", "1"),
    Single("°C/min", "temperature_rate", "1/60"),
    Single("°C/h", "temperature_rate", "1/3600"),
    # length, mass, time
    Single("Å", "length", "1e-10"),
    Single("inch", "length", "0.0254"),
    Single("ft", "length", "0.3048"),
    Single("t", "mass", "1000"),
    Single("lb", "mass", "0.45359237"),
    Single("min", "time", "60"),
    Single("h", "time", "3600"),
    Single("day", "time", "86400"),
    Single("year", "time", "31557600"),
    # angle
    Single("deg", "angle", "1"),
    Single("arcmin", "angle", "1/60"),
    Single("arcsec", "angle", "1/3600"),
    Single("deg/s", "angular_rate", "1"),
    Single("deg/min", "angular_rate", "1/60"),
    Single("deg/h", "angular_rate", "1/3600"),
    Single("deg/sqrt_h", "angle_random_walk", "1"),
    Single("deg/s2", "angular_acceleration", "1"),
    Single("rad/s2", "angular_acceleration", "1", "0", "radian"),
    # mechanics
    Single("rpm", "rate", "1/60"),
    Single("1/min", "rate", "1/60"),
    Single("1/s", "rate", "1"),
    Single("1/h", "rate", "1/3600"),
    Single("km/h", "speed", "5/18"),
    Single("mm/min", "speed", "1/60000"),
    Single("μm/min", "speed", "1/60000000"),
    Single("μm/h", "speed", "1/3600000000"),
    Single("m/min", "speed", "1/60"),
    Single("N/mm2", "pressure", "1e6"),
    Single("N/m2", "pressure", "1"),
    Single("atm", "pressure", "101325"),
    Single("Torr", "pressure", "101325/760"),
    Single("psi", "pressure", "44482216152605/6451600000"),
    Single("kg/m3", "density", "1"),
    Single("g/cm3", "density", "1000"),
    Single("kg/m2", "area_density", "1"),
    Single("g/m2", "area_density", "0.001"),
    Single("g/cm2", "area_density", "10"),
    Single("kg·m2", "moment_of_inertia", "1"),
    Single("m2/s", "kinematic_viscosity", "1"),
    Single("mm2/s", "kinematic_viscosity", "1e-6"),
    # flow
    Single("m3/s", "volume_flow", "1"),
    Single("m3/min", "volume_flow", "1/60"),
    Single("m3/h", "volume_flow", "1/3600"),
    Single("l/s", "volume_flow", "0.001"),
    Single("l/min", "volume_flow", "1/60000"),
    Single("l/h", "volume_flow", "1/3600000"),
    Single("ml/min", "volume_flow", "1/60000000"),
    Single("kg/s", "mass_flow", "1"),
    Single("kg/h", "mass_flow", "1/3600"),
    Single("g/s", "mass_flow", "0.001"),
    Single("Pa·m3/s", "leak_rate", "1"),
    Single("mbar·l/s", "leak_rate", "0.1"),
    # radiation
    Single("1/(cm2·s)", "fluence_rate", "1e4"),
    Single("1/(m2·s)", "fluence_rate", "1"),
    Single("mol/m3", "molar_concentration", "1"),
    Single("g/l", "mass_concentration", "1"),
    Single("mg/l", "mass_concentration", "0.001"),
    Single("mg/m3", "mass_concentration", "1e-6"),
    Single("μg/m3", "mass_concentration", "1e-9"),
)

ALIASES = {
    "'": "arcmin", "''": "arcsec", '"': "arcsec", "°": "deg", "°/h": "deg/h", "°/s": "deg/s", "deg/√h": "deg/sqrt_h",
    "°/√h": "deg/sqrt_h", "°/sqrt_h": "deg/sqrt_h", "degC": "°C", "ohm": "Ω", "kohm": "kΩ", "byte": "B",
    "cm-2": "1/cm2", "m-2": "1/m2", "n/cm2": "1/cm2", "cm-3": "1/cm3", "s-1": "1/s", "min-1": "1/min",
    "K-1": "1/K", "Nm": "N·m", "rev/min": "rpm", "m2·kg": "kg·m2", "TOPS(dense)": "TOPS",
}  # fmt: skip
"""Other spellings of a unit. They are read and never printed."""

CURRENCIES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
    UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
"""ISO 4217 codes of money in use."""


def spread(row: Prefixed) -> tuple[Single, ...]:
    """The row without prefix and with each of its prefixes."""
    made = [Single(row.pattern.format(""), row.dimension, row.factor, "0", row.scale)]
    for prefix in row.prefixes:
        factor = Fraction(row.factor) * Fraction(10) ** (PREFIXES[prefix] * row.power)
        made.append(Single(row.pattern.format(prefix), row.dimension, str(factor), "0", row.scale))
    return tuple(made)
