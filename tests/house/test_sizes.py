"""Files and functions stay small: what makes a code base unpleasant is its longest tenth."""

from __future__ import annotations

from pathlib import Path

from tests.house.files import Function, engine_modules, functions, ninth_decile, place, python_files

FILE_LIMIT, FILE_NINTH_DECILE = 500, 300
FUNCTION_LIMIT, FUNCTION_NINTH_DECILE = 60, 30


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_no_file_is_too_long() -> None:
    lengths = {place(path): _lines(path) for path in python_files()}
    assert {name: length for name, length in lengths.items() if length > FILE_LIMIT} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{place(path, function.lineno)} {function.name}": _length(function)
        for path in python_files()
        for function in functions(path)
    }
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LIMIT} == {}


def test_nine_files_of_ten_are_short() -> None:
    assert ninth_decile([_lines(path) for path in engine_modules()]) <= FILE_NINTH_DECILE


def test_nine_functions_of_ten_are_short() -> None:
    lengths = [_length(function) for path in engine_modules() for function in functions(path)]
    assert ninth_decile(lengths) <= FUNCTION_NINTH_DECILE


def test_the_ninth_decile_is_the_number_nine_of_ten_do_not_exceed() -> None:
    assert ninth_decile(list(range(1, 11))) == 9
    assert ninth_decile(list(range(1, 12))) == 10
    assert ninth_decile([7]) == 7
