"""Read a table from a workbook (.xlsx, .xlsm) row by row, strictly, in bounded memory.

Rows come as from CSV: texts by heading. A cell gives the text that a person
sees in it; where that would be a guess there is a finding in its place. Formulas
and macros are never run. Source of the form: ECMA-376 (Office Open XML) part 1.

The parts are gone through as a stream, since a cell in the last row and column
would make a reader that keeps the whole rectangle fill the memory.
"""

import itertools
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Self

import attrs

from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.tally import Tally
from xborder.files.xlsx_book import Book, Sheet, read_book
from xborder.files.xlsx_cells import XlsxRow, is_blank
from xborder.files.xlsx_choice import chosen
from xborder.files.xlsx_headings import read_headings
from xborder.files.xlsx_package import Fault, open_package
from xborder.files.xlsx_sheet import Merge, StoredRow, StoredRows, merges
from xborder.files.xlsx_stored import letters
from xborder.findings import Finding, Location, Outcome, Report, finding


@attrs.frozen(kw_only=True)
class XlsxTable:
    """A table whose headings were read; iterating gives its rows, and findings in place of rows that are faulty.

    ``key`` is the heading whose text begins a record of several rows: cells that
    are merged within a record are no fault. It can be gone through once.
    ``close`` it, or use it in a ``with`` block.
    """

    header: tuple[str, ...]
    file: str
    sheet: str
    heading_row: int
    key: str | None = None
    _ahead: tuple[StoredRow, ...] = attrs.field(repr=False)
    _columns: dict[int, str] = attrs.field(repr=False)
    _rows: StoredRows = attrs.field(repr=False)
    _book: Book = attrs.field(repr=False)
    _places: dict[str, int] = attrs.field(init=False, repr=False)
    _blank: dict[str, str] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_places", {heading: column for column, heading in self._columns.items()})
        object.__setattr__(self, "_blank", dict.fromkeys(self.header, ""))

    def __iter__(self) -> Iterator[XlsxRow | Finding]:
        try:
            begins, last = array("I"), ""
            for row in itertools.chain(self._ahead, self._rows):
                made = self._made(row)
                if made is None:
                    continue
                if self.key is not None and isinstance(made, XlsxRow):
                    text = made.values.get(self.key, "").strip()
                    if text and text != last:
                        begins.append(row.number)
                        last = text
                yield made
            yield from self._merged(begins)
        except Fault as fault:
            yield fault.entry

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._book.package.close()

    def _made(self, row: StoredRow) -> XlsxRow | Finding | None:
        columns, values = self._columns, row.values
        if not values.keys() <= columns.keys():
            beyond = [column for column, value in values.items() if column not in columns and not is_blank(value)]
            if beyond:
                cell = f"{letters(min(beyond))}{row.number}"
                return finding("XB-XLSX-011", Location(file=self.file, sheet=self.sheet, row=row.number, cell=cell))
            values = {column: value for column, value in values.items() if column in columns}
        if all(map(is_blank, values.values())):
            return None
        cells = {columns[column]: value for column, value in values.items()}
        return XlsxRow.of(self._blank, cells, self._places, (self.file, self.sheet, row.number))

    def _merged(self, begins: Sequence[int]) -> Iterator[Finding]:
        """A finding for each block of merged cells that reaches over rows: who reads a row sees its value there.

        ``begins`` are the rows on which records of several rows begin.
        """
        for block in self._rows.merges:
            within = self.key is not None and bisect_right(begins, block.top) == bisect_right(begins, block.bottom)
            if (
                not within
                and block.bottom > max(block.top, self.heading_row)
                and not self._columns.keys().isdisjoint(range(block.left, block.right + 1))
            ):
                place = Location(file=self.file, sheet=self.sheet, row=block.top, cell=_corner(block))
                yield finding("XB-XLSX-017", place)


def open_workbook(
    path: Path,
    *,
    wanted: Collection[str] = (),
    key: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    label: str | None = None,
) -> Outcome[XlsxTable]:
    """Open a workbook and read the headings of the sheet whose headings are those ``wanted``.

    The heading row is the first row of a sheet that holds anything. With the
    ``key`` of records of several rows the headings are looked for in the first
    rows, in one row or in two (see ``table_headings``), since people put titles
    above their tables. Findings name the file by ``label``, if given. With a value the report may hold
    warnings: hidden sheets with the same headings, macros that are not run.

    >>> open_workbook(Path("absent.xlsx")).report.findings[0].message
    'The file does not exist.'
    """
    file = label or str(path)
    opened = open_package(path, file, limits)
    if opened.value is None:
        return Outcome(None, opened.report)
    table: Outcome[XlsxTable] = Outcome()
    try:
        table = _open(read_book(opened.value), frozenset(wanted), key)
    except Fault as fault:
        table = Outcome(None, Report.of(fault.entry))
    finally:
        if table.value is None:
            opened.value.close()
    return table


def _open(book: Book, wanted: frozenset[str], key: str | None) -> Outcome[XlsxTable]:
    choice = chosen(book, wanted, searched=key is not None)
    if choice.value is None:
        return Outcome(None, choice.report)
    sheet = choice.value
    rows = StoredRows(book, sheet)
    found = read_headings(rows, wanted, searched=key is not None)
    if found is None:
        return Outcome(None, Report.of(finding("XB-XLSX-009", Location(file=book.package.file, sheet=sheet.name))))
    number, columns, ahead = found
    faults = _header_faults(book, sheet, number, columns)
    if faults:
        return Outcome(None, faults)
    table = XlsxTable(
        header=tuple(columns.values()),
        file=book.package.file,
        sheet=sheet.name,
        heading_row=number,
        key=key,
        ahead=ahead,
        columns=columns,
        rows=rows,
        book=book,
    )
    return Outcome(table, choice.report + _macros(book))


def _macros(book: Book) -> Report:
    where = Location(file=book.package.file)
    return Report.of(finding("XB-XLSX-022", where)) if book.has_macros else Report()


def _header_faults(book: Book, sheet: Sheet, number: int, columns: dict[int, str]) -> Report:
    where = Location(file=book.package.file, sheet=sheet.name, row=number)
    tally = Tally(where.file or "", book.package.limits.findings)
    first, last = min(columns), max(columns)
    gaps = [column for column in range(first, last) if column not in columns]
    crossing = [block for block in merges(book, sheet) if block.top <= number <= block.bottom] if gaps else []
    for block in crossing:
        tally.add(finding("XB-XLSX-010", attrs.evolve(where, cell=_corner(block))))
    for column in gaps:
        if not any(block.left <= column <= block.right for block in crossing):
            tally.add(finding("XB-XLSX-012", attrs.evolve(where, cell=f"{letters(column)}{number}")))
    for name, count in Counter(columns.values()).items():
        if count > 1:
            *_, again = (column for column, heading in columns.items() if heading == name)
            tally.add(finding("XB-XLSX-013", attrs.evolve(where, field=name, cell=f"{letters(again)}{number}")))
    return tally.report()


def _corner(block: Merge) -> str:
    return f"{letters(block.left)}{block.top}"
