"""From a template and its data to a PDF: A4, PDF/A-3b, with the record inside; the same input gives the same bytes.

The page is set by Typst with the fonts of this room alone: nothing of the machine shows in a document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from typing import Any, Final

import segno
import typst

from kakehashi.documents.places import FONTS, TEMPLATES
from kakehashi.documents.typesetting import typeset

STANDARD: Final = "a-3b"
ATTACHMENT: Final = "record.json"
"""The name under which a document holds its record."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a document is made of: its template (`certificate`), the words for it, the record inside, the QR's text.

    `data` holds plain values; `made_at` is the time that the PDF states as its own. `again` says how to make the same
    pages from the record alone (`{"document": "certificate", "language": "ja"}`); empty where that is not enough.
    """

    template: str
    data: Mapping[str, Any]
    made_at: datetime
    record: bytes | None = None
    code: str | None = None
    again: Mapping[str, str] = field(default_factory=dict)


def render(page: Page) -> bytes:
    """The document as PDF. What the font cannot show is written by its code (`‹U+0E01›`)."""
    return _compiled(page, "pdf")


def pictures(page: Page, *, dots: int = 96) -> list[bytes]:
    """The document's pages as PNG, at so many dots an inch."""
    compiler = _compiler(page.template)
    made = compiler.compile(format="png", ppi=float(dots), sys_inputs=_inputs(page))
    return made if isinstance(made, list) else [made or b""]


def _compiled(page: Page, form: str) -> bytes:
    made = _compiler(page.template).compile(
        format=form,  # type: ignore[arg-type]
        sys_inputs=_inputs(page),
        pdf_standards=STANDARD,
        timestamp=int(page.made_at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made


def _inputs(page: Page) -> dict[str, str]:
    known = [*page.data["keywords"], *(f"{name}={value}" for name, value in page.again.items())]
    inputs = {"data": json.dumps({**typeset(page.data), "keywords": known}, ensure_ascii=False)}
    if page.record is not None:
        inputs["record"] = page.record.decode("utf-8")
    if page.code is not None:
        inputs["qr"] = qr(page.code)
    return inputs


def qr(text: str) -> str:
    """The text as a QR code (SVG), with enough redundancy for a stamped or folded page."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, omitsize=True)
    return out.getvalue().decode("ascii")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@cache
def _compiler(template: str) -> typst.Compiler:
    path = TEMPLATES / f"{template}.typ"
    return typst.Compiler(input=path, root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True)


@cache
def printer() -> str:
    """What sets the pages: Typst's release and a hash of templates and fonts. Equal printers give equal bytes."""
    known = sha256(version("typst").encode())
    for path in sorted([*TEMPLATES.glob("*.typ"), *FONTS.glob("*.otf")]):
        known.update(path.name.encode() + sha256(path.read_bytes()).digest())
    return f"typst {version('typst')}; templates {known.hexdigest()[:16]}"
