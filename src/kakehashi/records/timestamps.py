"""Timestamps (RFC 3161): an authority's word that the bytes of a record were there at a moment.

A timestamp lies beside the record as `x.record.json.tsr`, the authority's answer as it came, over the SHA-256 of the
record's file. Certificates are judged as of the stamped moment; whether one was revoked, nothing here asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from typing import Final

from cryptography import x509
from cryptography.x509.oid import NameOID
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from kakehashi.problems import Place, Problem, ProblemError

SUFFIX: Final = ".tsr"
"""What the name of a timestamp has more than the name of its record."""

_SHA256 = x509.ObjectIdentifier("2.16.840.1.101.3.4.2.1")
# What the library says where the signature leads to none of the certificates it was given.
_UNKNOWN_AUTHORITY = "certificate verify error"
# What certificates raise that are damaged; some of it only when a field is asked for.
_MALFORMED = (ValueError, x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment (ISO 8601, UTC) at which the bytes were there, and who says so.

    `trusted`: the signature is that of an authority under one of the certificates given. Where it is not, nothing is
    proved: the name and the moment are the file's own words, and whoever wrote it may have chosen both.
    """

    time: str
    authority: str
    trusted: bool


def request(data: bytes) -> bytes:
    """What an authority is asked: to stamp the SHA-256 of these bytes, and to enclose its certificate.

    The same bytes give the same request: the hash is of something new each time, so that no nonce is needed.
    """
    builder = TimestampRequestBuilder(data, HashAlgorithm.SHA256, nonce=False, cert_req=True)
    return builder.build().as_bytes()


def check_timestamp(token: bytes, data: bytes, authorities: Sequence[bytes], *, file: str = "timestamp") -> Timestamp:
    """What a timestamp says of these bytes; `authorities` are certificates in PEM, one or more in each.

    Raises `ProblemError`: `timestamp-format` (not an answer of RFC 3161), `timestamp-refused` (the authority did not
    stamp), `timestamp-other` (it is of other bytes), `timestamp-signature` (its signature or its signer's certificate
    does not hold), `timestamp-authority` (what was given as an authority is no certificate).
    """
    roots = [certificate for pem in authorities for certificate in _certificates(pem)]
    try:
        answer = decode_timestamp_response(token)
        status = PKIStatus(answer.status)
    except ValueError:
        raise ProblemError(_problem("timestamp-format", "The file is no answer of RFC 3161.", file)) from None
    if status != PKIStatus.GRANTED:
        reason = "; ".join(answer.status_string) or status.name.lower().replace("_", " ")
        raise ProblemError(_problem("timestamp-refused", f"The authority did not stamp: {reason[:300]}.", file))
    try:
        said, name = answer.tst_info, _name(_signer(answer))
        time = said.gen_time.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except _MALFORMED:
        raise ProblemError(_problem("timestamp-format", "The answer holds no timestamp.", file)) from None
    if said.message_imprint.hash_algorithm != _SHA256 or said.message_imprint.message != sha256(data).digest():
        raise ProblemError(_problem("timestamp-other", "The timestamp is of other bytes than these.", file))
    return Timestamp(time, name, _holds(answer, data, roots, file))


def _certificates(pem: bytes) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError:
        what = "What was given as an authority is no certificate in PEM."
        raise ProblemError(
            Problem(
                "timestamp-authority",
                what,
                Place(),
                "one certificate or more, each with `-----BEGIN CERTIFICATE-----`.",
                "Fetch the root certificate that the authority publishes, in PEM.",
            )
        ) from None


def _holds(answer: TimeStampResponse, data: bytes, roots: list[x509.Certificate], file: str) -> bool:
    """Whether the signature leads to one of the roots. Raises `ProblemError` `timestamp-signature`."""
    if not roots:
        return False
    try:
        return VerifierBuilder(roots=roots).build().verify_message(answer, data)
    except VerificationError as error:
        if _UNKNOWN_AUTHORITY in str(error):
            return False
    except _MALFORMED:
        pass
    what = "The signature of the timestamp, or the certificate of its signer, does not hold."
    raise ProblemError(_problem("timestamp-signature", what, file))


def _signer(answer: TimeStampResponse) -> x509.Certificate:
    """The certificate of the one signer. Raises `ValueError`."""
    signed = answer.signed_data
    (signer,) = signed.signer_infos
    for der in signed.certificates:
        certificate = x509.load_der_x509_certificate(der)
        if (certificate.issuer, certificate.serial_number) == (signer.issuer, signer.serial_number):
            return certificate
    raise ValueError("no certificate of the signer")


def _name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _problem(code: str, what: str, file: str) -> Problem:
    return Problem(
        code,
        what,
        Place(file=file),
        "an authority's answer of RFC 3161 (TimeStampResp), over the SHA-256 of the record's file.",
        "Check that record and timestamp belong together, or get another with `kakehashi timestamp`.",
    )
