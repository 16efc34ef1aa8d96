"""Items and deals: their facts as files state them, read strictly and ready to be judged."""

from kakehashi.trade.model import Deal, Item, Line
from kakehashi.trade.reading import OpenFile, read_deal, read_item
from kakehashi.trade.schema import deal_schema, item_schema
from kakehashi.trade.writing import deal_document, item_document, write_item

__all__ = [
    "Deal",
    "Item",
    "Line",
    "OpenFile",
    "deal_document",
    "deal_schema",
    "item_document",
    "item_schema",
    "read_deal",
    "read_item",
    "write_item",
]
