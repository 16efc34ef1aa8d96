"""The command line: what each command takes, read into one request."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from kakehashi.cli.labels import LANGUAGES, Labels
from kakehashi.problems import Place, Problem, ProblemError

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "check": ("deal", "on_check", "json", "all", "record_to", "issuer"),
    "classify": ("item", "on", "json", "all", "record_to", "issuer"),
    "ask": ("item", "on", "json", "save"),
    "explain": ("provision", "on", "json"),
    "packs list": ("json",),
    "packs check": ("check_pack", "json", "all"),
    "packs show": ("pack_code", "on", "json", "all"),
    "packs freeze": ("freeze_pack", "json", "out"),
    "schema": ("what",),
    "keys show": ("json",),
    "keys list": ("json",),
    "keys rotate": ("json",),
    "keys trust": ("key_file", "name", "json"),
    "log add": ("log", "records", "json"),
    "log sign": ("log", "json"),
    "log check": ("log", "some_records", "json"),
    "timestamp": ("record", "from", "authority", "json"),
    "certificate": ("record", "to", "json"),
    "sheet": ("item_or_record", "on", "form", "row", "to", "record_to", "issuer", "json"),
    "verify": ("evidence", "key", "authority", "json"),
    "replay": ("record", "json"),
    "letter end-use": ("deal", "on_check", "addressee", "issuer", "to", "json"),
    "letter supplier": ("item", "on", "addressee", "issuer", "to", "json"),
    "letter broker": ("deal_or_item", "on_check", "addressee", "issuer", "to", "json"),
    "sign": ("pdf", "with", "to", "json"),
}
"""What each command takes, by the names of its labels; `--lang`, `--pack`, `--no-color` and `--help` are everywhere."""

_WITH_VALUE = (
    "--lang", "--pack", "--on", "--save", "--out", "--name", "--from", "--authority", "--record",
    "--issuer", "--to", "--key", "--with", "--addressee", "--form",
    "--row",
)  # fmt: skip
_SUBJECTS = {
    "deal": "DEAL",
    "item": "ITEM",
    "deal_or_item": "DEAL|ITEM",
    "item_or_record": "ITEM|RECORD",
    "provision": "PROVISION",
    "check_pack": "PACK",
    "pack_code": "PACK",
    "freeze_pack": "PACK",
    "what": "WHAT",
    "key_file": "FILE",
    "log": "LOG",
    "record": "RECORD",
    "evidence": "RECORD|PDF",
    "pdf": "PDF",
}
FORMS = ("questions", "comparison", "workbook")
"""How a sheet may be set out."""

_FILES = {
    "save": "--save",
    "out": "--out",
    "record_to": "--record",
    "issuer": "--issuer",
    "to": "--to",
    "with": "--with",
}
_RECORDS = {"records": "+", "some_records": "*"}


@dataclass(frozen=True, slots=True)
class Request:
    """One call of a command. `now` is the moment of the call, `on` the day that was asked for (None: not said).
    `cache` is where opened editions are kept (None: nowhere), `home` the folder of what the user keeps.

    `subject` is what the command is about (a file, a provision, a pack); `packs` are the places looked through first.
    `records` are files of records, `name` whose a key is, `url` an authority's address, `authorities` its certificates.
    `record` is where a sealed record is written, `issuer` the file of who answers for it, `to` where a document goes,
    `keys` public keys to be trusted, `credentials` a signer's key and certificate, `addressee` to whom a letter goes,
    `stated_language` what `--lang` says (None: it was not given), `form` how a sheet is set out, `rows` its
    bracket numbers.
    """

    command: str
    language: str
    now: datetime
    subject: str | None = None
    on: date | None = None
    json: bool = False
    everything: bool = False
    colour: bool = True
    packs: tuple[Path, ...] = ()
    cache: Path | None = None
    save: Path | None = None
    out: Path | None = None
    home: Path = Path()
    records: tuple[Path, ...] = ()
    name: str = ""
    url: str = ""
    authorities: tuple[Path, ...] = ()
    record: Path | None = None
    issuer: Path | None = None
    to: Path | None = None
    keys: tuple[Path, ...] = ()
    credentials: Path | None = None
    addressee: str = ""
    form: str = ""
    rows: tuple[str, ...] = ()
    stated_language: str | None = None

    @property
    def labels(self) -> Labels:
        """The words of the request's language."""
        return Labels(self.language)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong by raising, so that a wrong option reads like any other bad input."""

    def error(self, message: str) -> NoReturn:
        raise _Unreadable(message)


class _Unreadable(Exception):  # noqa: N818 - never leaves this module
    pass


def language_of(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of a call: `--lang`, else LC_ALL, LC_MESSAGES or LANG, else English. An unknown one is English."""
    for index, word in enumerate(words):
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1] if words[index + 1] in LANGUAGES else "en"
        if word.startswith("--lang="):
            return word.removeprefix("--lang=") if word.removeprefix("--lang=") in LANGUAGES else "en"
    stated = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "ja" if stated.lower().startswith("ja") else "en"


