"""Parameter sheet and comparison table: words (keys `sheet.*`)."""

from __future__ import annotations

from typing import Final

ENGLISH: Final[dict[str, str]] = {}

JAPANESE: Final[dict[str, str]] = {}
