"""A signature behind the pages passes; whatever else was added with it, before it or after it, does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter

from kakehashi.documents.additions import adds_only_signatures
from kakehashi.documents.certificate import certificate
from kakehashi.documents.proving import Pages, prove
from kakehashi.documents.quiet import quiet
from kakehashi.documents.rendering import render
from kakehashi.problems import ProblemError
from kakehashi.records import seal
from tests.engine.documents.signer import PASSPHRASE, credentials
from tests.engine.records.decisions import sealed_item
from tests.engine.records.examples import key

Change = Callable[[IncrementalPdfFileWriter], None]


@cache
def _made() -> bytes:
    return render(certificate(sealed_item("converter.toml"), "en"))


def _pages(data: bytes) -> str:
    try:
        return prove(data, lambda sealed, again: certificate(sealed, again["language"]), file="x.pdf").pages
    except ProblemError as error:
        return error.problems[0].code


def _signed(data: bytes, name: str = "Office", change: Change | None = None, **visible: object) -> bytes:
    """The PDF with a change and a signature over it, both in one revision."""
    with quiet():
        signer = SimpleSigner.load_pkcs12_data(credentials(), other_certs=[], passphrase=PASSPHRASE)
        writer = IncrementalPdfFileWriter(BytesIO(data))
        if change is not None:
            change(writer)
        meta = PdfSignatureMetadata(field_name=name, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
        field = SigFieldSpec(sig_field_name=name, **visible) if visible else None  # type: ignore[arg-type]
        made: bytes = sign_pdf(writer, meta, signer, new_field_spec=field).getvalue()
        return made


def _changed(data: bytes, change: Change) -> bytes:
    """The PDF with a change in a revision of its own, not signed."""
    writer, out = IncrementalPdfFileWriter(BytesIO(data)), BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()


# ---------------------------------------------------------------- what somebody may add to deceive


def _page(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    page = writer.root["/Pages"]["/Kids"][0]
    assert isinstance(page, DictionaryObject)
    return page


def _other_contents(writer: IncrementalPdfFileWriter) -> None:
    page = _page(writer)
    page["/Contents"] = writer.add_object(StreamObject(stream_data=b"BT (NOT LISTED) Tj ET"))
    writer.update_container(page)


def _contents_in_place(writer: IncrementalPdfFileWriter) -> None:
    contents = _page(writer).raw_get("/Contents")
    writer.objects[(contents.generation, contents.idnum)] = StreamObject(stream_data=b"BT (NOT LISTED) Tj ET")


def _fewer_pages(writer: IncrementalPdfFileWriter) -> None:
    tree = writer.root["/Pages"]
    tree["/Kids"] = ArrayObject([tree["/Kids"].raw_get(0)])
    tree["/Count"] = NumberObject(1)
    writer.update_container(tree)


def _drawn_over(writer: IncrementalPdfFileWriter) -> None:
    page = _page(writer)
    note = DictionaryObject({pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText")})
    note["/Rect"] = ArrayObject([NumberObject(each) for each in (0, 0, 500, 500)])
    page["/Annots"] = ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def _catalog(name: str, value: PdfObject) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[name] = value
        writer.update_root()

    return change


def _form(writer: IncrementalPdfFileWriter) -> None:
    form = {pdf_name("/Fields"): ArrayObject(), pdf_name("/XFA"): TextStringObject("x")}
    writer.root["/AcroForm"] = writer.add_object(DictionaryObject(form))
    writer.update_root()


def _script() -> DictionaryObject:
    return DictionaryObject({pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): TextStringObject("alert(1)")})


def _other_record(writer: IncrementalPdfFileWriter) -> None:
    file = writer.root["/AF"][0]
    record = seal({**sealed_item("converter.toml").content, "engine": "9"}, key(9)).data
    file["/EF"]["/F"] = writer.add_object(StreamObject(stream_data=record))
    writer.update_container(file["/EF"])


def _title(writer: IncrementalPdfFileWriter) -> None:
    info = writer.trailer["/Info"]
    info["/Title"] = TextStringObject("Certificate: not listed")
    writer.update_container(info)


def _resources(writer: IncrementalPdfFileWriter) -> None:
    """Another font map: the same bytes of a page are other letters."""
    resources = _page(writer)["/Resources"]
    resources["/Font"] = DictionaryObject()
    writer.update_container(resources)


CHANGES: dict[str, Change] = {
    "other contents of a page": _other_contents,
    "the contents of a page put in the old one's place": _contents_in_place,
    "fewer pages": _fewer_pages,
    "a note over a page": _drawn_over,
    "a script when it is opened": _catalog("/OpenAction", _script()),
    "layers": _catalog("/OCProperties", DictionaryObject()),
    "another language": _catalog("/Lang", TextStringObject("ja")),
    "files of another name": _catalog("/Names", DictionaryObject()),
    "a form that draws itself": _form,
    "another record": _other_record,
    "another title": _title,
    "other fonts": _resources,
}


@pytest.mark.parametrize("name", CHANGES)
def test_pages_that_were_changed_are_not_proved_by_a_signature_over_them(name: str) -> None:
    change = CHANGES[name]
    at_once, before = _signed(_made(), change=change), _signed(_changed(_made(), change))
    after = _changed(_signed(_made()), change)
    for data in (at_once, before, after):
        assert data.startswith(_made())
        assert not adds_only_signatures(_made(), data)
        assert _pages(data) in (Pages.CHANGED, "record-signature", "pdf-no-record", "pdf-damaged")


def test_a_signature_that_shows_a_picture_may_hide_what_stands_below_it() -> None:
    assert _pages(_signed(_made(), on_page=0, box=(10, 10, 500, 500))) == Pages.CHANGED


def test_a_field_of_a_signature_that_does_something_is_found() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/AA"] = DictionaryObject({pdf_name("/E"): _script()})
        writer.update_container(field)

    assert not adds_only_signatures(_made(), _signed(_changed(_signed(_made()), change), "Second"))


def test_an_object_of_another_generation_in_the_place_of_a_page_is_found() -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = writer.root["/Pages"]["/Kids"].raw_get(0)
        other = DictionaryObject({NameObject("/Type"): pdf_name("/Page")})
        writer.objects[(1, page.idnum)] = other

    assert not adds_only_signatures(_made(), _changed(_made(), change))


def test_an_object_that_only_some_readers_find_is_found() -> None:
    signed = _signed(_made())
    start = len(_made())
    shadow = b"\n411 0 obj\n<< /Type /Page >>\nendobj\n"
    assert adds_only_signatures(_made(), signed)
    assert not adds_only_signatures(_made(), signed[:start] + shadow + signed[start:])


@pytest.mark.parametrize("other", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF\n"])
def test_what_cannot_be_read_adds_nothing_that_passes(other: bytes) -> None:
    assert not adds_only_signatures(_made(), other)


def test_two_signatures_leave_the_pages_proved() -> None:
    assert _pages(_signed(_signed(_made(), "Author"), "Reviewer")) == Pages.PROVED
