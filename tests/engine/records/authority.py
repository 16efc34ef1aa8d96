"""A throw-away timestamp authority, made and run with openssl as a stranger would."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

CONFIGURATION = """
[tsa]
default_tsa = clock
[clock]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/clock.pem
signer_key = {folder}/clock.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True)
class Authority:
    """A root, a clock under it, and the folder where both lie."""

    folder: Path

    @property
    def root(self) -> bytes:
        """The root's certificate in PEM."""
        return (self.folder / "root.pem").read_bytes()

    def reply(self, request: bytes) -> bytes:
        """The answer to a request: a stamp, or a refusal."""
        asked, answered = self.folder / "asked.tsq", self.folder / "answered.tsr"
        asked.write_bytes(request)
        words = ["ts", "-reply", "-config", self.folder / "clock.conf", "-queryfile", asked, "-out", answered]
        openssl(*words)
        return answered.read_bytes()


def openssl(*words: object) -> bytes:
    """What openssl prints."""
    return subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True).stdout


def make_authority(folder: Path) -> Authority:
    """Makes root and clock; skips the test where there is no openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not on this machine: no throw-away timestamp authority can be made")
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    root, key = folder / "root.pem", folder / "root.key"
    usage = ("-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")
    openssl("req", "-x509", *curve, "-keyout", key, "-out", root, "-days", 3650, "-subj", "/CN=Throw-away Root", *usage)
    asked, extensions = folder / "clock.csr", folder / "clock.ext"
    openssl("req", *curve, "-keyout", folder / "clock.key", "-out", asked, "-subj", "/O=Example/CN=Throw-away Clock")
    extensions.write_text("extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n")
    signing = ("-CA", root, "-CAkey", key, "-set_serial", 7, "-days", 3650, "-extfile", extensions)
    openssl("x509", "-req", "-in", asked, *signing, "-out", folder / "clock.pem")
    (folder / "clock.conf").write_text(CONFIGURATION.format(folder=folder))
    return Authority(folder)
