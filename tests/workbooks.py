"""Workbooks made for a test: by a writer of another house, or part by part where no writer would make them."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped] # the package has no stubs

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
#: How a spreadsheet shows what Python values are by default.
_FORMATS: Mapping[type, str] = {dt.date: "dd/mm/yyyy", dt.datetime: "dd/mm/yyyy hh:mm", dt.time: "hh:mm"}


class Shown:
    """A value with a number format of its own."""

    def __init__(self, value: Any, code: str) -> None:
        self.value, self.code = value, code


class Formula:
    """A formula with its saved value, as the writer takes it."""

    def __init__(self, text: str, value: Any) -> None:
        self.text, self.value = text, value


def make_workbook(
    path: Path,
    sheets: Mapping[str, Iterable[Sequence[Any]]],
    *,
    hidden: Iterable[str] = (),
    merged: Mapping[str, Sequence[str]] | None = None,
    date_1904: bool = False,
) -> Path:
    """Write tables to a workbook, one a sheet."""
    book = xlsxwriter.Workbook(str(path), {"date_1904": date_1904, "strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                _write(book, sheet, number, column, value)
        for block in (merged or {}).get(name, ()):
            sheet.merge_range(block, "merged")
        if name in hidden:
            sheet.hide()
    book.close()
    return path


def _write(book: Any, sheet: Any, row: int, column: int, value: Any) -> None:
    code = _FORMATS.get(type(value))
    if isinstance(value, Shown):
        value, code = value.value, value.code
    form = book.add_format({"num_format": code}) if code else None
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, form)
    elif isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, None, value.value)
    elif value is not None:
        sheet.write_datetime(row, column, value, form)


def table_of(text: str) -> list[list[str]]:
    """The rows of a CSV text."""
    return list(csv.reader(io.StringIO(text)))


def raw_workbook(
    path: Path,
    cells: str = "",
    *,
    sheet: str | bytes | None = None,
    parts: Mapping[str, str | bytes | None] | None = None,
    compression: int = zipfile.ZIP_DEFLATED,
) -> Path:
    """Write the parts of a workbook with one sheet named Log; ``cells`` are its rows, ``parts`` replace or drop some."""
    made: dict[str, str | bytes | None] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _links(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_TYPES}"><sheets>'
        '<sheet name="Log" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _links(("r1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet or f'<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData></worksheet>',
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in made.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def _links(*links: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{key}" Type="{_TYPES}/{kind}" Target="{to}"/>' for key, kind, to in links)
    return f'<Relationships xmlns="{_LINKS}">{inner}</Relationships>'


def inline(reference: str, text: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'
