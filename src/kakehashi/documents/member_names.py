"""Members of a list (axes, channels) by their own names, stretches of a curve by where they lie.

A fact or a question says with these what it is about.
"""

from __future__ import annotations

import re
from fractions import Fraction

from kakehashi.documents.labels import Labels
from kakehashi.reasoning.facts import Segment, Subject
from kakehashi.reasoning.intervals import Interval
from kakehashi.reasoning.quantities import exact_text
from kakehashi.vocabulary.units import unit
from kakehashi.wording.speaking import Speaker

_STEP = re.compile(r"(?P<list>[A-Za-z_0-9]+)\[(?P<number>[0-9]+)\]")
_PIECE = re.compile(r"(?P<curve>[A-Za-z_0-9]+)\[(?P<low>[-0-9/]+|None)\.\.(?P<high>[-0-9/]+|None)\]")
RELATED = "related"


def member_name(about: str, subject: Subject, speaker: Speaker) -> str:
    """`X axis`, `measuring point 2`: what `linear_axis[1]` is called; members of members from the outside in."""
    if (piece := _PIECE.fullmatch(about)) is not None:
        return _stretch_of(piece, subject, speaker)
    said, current = [], subject
    for step in _STEP.finditer(about):
        name, number = step["list"], int(step["number"])
        found = _member(current, name, number)
        if found is None:
            return about
        said.append(_said(found, name, number, speaker))
        current = found
    return Labels(speaker.language)("sheet.comma").join(said) or about


def _member(subject: Subject, name: str, number: int) -> Subject | None:
    if name == RELATED:
        every = tuple(each.other for each in subject.relations.stated)
    else:
        every = subject.members[name].subjects if name in subject.members else ()
    return every[number - 1] if 0 < number <= len(every) else None


def _said(member: Subject, name: str, number: int, speaker: Speaker) -> str:
    """Its own name; without one, that of its list with its number."""
    if member.name and not _STEP.fullmatch(member.name):
        return member.name
    component = speaker.edition.rulebook.vocabulary.components.get(name)
    label = speaker.words(component.label) if component is not None else name
    return Labels(speaker.language)("sheet.member", label=label, n=number)


# ---------------------------------------------------------------- curves


def is_place_on_axis(name: str, about: str, speaker: Speaker) -> bool:
    """Whether a parameter says where on a curve something lies, not what the item reaches there."""
    piece = _PIECE.fullmatch(about)
    shape = speaker.edition.rulebook.vocabulary.curves.get(piece["curve"]) if piece is not None else None
    return shape is not None and shape.axis == name


def stretch(interval: Interval, symbol: str | None, speaker: Speaker) -> str:
    """`2.5 to 2.9 GHz`: an interval in base units, in a unit of its own."""
    low, high = (_in_unit(bound, symbol) for bound in (interval.low, interval.high))
    labels = Labels(speaker.language)
    name = "point" if low == high else "from" if not high else "upto" if not low else "between"
    return labels(f"sheet.stretch.{name}", low=low, high=high, unit=symbol or "").strip()


def _in_unit(bound: Fraction | None, symbol: str | None) -> str:
    if bound is None:
        return ""
    return exact_text(unit(symbol).from_base(bound) if symbol else bound)


def _stretch_of(piece: re.Match[str], subject: Subject, speaker: Speaker) -> str:
    """Where a piece of a curve lies: the stretch that was stated, else the piece itself."""
    low, high = (None if piece[end] == "None" else Fraction(piece[end]) for end in ("low", "high"))
    vocabulary = speaker.edition.rulebook.vocabulary
    shape, curve = vocabulary.curves.get(piece["curve"]), subject.curves.get(piece["curve"])
    symbol = vocabulary.parameters[shape.axis].unit if shape is not None else None
    stated = next((each for each in curve.segments if _holds(each, low, high)), None) if curve is not None else None
    return stretch(stated.axis if stated is not None else Interval(low, high), symbol, speaker)


def _holds(segment: Segment, low: Fraction | None, high: Fraction | None) -> bool:
    """Whether a piece, a point or what lies between two cuts, is in a stretch."""
    axis, is_point = segment.axis, low is not None and low == high
    starts = axis.low is None or (low is not None and low >= axis.low)
    ends = axis.high is None or (high is not None and high <= axis.high)
    left_out = is_point and ((low == axis.low and not axis.low_closed) or (high == axis.high and not axis.high_closed))
    return starts and ends and not left_out
