"""Measures sealing, proving and printing: part of `make bench`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count, islice
from pathlib import Path

from kakehashi.classification import classify
from kakehashi.documents.certificate import certificate
from kakehashi.documents.comparison_table import comparison_table_page
from kakehashi.documents.frame import validity
from kakehashi.documents.letters import Sending, broker_answer_page
from kakehashi.documents.parameter_sheet import parameter_sheet_page
from kakehashi.documents.proving import prove
from kakehashi.documents.rendering import Page, render
from kakehashi.documents.sheet_frame import Issue
from kakehashi.licensing import determine
from kakehashi.lists import Edition
from kakehashi.packs import find, read_bundle
from kakehashi.records import Sealed, SigningKey, open_record, seal
from kakehashi.records.content import Issuer, determination_content
from kakehashi.records.replaying import replay
from kakehashi.trade import Deal, Item

AT = datetime(2026, 3, 3, tzinfo=UTC)

Measure = Callable[[Callable[[], object], int], float]


def again(sealed: Sealed, how: Mapping[str, str]) -> Page:
    """The certificate that a PDF says it is."""
    return certificate(sealed, how["language"])


def fresh(deals: Sequence[Deal], edition: Edition, key: SigningKey) -> Iterator[Sealed]:
    """Records no two of which are the same: pages that were set before are kept by the typesetter, these are not."""
    for number in count():
        for deal in deals:
            at = AT + timedelta(minutes=number)
            issuer = Issuer(company=f"{deal.name} {number}")
            yield seal(determination_content(determine(deal, edition), edition, at, issuer), key)


def rows(
    item: Item, deals: Sequence[Deal], edition: Edition, median_ms: Measure, command_ms: Callable[..., float]
) -> list[tuple[str, float]]:
    """Each thing measured, with its median in milliseconds."""
    determined, found = determine(deals[0], edition), classify(item.subject, edition)
    key, bundle = SigningKey.generate(), read_bundle(find("jp"))
    sealed = seal(determination_content(determined, edition, AT), key)
    made = render(certificate(sealed, "en"))
    issue = Issue(AT, validity(edition.on, None))
    japanese, english = list(islice(fresh(deals, edition, key), 60)), list(islice(fresh(deals, edition, key), 60))
    sheets = (parameter_sheet_page, comparison_table_page)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "deal.record.json"
        record.write_bytes(sealed.data)
        cache = Path(folder) / "cache"
        return [
            ("seal a deal", median_ms(lambda: seal(determination_content(determined, edition, AT), key), 20)),
            ("open and check a record", median_ms(lambda: open_record(sealed.data, file="x"), 50)),
            ("replay a record, its edition kept", median_ms(lambda: replay(sealed, bundle, cache), 5)),
            ("certificate of a deal, Japanese", median_ms(lambda: render(certificate(japanese.pop(), "ja")), 59)),
            ("certificate of a deal, English", median_ms(lambda: render(certificate(english.pop(), "en")), 59)),
            ("prove a certificate, its pages set again", median_ms(lambda: prove(made, again, file="x"), 10)),
            *(
                (f"{name} of a converter, row 7(1), Japanese", median_ms(partial(_sheet, make, item, found, issue), 5))
                for name, make in zip(("parameter sheet", "comparison table"), sheets, strict=True)
            ),
            (
                "letter to the customs broker",
                median_ms(
                    lambda: render(broker_answer_page(determined, edition, "en", Sending(edition.on, AT))),
                    5,
                ),
            ),
            ("kakehashi certificate, from a shell", command_ms("certificate", str(record))),
        ]


def _sheet(make: Callable[..., Page], item: Item, found: object, issue: Issue) -> bytes:
    return render(make(item, found, "ja", issue, rows=["7(1)"]))
