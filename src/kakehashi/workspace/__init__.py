"""Workspace: what a user without a desk keeps, as files under one folder, the home."""

from kakehashi.workspace.keyring import KeyRing
from kakehashi.workspace.packs import keep_pack, kept_pack

__all__ = ["KeyRing", "keep_pack", "kept_pack"]
