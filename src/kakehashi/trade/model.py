"""Items, lines and deals as they were stated, ready to be judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kakehashi.reasoning.facts import Subject
from kakehashi.reasoning.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to be classified. `hs_code` is digits only (`854239`); it stands among the facts too.

    `maker` and `model` say which goods a certificate is about; they decide nothing.
    """

    name: str
    subject: Subject
    hs_code: str | None = None
    maker: str | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a deal. `value` is the money of the whole line, `quantity` how much of the item.

    `facts` is what licensing asks: the facts of the deal and of this line, and the item's tariff code.
    """

    name: str
    item: Item
    facts: Subject
    value: Quantity | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """One export. `on` is the day of loading (or of the transfer), which chooses the edition of the law.

    `subject` holds the facts of the whole deal, the destination among them.
    """

    on: date
    subject: Subject
    lines: tuple[Line, ...] = field(default_factory=tuple)
    name: str | None = None
