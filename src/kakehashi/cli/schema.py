"""`kakehashi schema item|deal`: the JSON Schema of a file, so that an editor completes it."""

from __future__ import annotations

from kakehashi.cli.arguments import Request
from kakehashi.cli.loading import open_law
from kakehashi.cli.terminal import print_json
from kakehashi.trade import deal_schema, item_schema


def print_schema(request: Request) -> int:
    """Prints the schema of item or deal files, made from the vocabulary of the pack."""
    vocabulary = open_law(request).vocabulary
    print_json(item_schema(vocabulary) if request.subject == "item" else deal_schema(vocabulary))
    return 0
