"""P10: a workbook to rows of texts, beside calamine and openpyxl.

python benchmarks/p10_xlsx.py
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook
from side_by_side import Table, compare
from tables import HEADER, rows

from xborder.files.xlsx_reader import open_workbook

ROWS = 1_000
FLOOR = "calamine, to_python (floor)"
_DATES = {"Date": "%d/%m/%Y", "DOB": "%d/%m/%Y", "Checked on": "%d/%m/%Y", "Time": "%H:%M"}


def tables() -> Iterator[Table]:
    """The tables. A call reads a workbook of a thousand rows and keeps none of them."""
    with tempfile.TemporaryDirectory() as folder:
        for title, typed in (("dates, times and counts as such", True), ("every cell a text", False)):
            path = Path(folder) / f"{typed}.xlsx"
            _write(path, typed=typed)
            yield compare(
                f"P10: {ROWS:,} rows of {len(HEADER)} columns, {title}",
                {
                    FLOOR: lambda path=path: _calamine(path),
                    "xborder open_workbook": lambda path=path: _ours(path),
                    "openpyxl, read_only": lambda path=path: _openpyxl(path),
                },
                FLOOR,
                rounds=15,
            )


def _ours(path: Path) -> int:
    table = open_workbook(path, wanted=HEADER).value
    if table is None:
        raise RuntimeError
    with table:
        return sum(1 for _ in table)


def _calamine(path: Path) -> int:
    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def _openpyxl(path: Path) -> int:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    made = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return made


def _write(path: Path, *, typed: bool) -> None:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    sheet = book.add_worksheet("Log")
    forms = {name: book.add_format({"num_format": "hh:mm" if name == "Time" else "dd/mm/yyyy"}) for name in _DATES}
    for number, row in enumerate([dict(zip(HEADER, HEADER, strict=True)), *rows(ROWS)]):
        for column, (name, text) in enumerate(row.items()):
            if typed and number and name in _DATES:
                moment: Any = dt.datetime.strptime(text, _DATES[name])  # noqa: DTZ007 - a workbook knows no time zone
                sheet.write_datetime(number, column, moment.time() if name == "Time" else moment, forms[name])
            elif typed and number and name == "Dogs":
                sheet.write_number(number, column, int(text))
            else:
                sheet.write_string(number, column, text)
    book.close()


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
