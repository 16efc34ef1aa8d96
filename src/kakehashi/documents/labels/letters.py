"""Letters of the trade: words (keys `letter.*`)."""

from __future__ import annotations

from typing import Final

ENGLISH: Final[dict[str, str]] = {}

JAPANESE: Final[dict[str, str]] = {}
