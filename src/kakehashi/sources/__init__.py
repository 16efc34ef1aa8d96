"""Sources: what is fetched from its publisher; the only room that calls out to a network."""

from kakehashi.sources.timestamping import fetch_timestamp

__all__ = ["fetch_timestamp"]
