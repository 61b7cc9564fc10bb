"""Read CSV row by row, strictly, in constant memory."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

import attrs

from xborder.files.csv_cells import CsvCells
from xborder.files.csv_lines import CsvLines, Fault
from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.reading import open_file
from xborder.files.tally import Tally
from xborder.findings import Finding, Location, Outcome, Report, finding

_DELIMITERS = (",", ";", "\t", "|")
_QUOTED = re.compile(r'"[^"]*(?:"|$)')


@attrs.frozen(kw_only=True)
class CsvRow:
    """One row: its values by heading, its number (the heading row is row 1) and the line it begins on.

    ``cells`` is the row as it stands in the file, where a cell is looked for when its place is asked.
    """

    values: dict[str, str]
    number: int
    line: int
    cells: CsvCells = attrs.field(eq=False, repr=False)

    def place(self, heading: str | None, file: str) -> Location:
        """The place of a cell: where its text begins; or of the row where no heading is given."""
        if heading is None:
            return Location(file=file, line=self.line, row=self.number)
        line, column = self.cells.place(heading)
        return Location(file=file, line=self.line + line - 1, column=column, row=self.number, field=heading)


@attrs.frozen(kw_only=True)
class CsvTable:
    """A table whose heading row was read; iterating gives its rows, and findings in place of rows that are faulty.

    It can be gone through once. ``close`` it, or use it in a ``with`` block.
    """

    header: tuple[str, ...]
    file: str
    delimiter: str
    _handle: BinaryIO = attrs.field(repr=False)
    _lines: CsvLines = attrs.field(repr=False)
    _limits: Limits = attrs.field(repr=False)

    def __iter__(self) -> Iterator[CsvRow | Finding]:
        return _rows(self, self._lines, self._limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._handle.close()


def open_rows(
    path: Path, *, encoding: str = "utf-8", limits: Limits = DEFAULT_LIMITS, label: str | None = None
) -> Outcome[CsvTable]:
    """Open a CSV file and read its heading row.

    The delimiter is the one of comma, semicolon, tab and bar that the heading
    row holds most of outside quotes, or what a first line ``sep=`` says. Blank
    lines count as rows and give none. Findings name the file by ``label``, if
    given. Raises LookupError for an ``encoding`` that Python does not know.
    Source of the form: RFC 4180.

    >>> open_rows(Path("absent.csv")).report.findings[0].message
    'The file does not exist.'
    """
    file = label or str(path)
    opened = open_file(path)
    if opened.value is None:
        return Outcome(None, Report(tuple(_named(entry, file) for entry in opened.report)))
    table: Outcome[CsvTable] = Outcome()
    try:
        table = rows_of(opened.value, file, encoding=encoding, limits=limits)
    finally:
        if table.value is None:
            opened.value.close()
    return table


def rows_of(
    handle: BinaryIO, file: str, *, encoding: str = "utf-8", limits: Limits = DEFAULT_LIMITS
) -> Outcome[CsvTable]:
    r"""Read the heading row of a table that is already open, such as standard input; findings call it ``file``.

    >>> import io
    >>> rows_of(io.BytesIO(b"a,b\n1,2\n"), "standard input").value.header
    ('a', 'b')
    """
    try:
        return _open(handle, file, encoding, limits)
    except Fault as fault:
        return Outcome(None, Report.of(_in_row(fault.entry, 1)))


def _named(entry: Finding, file: str) -> Finding:
    return attrs.evolve(entry, location=attrs.evolve(entry.location, file=file))


def _in_row(entry: Finding, number: int) -> Finding:
    """The finding with its row, unless it is of the file as a whole."""
    return attrs.evolve(entry, location=attrs.evolve(entry.location, row=number)) if entry.location.line else entry


def _open(handle: BinaryIO, file: str, encoding: str, limits: Limits) -> Outcome[CsvTable]:
    # What bounds a cell here is the bound on its row, which the lines hold.
    csv.field_size_limit(max(csv.field_size_limit(), limits.csv_row_bytes))
    lines = CsvLines(handle, file, encoding, limits)
    first = next(lines, None)
    if first is None:
        return Outcome(None, Report.of(finding("XB-FILE-005", Location(file=file))))
    delimiter = first[4:5] if first[:4].lower() == "sep=" else None
    begins = 1
    if delimiter is not None:
        begins = lines.next_line
        lines.begin_row()
        first = next(lines, "")
    delimiter = delimiter or max(_DELIMITERS, key=_QUOTED.sub("", first).count)
    if delimiter not in _DELIMITERS:
        return Outcome(None, Report.of(finding("XB-CSV-006", Location(file=file, line=1))))
    where = Location(file=file, line=begins, row=1)
    header = tuple(cell.strip() for cell in _header(first, lines, delimiter, where))
    faults = _header_faults(header, where, limits)
    if faults:
        return Outcome(None, faults)
    return Outcome(CsvTable(header=header, file=file, delimiter=delimiter, handle=handle, lines=lines, limits=limits))


def _header(first: str, lines: CsvLines, delimiter: str, where: Location) -> list[str]:
    def source() -> Iterator[str]:
        yield first
        yield from lines

    try:
        return next(csv.reader(source(), delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise Fault(_broken(error, where)) from None


def _header_faults(header: tuple[str, ...], where: Location, limits: Limits) -> Report:
    if not any(header):
        return Report.of(finding("XB-CSV-011", where))
    tally = Tally(where.file or "", limits.findings)
    for number, name in enumerate(header, 1):
        if not name:
            tally.add(finding("XB-CSV-007", where, column=number))
    for name, count in Counter(header).items():
        if name and count > 1:
            tally.add(finding("XB-CSV-008", attrs.evolve(where, field=name)))
    return tally.report()


def _rows(table: CsvTable, lines: CsvLines, limits: Limits) -> Iterator[CsvRow | Finding]:
    reader = csv.reader(lines, delimiter=table.delimiter, strict=True)
    number = 1
    while True:
        number += 1
        lines.begin_row()
        where = Location(file=table.file, line=lines.next_line, row=number)
        try:
            cells = next(reader, None)
        except Fault as fault:
            yield _in_row(fault.entry, number)
            return
        except csv.Error as error:
            # Past a broken quote nobody can say where the next row begins.
            yield _broken(error, where)
            return
        if cells is None:
            return
        if cells:
            yield _row(table, cells, where, limits, lines.row_text)


def _broken(error: csv.Error, where: Location) -> Finding:
    # The only other fault that the parser knows with these settings is of quotation marks.
    return finding("XB-CSV-010" if "new-line character" in str(error) else "XB-CSV-003", where)


def _row(table: CsvTable, cells: list[str], where: Location, limits: Limits, text: str) -> CsvRow | Finding:
    if len(cells) != len(table.header):
        return finding("XB-CSV-004", where, found=len(cells), wanted=len(table.header))
    values = dict(zip(table.header, cells, strict=True))
    standing = CsvCells(text, table.delimiter, table.header)
    row = CsvRow(values=values, number=where.row or 0, line=where.line or 0, cells=standing)
    for name, cell in values.items():
        if len(cell) > limits.string_chars:
            return finding("XB-CSV-009", row.place(name, table.file), limit=limits.string_chars)
    return row
