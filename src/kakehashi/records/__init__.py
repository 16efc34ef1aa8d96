"""Records: canonical bytes, keys, seals, logs and timestamps, so that a stranger can check years later."""

from kakehashi.records.canonical import canonical, read_canonical
from kakehashi.records.chaining import Checkpoint, Entry, LogState, append, check_log, checkpoint
from kakehashi.records.keys import PublicKey, SigningKey
from kakehashi.records.sealing import RECORD_SCHEMA, Seal, Sealed, open_record, seal
from kakehashi.records.timestamps import Timestamp, check_timestamp, request
from kakehashi.records.trusting import KnownKey, Trust, trust_of

__all__ = [
    "RECORD_SCHEMA",
    "Checkpoint",
    "Entry",
    "KnownKey",
    "LogState",
    "PublicKey",
    "Seal",
    "Sealed",
    "SigningKey",
    "Timestamp",
    "Trust",
    "append",
    "canonical",
    "check_log",
    "check_timestamp",
    "checkpoint",
    "open_record",
    "read_canonical",
    "request",
    "seal",
    "trust_of",
]
