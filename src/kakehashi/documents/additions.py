"""What stands in a PDF behind its pages: signatures that show nothing, or something that may show anything.

A signature is added as a new revision of the file, and a revision can put another object in the place of any that was
there: the bytes of the pages stay, and a reader shows other pages, under a signature that holds. So each object of the
pages as they were made is held against what the whole file makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, PdfObject, Reference, StreamObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from kakehashi.documents.quiet import quiet

UNREADABLE: Final = (
    PdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError, ArithmeticError,
    AssertionError, NotImplementedError,
)  # fmt: skip
"""What a PDF that is damaged, or made to do harm, can raise while it is read."""

_TRAILER = frozenset({"/Size", "/Root", "/Info", "/ID", "/Prev"})
_CATALOG = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Version"})
_INFO = frozenset({"/ModDate", "/Producer"})
_FORM = frozenset({"/Fields", "/SigFlags"})
_FIELD = frozenset({"/FT", "/T", "/Type", "/Subtype", "/F", "/Rect", "/P", "/V", "/Lock", "/SV"})
"""What a signature may add or change: in the trailer, the catalog, the description, the form and each field of it."""

_OBJECT = re.compile(rb"(?<![0-9])[0-9]+[\0\t\n\f\r ]+[0-9]+[\0\t\n\f\r ]+obj(?![a-z])")


def adds_only_signatures(made: bytes, data: bytes) -> bool:
    """Whether what stands in `data` behind `made` are signatures that change nothing of what `made` shows.

    False too where something cannot be read, or may be read in two ways. Whether a signature holds is not asked.
    """
    with quiet():
        try:
            before, after = PdfFileReader(BytesIO(made)), PdfFileReader(BytesIO(data))
            held = _Held(before, after)
            return data.startswith(made) and held.reads_one_way(data[len(made) :]) and held.shows_the_same()
        except UNREADABLE:
            return False


class _Held:
    """A document as it was made, held against the whole file."""

    def __init__(self, before: PdfFileReader, after: PdfFileReader) -> None:
        self.before, self.after = before, after
        self.made = before.xrefs.explicit_refs_in_revision(0)
        revisions = range(before.xrefs.total_revisions, after.xrefs.total_revisions)
        self.added = [ref for each in revisions for ref in after.xrefs.explicit_refs_in_revision(each)]

    def reads_one_way(self, tail: bytes) -> bool:
        """Whether no reader can find objects in what was added that another one does not find."""
        numbers = {ref.idnum for ref in self.made}
        return (
            not self.after.xrefs.hybrid_xrefs_present
            and len(_OBJECT.findall(tail)) == len(self.added)
            and all((ref.idnum, ref.generation) in self._places() for ref in self.added if ref.idnum in numbers)
        )

    def _places(self) -> set[tuple[int, int]]:
        return {(ref.idnum, ref.generation) for ref in self.made}

    def shows_the_same(self) -> bool:
        """Whether every object of the document is as it was made, but for what a signature needs."""
        first, last = self.before.trailer_view, self.after.trailer_view
        same_ends = all(_written(first.raw_get(each)) == _written(last.raw_get(each)) for each in ("/Root", "/Info"))
        return (
            set(last) <= _TRAILER
            and same_ends
            and self._same_description()
            and self._form_is_unseen()
            and all(self._is_the_same(ref) for ref in self.made)
        )

    def _is_the_same(self, ref: Reference) -> bool:
        old, new = self.before.get_object(ref), self.after.get_object(Reference(ref.idnum, ref.generation, self.after))
        if _written(old) == _written(new):
            return True
        if not isinstance(old, DictionaryObject) or not isinstance(new, DictionaryObject):
            return False
        if isinstance(old, StreamObject) or isinstance(new, StreamObject):
            # Its words are those that `_same_description` holds.
            return old.get("/Type") == new.get("/Type") == "/Metadata"
        if ref.idnum == self.before.root_ref.idnum:
            return _but_for(old, _CATALOG) == _but_for(new, _CATALOG)
        if ref.idnum == self.before.trailer_view.raw_get("/Info").idnum:
            return _but_for(old, _INFO) == _but_for(new, _INFO)
        annotations = frozenset({"/Annots"})
        return (
            old.get("/Type") == "/Page"
            and _but_for(old, annotations) == _but_for(new, annotations)
            and self._adds_fields(_at(old, "/Annots", ArrayObject()), _at(new, "/Annots", ArrayObject()))
        )

    def _same_description(self) -> bool:
        old, new = self.before.document_meta_view, self.after.document_meta_view
        names = ("title", "author", "subject", "keywords", "creator", "created")
        return all(getattr(old, name) == getattr(new, name) for name in names)

    def _form_is_unseen(self) -> bool:
        """Whether the form holds signatures alone, each without a place on a page, a picture or an action."""
        form = _at(self.after.root, "/AcroForm", DictionaryObject())
        fields = _at(form, "/Fields", ArrayObject())
        return set(form) <= _FORM and all(_is_unseen(fields[place]) for place in range(len(fields)))

    def _adds_fields(self, old: ArrayObject, new: ArrayObject) -> bool:
        """Whether the annotations of a page are those it had, and after them fields of the form."""
        fields = set(_each(self.after.root["/AcroForm"]["/Fields"]))
        kept, more = list(_each(new))[: len(old)], list(_each(new))[len(old) :]
        return kept == list(_each(old)) and fields.issuperset(more)


def _is_unseen(field: DictionaryObject) -> bool:
    corners = _at(field, "/Rect", ArrayObject())
    return set(field) <= _FIELD and field["/FT"] == "/Sig" and not any(corners[place] for place in range(len(corners)))


def _at(found: DictionaryObject, name: str, otherwise: PdfObject) -> Any:
    """What stands under a name, followed where it is a reference: `get` would give the reference."""
    return found[name] if name in found else otherwise  # noqa: SIM401


def _each(array: ArrayObject) -> Iterator[bytes]:
    return (_written(array.raw_get(place)) for place in range(len(array)))


def _but_for(found: DictionaryObject, names: frozenset[str]) -> dict[str, bytes]:
    return {name: _written(found.raw_get(name)) for name in found if name not in names}


def _written(found: PdfObject) -> bytes:
    """An object as a file spells it; what it refers to by number only."""
    out = BytesIO()
    found.write_to_stream(out, None)
    return out.getvalue()
