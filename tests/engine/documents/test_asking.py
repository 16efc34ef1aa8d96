"""English statements as questions."""

from __future__ import annotations

import pytest

from kakehashi.documents.asking import asked_in_english


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("it is a lathe", "Is it a lathe?"),
        ("it can turn", "Can it turn?"),
        ("it was designed for that", "Was it designed for that?"),
        ("it has a laser oscillator", "Does it have a laser oscillator?"),
        ("it uses a compound semiconductor", "Does it use a compound semiconductor?"),
        ("it processes digitised data", "Does it process digitised data?"),
        ("it has a function, or serves to evaluate one", "It has a function, or serves to evaluate one?"),
        ("it controls power or rectifies signals", "It controls power or rectifies signals?"),
        ("sample rate exceeds 1 GS/s", "Sample rate exceeds 1 GS/s?"),
        ("its design can be changed", "Its design can be changed?"),
    ],
)
def test_a_statement_is_asked(statement: str, question: str) -> None:
    assert asked_in_english(statement) == question
