"""Letters of the trade: words (keys `letter.*`)."""

from __future__ import annotations

from typing import Final

from kakehashi.documents.labels.letters_english import ENGLISH
from kakehashi.documents.labels.letters_japanese import JAPANESE

__all__: Final = ["ENGLISH", "JAPANESE"]
