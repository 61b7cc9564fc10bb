"""The rows of one worksheet, as they are stored, one piece of the part after another."""

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from xborder.files.xlsx_book import Book, Sheet
from xborder.files.xlsx_cells import Value, read_cell
from xborder.files.xlsx_package import Fault
from xborder.files.xlsx_plain import head_of
from xborder.files.xlsx_quick import IN_ROWS, QuickRows, split_rows
from xborder.files.xlsx_stored import MOST_COLUMNS, MOST_ROWS, Stored, cell_numbers
from xborder.files.xlsx_xml import Pump
from xborder.findings import Location, finding

_MOST_MERGES = 10_000


class StoredRow(NamedTuple):
    """A row and what those of its cells hold that the sheet mentions, by the number of their column."""

    number: int
    values: dict[int, Value]


@attrs.frozen
class Merge:
    """A block of cells that are one, by its first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


class StoredRows:
    """The rows of a sheet that have cells, in constant memory; going through them raises Fault.

    ``merges`` are the sheet's merged cells, known once the last row was given.
    """

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._book, self._sheet = book, sheet
        self._watcher = _Rows(book, sheet)
        self._rows = self._go()

    def __iter__(self) -> Iterator[StoredRow]:
        return self._rows

    @property
    def merges(self) -> list[Merge]:
        """The merged cells that were met."""
        return self._watcher.merges

    def _go(self) -> Iterator[StoredRow]:
        package = self._book.package
        with package.open(self._sheet.part, package.limits.xlsx_sheet_bytes) as stream:
            try:
                yield from self._rows_of(Pump(stream, self._watcher, package.file, package.limits))
            except Fault:
                yield from self._watcher.taken()
                raise

    def _rows_of(self, pump: Pump) -> Iterator[StoredRow]:
        """The rows, plain ones by the quick way; whatever is not plain is fed to the parser, as all around the rows is."""
        head, rest = head_of(pump, b"worksheet", b"<row ")
        pump.feed(head)
        quick = QuickRows(self._book)
        plain = True
        for piece in split_rows(pump, rest):
            plain = plain and pump.depth == IN_ROWS and isinstance(piece, str)
            made = quick.read(piece, self._watcher.row) if plain and isinstance(piece, str) else None
            if made is None:
                pump.feed(piece.encode() if isinstance(piece, str) else piece)
                yield from self._watcher.taken()
            else:
                self._watcher.row, values = made
                if values:
                    yield StoredRow(self._watcher.row, values)
        for _ in pump.pieces():
            yield from self._watcher.taken()


def merges(book: Book, sheet: Sheet) -> list[Merge]:
    """The merged cells of a sheet, for who must know them before its rows. Raises Fault."""
    rows = StoredRows(book, sheet)
    for _ in rows:
        pass
    return rows.merges


class _Rows:
    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._where = Location(file=book.package.file, sheet=sheet.name)
        self._limits = book.package.limits
        self.merges: list[Merge] = []
        self._made: list[StoredRow] = []
        self._book = book
        self._cells: dict[int, Value] = {}
        self.row = self._column = self._size = 0
        self._kind, self._style = "n", 0
        self._pieces: list[str] | None = None
        self._taking = self._formula = self._phonetic = self._too_long = False

    def taken(self) -> list[StoredRow]:
        made, self._made = self._made, []
        return made

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "t"}:
            self._taking = not self._phonetic
            if self._pieces is None:
                self._pieces = []
        elif name == "row":
            self._begin_row(attributes)
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell" and len(self.merges) < _MOST_MERGES:
            first, _, last = attributes.get("ref", "").partition(":")
            self.merges.append(Merge(*cell_numbers(first), *cell_numbers(last or first)))

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in {"v", "t"}:
            self._taking = False
        elif name == "row":
            if self._cells:
                self._made.append(StoredRow(self.row, self._cells))
        elif name == "rPh":
            self._phonetic = False

    def text(self, text: str) -> None:
        if not self._taking or self._pieces is None:
            return
        self._size += len(text)
        if self._size > self._limits.csv_row_bytes:
            raise Fault(finding("XB-XLSX-008", attrs.evolve(self._where, row=self.row)))
        if sum(map(len, self._pieces)) + len(text) > self._limits.string_chars:
            self._too_long = True
        else:
            self._pieces.append(text)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self.row + 1))
        if not self.row < number <= MOST_ROWS:
            raise Fault(finding("XB-XLSX-003", self._where, detail="its rows are not in their order"))
        self.row, self._column, self._size, self._cells = number, 0, 0, {}

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        row, column = cell_numbers(reference) if reference else (self.row, self._column + 1)
        if row != self.row or not self._column < column <= MOST_COLUMNS:
            raise Fault(finding("XB-XLSX-003", self._where, detail="the cells of a row are not in their order"))
        self._column = column
        self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", "0"))
        self._pieces, self._formula, self._too_long = None, False, False

    def _end_cell(self) -> None:
        text = None if self._pieces is None else "".join(self._pieces)
        if text is not None or self._formula:
            stored = Stored(self._column, self._kind, self._style, text, self._formula, self._too_long)
            self._cells[self._column] = read_cell(stored, self._book)