def split_command(words: Sequence[str], commands: Sequence[str]) -> tuple[str | None, list[str], list[str]]:
    """The command among the words (None: there is none), the words that might have been one, and all the others.

    A command may have two words (`packs check`); options may stand before it.
    """
    plain = [index for index, word in enumerate(words) if _is_plain(words, index)]
    for length in (2, 1):
        chosen = plain[:length]
        name = " ".join(words[index] for index in chosen)
        if len(chosen) == length and name in commands:
            return name, [], [word for index, word in enumerate(words) if index not in chosen]
    return None, [words[index] for index in plain[:2]], list(words)


def _is_plain(words: Sequence[str], index: int) -> bool:
    """Whether a word is neither an option nor the value of one."""
    return not words[index].startswith("-") and not (index > 0 and words[index - 1] in _WITH_VALUE)


def read_request(
    command: str, words: Sequence[str], language: str, environment: Mapping[str, str], now: datetime
) -> Request | None:
    """The request that the words after a command make; None where they ask for help.

    Raises `ProblemError`: `arguments`, `language-unknown`, `day-wrong`, `pack-place`.
    """
    labels = Labels(language)
    if "--help" in words or "-h" in words:
        return None
    parser = _parser(command, labels)
    try:
        found = parser.parse_args(list(words))
    except _Unreadable as error:
        raise ProblemError(_unreadable(command, str(error), parser, labels)) from None
    if found.lang is not None and found.lang not in LANGUAGES:
        raise ProblemError(_no_language(found.lang, labels))
    packs = (*found.pack, *_paths(environment.get("KAKEHASHI_PACKS", "")))
    # A misspelt place must not pass in silence: another law would decide.
    lost = [_no_place(path, labels) for path in packs if not os.path.exists(path)]  # noqa: PTH110 - nor a name too long
    if lost:
        raise ProblemError(*lost)
    return Request(
        command=command,
        language=language,
        now=now,
        stated_language=found.lang,
        subject=getattr(found, "subject", None),
        on=_day(getattr(found, "on", None), labels),
        json=getattr(found, "json", False),
        everything=getattr(found, "all", False),
        colour=not found.no_color and not environment.get("NO_COLOR"),
        packs=packs,
        cache=_cache(environment),
        save=getattr(found, "save", None),
        out=getattr(found, "out", None),
        home=_home(environment),
        records=tuple(getattr(found, "records", ())),
        name=getattr(found, "name", ""),
        url=getattr(found, "from", ""),
        authorities=tuple(getattr(found, "authority", ())),
        record=getattr(found, "record", None),
        issuer=getattr(found, "issuer", None),
        to=getattr(found, "to", None),
        keys=tuple(getattr(found, "key", ())),
        credentials=getattr(found, "with", None),
        addressee=getattr(found, "addressee", ""),
        form=getattr(found, "form", ""),
        rows=tuple(getattr(found, "row", ())),
    )


def _cache(environment: Mapping[str, str]) -> Path | None:
    """Where opened editions are kept: KAKEHASHI_CACHE (`off`: nowhere), else the user's folder for caches."""
    stated = environment.get("KAKEHASHI_CACHE")
    if stated is not None:
        return None if stated in ("", "off") else Path(stated)
    if environment.get("XDG_CACHE_HOME"):
        return Path(environment["XDG_CACHE_HOME"]) / "kakehashi"
    return Path(environment["HOME"]) / ".cache" / "kakehashi" if environment.get("HOME") else None


def _home(environment: Mapping[str, str]) -> Path:
    """Where the user's keys and packs are kept: KAKEHASHI_HOME, else the user's folder for data."""
    if environment.get("KAKEHASHI_HOME"):
        return Path(environment["KAKEHASHI_HOME"])
    if environment.get("XDG_DATA_HOME"):
        return Path(environment["XDG_DATA_HOME"]) / "kakehashi"
    return Path(environment.get("HOME") or environment.get("USERPROFILE") or "") / ".local" / "share" / "kakehashi"


