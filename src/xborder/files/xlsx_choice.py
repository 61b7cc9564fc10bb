"""Which sheet of a workbook holds the table that is wanted."""

from collections.abc import Iterable

import attrs

from xborder.files.table_headings import WITHIN, find_heading
from xborder.files.xlsx_book import Book, Sheet
from xborder.files.xlsx_package import Fault
from xborder.files.xlsx_sheet import StoredRow, StoredRows
from xborder.findings import Location, Outcome, Report, finding


@attrs.frozen
class Headed:
    """A sheet and the texts of its first rows that hold any, each with an entry for every column."""

    sheet: Sheet
    rows: tuple[tuple[str, ...], ...]

    def headings(self, wanted: frozenset[str], *, searched: bool = False) -> frozenset[str]:
        """The headings: the first row, or, where they are ``searched``, what comes nearest to those wanted."""
        if not self.rows:
            return frozenset()
        names = find_heading(self.rows, wanted).names if searched else self.rows[0]
        return frozenset(name.strip() for name in names if name.strip())


def headed(book: Book) -> tuple[Headed, ...]:
    """The sheets with their first rows. Raises Fault."""
    return tuple(Headed(sheet, _first_rows(book, sheet)) for sheet in book.sheets)


def texts_of(row: StoredRow) -> tuple[str, ...]:
    """The text of every cell of a row, from column A to the last one that the sheet mentions."""
    return tuple(str(row.values.get(column, "")) for column in range(1, max(row.values, default=0) + 1))


def chosen(book: Book, wanted: frozenset[str], *, searched: bool = False) -> Outcome[Sheet]:
    """The one sheet that people see whose headings are those wanted, or the likeliest for who names what it lacks.

    Hidden sheets with these headings are told of and not read. Raises Fault.
    """
    sheets = [(each.sheet, each.headings(wanted, searched=searched)) for each in headed(book)]
    fitting = [sheet for sheet, headings in sheets if headings and wanted <= headings]
    seen = [sheet for sheet in fitting if not sheet.hidden]
    hidden = [sheet for sheet in fitting if sheet.hidden]
    if len(seen) > 1:
        return Outcome(None, _each(book, "XB-XLSX-025", seen))
    if len(seen) == 1:
        return Outcome(seen[0], _each(book, "XB-XLSX-026", hidden))
    if hidden:
        return Outcome(None, _each(book, "XB-XLSX-027", hidden))
    return _likeliest(book, sheets, wanted)


def _likeliest(book: Book, sheets: list[tuple[Sheet, frozenset[str]]], wanted: frozenset[str]) -> Outcome[Sheet]:
    visible = [each for each in sheets if not each[0].hidden]
    if not any(headings for _, headings in visible):
        return Outcome(None, _each(book, "XB-XLSX-009", [sheet for sheet, _ in visible or sheets]))
    best, headings = max(visible, key=lambda each: len(each[1] & wanted))
    if not headings & wanted:
        return Outcome(None, Report.of(finding("XB-XLSX-028", Location(file=book.package.file))))
    return Outcome(best)


def _each(book: Book, code: str, sheets: Iterable[Sheet]) -> Report:
    return Report(tuple(finding(code, Location(file=book.package.file, sheet=sheet.name)) for sheet in sheets))


def _first_rows(book: Book, sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """The first rows that hold anything; what is broken after them is told of when they are read."""
    found: list[tuple[str, ...]] = []
    try:
        for row in StoredRows(book, sheet):
            texts = texts_of(row)
            if any(text.strip() for text in texts):
                found.append(texts)
            if len(found) == WITHIN:
                break
    except Fault:
        if not found:
            raise
    return tuple(found)
