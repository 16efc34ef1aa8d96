"""How each provision that does not list an item was disposed of, in blocks: the whole list was considered."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kakehashi.classification.model import Classification
from kakehashi.lists import Entry, Status
from kakehashi.reasoning.findings import Finding
from kakehashi.reasoning.truth import Truth


class Disposal(StrEnum):
    """Why a provision does not list an item, in the order in which the comparison table asks."""

    NOT_IN_SCOPE = "not_in_scope"
    EXCLUDED = "excluded"
    CRITERION_NOT_MET = "criterion_not_met"
    JUDGED = "judged"
    EVERY_CASE = "every_case"
    DELETED = "deleted"


def disposals(found: Classification) -> Mapping[Disposal, tuple[str, ...]]:
    """The provisions without any below them that do not list the item, by how they were disposed of."""
    blocks: dict[Disposal, list[str]] = {way: [] for way in Disposal}
    for provision, finding in found.findings.items():
        if not found.edition.entries[provision].children and finding.truth is Truth.NO:
            blocks[_disposal(finding, found.edition.entries[provision])].append(provision)
    return {way: tuple(provisions) for way, provisions in blocks.items() if provisions}


def _disposal(finding: Finding, entry: Entry) -> Disposal:
    """How one provision was disposed of; one that is no longer law stands by itself, whatever stands above it says."""
    if entry.status is Status.DELETED or not finding.reasons:
        return Disposal.DELETED
    if finding.every_case:
        return Disposal.EVERY_CASE
    first = finding.reasons[0]
    if first.note == "judged":
        return Disposal.JUDGED
    return {"scope": Disposal.NOT_IN_SCOPE, "exception": Disposal.EXCLUDED}.get(
        first.part or "", Disposal.CRITERION_NOT_MET
    )
