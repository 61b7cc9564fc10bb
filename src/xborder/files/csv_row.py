"""One row of a CSV file."""

from xborder.files.csv_cells import CsvCells
from xborder.findings import Location


class CsvRow:
    """One row: its texts, its number (the first row of the table is row 1) and the line it begins on.

    ``text`` is the row as it stands in the file, kept since the place of a cell
    is looked for only where somebody asks.
    """

    __slots__ = ("_delimiter", "header", "line", "number", "text", "texts")

    def __init__(
        self, header: tuple[str, ...], texts: list[str], number: int, line: int, text: str, delimiter: str
    ) -> None:
        self.header, self.texts, self.number, self.line = header, texts, number, line
        self.text, self._delimiter = text, delimiter

    @property
    def values(self) -> dict[str, str]:
        """The texts by heading."""
        return dict(zip(self.header, self.texts, strict=True))

    @property
    def cells(self) -> CsvCells:
        """Where the cells stand within the row."""
        return CsvCells(self.text, self._delimiter, self.header)

    def place(self, heading: str | None, file: str) -> Location:
        """The place of a cell: where its text begins; or of the row where no heading is given."""
        if heading is None:
            return Location(file=file, line=self.line, row=self.number)
        line, column = self.cells.place(heading)
        return Location(file=file, line=self.line + line - 1, column=column, row=self.number, field=heading)
