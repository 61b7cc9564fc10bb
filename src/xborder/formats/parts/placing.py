"""From places in a part to places in the whole file."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import attrs

from xborder.findings import Finding, Location
from xborder.formats.parts.piece import At, Segment, advance


class Places:
    """Where the segments of a part stand in the file.

    ``numbered`` and ``shift`` put right the number of a record in its path,
    ``first_row`` the row of the first record of a table, whose heading is row 1.

    >>> places = Places([(Segment(0, 4, (1, 1)), b"a,b\\n"), (Segment(90, 94, (9, 1)), b"1,2\\n")], first_row=7)
    >>> str(places.moved(Location(file="x.csv", line=2, column=3, row=2)))
    'x.csv:9:3 (row 7)'
    """

    def __init__(
        self,
        segments: Sequence[tuple[Segment, bytes]],
        *,
        numbered: str | None = None,
        shift: int = 0,
        first_row: int | None = None,
    ) -> None:
        self._starts: list[At] = []
        self._real: list[At] = []
        self._first_row = first_row
        self._shift = shift
        self._path = None if numbered is None or not shift else re.compile(rf"\A{re.escape(numbered)}(\d+)")
        at = (1, 1)
        for segment, data in segments:
            self._starts.append(at)
            self._real.append(segment.at)
            at = advance(at, data)

    def moved(self, where: Location) -> Location:
        """The place in the file of a place in the part."""
        if where.line is None:
            return where
        line, column = self._place((where.line, where.column or 1))
        row = where.row
        if row is not None and row > 1 and self._first_row is not None:
            row += self._first_row - 2
        return attrs.evolve(
            where,
            line=line,
            column=where.column and column,
            row=row,
            pointer=self._renumbered(where.pointer),
            xpath=self._renumbered(where.xpath),
        )

    def found(self, found: Finding) -> Finding:
        """A finding of the part as one of the file."""
        where, old = self.moved(found.location), found.location.pointer
        message = found.message
        if old and where.pointer and where.pointer != old:  # some messages name the path
            message = message.replace(old, where.pointer)
        return attrs.evolve(found, location=where, message=message)

    def _place(self, at: At) -> At:
        index = max(bisect_right(self._starts, at) - 1, 0)
        (line, column), (real_line, real_column) = self._starts[index], self._real[index]
        return at[0] - line + real_line, at[1] - column + real_column if at[0] == line else at[1]

    def _renumbered(self, path: str | None) -> str | None:
        if path is None or self._path is None:
            return path
        found = self._path.match(path)
        return path if found is None else f"{path[: found.start(1)]}{int(found[1]) + self._shift}{path[found.end() :]}"
