"""`kakehashi letter ...`: what the customer signs, what the supplier is asked, what the customs broker is answered."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

from kakehashi.classification import classify
from kakehashi.cli.arguments import Request
from kakehashi.cli.loading import Law, is_workbook, load_deal, load_item, open_law, read_text
from kakehashi.cli.sealing import seal_classification, seal_determination, write_out
from kakehashi.cli.terminal import print_json
from kakehashi.documents.letters import (
    Letterhead,
    Sending,
    broker_answer_page,
    broker_item_answer_page,
    end_use_page,
    supplier_request_page,
)
from kakehashi.documents.rendering import Page, render
from kakehashi.licensing import determine
from kakehashi.records import Sealed
from kakehashi.workspace import read_issuer


def write_end_use(request: Request) -> int:
    """The statement that the customer signs, of a deal; English unless `--lang` says otherwise."""
    law = open_law(request)
    deal = load_deal(request, law)
    edition = law.on(deal.on)
    page = end_use_page(determine(deal, edition), edition, _foreign(request), _sending(request, law))
    return _write(request, page, "end-use")


def write_supplier_request(request: Request) -> int:
    """The values that are missing to settle an item, asked of its supplier."""
    law = open_law(request)
    item = load_item(request, law)
    edition = law.on(request.on or law.today)
    found = classify(item.subject, edition)
    page = supplier_request_page(item, found, edition, request.language, _sending(request, law))
    return _write(request, page, "supplier")


def write_broker_answer(request: Request) -> int:
    """Why it is listed or not, of a deal or an item, with the record inside; English unless `--lang` says otherwise."""
    law, language = open_law(request), _foreign(request)
    if _is_deal(request):
        deal = load_deal(request, law)
        edition = law.on(deal.on)
        determined = determine(deal, edition)
        sealed = seal_determination(request, law, determined, edition)
        page = broker_answer_page(determined, edition, language, _sending(request, law, sealed))
    else:
        item = load_item(request, law)
        edition = law.on(request.on or law.today)
        found = classify(item.subject, edition)
        sealed = seal_classification(request, law, item, found, edition)
        page = broker_item_answer_page(item, found, edition, language, _sending(request, law, sealed))
    return _write(request, page, "broker")


def _foreign(request: Request) -> str:
    """The language of who is written to abroad, and of customs papers."""
    return request.stated_language or "en"


def _is_deal(request: Request) -> bool:
    """Whether the file is that of a deal. One that cannot be read is taken for an item, whose reader says why."""
    path = Path(request.subject or "")
    if is_workbook(path):
        return False
    text = read_text(path, request.labels)
    try:
        is_json = path.suffix.lower() == ".json"
        read = json.loads(text, parse_float=Decimal) if is_json else tomllib.loads(text, parse_float=Decimal)
    except ValueError:
        return False
    return isinstance(read, dict) and "deal" in read


def _sending(request: Request, law: Law, sealed: Sealed | None = None) -> Sending:
    issuer = read_issuer(request.home, request.issuer)
    head = Letterhead(
        exporter=issuer.company or "",
        address=issuer.address or "",
        department=issuer.department or "",
        person=issuer.author or "",
        email=issuer.email or "",
        phone=issuer.phone or "",
        addressee=request.addressee,
    )
    made_at = request.now.replace(microsecond=0)
    if sealed is None:
        return Sending(law.today, made_at, head)
    return Sending(law.today, made_at, head, sealed.data, sealed.sha256)


def _write(request: Request, page: Page, name: str) -> int:
    path = Path(request.subject or "")
    to = request.to or path.with_name(f"{path.stem}.{name}.pdf")
    write_out(request, to, render(page), "--to")
    if request.json:
        print_json({"file": str(to)})
    return 0
