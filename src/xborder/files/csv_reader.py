"""Read CSV row by row, strictly, in constant memory."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from xborder.files.decoding import decode
from xborder.files.limits import DEFAULT_LIMITS, Limits, mib
from xborder.files.reading import open_file
from xborder.findings import Finding, Location, Outcome, Report, finding

_DELIMITERS = (",", ";", "\t", "|")


@attrs.frozen(kw_only=True)
class CsvRow:
    """One row: its values by heading, its number (the heading row is row 1) and the line it begins on."""

    values: dict[str, str]
    number: int
    line: int

    def place(self, heading: str | None, file: str) -> Location:
        """The place of a cell, or of the row where no heading is given."""
        return Location(file=file, line=self.line, row=self.number, field=heading)


@attrs.frozen(kw_only=True)
class CsvTable:
    """A table whose heading row was read; iterating gives its rows, and findings in place of rows that are faulty.

    It can be gone through once. ``close`` it, or use it in a ``with`` block.
    """

    header: tuple[str, ...]
    file: str
    delimiter: str
    _handle: BinaryIO = attrs.field(repr=False)
    _lines: "_Lines" = attrs.field(repr=False)
    _limits: Limits = attrs.field(repr=False)

    def __iter__(self) -> Iterator[CsvRow | Finding]:
        return _rows(self, self._lines, self._limits)

    def __enter__(self) -> "CsvTable":
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
    row holds most of, or what a first line ``sep=`` says. Findings name the file
    by ``label``, if given. Source of the form: RFC 4180.
    """
    file = label or str(path)
    opened = open_file(path)
    if opened.value is None:
        return Outcome(None, opened.report)
    try:
        return _open(opened.value, file, encoding, limits)
    except _Fault as fault:
        opened.value.close()
        return Outcome(None, Report.of(fault.entry))


class _Fault(Exception):  # noqa: N818 - it carries a finding
    def __init__(self, entry: Finding) -> None:
        super().__init__(entry.code)
        self.entry = entry


class _Lines:
    """The lines of a file, decoded, counted and bounded."""

    def __init__(self, handle: BinaryIO, file: str, encoding: str, limits: Limits) -> None:
        self._handle, self._file, self._encoding, self._limits = handle, file, encoding, limits
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        raw = self._handle.readline(self._limits.csv_row_bytes + 1)
        if not raw:
            raise StopIteration
        self.number += 1
        where = Location(file=self._file, line=self.number)
        if len(raw) > self._limits.csv_row_bytes:
            raise _Fault(finding("XB-CSV-005", where, limit=mib(self._limits.csv_row_bytes)))
        return self._decode(raw, where)

    def _decode(self, raw: bytes, where: Location) -> str:
        if self._encoding == "utf-8":
            read = decode(raw, self._file, first_line=self.number)
            if read.value is None:
                raise _Fault(read.report.findings[0])
            return read.value
        if b"\0" in raw:
            raise _Fault(finding("XB-CSV-002", where))
        try:
            return raw.decode(self._encoding)
        except UnicodeDecodeError as error:
            column = error.start + 1
            raise _Fault(finding("XB-CSV-001", attrs.evolve(where, column=column), encoding=self._encoding)) from None


def _open(handle: BinaryIO, file: str, encoding: str, limits: Limits) -> Outcome[CsvTable]:
    lines = _Lines(handle, file, encoding, limits)
    first = next(lines, None)
    if first is None:
        raise _Fault(finding("XB-FILE-005", Location(file=file)))
    delimiter = None
    if first.lower().startswith("sep="):
        delimiter = first[4:5]
        first = next(lines, "")
    delimiter = delimiter or max(_DELIMITERS, key=first.count)
    if delimiter not in _DELIMITERS:
        raise _Fault(finding("XB-CSV-006", Location(file=file, line=1)))
    header = tuple(cell.strip() for cell in _header(first, lines, delimiter, file))
    faults = _header_faults(header, Location(file=file, line=lines.number, row=1))
    if faults:
        handle.close()
        return Outcome(None, Report(faults))
    return Outcome(CsvTable(header=header, file=file, delimiter=delimiter, handle=handle, lines=lines, limits=limits))


def _header(first: str, lines: _Lines, delimiter: str, file: str) -> list[str]:
    def source() -> Iterator[str]:
        yield first
        yield from lines

    try:
        return next(csv.reader(source(), delimiter=delimiter, strict=True), [])
    except csv.Error:
        raise _Fault(finding("XB-CSV-003", Location(file=file, line=lines.number, row=1))) from None


def _header_faults(header: tuple[str, ...], where: Location) -> tuple[Finding, ...]:
    faults = [finding("XB-CSV-007", where, column=number) for number, name in enumerate(header, 1) if not name]
    repeated = dict.fromkeys(name for name in header if name and header.count(name) > 1)
    return (*faults, *(finding("XB-CSV-008", attrs.evolve(where, field=name)) for name in repeated))


def _rows(table: CsvTable, lines: _Lines, limits: Limits) -> Iterator[CsvRow | Finding]:
    csv.field_size_limit(max(csv.field_size_limit(), limits.csv_row_bytes))
    reader = csv.reader(lines, delimiter=table.delimiter, strict=True)
    number = 1
    while True:
        begins = lines.number + 1
        where = Location(file=table.file, line=begins, row=number + 1)
        try:
            cells = next(reader, None)
        except _Fault as fault:
            yield attrs.evolve(fault.entry, location=attrs.evolve(fault.entry.location, row=number + 1))
            return
        except csv.Error:
            # Past a broken quote nobody can say where the next row begins.
            yield finding("XB-CSV-003", where)
            return
        if cells is None:
            return
        number += 1
        if cells:
            yield _row(table, cells, where, limits)


def _row(table: CsvTable, cells: list[str], where: Location, limits: Limits) -> CsvRow | Finding:
    if len(cells) != len(table.header):
        return finding("XB-CSV-004", where, found=len(cells), wanted=len(table.header))
    for name, cell in zip(table.header, cells, strict=True):
        if len(cell) > limits.string_chars:
            return finding("XB-CSV-009", attrs.evolve(where, field=name), limit=limits.string_chars)
    return CsvRow(values=dict(zip(table.header, cells, strict=True)), number=where.row or 0, line=where.line or 0)
