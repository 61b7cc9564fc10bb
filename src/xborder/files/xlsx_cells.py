"""A cell as a person sees it: its text, or a finding where there is none that is sure."""

from collections.abc import Mapping
from typing import Any

import attrs

from xborder.files.xlsx_book import IMPOSSIBLE, Book, unescaped
from xborder.files.xlsx_formats import Shown
from xborder.files.xlsx_stored import Stored, letters
from xborder.files.xlsx_values import Misfit, Moment, iso_moment, number_value
from xborder.findings import Finding, Location, finding

_PLAIN = Shown()
_NO_MOMENTS: dict[str, Moment] = {}
_NO_NUMBERS: frozenset[str] = frozenset()


class Number(str):
    """The text of a cell that stores a number: what was typed may have had zeros in front."""

    __slots__ = ()


@attrs.frozen
class Wrong:
    """What stands for the value of a cell that has none: the ``code`` of its finding."""

    code: str

    def __str__(self) -> str:
        return ""


#: What a cell holds.
Value = str | Moment | Wrong


def is_blank(value: Value) -> bool:
    """True if a person sees nothing.

    >>> is_blank(" "), is_blank(Wrong("XB-XLSX-021"))
    (True, False)
    """
    return isinstance(value, str) and (not value or value.isspace())


@attrs.frozen
class XlsxRow:
    """One row: its values by heading, its number as the program shows it.

    ``moments`` are the cells that hold a date or a time, whose values are then
    ISO 8601; ``numbers`` the headings of cells that store numbers; ``faults``
    what is wrong with single cells, which are blank in ``values``.
    """

    values: dict[str, str]
    number: int
    sheet: str
    moments: dict[str, Moment]
    numbers: frozenset[str]
    faults: tuple[Finding, ...]
    _columns: Mapping[str, int] = attrs.field(repr=False, eq=False)

    @classmethod
    def of(
        cls,
        blank: Mapping[str, str],
        cells: Mapping[str, Value],
        columns: Mapping[str, int],
        where: tuple[str, str, int],
    ) -> "XlsxRow":
        """A row of the cells that its sheet mentions; ``where`` is its file, sheet and number, ``blank`` an empty row."""
        file, sheet, number = where
        special = [(heading, value) for heading, value in cells.items() if type(value) is not str]
        if not special:
            return cls({**blank, **cells}, number, sheet, _NO_MOMENTS, _NO_NUMBERS, (), columns)  # type: ignore[dict-item] # all are texts
        texts = {heading: str(value) for heading, value in special}
        values: dict[str, Any] = {**blank, **cells, **texts}
        moments = {heading: value for heading, value in special if type(value) is Moment}
        numbers = frozenset([heading for heading, value in special if type(value) is Number])
        row = cls(values, number, sheet, moments, numbers, (), columns)
        if len(moments) + len(numbers) == len(special) and not any(map(_is_cut, moments.values())):
            return row
        return attrs.evolve(row, faults=tuple(row._found(cells, file)))

    def place(self, heading: str | None, file: str) -> Location:
        """The place of a cell, or of the row where no heading is given."""
        where = Location(file=file, sheet=self.sheet, row=self.number)
        if heading is None:
            return where
        return attrs.evolve(where, field=heading, cell=f"{letters(self._columns[heading])}{self.number}")

    def _found(self, cells: Mapping[str, Value], file: str) -> list[Finding]:
        wrong = [(heading, value.code) for heading, value in cells.items() if isinstance(value, Wrong)]
        part = [(heading, "XB-XLSX-019") for heading, moment in self.moments.items() if _is_cut(moment)]
        return [finding(code, self.place(heading, file)) for heading, code in wrong + part]


def _is_cut(moment: Moment) -> bool:
    return moment.day is not None and not (moment.day_shown and moment.year_shown)


def read_cell(stored: Stored, book: Book) -> Value:
    """What a stored cell holds."""
    if stored.too_long:
        return Wrong("XB-XLSX-020")
    if stored.kind == "e":
        return Wrong("XB-XLSX-021")
    if stored.text is None or (not stored.text and stored.formula and stored.kind != "str"):
        return Wrong("XB-XLSX-023") if stored.formula else ""
    try:
        return _read(stored, stored.text, book)
    except Misfit as fault:
        return Wrong(fault.code)


def _read(stored: Stored, text: str, book: Book) -> Value:
    if stored.kind == "s":
        index = int(text) if text.isdecimal() and len(text) < 10 else -1
        shared = book.texts[index] if 0 <= index < len(book.texts) else None
        return Wrong("XB-XLSX-020") if shared is None else _text(shared)
    if stored.kind in {"str", "inlineStr"}:
        return _text(unescaped(text))
    if stored.kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    if stored.kind == "d":
        return iso_moment(text)
    if not text:
        return ""
    shows = book.formats[stored.style] if 0 <= stored.style < len(book.formats) else _PLAIN
    value = number_value(text, shows, from_1904=book.from_1904)
    return Number(value) if isinstance(value, str) and not shows.elapsed else value


def _text(text: str) -> Value:
    """A text of characters that can be: none is NUL, or half of one."""
    return Wrong("XB-XLSX-024") if IMPOSSIBLE.search(text) else text
