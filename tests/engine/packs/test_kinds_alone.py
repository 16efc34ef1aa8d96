"""An item of which only the kind is known never ends *not listed* through a default."""

from __future__ import annotations

from datetime import date

import pytest

from kakehashi.classification import classify
from kakehashi.lists import Formalisation, formalisation
from kakehashi.packs import open_edition
from kakehashi.reasoning.facts import Kinds, Subject
from kakehashi.reasoning.truth import Truth

EDITION = open_edition("jp", on=date(2026, 3, 2))


@pytest.mark.parametrize("kind", EDITION.rulebook.vocabulary.kinds)
def test_a_kind_alone_is_never_not_listed(kind: str) -> None:
    for complete in (False, True):
        item = Subject(kind, kinds=Kinds(frozenset({kind}), complete=complete))
        assert classify(item, EDITION).truth is not Truth.NO


def test_only_rows_that_a_person_must_judge_may_be_judged_whole() -> None:
    """A judgement of a whole row must never silence a provision that is decided from facts."""
    leaves = {
        leaf.id: formalisation(leaf, EDITION)
        for leaf in EDITION.leaves()
        if any(above.judged_whole for above in (leaf, *EDITION.above(leaf)))
    }
    assert len(leaves) > 150
    assert Formalisation.FULL not in leaves.values()