def help_of(command: str, language: str) -> str:
    """What `kakehashi COMMAND --help` prints."""
    labels = Labels(language)
    return _parser(command, labels).format_help().replace("usage:", f"{labels('usage')}:", 1)


def _parser(command: str, labels: Labels) -> _Parser:
    parser = _Parser(
        prog=f"kakehashi {command}",
        description=labels(f"command.{command}"),
        add_help=False,
        allow_abbrev=False,
        epilog=labels("codes"),
    )
    # From Python 3.14 on argparse colours what it prints, NO_COLOR or not; earlier ones do not know the attribute.
    vars(parser)["color"] = False
    subjects, options = parser.add_argument_group(labels("arguments")), parser.add_argument_group(labels("options"))
    for name in OPTIONS[command]:
        if name in _SUBJECTS or name in _RECORDS:
            _add_subject(subjects, name, labels)
        else:
            _add_option(options, name, labels)
    options.add_argument("--lang", metavar="ja|en", help=labels("help.lang"))
    options.add_argument("--pack", metavar="PATH", type=Path, action="append", default=[], help=labels("help.pack"))
    options.add_argument("--no-color", action="store_true", help=labels("help.no_color"))
    options.add_argument("-h", "--help", action="store_true", help=labels("help.help"))
    return parser


def _add_subject(group: argparse._ArgumentGroup, name: str, labels: Labels) -> None:
    optional = name == "check_pack"
    if name == "what":
        group.add_argument("subject", metavar="item|deal", choices=("item", "deal"), help=labels("help.what"))
    elif name in _RECORDS:
        described = labels(f"help.{name}")
        group.add_argument("records", metavar="RECORD", nargs=_RECORDS[name], type=Path, help=described)
    else:
        nargs = "?" if optional else None
        group.add_argument("subject", metavar=_SUBJECTS[name], nargs=nargs, help=labels(f"help.{name}"))


def _add_option(group: argparse._ArgumentGroup, name: str, labels: Labels) -> None:
    described = labels(f"help.{name}")
    if name in ("on", "on_check"):
        group.add_argument("--on", metavar="YYYY-MM-DD", help=described)
    elif name in _FILES:
        needed = name == "with"
        group.add_argument(_FILES[name], metavar="PATH", type=Path, required=needed, help=described)
    elif name in ("name", "from"):
        group.add_argument(f"--{name}", metavar="URL" if name == "from" else "NAME", required=True, help=described)
    elif name == "form":
        group.add_argument("--form", choices=FORMS, default=FORMS[0], help=described)
    elif name == "row":
        group.add_argument("--row", metavar="ROW", action="append", default=[], help=described)
    elif name == "addressee":
        group.add_argument("--addressee", metavar="NAME", default="", help=described)
    elif name in ("authority", "key"):
        group.add_argument(f"--{name}", metavar="PATH", type=Path, action="append", default=[], help=described)
    else:
        group.add_argument(f"--{name}", action="store_true", help=described)


def _paths(text: str) -> tuple[Path, ...]:
    """Places from an environment variable, parted as PATH is."""
    separator = ";" if ";" in text else ":"
    return tuple(Path(part) for part in text.split(separator) if part)


def _no_place(path: Path, labels: Labels) -> Problem:
    what, expected = labels("place.missing.what", file=path), labels("place.missing.expected")
    return Problem("pack-place", what, Place(file=str(path), field="--pack"), expected, labels("file.missing.remedy"))


def _day(text: str | None, labels: Labels) -> date | None:
    if text is None:
        return None
    try:
        if len(text) != len("2026-11-20"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        where = Place(field="--on")
        what, expected = labels("day.what", text=text), labels("day.expected")
        raise ProblemError(Problem("day-wrong", what, where, expected, labels("day.remedy"))) from None


def _no_language(name: str, labels: Labels) -> Problem:
    what = labels("language.what", name=name)
    return Problem(
        "language-unknown", what, Place(field="--lang"), labels("language.expected"), labels("language.remedy")
    )


def _unreadable(command: str, message: str, parser: _Parser, labels: Labels) -> Problem:
    usage = " ".join(parser.format_usage().removeprefix("usage:").split())
    return Problem(
        "arguments",
        labels("arguments.what", message=message),
        Place(field=f"kakehashi {command}"),
        labels("arguments.expected", usage=usage),
        labels("arguments.remedy", command=command),
    )
