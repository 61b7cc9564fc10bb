"""Rows of a text table by the quick path."""

from collections.abc import Iterable, Iterator
from functools import partial

from xborder.files.csv_raw import Raw
from xborder.files.csv_reader import CsvTable
from xborder.findings import Finding, Location, Report
from xborder.formats.compiled import Compiled
from xborder.formats.context import ReadContext
from xborder.formats.csv_source import row_frame
from xborder.formats.formula_cells import restored
from xborder.formats.frames import Frame
from xborder.formats.quick.parsing import Careful
from xborder.formats.quick.reading import QuickBlock
from xborder.formats.quick.straight_reader import Loss, row_reader
from xborder.formats.quick.targets import TooOddError
from xborder.formats.read_record import ReadRecord, only


def read_rows(
    ready: Compiled, table: CsvTable, rows: Iterable[Raw | Finding], first: int, context: ReadContext, file: str
) -> Iterator[ReadRecord]:
    """The records of rows, numbered from ``first``; a finding in place of a row is given as it is."""
    block = QuickBlock(ready, ready.readers[0], context, file)
    told, careful = block.told, partial(_careful, ready, table, file)
    unknown = [number for number, name in enumerate(table.header) if name not in ready.tree.root.children]
    try:
        made = row_reader(ready, ready.readers[0].block, context, table.header)
    except TooOddError:
        made = None
    for ordinal, row in enumerate(rows, start=first):
        if not isinstance(row, tuple):
            yield only(Report.of(row))
            continue
        cells, losses, record = row[2], _no_losses(), None
        # A row without an apostrophe has no cell that was made harmless.
        if "'" in row[3]:
            cells = [restored(text) if text[:1] == "'" else text for text in cells]
        if made is not None and not (unknown and any(cells[number].strip() for number in unknown)):
            try:
                record = made(cells, ordinal, losses)
            except (Careful, ValueError):
                record = None
        yield told(record, losses, ordinal, partial(careful, row))


def _no_losses() -> list[Loss]:
    return []


def _careful(ready: Compiled, table: CsvTable, file: str, row: Raw) -> tuple[Frame, Frame]:
    return Frame(place=partial(Location, file=file)), row_frame(table.row(row), ready.tree.root, file)
