"""Example deals and items, judged and sealed: what tests of records and documents are about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from kakehashi.classification import classify
from kakehashi.licensing import determine
from kakehashi.packs import Bundle, find, read_bundle
from kakehashi.records import Sealed, seal
from kakehashi.records.content import Issuer, classification_content, determination_content
from tests.engine.cli.conftest import DEALS, EXAMPLES, ITEMS
from tests.engine.cli.law import DAY, deal, edition, item
from tests.engine.records.examples import key

__all__ = ["AT", "DEALS", "ISSUER", "ITEMS", "bundle", "sealed_deal", "sealed_item"]

AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
FORMER = {"fpga-in-2025.toml": date(2025, 10, 8)}
ISSUER = Issuer(company="東京計測株式会社", department="輸出管理室", author="判定者")


@cache
def bundle() -> Bundle:
    """The shipped Japanese pack."""
    return read_bundle(find("jp"))


@cache
def sealed_deal(name: str) -> Sealed:
    """The sealed determination of an example deal, by the law of its own day."""
    stated = deal(EXAMPLES / name)
    law = edition(stated.on)
    return seal(determination_content(determine(stated, law), law, AT, ISSUER), key())


@cache
def sealed_item(name: str) -> Sealed:
    """The sealed classification of an example item, by the law of one day; the former one where it is stated for it."""
    stated, law = item(EXAMPLES / "items" / name), edition(FORMER.get(name, DAY))
    return seal(classification_content(stated, classify(stated.subject, law), law, AT), key())
