"""The key ring: the user's own signing keys, and the public keys of others that the user trusts.

Under the home: `keys/<first 16 of id>.pem` (PKCS#8, mode 0600), `keys/current` (the id of the key that signs),
`trusted/<first 16 of id>.pem` (a line `Name: ...`, then the public key). No key is ever removed, so that what it
sealed can be verified for as long as records are kept.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records.keys import PublicKey, SigningKey
from kakehashi.records.trusting import KnownKey
from kakehashi.workspace.files import alone, told, write_whole

LONGEST_NAME = 200
_NAME = b"Name: "


class KeyRing:
    """The keys under a home. Nothing is read or made before a method asks for it."""

    def __init__(self, home: Path) -> None:
        self._keys, self._trusted = home / "keys", home / "trusted"

    def signing_key(self, create: bool = True) -> SigningKey:
        """The key that signs now; made where there has never been one and `create` is said.

        Raises `ProblemError`: `key-none` (there is none), `key-current` (there are keys, but which one signs cannot
        be told), `key-open` (others can read it), `key-malformed`, `key-type`, `key-encrypted`, `workspace-file`.
        """
        with told(self._keys):
            if create and not self._has_keys():
                self._prepare()
                with alone(self._keys / ".lock"):
                    if not self._has_keys():
                        self._make()
            if not self._has_keys():
                raise ProblemError(self._no_key())
            return self._read(self._current())

    def current(self) -> str | None:
        """The id of the key that signs; None where there is none, or where that cannot be told."""
        try:
            return self.signing_key(create=False).public.id
        except ProblemError:
            return None

    def rotate(self) -> SigningKey:
        """A new key that signs from now on; the old ones stay, and stay known as the user's own.

        Raises `ProblemError` as `signing_key`: a ring that is damaged is mended first.
        """
        with told(self._keys):
            self._prepare()
            with alone(self._keys / ".lock"):
                if self._has_keys():
                    self._read(self._named())
                return self._make()

    def trust(self, pem: bytes, name: str, *, file: str | None = None) -> KnownKey:
        """Keeps another's public key under a name; a key that is there already takes the new name.

        Raises `ProblemError`: `key-malformed`, `key-type`, `key-private`, `key-name`, `workspace-file`.
        """
        public = PublicKey.from_pem(pem, file=file)
        plain = name.strip()
        if not plain or len(plain) > LONGEST_NAME or not plain.isprintable() or "-----" in plain:
            raise ProblemError(_bad_name())
        with told(self._trusted):
            self._trusted.mkdir(mode=0o700, parents=True, exist_ok=True)
            text = _NAME + plain.encode() + b"\n" + public.pem
            write_whole(self._trusted / f"{public.id[:16]}.pem", text)
        return KnownKey(public, plain)

    def known(self) -> Mapping[str, KnownKey]:
        """Every key that is known, by its id: the user's own, old ones too, and those of others. Makes nothing.

        Raises `ProblemError` for a key file that cannot be read, as `signing_key` and `trust` do.
        """
        with told(self._keys):
            found = {key.public.id: key for key in map(_read_trusted, sorted(self._trusted.glob("*.pem")))}
            for path in sorted(self._keys.glob("*.pem")):
                public = self._read(path).public
                found[public.id] = KnownKey(public, "", own=True)
        return found

    # ---------------------------------------------------------------- files

    def _has_keys(self) -> bool:
        return (self._keys / "current").exists() or any(self._keys.glob("*.pem"))

    def _prepare(self) -> None:
        self._keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._keys.chmod(0o700)

    def _make(self) -> SigningKey:
        key = SigningKey.generate()
        write_whole(self._keys / f"{key.public.id[:16]}.pem", key.pem, mode=0o600)
        # The name comes last: a key that is not yet named signs nothing.
        write_whole(self._keys / "current", f"{key.public.id}\n".encode(), mode=0o600)
        return key

    def _current(self) -> Path:
        """The file of the key that signs."""
        try:
            return self._named()
        except ProblemError:
            # Another process may be making the key at this moment: its file is there, its name not yet.
            with alone(self._keys / ".lock"):
                return self._named()

    def _named(self) -> Path:
        pointer = self._keys / "current"
        name = pointer.read_text("ascii", errors="replace").strip() if pointer.is_file() else ""
        path = self._keys / f"{name[:16]}.pem"
        if len(name) != 64 or not name.isalnum() or not path.is_file() or self._read(path).public.id != name:
            raise ProblemError(self._no_current(pointer))
        return path

    def _read(self, path: Path) -> SigningKey:
        mode = path.stat().st_mode
        if os.name == "posix" and mode & 0o077:
            raise ProblemError(_open_key(path, mode))
        return SigningKey.from_pem(path.read_bytes(), file=str(path))

    # ---------------------------------------------------------------- problems

    def _no_key(self) -> Problem:
        return Problem(
            "key-none",
            "There is no key to sign with.",
            Place(file=str(self._keys)),
            "a key of your own.",
            "Make one with `kakehashi keys show`.",
        )

    def _no_current(self, pointer: Path) -> Problem:
        ids = ", ".join(sorted(path.stem for path in self._keys.glob("*.pem"))) or "none"
        return Problem(
            "key-current",
            "It does not name a key that is there, so that nobody can tell which key signs.",
            Place(file=str(pointer)),
            f"the whole id of one of the keys beside it ({ids}).",
            "Put the files of `keys` back from a copy, or write into it the id of the key that should sign, as "
            "`kakehashi keys list` shows it. No new key is made while an old one may only be mislaid.",
        )


def _read_trusted(path: Path) -> KnownKey:
    data = path.read_bytes()
    head, _, pem = data.partition(b"\n")
    public = PublicKey.from_pem(pem, file=str(path))
    if not head.startswith(_NAME) or public.id[:16] != path.stem:
        raise ProblemError(_bad_trusted(path))
    return KnownKey(public, head.removeprefix(_NAME).decode("utf-8", errors="replace").strip())


def _bad_trusted(path: Path) -> Problem:
    return Problem(
        "key-malformed",
        "The file of a trusted key was changed.",
        Place(file=str(path), line=1),
        "a line `Name: ...`, then the public key in PEM, in a file named by the first 16 signs of the key's id.",
        "Remove the file, and trust the key again with `kakehashi keys trust`.",
    )


def _open_key(path: Path, mode: int) -> Problem:
    return Problem(
        "key-open",
        f"Others than you may read the private key: its mode is {mode & 0o777:04o}.",
        Place(file=str(path)),
        "the mode 0600.",
        f"Run `chmod 600 {path}`; if others may have read it, make a new key with `kakehashi keys rotate`.",
    )


def _bad_name() -> Problem:
    return Problem(
        "key-name",
        "The name of the key cannot be kept.",
        Place(field="--name"),
        f"one line of text, at most {LONGEST_NAME} signs.",
        "Name whose key it is, such as the company.",
    )
