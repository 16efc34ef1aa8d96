"""Intact is not trusted."""

from __future__ import annotations

from kakehashi.records import KnownKey, seal, trust_of
from tests.engine.records.examples import CONTENT, key

SEAL = seal(CONTENT, key()).seal


def test_a_known_key_says_whose_it_is() -> None:
    trust = trust_of(SEAL, {key().public.id: KnownKey(key().public, "Example KK")})
    assert (trust.trusted, trust.name, trust.own, trust.problem("x")) == (True, "Example KK", False, None)
    assert trust_of(SEAL, {key().public.id: KnownKey(key().public, "", own=True)}).own


def test_an_unknown_key_says_what_is_needed() -> None:
    trust = trust_of(SEAL, {key(2).public.id: KnownKey(key(2).public, "Other")})
    assert (trust.trusted, trust.name, trust.own) == (False, None, False)
    problem = trust.problem("x.record.json")
    assert problem is not None
    assert (problem.code, problem.severity) == ("key-unknown", "warning")
    assert key().public.id in problem.what
    assert "another way" in problem.expected


def test_an_id_alone_is_not_believed() -> None:
    assert not trust_of(SEAL, {key().public.id: KnownKey(key(2).public, "Other")}).trusted
