"""What import-linter cannot see: imports hidden in functions, and what is loaded when the engine runs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.house.files import PACKAGE, engine_modules, functions, place, python_files

# Commands, and readers of rare formats, are loaded by name from this file, so that `--help` is quick. Nothing else is.
BY_NAME = PACKAGE / "cli" / "by_name.py"
NEVER_LOADED = ("django", "duckdb", "kakehashi_desk", "pyspark", "sqlite3")


def _hidden_imports(path: Path) -> set[str]:
    return {
        place(path, node.lineno)
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }


def _loads_by_name(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = (
        (node, node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")) for node in ast.walk(tree)
    )
    return {
        place(path, node.lineno)
        for node, name in names
        if name in ("import_module", "__import__") and isinstance(node, ast.expr)
    }


def test_no_import_hides_in_a_function() -> None:
    assert [found for path in python_files() for found in sorted(_hidden_imports(path))] == []


def test_only_the_shell_loads_modules_by_name_and_in_one_place() -> None:
    loading = {found for path in engine_modules() if path != BY_NAME for found in _loads_by_name(path)}
    assert loading == set()


def test_the_engine_loads_no_desk_and_no_database() -> None:
    names = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in engine_modules()
        if path.stem not in ("__init__", "__main__")
    ]
    script = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print(*sorted(name for name in {NEVER_LOADED!r} if name in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, text=True)
    assert (ended.returncode, ended.stdout.split(), ended.stderr) == (0, [], "")
