"""Ed25519 keys: who sealed a record. A key is named by the SHA-256 of its public half."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_public_key,
    load_pem_private_key,
    load_pem_public_key,
)

from kakehashi.problems import Place, Problem, ProblemError

ALGORITHM: Final = "Ed25519"
LARGEST_PEM: Final = 10_000
"""Bytes of the largest key file that is read; one of Ed25519 has less than two hundred."""

# Points of small order: a signature of such a "key" fits any message, so that it is nobody's.
_WEAK = frozenset(
    bytes.fromhex(point)
    for point in (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The public half of a key: `der` is its SubjectPublicKeyInfo. Made by `from_pem`, `from_base64` or `from_der`."""

    der: bytes

    @classmethod
    def from_pem(cls, pem: bytes, *, file: str | None = None) -> PublicKey:
        """The key of a PEM file. Raises `ProblemError`: `key-malformed`, `key-type`, `key-private`."""
        if b"PRIVATE KEY-----" in pem[:LARGEST_PEM]:
            raise ProblemError(_private(file))
        if len(pem) > LARGEST_PEM or pem.count(b"-----BEGIN ") != 1:
            raise ProblemError(_malformed("The file does not hold exactly one key in PEM.", file))
        try:
            return cls.from_der(_der(_ed25519(load_pem_public_key(pem), file)), file=file)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise ProblemError(_malformed("The PEM cannot be read as a public key.", file)) from None

    @classmethod
    def from_base64(cls, text: str, *, file: str | None = None) -> PublicKey:
        """The key of a SubjectPublicKeyInfo in base64. Raises `ProblemError`: `key-malformed`, `key-type`."""
        der = decoded(text)
        if der is None:
            raise ProblemError(_malformed("The key is not base64 in its one canonical spelling.", file))
        return cls.from_der(der, file=file)

    @classmethod
    def from_der(cls, der: bytes, *, file: str | None = None) -> PublicKey:
        """The key of a SubjectPublicKeyInfo. Raises `ProblemError`: `key-malformed`, `key-type`."""
        try:
            again = _der(_ed25519(load_der_public_key(der), file))
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise ProblemError(_malformed("The bytes cannot be read as a public key.", file)) from None
        if again != der:
            raise ProblemError(_malformed("The key is not in the one spelling of DER.", file))
        if der[-32:-1] + bytes([der[-1] & 0x7F]) in _WEAK:
            raise ProblemError(_malformed("The key is a point of small order, whose signatures fit anything.", file))
        return cls(der)

    @property
    def id(self) -> str:
        """The name of the key: the SHA-256 of `der` in hexadecimal."""
        return sha256(self.der).hexdigest()

    @property
    def base64(self) -> str:
        """`der` in base64."""
        return base64.b64encode(self.der).decode()

    @property
    def pem(self) -> bytes:
        """The key as a PEM file, as `openssl` reads it."""
        return load_der_public_key(self.der).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def verify(self, signature: bytes, data: bytes) -> bool:
        """Whether the signature is this key's, over exactly these bytes."""
        key = load_der_public_key(self.der)
        assert isinstance(key, Ed25519PublicKey)
        try:
            key.verify(signature, data)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey:
    """The private half of a key. Made by `generate` or `from_pem`; never shown, not even by `repr`."""

    _key: Ed25519PrivateKey

    @classmethod
    def generate(cls) -> SigningKey:
        """A new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_pem(cls, pem: bytes, *, file: str | None = None) -> SigningKey:
        """The key of a PKCS#8 file. Raises `ProblemError`: `key-malformed`, `key-type`, `key-encrypted`."""
        if len(pem) > LARGEST_PEM or pem.count(b"-----BEGIN ") != 1:
            raise ProblemError(_malformed("The file does not hold exactly one key in PEM.", file))
        if b"ENCRYPTED" in pem:
            raise ProblemError(_encrypted(file))
        try:
            key = load_pem_private_key(pem, password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise ProblemError(_malformed("The PEM cannot be read as a private key.", file)) from None
        if not isinstance(key, Ed25519PrivateKey):
            raise ProblemError(_other_type(key, file))
        return cls(key)

    def __repr__(self) -> str:
        return f"SigningKey({self.public.id})"

    @property
    def public(self) -> PublicKey:
        """The public half."""
        return PublicKey(_der(self._key.public_key()))

    @property
    def pem(self) -> bytes:
        """The key as an unencrypted PKCS#8 file: only for a file that nobody else can read."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def sign(self, data: bytes) -> bytes:
        """The signature over these bytes, always the same."""
        return self._key.sign(data)


def decoded(text: str) -> bytes | None:
    """The bytes of a base64 text in its one canonical spelling; None for any other text."""
    try:
        found = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
    return found if base64.b64encode(found).decode() == text else None


def _der(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _ed25519(key: Any, file: str | None) -> Ed25519PublicKey:
    if not isinstance(key, Ed25519PublicKey):
        raise ProblemError(_other_type(key, file))
    return key


def _other_type(key: object, file: str | None) -> Problem:
    kind = type(key).__name__.lstrip("_").removesuffix("PublicKey").removesuffix("PrivateKey")
    return Problem(
        "key-type",
        f"The key is of the type {kind}.",
        Place(file=file),
        "an Ed25519 key.",
        "Use a key of `kakehashi keys show`, or make one with `openssl genpkey -algorithm ed25519`.",
    )


def _malformed(what: str, file: str | None) -> Problem:
    return Problem(
        "key-malformed",
        what,
        Place(file=file),
        "an Ed25519 key: public as SubjectPublicKeyInfo, private as PKCS#8.",
        "Fetch the key file again from whoever owns the key; do not edit it.",
    )


def _private(file: str | None) -> Problem:
    return Problem(
        "key-private",
        "The file holds a private key where a public one is needed.",
        Place(file=file),
        "the public half, which begins with `-----BEGIN PUBLIC KEY-----`.",
        "Ask for the public key. If the private one has left its owner's hands, its owner should rotate it.",
    )


def _encrypted(file: str | None) -> Problem:
    return Problem(
        "key-encrypted",
        "The private key is encrypted with a passphrase.",
        Place(file=file),
        "an unencrypted PKCS#8 key in a file that its owner alone can read (mode 0600).",
        "Decrypt it with `openssl pkey -in FILE -out NEW`, and keep the new file to yourself.",
    )
