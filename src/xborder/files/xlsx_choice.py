"""Which sheet of a workbook holds the table that is wanted."""

from collections.abc import Iterable

import attrs

from xborder.files.xlsx_book import Book, Sheet
from xborder.files.xlsx_cells import read_cell
from xborder.files.xlsx_sheet import StoredRows
from xborder.findings import Location, Outcome, Report, finding


@attrs.frozen
class Headed:
    """A sheet and its headings; none for an empty sheet."""

    sheet: Sheet
    headings: frozenset[str]


def headed(book: Book) -> tuple[Headed, ...]:
    """The sheets with the texts of their first row that holds anything. Raises Fault."""
    return tuple(Headed(sheet, _first_row(book, sheet)) for sheet in book.sheets)


def chosen(book: Book, wanted: frozenset[str]) -> Outcome[Sheet]:
    """The one sheet that people see whose headings are those wanted, or the likeliest for who names what it lacks.

    Hidden sheets with these headings are told of and not read. Raises Fault.
    """
    sheets = headed(book)
    fitting = [each.sheet for each in sheets if each.headings and wanted <= each.headings]
    seen = [sheet for sheet in fitting if not sheet.hidden]
    hidden = [sheet for sheet in fitting if sheet.hidden]
    if len(seen) > 1:
        return Outcome(None, _each(book, "XB-XLSX-025", seen))
    if len(seen) == 1:
        return Outcome(seen[0], _each(book, "XB-XLSX-026", hidden))
    if hidden:
        return Outcome(None, _each(book, "XB-XLSX-027", hidden))
    return _likeliest(book, sheets, wanted)


def _likeliest(book: Book, sheets: tuple[Headed, ...], wanted: frozenset[str]) -> Outcome[Sheet]:
    visible = [each for each in sheets if not each.sheet.hidden]
    if not any(each.headings for each in visible):
        return Outcome(None, _each(book, "XB-XLSX-009", [each.sheet for each in visible or sheets]))
    best = max(visible, key=lambda each: len(each.headings & wanted))
    if not best.headings & wanted:
        return Outcome(None, Report.of(finding("XB-XLSX-028", Location(file=book.package.file))))
    return Outcome(best.sheet)


def _each(book: Book, code: str, sheets: Iterable[Sheet]) -> Report:
    return Report(tuple(finding(code, Location(file=book.package.file, sheet=sheet.name)) for sheet in sheets))


def _first_row(book: Book, sheet: Sheet) -> frozenset[str]:
    for row in StoredRows(book, sheet):
        texts = frozenset(text for stored in row.cells if (text := str(read_cell(stored, book)).strip()))
        if texts:
            return texts
    return frozenset()
