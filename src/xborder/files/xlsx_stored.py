"""Cells as they are stored, and how they are named."""

import re
from functools import lru_cache
from typing import NamedTuple

#: How many rows and columns a worksheet has (ECMA-376 part 1 18.3.1.73).
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)


class Stored(NamedTuple):
    """A cell as it is stored: ``text`` is None where it has no value, ``too_long`` if its text is not kept."""

    column: int
    kind: str
    style: int
    text: str | None
    formula: bool
    too_long: bool


def letters(column: int) -> str:
    """The letters of a column, which is counted from 1.

    >>> letters(1), letters(27), letters(16384)
    ('A', 'AA', 'XFD')
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


@lru_cache(maxsize=MOST_COLUMNS)
def column_number(name: str) -> int:
    """The number of a column, which is counted from 1.

    >>> column_number("A"), column_number("AA")
    (1, 27)
    """
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def cell_numbers(reference: str) -> tuple[int, int]:
    """Row and column of a cell. Raises ValueError for what names none.

    >>> cell_numbers("B7")
    (7, 2)
    """
    found = _REFERENCE.fullmatch(reference)
    column = column_number(found[1]) if found else 0
    if found is None or column > MOST_COLUMNS or int(found[2]) > MOST_ROWS:
        raise ValueError(reference)
    return int(found[2]), column
