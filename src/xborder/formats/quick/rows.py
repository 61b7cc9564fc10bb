"""Rows of a table by the quick path."""

from collections.abc import Iterable, Iterator
from functools import partial

from xborder.files.csv_row import CsvRow
from xborder.findings import Finding, Location, Report
from xborder.formats.compiled import Compiled
from xborder.formats.context import ReadContext
from xborder.formats.csv_source import Row, row_frame
from xborder.formats.formula_cells import restored
from xborder.formats.frames import Frame
from xborder.formats.quick.frames import Quick
from xborder.formats.quick.reading import QuickBlock
from xborder.formats.read_record import ReadRecord, only


def read_rows(
    ready: Compiled, rows: Iterable[Row | Finding], first: int, context: ReadContext, file: str
) -> Iterator[ReadRecord]:
    """The records of rows, numbered from ``first``; a finding in place of a row is given as it is."""
    block, headings = QuickBlock(ready, ready.readers[0], context, file), frozenset(ready.tree.root.children)
    root = Quick()
    for ordinal, row in enumerate(rows, start=first):
        if isinstance(row, Finding):
            yield only(Report.of(row))
        else:
            yield block.read(root, _quick(row, headings), ordinal, partial(_careful, ready, row, file))


def _quick(row: Row, headings: frozenset[str]) -> Quick:
    frame = Quick()
    frame.values = values = row.values
    if not headings.issuperset(values):
        frame.odd = any(text.strip() for name, text in values.items() if name not in headings)
        frame.values = values = {name: text for name, text in values.items() if name in headings}
    # A row without an apostrophe has no cell that was made harmless.
    if not isinstance(row, CsvRow) or "'" in row.text:
        frame.values = {name: restored(text) if text[:1] == "'" else text for name, text in values.items()}
    return frame


def _careful(ready: Compiled, row: Row, file: str) -> tuple[Frame, Frame]:
    return Frame(place=partial(Location, file=file)), row_frame(row, ready.tree.root, file)
