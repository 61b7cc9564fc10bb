"""The rows of a CSV file as the parser gives them, and the fault after which there are none."""

import csv
import itertools
from collections.abc import Iterator, Sequence

import attrs

from xborder.files.csv_lines import CsvLines, Fault
from xborder.findings import Finding, Location, finding

#: A row as the parser gives it: its number, its first line, its cells, and how it stands in the file.
Raw = tuple[int, int, list[str], str]


def raw_rows(lines: CsvLines, first: str, delimiter: str, at: tuple[int, int], file: str) -> Iterator[Raw | Finding]:
    """The rows from the line ``first`` on, which is row and line ``at``; a fault after which nothing can be read."""
    number, line = at
    following = _Following(lines)
    reader = csv.reader(itertools.chain((first,), following.lines()), delimiter=delimiter, strict=True)
    block, before = None, 0
    try:
        for cells in reader:
            if lines.block is not block:
                block, before = lines.block, following.taken
            if block is None:
                yield number, line, cells, lines.row_text
                following.row_ended = True
                line = lines.next_line
                lines.begin_row()
            else:
                start, end = block.row_at, reader.line_num - before
                text = block.lines[start] if end - start == 1 else "".join(block.lines[start:end])
                block.row_at = end
                yield number, block.line + start, cells, text
                line = block.line + end
            number += 1
    except Fault as fault:
        yield in_row(fault.entry, number)
    except csv.Error as error:
        # Past a broken quote nobody can say where the next row begins.
        yield _broken(error, Location(file=file, line=line, row=number))


class _Following:
    """The lines after the first: one by one until a row has ended, then many at once; ``taken`` counts those before."""

    def __init__(self, lines: CsvLines) -> None:
        self._lines = lines
        self.taken, self.row_ended = 1, False

    def lines(self) -> Iterator[str]:
        return itertools.chain.from_iterable(self._some())

    def _some(self) -> Iterator[Sequence[str]]:
        count = 1
        while not self.row_ended:
            line = next(self._lines, None)
            if line is None:
                return
            count += 1
            yield (line,)
        for some in self._lines.blocks():
            self.taken = count
            count += len(some)
            yield some


def in_row(entry: Finding, number: int) -> Finding:
    """The finding with its row, unless it is of the file as a whole."""
    return attrs.evolve(entry, location=attrs.evolve(entry.location, row=number)) if entry.location.line else entry


def _broken(error: csv.Error, where: Location) -> Finding:
    # The only other fault that the parser knows with these settings is of quotation marks.
    return finding("XB-CSV-010" if "new-line character" in str(error) else "XB-CSV-003", where)
