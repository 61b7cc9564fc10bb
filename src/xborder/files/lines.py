"""From a character offset to the line and column that an editor shows."""

import re
from bisect import bisect_right
from itertools import accumulate

_LINE_END = re.compile(r"\r\n|\r|\n")


class LineIndex:
    r"""Line starts of a text, found once.

    Lines end at LF, CR LF or CR only, as editors count them (YAML and Unicode
    know further line ends). Both numbers count from 1; a column is a character.

    >>> LineIndex("a\r\nbc").place(4)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:
            *ended, _ = text.split("\n")  # the same, and much quicker
            self._starts = [0, *accumulate(len(line) + 1 for line in ended)]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column; of a line beyond the last, its end is the best that there is."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1
