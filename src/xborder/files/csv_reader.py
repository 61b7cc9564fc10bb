"""Read CSV row by row, strictly, in constant memory."""

import csv
import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, Self

import attrs

from xborder.files.csv_lines import CsvLines, Fault
from xborder.files.csv_raw import Raw, in_row, raw_rows
from xborder.files.csv_row import CsvRow
from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.reading import open_file
from xborder.files.table_headings import WITHIN, find_heading
from xborder.files.tally import Tally
from xborder.findings import Finding, Location, Outcome, Report, finding

_DELIMITERS = (",", ";", "\t", "|")
_QUOTED = re.compile(r'"[^"]*(?:"|$)')


@attrs.frozen(kw_only=True)
class CsvTable:
    """A table whose headings were read; iterating gives its rows, and findings in place of rows that are faulty.

    ``heading_row`` and ``heading_line`` are where its (last) heading row begins.
    It can be gone through once. ``close`` it, or use it in a ``with`` block.
    """

    header: tuple[str, ...]
    file: str
    delimiter: str
    heading_row: int = 1
    heading_line: int = 1
    _handle: BinaryIO = attrs.field(repr=False)
    _rows: Iterator[Raw | Finding] = attrs.field(repr=False)
    _limits: Limits = attrs.field(repr=False)

    def __iter__(self) -> Iterator[CsvRow | Finding]:
        for raw in self.raw():
            yield raw if isinstance(raw, Finding) else self.row(raw)

    def raw(self) -> Iterator[Raw | Finding]:
        """The rows as the parser gives them, each as wide as the headings; ``row`` makes more of one."""
        width, longest = len(self.header), self._limits.string_chars
        for raw in self._rows:
            if type(raw) is not tuple:
                yield raw
                continue
            number, line, cells, text = raw
            if len(cells) == width:
                yield raw if len(text) <= longest else self._bounded(raw, longest)
            elif cells:
                where = Location(file=self.file, line=line, row=number)
                yield finding("XB-CSV-004", where, found=len(cells), wanted=width)

    def row(self, raw: Raw) -> CsvRow:
        """A row with its headings."""
        number, line, cells, text = raw
        return CsvRow(self.header, cells, number, line, text, self.delimiter)

    def _bounded(self, raw: Raw, longest: int) -> Raw | Finding:
        row = self.row(raw)
        for name, cell in row.values.items():
            if len(cell) > longest:
                return finding("XB-CSV-009", row.place(name, self.file), limit=longest)
        return raw

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._handle.close()


def open_rows(
    path: Path,
    *,
    encoding: str = "utf-8",
    limits: Limits = DEFAULT_LIMITS,
    label: str | None = None,
    wanted: Collection[str] = (),
) -> Outcome[CsvTable]:
    """Open a CSV file and read its headings.

    The first row holds them. With ``wanted`` headings they are looked for in the
    first rows, in one row or in two (groups of columns above, see
    ``table_headings``), since people put titles above their tables. The delimiter
    is the one of comma, semicolon, tab and bar that the heading row holds most of
    outside quotes, or what a first line ``sep=`` says. Blank lines count as rows
    and give none. Findings name the file by ``label``, if given. Raises
    LookupError for an ``encoding`` that Python does not know. Source of the form:
    RFC 4180.

    >>> open_rows(Path("absent.csv")).report.findings[0].message
    'The file does not exist.'
    """
    file = label or str(path)
    opened = open_file(path)
    if opened.value is None:
        return Outcome(None, Report(tuple(_named(entry, file) for entry in opened.report)))
    table: Outcome[CsvTable] = Outcome()
    try:
        table = rows_of(opened.value, file, encoding=encoding, limits=limits, wanted=wanted)
    finally:
        if table.value is None:
            opened.value.close()
    return table


def rows_of(
    handle: BinaryIO,
    file: str,
    *,
    encoding: str = "utf-8",
    limits: Limits = DEFAULT_LIMITS,
    wanted: Collection[str] = (),
) -> Outcome[CsvTable]:
    r"""Read the headings of a table that is already open, such as standard input; findings call it ``file``.

    >>> import io
    >>> rows_of(io.BytesIO(b"a,b\n1,2\n"), "standard input").value.header
    ('a', 'b')
    """
    # What bounds a cell here is the bound on its row, which the lines hold.
    csv.field_size_limit(max(csv.field_size_limit(), limits.csv_row_bytes))
    try:
        return _Opening(handle, file, limits, CsvLines(handle, file, encoding, limits)).table(frozenset(wanted))
    except Fault as fault:
        return Outcome(None, Report.of(in_row(fault.entry, 1)))


def _named(entry: Finding, file: str) -> Finding:
    return attrs.evolve(entry, location=attrs.evolve(entry.location, file=file))


class _Opening:
    """One file whose headings are being looked for."""

    def __init__(self, handle: BinaryIO, file: str, limits: Limits, lines: CsvLines) -> None:
        self._handle, self._file, self._limits, self._lines = handle, file, limits, lines

    def table(self, wanted: frozenset[str]) -> Outcome[CsvTable]:
        """The table, or why there is none. Raises Fault."""
        lines = self._lines
        first = next(lines, None)
        if first is None:
            return Outcome(None, Report.of(finding("XB-FILE-005", Location(file=self._file))))
        delimiter = first[4:5] if first[:4].lower() == "sep=" else None
        begins, number = 1, 1
        if delimiter is not None:
            begins = lines.next_line
            lines.begin_row()
            first = next(lines, "")
        while wanted and delimiter is None and first and number < WITHIN and not _most(first)[1]:
            begins, number = lines.next_line, number + 1  # a title, or a blank line
            lines.begin_row()
            first = next(lines, "")
        delimiter = delimiter or _most(first)[0]
        if delimiter not in _DELIMITERS:
            return Outcome(None, Report.of(finding("XB-CSV-006", Location(file=self._file, line=1))))
        return self._headed(raw_rows(lines, first, delimiter, (number, begins), self._file), delimiter, wanted)

    def _headed(self, rows: Iterator[Raw | Finding], delimiter: str, wanted: frozenset[str]) -> Outcome[CsvTable]:
        ahead = list(itertools.islice(rows, WITHIN if wanted else 1))
        # A fault ends the rows; the headings may well stand before it.
        good = [row for row in ahead if not isinstance(row, Finding)]
        if not good:
            where = Location(file=self._file, line=self._lines.next_line, row=1)
            fault = next((each for each in ahead if isinstance(each, Finding)), finding("XB-CSV-011", where))
            return Outcome(None, Report.of(fault))
        heading = find_heading([cells for _, _, cells, _ in good], wanted)
        number, line, *_ = good[heading.last]
        faults = _header_faults(heading.names, Location(file=self._file, line=line, row=number), self._limits)
        if faults:
            return Outcome(None, faults)
        table = CsvTable(
            header=heading.names,
            file=self._file,
            delimiter=delimiter,
            heading_row=number,
            heading_line=line,
            handle=self._handle,
            rows=itertools.chain(ahead[heading.last + 1 :], rows),
            limits=self._limits,
        )
        return Outcome(table)


def _most(line: str) -> tuple[str, int]:
    """The delimiter that a line holds most of outside quotes, and how many."""
    bare = _QUOTED.sub("", line)
    found = max(_DELIMITERS, key=bare.count)
    return found, bare.count(found)


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
