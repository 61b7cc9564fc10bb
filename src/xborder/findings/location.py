"""Where in the user's own file something stands."""

import attrs


@attrs.frozen(kw_only=True)
class Location:
    """A place in a source file; only the parts that apply are set.

    Lines, columns, rows and pages count from 1. ``pointer`` is a JSON Pointer
    (RFC 6901) into the document or the canonical record; ``xpath`` names an
    element of an XML file; ``field`` is a column heading of a table; ``sheet``
    and ``cell`` (``B7``) are those of a workbook.

    >>> str(Location(file="kent.csv", row=4, line=5, field="PNC ID"))
    'kent.csv:5 (row 4, column PNC ID)'
    >>> str(Location(file="order.yaml", line=12, column=7, pointer="/made_on"))
    'order.yaml:12:7 (/made_on)'
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    pointer: str | None = None
    xpath: str | None = None
    row: int | None = None
    field: str | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        inside = ", ".join(self._inside())
        return f"{place} ({inside})" if place and inside else place or inside

    def _inside(self) -> list[str]:
        parts = []
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.field is not None:
            parts.append(f"column {self.field}")
        if self.sheet is not None:
            parts.append(f"sheet {self.sheet}")
        if self.cell is not None:
            parts.append(f"cell {self.cell}")
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.xpath is not None:
            parts.append(self.xpath)
        elif self.pointer and self.field is None and self.cell is None:
            parts.append(self.pointer)
        return parts

    def at(self, pointer: str) -> "Location":
        """The same place, of another field.

        >>> str(Location(file="order.yaml", line=12, pointer="").at("/made_on"))
        'order.yaml:12 (/made_on)'
        """
        # By hand: attrs.evolve looks the fields up anew, and every place of every record passes here.
        return Location(
            file=self.file,
            line=self.line,
            column=self.column,
            pointer=pointer,
            xpath=self.xpath,
            row=self.row,
            field=self.field,
            sheet=self.sheet,
            cell=self.cell,
            page=self.page,
        )

    def in_file(self) -> tuple[object, ...]:
        """What tells this place from others in its file; the pointer only where nothing else does."""
        place = (self.file, self.line, self.column, self.row, self.field, self.xpath, self.sheet, self.cell, self.page)
        return place if any(place[1:]) else (*place, self.pointer)

    def sort_key(self) -> tuple[str, str, int, int, str]:
        """Order findings as a reader meets them: by file, sheet, line or row, column, path."""
        column = self.column or _column_of(self.cell or "")
        return (self.file or "", self.sheet or "", self.line or self.row or 0, column, self.pointer or self.xpath or "")


def _column_of(cell: str) -> int:
    """The number of a cell's column: 28 for AB7."""
    number = 0
    for letter in cell.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
