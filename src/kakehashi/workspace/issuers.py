"""Who answers for judgements: the user's `issuer.toml`, printed on certificates."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.records.content import NOBODY, Issuer
from kakehashi.workspace.files import told

ISSUER_FILE: Final = "issuer.toml"
_FIELDS: Final = tuple(each.name for each in fields(Issuer))


def read_issuer(home: Path, stated: Path | None = None) -> Issuer:
    """The issuer of the file that was named, else of `issuer.toml` in the home; nobody where there is none.

    Raises `ProblemError`: `workspace-file`, `toml-malformed`, `issuer-field` (an unknown one, or one that is no text).
    """
    path = stated or home / ISSUER_FILE
    with told(path):
        if stated is None and not path.is_file():
            return NOBODY
        data = path.read_bytes()
    try:
        table = tomllib.loads(data.decode("utf-8"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProblemError(_problem("toml-malformed", f"The file is not TOML: {error}.", path, None)) from None
    problems = [_field_problem(name, value, path) for name, value in table.items() if not _is_sound(name, value)]
    if problems:
        raise ProblemError(*problems)
    return Issuer(**table)


def _is_sound(name: str, value: object) -> bool:
    return name in _FIELDS and isinstance(value, str) and bool(value.strip())


def _field_problem(name: str, value: object, path: Path) -> Problem:
    if name in _FIELDS:
        return _problem("issuer-field", f"`{name}` is no text: {str(value)[:40]!r}.", path, name)
    near = get_close_matches(name, _FIELDS, n=1)
    hint = f" Did you mean `{near[0]}`?" if near else ""
    return _problem("issuer-field", f"There is no field `{name}` of an issuer.{hint}", path, name)


def _problem(code: str, what: str, path: Path, field: str | None) -> Problem:
    return Problem(
        code=code,
        what=what,
        place=Place(file=str(path), field=field),
        expected=f'texts such as company = "..": any of {", ".join(_FIELDS)}.',
        remedy="Correct the file; what is left out is printed as a line to write on.",
    )
