"""The texts of one pack, from a folder or from a frozen file: every other module of this room reads them from here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kakehashi.problems import Place, Problem, ProblemError

PACK_FILE = "pack.toml"


@dataclass(frozen=True, slots=True)
class PackFiles:
    """Texts by path inside the pack (`lists/goods/row-07.toml`), in the order of the law; `label` names their place.

    Line ends are `\\n` and a byte-order mark is gone, so that the same law has the same text on every system.
    """

    label: str
    texts: Mapping[str, str]

    def name(self, path: str) -> str:
        """The file as a place names it."""
        return f"{self.label}/{path}"

    def without_cases(self) -> PackFiles:
        """The law alone: what names an edition. Cases test a pack, they do not change its answers."""
        return PackFiles(self.label, {path: text for path, text in self.texts.items() if not path.startswith("cases/")})


def natural_key(path: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Orders paths as a reader counts: `row-3` before `row-3-2` before `row-10`, `list.toml` among its siblings."""
    stem = path.removesuffix(".toml")
    return tuple(
        tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", step) if part)
        for step in stem.split("/")
    )


def read_folder(folder: Path) -> PackFiles:
    """Every TOML file below a pack's folder. Hidden files and folders are passed over.

    Raises `ProblemError`: `pack-folder` (no folder, or no pack.toml in it), `file-not-utf8`.
    """
    if not (folder / PACK_FILE).is_file():
        raise ProblemError(_no_pack(folder))
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    paths = [(path.relative_to(folder).as_posix(), path) for path in folder.rglob("*.toml") if path.is_file()]
    shown = [(name, path) for name, path in paths if not any(part.startswith(".") for part in name.split("/"))]
    for name, path in sorted(shown, key=lambda pair: (natural_key(pair[0]), pair[0])):
        try:
            texts[name] = normalise(path.read_bytes().decode("utf-8"))
        except UnicodeDecodeError as error:
            problems.append(_not_utf8(path, error))
    if problems:
        raise ProblemError(*problems)
    return PackFiles(str(folder), texts)


def normalise(text: str) -> str:
    """The text without byte-order mark, its line ends as `\\n`."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _no_pack(folder: Path) -> Problem:
    return Problem(
        code="pack-folder",
        what=f"There is no pack in {folder}: it has no file {PACK_FILE}.",
        place=Place(file=str(folder)),
        expected=f"a folder with a file {PACK_FILE} that gives the pack's id, version and title.",
        remedy="Name the folder of a pack (such as packs/jp), not the folder above or below it.",
    )


def _not_utf8(path: Path, error: UnicodeDecodeError) -> Problem:
    line = bytes(error.object[: error.start]).count(b"\n") + 1
    return Problem(
        code="file-not-utf8",
        what=f"The byte 0x{error.object[error.start]:02x} is not part of a text in UTF-8.",
        place=Place(file=str(path), line=line),
        expected="a text file in UTF-8.",
        remedy="Save the file as UTF-8 (not Shift_JIS or UTF-16).",
    )
