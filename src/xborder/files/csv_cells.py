"""Where the cells of a CSV row begin, found again when somebody asks."""

import re
from collections.abc import Iterable
from functools import cache, cached_property

from xborder.files.lines import LineIndex
from xborder.files.positions import Position


class CsvCells:
    r"""The cells of one row as they stand in the file.

    ``text`` is the row's own text, its line ends included, which must have been
    read without fault; ``headings`` name its cells in their order. Source of the
    form: RFC 4180.

    >>> cells = CsvCells('a,"b\nc",d\r\n', ",", ["one", "two", "three"])
    >>> cells.place("two"), cells.place("three")
    ((1, 4), (2, 4))
    """

    __slots__ = ("__dict__", "_delimiter", "_headings", "_text")

    def __init__(self, text: str, delimiter: str, headings: Iterable[str]) -> None:
        self._text, self._delimiter, self._headings = text, delimiter, headings

    def place(self, heading: str) -> Position:
        """Line and column, within the row, of the first character of a cell's text.

        Of a quoted cell that is the character after the quotation mark. Raises
        KeyError for a heading that the row does not have.
        """
        return self._lines.place(self._starts[heading])

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self._text)

    @cached_property
    def _starts(self) -> dict[str, int]:
        starts: dict[str, int] = {}
        at = 0
        for heading in self._headings:
            starts[heading] = min(at + self._text.startswith('"', at), len(self._text))
            cell = _cell(self._delimiter).match(self._text, at)
            at = (cell.end() if cell else len(self._text)) + 1
        return starts


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    """A cell in quotation marks, or everything up to the next delimiter or the end of the line."""
    return re.compile(rf'"[^"]*(?:""[^"]*)*"|[^{re.escape(delimiter)}\r\n]*')
