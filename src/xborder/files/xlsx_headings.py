"""The headings of a worksheet: in its first row that holds anything, or looked for in the first ones."""

import itertools

from xborder.files.table_headings import WITHIN, find_heading
from xborder.files.xlsx_choice import texts_of
from xborder.files.xlsx_sheet import StoredRow, StoredRows


def read_headings(
    rows: StoredRows, wanted: frozenset[str], *, searched: bool
) -> tuple[int, dict[int, str], tuple[StoredRow, ...]] | None:
    """The number of the (last) heading row, the headings by column, and rows after it that were read already."""
    filled = (row for row in rows if headings(row))
    ahead = tuple(itertools.islice(filled, WITHIN if searched else 1))
    if not ahead:
        return None
    if not searched:
        return ahead[0].number, headings(ahead[0]), ()
    found = find_heading([texts_of(row) for row in ahead], wanted)
    columns = {column: name for column, name in enumerate(found.names, start=1) if name}
    return ahead[found.last].number, columns, ahead[found.last + 1 :]


def headings(row: StoredRow) -> dict[int, str]:
    """The headings of a row by the number of their column; blank cells are left out."""
    return {column: text for column, value in row.values.items() if (text := str(value).strip())}
