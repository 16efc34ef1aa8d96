"""A record to seal, and keys that are the same in every run."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kakehashi.records import RECORD_SCHEMA, SigningKey

CONTENT: dict[str, Any] = {
    "schema": RECORD_SCHEMA,
    "on": "2026-11-20",
    "deal": {"title": "高速A/D変換基板", "lines": [{"quantity": "2", "rate": "1.3 GS/s"}], "intra": False},
    "outcome": "licence_required",
    "note": "a line\nand a tab\tand “quotes” \\ and €",
    "none": None,
    "count": 2**53 - 1,
}


def key(number: int = 1) -> SigningKey:
    """The key of a number."""
    return SigningKey(Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32))
