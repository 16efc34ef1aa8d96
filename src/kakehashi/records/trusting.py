"""Intact is not trusted: a sound seal says that nothing was changed, a known key says by whom it was sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kakehashi.problems import Place, Problem
from kakehashi.records.keys import PublicKey
from kakehashi.records.sealing import Seal


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A public key and whose it is. `own`: one of the reader's own, whose `name` may be empty."""

    public: PublicKey
    name: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose a sound seal is, as far as the reader knows: `known` is None where the key is a stranger's."""

    seal: Seal
    known: KnownKey | None

    @property
    def trusted(self) -> bool:
        """Whether the key is known to the reader."""
        return self.known is not None

    @property
    def name(self) -> str | None:
        """Whose key it is; None where nobody knows."""
        return self.known.name if self.known else None

    @property
    def own(self) -> bool:
        """Whether the key is the reader's own."""
        return self.known is not None and self.known.own

    def problem(self, file: str) -> Problem | None:
        """What is needed to trust it, as the warning `key-unknown`; None where it is trusted."""
        if self.known is not None:
            return None
        return Problem(
            "key-unknown",
            f"It is intact, but nobody here knows the key that sealed it: {self.seal.key}.",
            Place(file=file, field="seal.key"),
            "the signer's public key, got by another way than the file itself.",
            "Ask the signer for the key's id by telephone or on paper, compare it, and then "
            "`kakehashi keys trust FILE --name NAME`.",
            severity="warning",
        )


def trust_of(seal: Seal, known: Mapping[str, KnownKey]) -> Trust:
    """Whose the seal is, among the known keys by their ids. The seal itself was checked when it was read."""
    found = known.get(seal.key)
    return Trust(seal, found if found is not None and found.public == seal.public_key else None)
