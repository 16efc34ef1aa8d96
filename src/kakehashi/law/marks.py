"""The marks イ, ロ, ハ .. of Japanese law, and how ids and citations write them.

One letter group per mark, so that an id reads back to one mark only: ヲ is `wo` where オ is `o`, ヰ is `wi` where イ is
`i`, ヱ is `we` where エ is `e`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ORDER = (
    "イ i,ロ ro,ハ ha,ニ ni,ホ ho,ヘ he,ト to,チ chi,リ ri,ヌ nu,ル ru,ヲ wo,ワ wa,カ ka,ヨ yo,タ ta,レ re,ソ so,"
    "ツ tsu,ネ ne,ナ na,ラ ra,ム mu,ウ u,ヰ wi,ノ no,オ o,ク ku,ヤ ya,マ ma,ケ ke,フ fu,コ ko,エ e,テ te,ア a,サ sa,"
    "キ ki,ユ yu,メ me,ミ mi,シ shi,ヱ we,ヒ hi,モ mo,セ se,ス su"
)

IROHA: Mapping[str, str] = MappingProxyType(dict(pair.split(" ") for pair in _ORDER.split(",")))
"""Letters by mark, in the order in which the law uses the marks."""

_MARKS = MappingProxyType({letters: mark for mark, letters in IROHA.items()})


def kana_of(letters: str) -> str | None:
    """The mark that an id writes as `letters` (`ho` is ホ); None where the letters are no mark."""
    return _MARKS.get(letters)


def roman_of(mark: str) -> str | None:
    """How an id writes a mark (ホ is `ho`); None where the text is no mark."""
    return IROHA.get(mark)
