"""The rows of a worksheet without a parser's call for each element, where they are as plain as programs write them.

The parser still goes through all that stands around the rows, and through each
row that is not of the one form that is known here letter by letter; so nothing
is taken for a row that it would not take for one. A test holds both ways equal.
"""

import re
from collections.abc import Iterator

from xborder.files.xlsx_book import Book
from xborder.files.xlsx_cells import Value, read_cell
from xborder.files.xlsx_plain import TEXT, blocks
from xborder.files.xlsx_stored import MOST_COLUMNS, MOST_ROWS, Stored, column_number
from xborder.files.xlsx_xml import Pump

#: How many elements are open between two rows: the worksheet and its data.
IN_ROWS = 2

_ROW = re.compile(r'\s*<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]+="[A-Za-z0-9:. ]*")*)>', re.ASCII)
_ATTRIBUTE = re.compile(r" ([A-Za-z0-9:]+)=")
# The last group is whatever does not belong to a cell of this form.
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?(?: t="([A-Za-z]{1,9})")?'
    rf'(?:/>|>(?:<v>(?:([0-9]{{1,9}})|({TEXT}+))</v>|<is><t(?: xml:space="preserve")?>({TEXT}+)</t></is>)?</c>)|(.)',
    re.DOTALL,
)
_KEPT = 50_000


def split_rows(pump: Pump, rest: bytes | None) -> Iterator[str | bytes]:
    """The text of each row in turn, to its end tag; bytes for what is to be parsed, with all that comes after it."""
    for block in blocks(pump, rest, "</row>", b"</sheetData"):
        if isinstance(block, bytes):
            yield block
        else:
            yield from (row + "</row>" for row in block.split("</row>")[:-1])


class _Columns(dict[str, int]):
    """The numbers of columns by their letters; 0 for none."""

    def __missing__(self, letters: str) -> int:
        number = self[letters] = column_number(letters)
        return number


class QuickRows:
    """Reads rows of the one plain form."""

    def __init__(self, book: Book) -> None:
        self._book = book
        limits = book.package.limits
        self._longest = min(limits.string_chars, limits.csv_row_bytes)
        self._columns = _Columns()
        self._known: dict[tuple[str, str, str], Value] = {}
        self._attributes: set[str] = set()

    def read(self, piece: str, before: int) -> tuple[int, dict[int, Value]] | None:
        """Number and values of a row that comes after row ``before``; None for one that is not plain."""
        head = _ROW.match(piece)
        if head is None or len(piece) > self._longest or not self._plain(head[2]):
            return None
        row, number = head[1], int(head[1])
        if not before < number <= MOST_ROWS:
            return None
        texts, known, columns = self._book.plain, self._known, self._columns
        shared = len(texts)
        values: dict[int, Value] = {}
        last = 0
        for letters, digits, style, kind, whole, other, inline, _ in _CELL.findall(piece, head.end(), len(piece) - 6):
            column = columns[letters]  # 0 for what is no cell
            if column <= last or digits != row:
                return None
            last = column
            if kind == "s" and whole and (at := int(whole)) < shared and (text := texts[at]) is not None:
                values[column] = text
            elif whole or other or inline:
                key = (kind, style, whole or other or inline)
                values[column] = known[key] if key in known else self._value(key)
        return (number, values) if last <= MOST_COLUMNS else None

    def _value(self, key: tuple[str, str, str]) -> Value:
        kind, style, text = key
        stored = Stored(0, kind or "n", int(style or "0"), text, formula=False, too_long=False)
        value = read_cell(stored, self._book)
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[key] = value
        return value

    def _plain(self, attributes: str) -> bool:
        """Whether no attribute of a row stands twice."""
        if attributes in self._attributes:
            return True
        names = _ATTRIBUTE.findall(attributes)
        plain = len(set(names)) == len(names) and "r" not in names
        if plain and len(self._attributes) < _KEPT:
            self._attributes.add(attributes)
        return plain
