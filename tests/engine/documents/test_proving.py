"""What a PDF proves: nothing that was changed passes, and what cannot be proved is said so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from kakehashi.documents.certificate import certificate
from kakehashi.documents.proving import Pages, Proof, prove
from kakehashi.documents.rendering import ATTACHMENT, Page, render
from kakehashi.documents.signing import sign_document
from kakehashi.problems import ProblemError
from kakehashi.records import Sealed, canonical, seal
from tests.engine.documents.signer import NAME, PASSPHRASE, credentials
from tests.engine.records.decisions import sealed_item
from tests.engine.records.examples import key


def _make(sealed: Sealed, again: Mapping[str, str]) -> Page:
    return certificate(sealed, again["language"])


@cache
def _pdf() -> bytes:
    return render(certificate(sealed_item("converter.toml"), "en"))


@cache
def _signed() -> bytes:
    return sign_document(_pdf(), credentials(), PASSPHRASE, file="office.p12", pdf="x.pdf")


def _prove(data: bytes) -> Proof:
    return prove(data, _make, file="x.pdf")


def _with_attachment(record: bytes) -> bytes:
    """The PDF with another record inside, its pages and words kept."""
    reader = PdfReader(BytesIO(_pdf()))
    writer = PdfWriter()
    for page in reader.pages:
        writer.add_page(page)
    writer.add_metadata({"/Keywords": str(reader.metadata["/Keywords"] if reader.metadata else "")})
    writer.add_attachment(ATTACHMENT, record)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _pages(data: bytes) -> str:
    """What is said of the pages, or why the file was refused."""
    try:
        return _prove(data).pages
    except ProblemError as error:
        return error.problems[0].code


def _code(data: bytes) -> str:
    with pytest.raises(ProblemError) as refused:
        _prove(data)
    return refused.value.problems[0].code


def test_a_document_as_it_was_made_is_proved() -> None:
    proof = _prove(_pdf())
    assert (proof.pages, proof.why, proof.signatures) == (Pages.PROVED, None, ())
    assert proof.sealed.data == sealed_item("converter.toml").data


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_changed_byte_passes(data: st.DataObject) -> None:
    made = _pdf()
    place = data.draw(st.integers(0, len(made) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda value: value != made[place]))
    changed = made[:place] + bytes([other]) + made[place + 1 :]
    try:
        proof = _prove(changed)
    except ProblemError:
        return
    assert proof.pages is not Pages.PROVED
    assert proof.sealed.data == sealed_item("converter.toml").data, "what is still called intact is what was sealed"


@pytest.mark.parametrize(
    ("figure", "other"), [("1.1 GS/s", "0.1 GS/s"), ("12 bit", "11 bit"), ("2026-03-02", "2026-03-03"), ("yes", "no!")]
)
def test_no_changed_figure_of_the_attached_record_passes(figure: str, other: str) -> None:
    record = sealed_item("converter.toml").data
    changed = record.replace(figure.encode(), other.encode(), 1)
    assert changed != record
    assert _code(_with_attachment(changed)) == "record-signature"


def test_another_record_sealed_anew_does_not_make_these_pages() -> None:
    content = json.loads(canonical(sealed_item("converter.toml").content))
    content["facts"]["item"]["name"] = "Another converter"
    proof = _prove(_with_attachment(seal(content, key(9)).data))
    assert proof.pages is Pages.CHANGED
    assert proof.sealed.seal.key == key(9).public.id


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"plain text", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    assert _code(data) in ("pdf-damaged", "pdf-no-record")


def test_a_document_cut_short_is_refused() -> None:
    assert _code(_pdf()[: len(_pdf()) // 2]) == "pdf-damaged"


def test_a_document_without_record_is_refused() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    out = BytesIO()
    writer.write(out)
    assert _code(out.getvalue()) == "pdf-no-record"


def test_pages_set_by_another_release_are_not_called_proved() -> None:
    page = _make(sealed_item("converter.toml"), {"language": "en"})
    other = {**page.data, "keywords": ["kakehashi 9.9.9; typst 9.9.9; templates 0000000000000000"]}
    proof = _prove(render(Page(page.template, other, page.made_at, page.record, page.code, page.again)))
    assert (proof.pages, proof.why) == (Pages.UNPROVED, "maker")
    assert proof.made_by.startswith("kakehashi 9.9.9")


def test_a_page_with_more_than_the_record_is_not_called_proved() -> None:
    page = _make(sealed_item("converter.toml"), {"language": "en"})
    proof = _prove(render(Page(page.template, page.data, page.made_at, page.record, page.code)))
    assert (proof.pages, proof.why) == (Pages.UNPROVED, "outside")


def test_other_words_on_the_page_are_found() -> None:
    page = _make(sealed_item("converter.toml"), {"language": "en"})
    titled = {**page.data, "number": "No. 1"}
    proof = _prove(render(Page(page.template, titled, page.made_at, page.record, page.code, page.again)))
    assert proof.pages is Pages.CHANGED


def test_a_signature_leaves_the_pages_proved() -> None:
    proof = _prove(_signed())
    assert proof.pages is Pages.PROVED
    (signature,) = proof.signatures
    assert (signature.name, signature.holds, signature.trusted) == (NAME, True, False)


@pytest.mark.parametrize("more", [b"\n", b"%%EOF\n", b"1 0 obj\n<<>>\nendobj\n"])
def test_what_follows_the_pages_or_a_signature_is_found(more: bytes) -> None:
    assert {_pages(made + more) for made in (_pdf(), _signed())} <= {Pages.CHANGED, "pdf-damaged"}


def test_a_page_added_after_a_signature_is_found() -> None:
    writer = PdfWriter(BytesIO(_signed()), incremental=True)
    writer.add_blank_page(100, 100)
    out = BytesIO()
    writer.write(out)
    assert _prove(out.getvalue()).pages is Pages.CHANGED


@pytest.mark.parametrize(("key_file", "passphrase"), [(b"no key", PASSPHRASE), (None, b"wrong"), (None, None)])
def test_a_key_that_cannot_be_read_signs_nothing(key_file: bytes | None, passphrase: bytes | None) -> None:
    with pytest.raises(ProblemError) as refused:
        sign_document(_pdf(), key_file or credentials(), passphrase, file="office.p12", pdf="x.pdf")
    assert refused.value.problems[0].code == "sign-credentials"


@pytest.mark.parametrize("data", [b"plain text", b"%PDF-1.7"])
def test_what_is_no_pdf_is_not_signed(data: bytes) -> None:
    with pytest.raises(ProblemError) as refused:
        sign_document(data, credentials(), PASSPHRASE, file="office.p12", pdf="x.pdf")
    assert refused.value.problems[0].code == "sign-pdf"
