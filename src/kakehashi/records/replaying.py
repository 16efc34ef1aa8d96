"""Replay: the same facts put to the same frozen edition must give the answer that was sealed.

Nothing is taken from the record but the facts and which edition answered; the answer, what the record says of its law,
and the words are worked out anew and compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from kakehashi import __version__
from kakehashi.classification import Classification, classify
from kakehashi.licensing import Determination, determine
from kakehashi.lists import Edition
from kakehashi.packs import Bundle, edition_on, freeze
from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records.content import (
    CLASSIFICATION,
    Content,
    Issuer,
    classification_content,
    determination_content,
)
from kakehashi.records.sealing import Sealed
from kakehashi.records.shape import check_content
from kakehashi.trade import Item, read_deal, read_item

_ABSENT: Final = "–"


@dataclass(frozen=True, slots=True)
class PackNeeded:
    """The frozen pack that a record names, and the day of the law."""

    code: str
    version: str
    sha256: str
    on: date


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the answer worked out anew is not the one that was sealed."""

    path: str
    sealed: str
    derived: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The facts of a record judged anew: the item with its classification, or the whole determination of a deal."""

    edition: Edition
    item: Item | None = None
    classification: Classification | None = None
    determination: Determination | None = None

    def content(self, at: datetime, issuer: Issuer) -> Content:
        """What a record of it would hold."""
        if self.determination is not None:
            return determination_content(self.determination, self.edition, at, issuer)
        assert self.item is not None
        assert self.classification is not None
        return classification_content(self.item, self.classification, self.edition, at, issuer)


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of a replay: where the answer, or what the record says of its law, is not the sealed one; and where its
    words are not. An engine of another release may say the same in other words: `engine` is the one that sealed it.
    """

    judged: Judged
    differences: tuple[Difference, ...]
    word_differences: tuple[Difference, ...]
    engine: str

    @property
    def same(self) -> bool:
        """Whether answer and law worked out anew are those that were sealed."""
        return not self.differences

    @property
    def same_words(self) -> bool:
        """Whether the words are those that this release says."""
        return not self.word_differences

    @property
    def same_engine(self) -> bool:
        """Whether the record names this release, which then must say the same words."""
        return self.engine == __version__


def pack_needed(sealed: Sealed) -> PackNeeded:
    """Which frozen pack a record was answered by. Raises `ProblemError` `record-content`, whatever is wrong in it."""
    check_content(sealed.content)
    law = sealed.content["law"][0]
    return PackNeeded(law["pack"], law["version"], law["sha256"], date.fromisoformat(law["on"]))


def judge_again(sealed: Sealed, bundle: Bundle, cache: Path | None = None) -> Judged:
    """The record's facts put to its edition. Raises `ProblemError`: `record-pack-other` (the bundle is another pack
    than the record names), `record-content`, and what reading facts and opening packs raise.
    """
    needed = pack_needed(sealed)
    if freeze(bundle).sha256 != needed.sha256:
        raise ProblemError(_other_pack(needed))
    edition = edition_on(bundle, needed.on, cache)
    vocabulary = edition.rulebook.vocabulary
    text = json.dumps(sealed.content["facts"])
    if sealed.content["kind"] == CLASSIFICATION:
        item = read_item(text, file="record.json", vocabulary=vocabulary)
        return Judged(edition, item, classify(item.subject, edition))
    deal = read_deal(text, file="record.json", vocabulary=vocabulary, open_file=_no_files)
    return Judged(edition, determination=determine(deal, edition))


def replay(sealed: Sealed, bundle: Bundle, cache: Path | None = None) -> Replay:
    """Judges a record's facts again by the edition it names and holds the answer against the sealed one.

    Raises `ProblemError` as `judge_again` does.
    """
    judged, content = judge_again(sealed, bundle, cache), sealed.content
    derived = judged.content(datetime.fromisoformat(content["sealed_at"]), Issuer(**content["issuer"]))
    return Replay(
        judged,
        (*_differences(content["answer"], derived["answer"], ""), *_law_differences(content, derived)),
        tuple(_differences(content["words"], derived["words"], "words")),
        content["engine"],
    )


def _law_differences(content: Mapping[str, Any], derived: Content) -> Iterator[Difference]:
    """Where the record says of its edition what the edition does not say, or took the law of another day."""
    yield from _differences(content["law"], derived["law"], "law")
    if content["kind"] != CLASSIFICATION:
        yield from _differences(content["law"][0]["on"], content["facts"]["deal"]["on"], "law[0].on")


def _differences(sealed: Any, derived: Any, path: str) -> Iterator[Difference]:
    if isinstance(sealed, dict) and isinstance(derived, dict):
        for name in [*sealed, *(name for name in derived if name not in sealed)]:
            inner = f"{path}.{name}" if path else name
            yield from _differences(sealed.get(name, _ABSENT), derived.get(name, _ABSENT), inner)
    elif isinstance(sealed, list) and isinstance(derived, list) and len(sealed) == len(derived):
        for index, (one, other) in enumerate(zip(sealed, derived, strict=True)):
            yield from _differences(one, other, f"{path}[{index}]")
    elif sealed != derived:
        yield Difference(path, _shown(sealed), _shown(derived))


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) or _ABSENT if isinstance(value, list) else str(value)


def _no_files(name: str) -> tuple[str, str]:
    raise FileNotFoundError(name)


def _other_pack(needed: PackNeeded) -> Problem:
    return Problem(
        code="record-pack-other",
        what=f"This is not the pack by which the record was answered: {needed.code} {needed.version}.",
        place=Place(field="law"),
        expected=f"the frozen pack with the SHA-256 {needed.sha256}.",
        remedy=f"Name the file {needed.code}-{needed.version}.kpack with that hash: --pack FILE.",
    )
