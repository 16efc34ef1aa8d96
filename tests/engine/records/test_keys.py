"""Keys: named by their public half, and nothing but Ed25519."""

from __future__ import annotations

import base64
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from kakehashi.problems import ProblemError
from kakehashi.records import PublicKey, SigningKey
from tests.engine.records.examples import key


def _code(error: pytest.ExceptionInfo[ProblemError]) -> str:
    return error.value.problems[0].code


def test_a_key_survives_its_file() -> None:
    made = SigningKey.generate()
    again = SigningKey.from_pem(made.pem)
    assert (
        again.public == made.public == PublicKey.from_pem(made.public.pem) == PublicKey.from_base64(again.public.base64)
    )
    assert made.public.id == sha256(made.public.der).hexdigest()
    assert made.public.verify(again.sign(b"x"), b"x")
    assert not made.public.verify(again.sign(b"x"), b"y")
    assert not made.public.verify(b"", b"x")
    assert SigningKey.generate().public != made.public


def test_a_private_key_is_never_shown() -> None:
    assert repr(key()) == f"SigningKey({key().public.id})"


def test_other_types_are_refused() -> None:
    for other in (ec.generate_private_key(ec.SECP256R1()), ed448.Ed448PrivateKey.generate()):
        private = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        public = other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        der = other.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        with pytest.raises(ProblemError) as caught:
            SigningKey.from_pem(private)
        assert _code(caught) == "key-type"
        with pytest.raises(ProblemError) as caught:
            PublicKey.from_pem(public)
        assert _code(caught) == "key-type"
        with pytest.raises(ProblemError) as caught:
            PublicKey.from_base64(base64.b64encode(der).decode())
        assert _code(caught) == "key-type"


def test_an_encrypted_key_is_refused_with_the_way_out() -> None:
    pem = load_pem_private_key(key().pem, None).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret")
    )
    with pytest.raises(ProblemError) as caught:
        SigningKey.from_pem(pem, file="k.pem")
    assert _code(caught) == "key-encrypted"
    assert "openssl pkey" in caught.value.problems[0].remedy


def test_a_private_key_is_never_taken_for_a_public_one() -> None:
    with pytest.raises(ProblemError) as caught:
        PublicKey.from_pem(key().pem)
    assert _code(caught) == "key-private"


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"x",
        key().public.pem * 2,
        key().public.pem.replace(b"MCow", b"MCoW"),
        key().public.pem[:60],
        b"-----BEGIN PUBLIC KEY-----\n!!\n-----END PUBLIC KEY-----\n",
    ],
)
def test_malformed_keys_are_refused(pem: bytes) -> None:
    with pytest.raises(ProblemError) as caught:
        PublicKey.from_pem(pem)
    assert _code(caught) == "key-malformed"
    with pytest.raises(ProblemError) as caught:
        SigningKey.from_pem(pem)
    assert _code(caught) == "key-malformed"


@pytest.mark.parametrize(
    "change", [lambda text: text + "\n", lambda text: "A" + text, lambda text: text[:-4], str.lower]
)
def test_base64_has_one_spelling(change: object) -> None:
    assert callable(change)
    with pytest.raises(ProblemError) as caught:
        PublicKey.from_base64(change(key().public.base64))
    assert _code(caught) == "key-malformed"
