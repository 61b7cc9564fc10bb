"""Rows of a table, in a CSV file or a workbook, to frames."""

from functools import partial
from typing import Protocol

from xborder.findings import Finding, Location, finding
from xborder.formats.formula_cells import restored
from xborder.formats.frames import Frame, Stray, Text
from xborder.formats.source_nodes import Node


class Row(Protocol):
    """A row of either kind."""

    @property
    def values(self) -> dict[str, str]:
        """The texts of the row by heading."""

    def place(self, heading: str | None, file: str) -> Location:
        """The place of a cell, or of the row where no heading is given."""


def row_frame(row: Row, tree: Node, file: str) -> Frame:
    """The frame of one row; columns that the profile does not know are strays."""
    frame = Frame(place=partial(row.place, None, file))
    for heading, text in row.values.items():
        place = partial(row.place, heading, file)
        if heading in tree.children:
            frame.values[heading] = Text(restored(text), place)
        elif text.strip():
            frame.strays.append(Stray(path=f"/{heading}", text=text, place=place))
    return frame


def missing_headings(header: tuple[str, ...], where: Location, wanted: tuple[str, ...]) -> tuple[Finding, ...]:
    """A finding for each heading that the profile reads and the table does not have."""
    return tuple(finding("XB-FORMAT-009", where, heading=name) for name in wanted if name not in header)
