"""Packs of law: find, read, check, open as of a day, freeze, compare."""

from kakehashi.packs.bundles import Bundle, Manifest
from kakehashi.packs.finding import Available, available, bundle_of, find, read_bundle, shipped
from kakehashi.packs.freezing import Frozen, freeze, open_frozen
from kakehashi.packs.opening import edition_on, open_edition

open = open_edition  # noqa: A001 - `packs.open(code, on=day)` is how the design names it

__all__ = [
    "Available",
    "Bundle",
    "Frozen",
    "Manifest",
    "available",
    "bundle_of",
    "edition_on",
    "find",
    "freeze",
    "open",
    "open_edition",
    "open_frozen",
    "read_bundle",
    "shipped",
]
