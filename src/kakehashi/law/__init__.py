"""Instruments of law, citations of their provisions, and the days on which they are in force."""

from kakehashi.law.citations import citation_words, read_citation
from kakehashi.law.marks import IROHA, kana_of, roman_of
from kakehashi.law.model import ALWAYS, Citation, Days, Instrument, InstrumentKind, read_days

__all__ = [
    "ALWAYS",
    "IROHA",
    "Citation",
    "Days",
    "Instrument",
    "InstrumentKind",
    "citation_words",
    "kana_of",
    "read_citation",
    "read_days",
    "roman_of",
]
