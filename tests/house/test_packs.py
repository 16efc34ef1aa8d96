"""Packs are data, and what is locked names no place to fetch it from."""

from __future__ import annotations

import os
import re
import tomllib

from tests.house.files import ROOT, place, project_files

DATA = frozenset((".toml", ".md", ".txt", ".csv", ".json"))


def test_packs_hold_no_code() -> None:
    packs = [path for path in project_files() if ROOT / "packs" in path.parents]
    assert [place(path) for path in packs if path.suffix not in DATA or os.access(path, os.X_OK)] == []


def test_locked_requirements_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"\S*://\S*|^--(?:extra-)?index-url.*|^--find-links.*| @ .*", text, re.MULTILINE) == []


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    declared = [*project["dependencies"], *(name for name in extras if not name.startswith("kakehashi["))]
    locked = _locked("dev.txt")
    assert [name for name in declared if re.split(r"[<>=!~ ;\[]", name, maxsplit=1)[0] not in locked] == []


def test_running_and_developing_use_the_same_releases() -> None:
    developing = _locked("dev.txt")
    assert {name: release for name, release in _locked("run.txt").items() if developing.get(name) != release} == {}


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", text, re.MULTILINE))
