"""Members of a list (axes, channels, measuring points) by their own names, where a fact or a question is about one."""

from __future__ import annotations

import re

from kakehashi.documents.labels import Labels
from kakehashi.reasoning.facts import Subject
from kakehashi.wording.speaking import Speaker

_STEP = re.compile(r"(?P<list>[A-Za-z_0-9]+)\[(?P<number>[0-9]+)\]")
RELATED = "related"


def member_name(about: str, subject: Subject, speaker: Speaker) -> str:
    """`X axis`, `measuring point 2`: what `linear_axis[1]` is called; members of members from the outside in."""
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
