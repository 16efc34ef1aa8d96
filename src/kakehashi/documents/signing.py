"""Signatures inside PDF files (PAdES), for those who hold a certificate; and what those in a file say.

A signature is added after the pages, so that their bytes stay as they were made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from kakehashi.documents.additions import UNREADABLE
from kakehashi.documents.quiet import quiet
from kakehashi.problems import Place, Problem, ProblemError

PASSPHRASE_VARIABLE = "KAKEHASHI_PASSPHRASE"
"""Where a shell finds the passphrase of the signer's file: never on the command line, which others can see."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of a PDF: who it names, whether it holds over the bytes it covers, whether its certificate leads to
    an authority that was given, whether it covers all that stood in the file when it was made, and whether it covers
    the file to its last byte. What was added before or after it, `additions` asks.
    """

    name: str
    holds: bool
    trusted: bool
    whole: bool
    to_the_end: bool


def sign_document(data: bytes, credentials: bytes, passphrase: bytes | None, *, file: str, pdf: str) -> bytes:
    """The PDF with a signature added. `credentials` is a PKCS#12 file with the signer's key and certificate.

    Raises `ProblemError`: `sign-credentials` (no such file, wrong passphrase), `sign-pdf` (it cannot be signed).
    """
    with quiet():
        try:
            signer = SimpleSigner.load_pkcs12_data(credentials, other_certs=[], passphrase=passphrase)
        except (ValueError, TypeError, SigningError):
            signer = None
        if signer is None:
            raise ProblemError(_bad_credentials(file))
        try:
            meta = PdfSignatureMetadata(field_name="Kakehashi", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
            out = sign_pdf(IncrementalPdfFileWriter(BytesIO(data)), meta, signer)
        except (PdfError, SigningError, ValueError) as error:
            raise ProblemError(_cannot_sign(str(error), pdf)) from None
    signed: bytes = out.getvalue()
    return signed


def signatures(data: bytes, authorities: Sequence[object] = ()) -> tuple[Signature, ...]:
    """The signatures in a PDF; an empty tuple where there are none or the file's end cannot be read as one."""
    with quiet():
        try:
            reader = PdfFileReader(BytesIO(data))
            return tuple(_read(one, authorities) for one in reader.embedded_signatures)
        except (*UNREADABLE, SigningError):
            return ()


def _read(embedded: EmbeddedPdfSignature, authorities: Sequence[object]) -> Signature:
    context = ValidationContext(trust_roots=list(authorities), allow_fetching=False)
    status = validate_pdf_signature(embedded, context)
    return Signature(
        name=str(status.signing_cert.subject.human_friendly).removeprefix("Common Name: "),
        holds=bool(status.intact and status.valid),
        trusted=bool(status.trusted),
        whole=status.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION),
        to_the_end=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
    )


def _bad_credentials(file: str) -> Problem:
    return Problem(
        code="sign-credentials",
        what="The signer's key and certificate cannot be read from the file with this passphrase.",
        place=Place(file=file),
        expected="a PKCS#12 file (.p12, .pfx) with one private key and its certificate.",
        remedy=f"Check the file and its passphrase ({PASSPHRASE_VARIABLE}).",
    )


def _cannot_sign(reason: str, file: str) -> Problem:
    return Problem(
        code="sign-pdf",
        what=f"The PDF cannot be signed: {reason[:200]}.",
        place=Place(file=file),
        expected="a PDF that Kakehashi made, not signed with the same field before.",
        remedy="Make the document again and sign that.",
    )
