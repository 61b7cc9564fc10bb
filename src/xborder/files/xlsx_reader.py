"""Read a table from a workbook (.xlsx, .xlsm) row by row, strictly, in bounded memory.

Rows come as from CSV: texts by heading. A cell gives the text that a person
sees in it; where that would be a guess there is a finding in its place. Formulas
and macros are never run. Source of the form: ECMA-376 (Office Open XML) part 1.

The parts are gone through as a stream, since a cell in the last row and column
would make a reader that keeps the whole rectangle fill the memory.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Self

import attrs

from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.tally import Tally
from xborder.files.xlsx_book import Book, Sheet, read_book
from xborder.files.xlsx_cells import Value, XlsxRow, is_blank, read_cell
from xborder.files.xlsx_choice import chosen
from xborder.files.xlsx_package import Fault, open_package
from xborder.files.xlsx_sheet import Merge, StoredRow, StoredRows, letters, merges
from xborder.findings import Finding, Location, Outcome, Report, finding


@attrs.frozen(kw_only=True)
class XlsxTable:
    """A table whose heading row was read; iterating gives its rows, and findings in place of rows that are faulty.

    It can be gone through once. ``close`` it, or use it in a ``with`` block.
    """

    header: tuple[str, ...]
    file: str
    sheet: str
    heading_row: int
    _columns: dict[int, str] = attrs.field(repr=False)
    _rows: StoredRows = attrs.field(repr=False)
    _book: Book = attrs.field(repr=False)
    _places: dict[str, int] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_places", {heading: column for column, heading in self._columns.items()})

    def __iter__(self) -> Iterator[XlsxRow | Finding]:
        try:
            for row in self._rows:
                made = self._made(row)
                if made is not None:
                    yield made
            yield from self._merged()
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
        where = Location(file=self.file, sheet=self.sheet, row=row.number)
        cells: dict[str, Value] = {}
        for stored in row.cells:
            read = read_cell(stored, self._book)
            heading = self._columns.get(stored.column)
            if heading is not None:
                cells[heading] = read
            elif not is_blank(read):
                return finding("XB-XLSX-011", attrs.evolve(where, cell=f"{letters(stored.column)}{row.number}"))
        if all(map(is_blank, cells.values())):
            return None
        return XlsxRow.of(self.header, cells, self._places, where)

    def _merged(self) -> Iterator[Finding]:
        """A finding for each block of merged cells that reaches over rows: who reads a row sees its value there."""
        for block in self._rows.merges:
            if block.bottom > max(block.top, self.heading_row) and not self._columns.keys().isdisjoint(
                range(block.left, block.right + 1)
            ):
                place = Location(file=self.file, sheet=self.sheet, row=block.top, cell=_corner(block))
                yield finding("XB-XLSX-017", place)


def open_workbook(
    path: Path, *, wanted: Collection[str] = (), limits: Limits = DEFAULT_LIMITS, label: str | None = None
) -> Outcome[XlsxTable]:
    """Open a workbook and read the heading row of the sheet whose headings are those ``wanted``.

    The heading row is the first row of a sheet that holds anything. Findings
    name the file by ``label``, if given. With a value the report may hold
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
        table = _open(read_book(opened.value), frozenset(wanted))
    except Fault as fault:
        table = Outcome(None, Report.of(fault.entry))
    finally:
        if table.value is None:
            opened.value.close()
    return table


def _open(book: Book, wanted: frozenset[str]) -> Outcome[XlsxTable]:
    choice = chosen(book, wanted)
    if choice.value is None:
        return Outcome(None, choice.report)
    sheet = choice.value
    rows = StoredRows(book, sheet)
    file = book.package.file
    for row in rows:
        columns = headings(book, row)
        if not columns:
            continue
        faults = _header_faults(book, sheet, row.number, columns)
        if faults:
            return Outcome(None, faults)
        table = XlsxTable(
            header=tuple(columns.values()),
            file=file,
            sheet=sheet.name,
            heading_row=row.number,
            columns=columns,
            rows=rows,
            book=book,
        )
        return Outcome(table, choice.report + _macros(book))
    return Outcome(None, Report.of(finding("XB-XLSX-009", Location(file=file, sheet=sheet.name))))


def headings(book: Book, row: StoredRow) -> dict[int, str]:
    """The headings of a row by the number of their column; blank cells are left out."""
    read = ((stored.column, str(read_cell(stored, book)).strip()) for stored in row.cells)
    return {column: text for column, text in read if text}


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
