"""Rows of a CSV file to frames."""

from xborder.files.csv_reader import CsvRow, CsvTable
from xborder.findings import Finding, Location, finding
from xborder.formats.csv_target import restored
from xborder.formats.frames import Frame, Stray, Text
from xborder.formats.source_tree import Node


def row_frame(row: CsvRow, tree: Node, file: str) -> Frame:
    """The frame of one row; columns that the profile does not know are strays."""
    frame = Frame(location=row.place(None, file))
    for heading, text in row.values.items():
        place = row.place(heading, file)
        if heading in tree.children:
            frame.values[heading] = Text(restored(text), place)
        elif text.strip():
            frame.strays.append(Stray(path=f"/{heading}", text=text, location=place))
    return frame


def missing_headings(table: CsvTable, wanted: tuple[str, ...]) -> tuple[Finding, ...]:
    """A finding for each heading that the profile reads and the table does not have."""
    where = Location(file=table.file, line=1, row=1)
    return tuple(finding("XB-FORMAT-009", where, heading=name) for name in wanted if name not in table.header)
