"""The rows of one worksheet, as they are stored, one piece of the part after another."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from xborder.files.xlsx_book import Book, Sheet
from xborder.files.xlsx_package import Fault
from xborder.files.xlsx_xml import Pump
from xborder.findings import Location, finding

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_MOST_MERGES = 10_000


class Stored(NamedTuple):
    """A cell as it is stored: ``text`` is None where it has no value, ``too_long`` if its text is not kept."""

    column: int
    kind: str
    style: int
    text: str | None
    formula: bool
    too_long: bool


@attrs.frozen
class StoredRow:
    """A row and those of its cells that the sheet mentions."""

    number: int
    cells: tuple[Stored, ...]


@attrs.frozen
class Merge:
    """A block of cells that are one, by its first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


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


def cell_numbers(reference: str) -> tuple[int, int]:
    """Row and column of a cell. Raises ValueError for what names none.

    >>> cell_numbers("B7")
    (7, 2)
    """
    found = _REFERENCE.fullmatch(reference)
    column = 0
    for letter in found[1] if found else "":
        column = column * 26 + ord(letter) - ord("A") + 1
    if found is None or column > _MOST_COLUMNS or int(found[2]) > _MOST_ROWS:
        raise ValueError(reference)
    return int(found[2]), column


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
                for _ in Pump(stream, self._watcher, package.file, package.limits).pieces():
                    yield from self._watcher.taken()
            except Fault:
                yield from self._watcher.taken()
                raise


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
        self._cells: list[Stored] = []
        self._row = self._column = self._size = 0
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
                self._made.append(StoredRow(self._row, tuple(self._cells)))
        elif name == "rPh":
            self._phonetic = False

    def text(self, text: str) -> None:
        if not self._taking or self._pieces is None:
            return
        self._size += len(text)
        if self._size > self._limits.csv_row_bytes:
            raise Fault(finding("XB-XLSX-008", attrs.evolve(self._where, row=self._row)))
        if sum(map(len, self._pieces)) + len(text) > self._limits.string_chars:
            self._too_long = True
        else:
            self._pieces.append(text)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._row + 1))
        if not self._row < number <= _MOST_ROWS:
            raise Fault(finding("XB-XLSX-003", self._where, detail="its rows are not in their order"))
        self._row, self._column, self._size, self._cells = number, 0, 0, []

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        row, column = cell_numbers(reference) if reference else (self._row, self._column + 1)
        if row != self._row or not self._column < column <= _MOST_COLUMNS:
            raise Fault(finding("XB-XLSX-003", self._where, detail="the cells of a row are not in their order"))
        self._column = column
        self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", "0"))
        self._pieces, self._formula, self._too_long = None, False, False

    def _end_cell(self) -> None:
        text = None if self._pieces is None else "".join(self._pieces)
        if text is not None or self._formula:
            self._cells.append(Stored(self._column, self._kind, self._style, text, self._formula, self._too_long))
