"""Bytes that a person sends as a workbook, opened with every size bounded; nothing in it is run or followed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from typing import Final

import openpyxl
from openpyxl.utils import column_index_from_string
from openpyxl.workbook import Workbook

from kakehashi.problems import Place, Problem, ProblemError

LARGEST: Final = 4_000_000
"""No workbook of one item is longer; a larger one is some other file."""
_UNPACKED: Final = 40_000_000
_PARTS: Final = 500
_SPREAD: Final = 100_000
"""So many cells may all merged ranges and links of a workbook cover together."""
_MOST_ROWS, _MOST_COLUMNS = 5_000, 500

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SPREADING: Final = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b([^>]*)>")
_REFERENCE: Final = re.compile(rb"\bref\s*=\s*[\"']([^\"']*)[\"']")
_RANGE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")

_EXPECTED: Final = "an Excel workbook (.xlsx) that `kakehashi sheet --form workbook` made."


def open_book(data: bytes, file: str) -> Workbook:
    """The workbook of the bytes, formulas as formulas.

    Raises `ProblemError`: `workbook-large`, `workbook-xls`, `workbook-encrypted`, `workbook-not-xlsx`,
    `workbook-damaged`.
    """
    if len(data) > LARGEST:
        what = f"The file has {len(data)} bytes."
        raise _refusal("workbook-large", what, file, f"at most {LARGEST} bytes.", "Send the workbook of one item.")
    _check_container(data, file)
    _check_parts(data, file)
    try:
        with warnings.catch_warnings():
            # extensions of one office that another does not know: none of them holds a value
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except Exception as error:  # whatever a foreign reader stumbles over, the file is at fault
        raise _damaged(file, type(error).__name__) from None
    for sheet in book.worksheets:
        if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
            what = f"The worksheet `{sheet.title}` reaches to row {sheet.max_row}, column {sheet.max_column}."
            expected = f"at most {_MOST_ROWS} rows and {_MOST_COLUMNS} columns."
            remedy = "Delete the rows and columns beyond the table."
            raise _refusal("workbook-large", what, file, expected, remedy, sheet.title)
    return book


def _check_container(data: bytes, file: str) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            what, remedy = "The workbook is protected by a password.", "Save it without a password for opening."
            raise _refusal("workbook-encrypted", what, file, "a workbook that opens without a password.", remedy)
        what, remedy = "The file is in the old Excel form (.xls).", "Save it as an Excel workbook (.xlsx)."
        raise _refusal("workbook-xls", what, file, _EXPECTED, remedy)
    if not data.startswith(b"PK"):
        what, remedy = "The file is no Excel workbook.", "Send the .xlsx file, or a TOML or JSON item file."
        raise _refusal("workbook-not-xlsx", what, file, _EXPECTED, remedy)


def _check_parts(data: bytes, file: str) -> None:
    """Refuses what would unpack to more than a workbook of one item can be, and what is no workbook inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > _PARTS or unpacked > _UNPACKED:
                what = f"The file unpacks to {len(parts)} parts of {unpacked} bytes together."
                expected = f"at most {_PARTS} parts of {_UNPACKED} bytes together."
                raise _refusal("workbook-large", what, file, expected, "Send the workbook of one item.")
            if "xl/workbook.xml" not in packed.namelist():
                what = "The file is packed as Excel files are, but holds no Excel workbook."
                remedy = "Save it as an Excel workbook (.xlsx); a LibreOffice file (.ods) is another form."
                raise _refusal("workbook-not-xlsx", what, file, _EXPECTED, remedy)
            # a part yields no more bytes than it declares, which are bounded above
            spread = sum(_spread(packed.read(part), file) for part in parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise _damaged(file, type(error).__name__) from None
    if spread > _SPREAD:
        what = "Merged cells or links cover very many cells."
        raise _refusal("workbook-large", what, file, f"at most {_SPREAD} cells.", "Take merged cells and links out.")


def _spread(part: bytes, file: str) -> int:
    """How many cells the merged ranges and links of a part cover: a reader makes each of them."""
    if b"<!DOCTYPE" in part or "<!DOCTYPE".encode("utf-16-le") in part or "<!DOCTYPE".encode("utf-16-be") in part:
        raise _damaged(file, "document type definition")
    cells = 0
    for found in _SPREADING.finditer(part):
        reference = _REFERENCE.search(found[1])
        matched = _RANGE.fullmatch(reference[1].decode("ascii", "replace")) if reference else None
        if matched is None:
            cells += _SPREAD + 1
            continue
        first, low, last, high = matched.groups()
        across = column_index_from_string(last or first) - column_index_from_string(first) + 1
        cells += across * (int(high or low) - int(low) + 1)
    return cells


def _damaged(file: str, reason: str) -> ProblemError:
    what = f"The workbook is damaged or cut short ({reason})."
    remedy = "Send the file again, or open it in Excel or LibreOffice and save it as .xlsx."
    return _refusal("workbook-damaged", what, file, _EXPECTED, remedy)


def _refusal(code: str, what: str, file: str, expected: str, remedy: str, field: str | None = None) -> ProblemError:
    return ProblemError(Problem(code, what, Place(file=file, field=field), expected, remedy))
