"""A throw-away certificate to sign with."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = b"pass phrase"
NAME = "Export control office"


@cache
def credentials() -> bytes:
    """A PKCS#12 file with a key and its self-signed certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2099, 1, 1, tzinfo=UTC))
        .add_extension(x509.KeyUsage(*[True, True, *[False] * 7]), critical=True)  # signature, non-repudiation
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"office", key, made, None, BestAvailableEncryption(PASSPHRASE))
