"""Kinds, parameters, units, purposes, and their words in Japanese and English."""

from kakehashi.vocabulary.model import Component, Curve, Kind, Parameter, ParameterType, Vocabulary, Words
from kakehashi.vocabulary.reading import read_vocabulary
from kakehashi.vocabulary.units import Unit, UnitError, dimension_fits, find_unit, unit

__all__ = [
    "Component",
    "Curve",
    "Kind",
    "Parameter",
    "ParameterType",
    "Unit",
    "UnitError",
    "Vocabulary",
    "Words",
    "dimension_fits",
    "find_unit",
    "read_vocabulary",
    "unit",
]
