"""Read a list of values: one to a line, or one column of a CSV file; in constant memory."""

from collections.abc import Iterator
from typing import BinaryIO

import attrs

from xborder.files.csv_lines import CsvLines, Fault
from xborder.files.csv_reader import CsvTable
from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.findings import Finding, Location, finding


@attrs.frozen
class Listed:
    """One value of a list and the line of the file that it stands on."""

    line: int
    text: str


def values_of_lines(handle: BinaryIO, file: str, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Listed | Finding]:
    r"""Each line of an open file, blank ones too; where it cannot be read on, a finding ends it.

    A file with nothing in it is a finding as well.

    >>> import io
    >>> list(values_of_lines(io.BytesIO(b"02/73319Z\r\n\r\n"), "pnc.txt"))
    [Listed(line=1, text='02/73319Z'), Listed(line=2, text='')]
    """
    lines = CsvLines(handle, file, "utf-8", limits)
    empty = True
    while True:
        number = lines.next_line
        lines.begin_row()
        try:
            text = next(lines, None)
        except Fault as fault:
            yield fault.entry
            return
        if text is None:
            break
        empty = False
        # An old Mac's file ends its lines with CR alone, and so comes as one line.
        pieces = text.removesuffix("\n").removesuffix("\r").split("\r")
        yield from (Listed(number + index, piece) for index, piece in enumerate(pieces))
    if empty:
        yield finding("XB-FILE-005", Location(file=file))


def values_of_column(table: CsvTable, heading: str) -> Iterator[Listed | Finding]:
    r"""Each cell of one column, blank ones too, and findings in place of rows that cannot be read.

    >>> import io
    >>> from xborder.files.csv_reader import rows_of
    >>> table = rows_of(io.BytesIO(b"no,pnc\n1,02/73319Z\n"), "log.csv").value
    >>> list(values_of_column(table, "pnc"))
    [Listed(line=2, text='02/73319Z')]
    """
    for row in table:
        yield row if isinstance(row, Finding) else Listed(row.line, row.values[heading])
