"""An item of which only the kind is known never ends *not listed* through a default."""

from __future__ import annotations

from datetime import date

import pytest

from kakehashi.classification import classify
from kakehashi.packs import open_edition
from kakehashi.reasoning.facts import Kinds, Subject
from kakehashi.reasoning.truth import Truth

EDITION = open_edition("jp", on=date(2026, 3, 2))


@pytest.mark.parametrize("kind", EDITION.rulebook.vocabulary.kinds)
def test_a_kind_alone_is_never_not_listed(kind: str) -> None:
    for complete in (False, True):
        item = Subject(kind, kinds=Kinds(frozenset({kind}), complete=complete))
        assert classify(item, EDITION).truth is not Truth.NO
