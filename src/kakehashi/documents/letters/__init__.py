"""Letters of the trade: what the customer signs, what the supplier is asked, what the customs broker is answered."""

from kakehashi.documents.letters.broker_answer import broker_answer_page, broker_item_answer_page
from kakehashi.documents.letters.end_use import end_use_page
from kakehashi.documents.letters.sending import Letterhead, Sending
from kakehashi.documents.letters.supplier_request import supplier_request_page

__all__ = [
    "Letterhead",
    "Sending",
    "broker_answer_page",
    "broker_item_answer_page",
    "end_use_page",
    "supplier_request_page",
]
