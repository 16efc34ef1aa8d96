"""Control lists: entries, editions by day, and how far each provision is formalised."""

from kakehashi.lists.editions import Coverage, Edition, PackName
from kakehashi.lists.formalisation import Formalisation, formalisation, meter, meters
from kakehashi.lists.model import (
    Correlate,
    DatedSet,
    Entry,
    ListTitle,
    Member,
    Meter,
    MeterRow,
    Reading,
    Rule,
    RuleKind,
    Status,
    TableOfLaw,
    Term,
    Written,
)

__all__ = [
    "Correlate",
    "Coverage",
    "DatedSet",
    "Edition",
    "Entry",
    "Formalisation",
    "ListTitle",
    "Member",
    "Meter",
    "MeterRow",
    "PackName",
    "Reading",
    "Rule",
    "RuleKind",
    "Status",
    "TableOfLaw",
    "Term",
    "Written",
    "formalisation",
    "meter",
    "meters",
]
