"""The rows of a CSV file as the parser gives them, and the fault after which there are none."""

import csv
import itertools
from collections.abc import Iterator

import attrs

from xborder.files.csv_lines import CsvLines, Fault
from xborder.findings import Finding, Location, finding

#: A row as the parser gives it: its number, its first line, its cells, and how it stands in the file.
Raw = tuple[int, int, list[str], str]


def raw_rows(lines: CsvLines, first: str, delimiter: str, at: tuple[int, int], file: str) -> Iterator[Raw | Finding]:
    """The rows from the line ``first`` on, which is row and line ``at``; a fault after which nothing can be read."""
    number, line = at
    reader = csv.reader(itertools.chain((first,), lines), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader, None)
        except Fault as fault:
            yield in_row(fault.entry, number)
            return
        except csv.Error as error:
            # Past a broken quote nobody can say where the next row begins.
            yield _broken(error, Location(file=file, line=line, row=number))
            return
        if cells is None:
            return
        yield number, line, cells, lines.row_text
        number, line = number + 1, lines.next_line
        lines.begin_row()


def in_row(entry: Finding, number: int) -> Finding:
    """The finding with its row, unless it is of the file as a whole."""
    return attrs.evolve(entry, location=attrs.evolve(entry.location, row=number)) if entry.location.line else entry


def _broken(error: csv.Error, where: Location) -> Finding:
    # The only other fault that the parser knows with these settings is of quotation marks.
    return finding("XB-CSV-010" if "new-line character" in str(error) else "XB-CSV-003", where)
