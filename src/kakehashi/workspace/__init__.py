"""Workspace: what a user without a desk keeps, as files under one folder, the home."""

from kakehashi.workspace.issuers import read_issuer
from kakehashi.workspace.keyring import KeyRing
from kakehashi.workspace.logs import add_to_log, read_log, sign_log
from kakehashi.workspace.packs import keep_pack, kept_pack

__all__ = ["KeyRing", "add_to_log", "keep_pack", "kept_pack", "read_issuer", "read_log", "sign_log"]
