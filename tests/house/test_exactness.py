"""Numbers of the law are exact: no binary fraction enters the rooms that decide.

A float turns 4.1 km into 4099999.9999999995 mm, and a threshold with it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.files import PACKAGE, engine_modules, place, tree

DECIDING = ("reasoning", "vocabulary", "trade", "lists", "licensing", "classification")
EXACT_OF_MATH = frozenset(("ceil", "comb", "factorial", "floor", "gcd", "inf", "isqrt", "lcm", "perm", "prod"))
# "file:name of the function": why it must use a float. Empty, and best kept so.
ALLOWED: dict[str, str] = {}


def _floats(module: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and reason of each float: a literal, the type by name, a function that returns one.

    Two uses decide nothing and are left alone: refusing a float (`isinstance`), how alike two spellings are.
    """
    harmless = {
        id(part)
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and _called(call) in ("isinstance", "get_close_matches")
        for part in ast.walk(call)
    }
    for node in ast.walk(module):
        if id(node) in harmless:
            continue
        match node:
            case ast.Constant(value=float() | complex()):
                yield node.lineno, f"literal {node.value!r}"
            case ast.Name(id="float" | "complex"):
                yield node.lineno, node.id
            case ast.Attribute(value=ast.Name(id="math"), attr=name) if name not in EXACT_OF_MATH:
                yield node.lineno, f"math.{name}"
            case ast.ImportFrom(module="math", names=names) if {alias.name for alias in names} - EXACT_OF_MATH:
                yield node.lineno, "from math"


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _inexact_readers(module: ast.AST) -> Iterator[int]:
    """Lines that read TOML or JSON and let the reader turn `1.3` into a float."""
    for node in ast.walk(module):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="tomllib" | "json"), attr="load" | "loads"), keywords=keywords
            ) if "parse_float" not in {keyword.arg for keyword in keywords}:
                yield node.lineno


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def test_no_float_in_the_rooms_that_decide() -> None:
    found = {
        place(path, line): reason
        for path in engine_modules()
        if _room(path) in DECIDING and place(path) not in ALLOWED
        for line, reason in _floats(tree(path))
    }
    assert found == {}


def test_every_reader_keeps_numbers_as_they_are_written() -> None:
    assert [place(path, line) for path in engine_modules() for line in _inexact_readers(tree(path))] == []


@pytest.mark.parametrize(
    "source", ["x = 1.5", "x = float('1')", "x: float", "math.sqrt(2)", "from math import log10", "x = 1e3"]
)
def test_floats_are_seen(source: str) -> None:
    assert list(_floats(ast.parse(source))) != []


@pytest.mark.parametrize(
    "source", ["x = 15", "isinstance(x, float)", "get_close_matches(a, b, cutoff=0.6)", "math.isqrt(2)"]
)
def test_exact_numbers_are_left_alone(source: str) -> None:
    assert list(_floats(ast.parse(source))) == []


def test_inexact_readers_are_seen() -> None:
    assert list(_inexact_readers(ast.parse("tomllib.load(file)"))) == [1]
    assert list(_inexact_readers(ast.parse("json.loads(text, parse_float=str)"))) == []
