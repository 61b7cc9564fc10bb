"""Tables in which a record may take several rows, as CSV or in a workbook."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from xborder.files.limits import Limits
from xborder.files.xlsx_cells import XlsxRow
from xborder.findings import Finding, Location, Report, finding
from xborder.formats import mapped_reading
from xborder.formats.compiled import Compiled
from xborder.formats.context import ReadContext
from xborder.formats.csv_source import Row, missing_headings
from xborder.formats.finishing import finish
from xborder.formats.frames import Frame
from xborder.formats.profile import Profile
from xborder.formats.quick.table_rows import QuickTable
from xborder.formats.read_record import ReadRecord, only
from xborder.formats.table_frames import RowJoiner
from xborder.formats.workbook_files import is_workbook
from xborder.formats.xlsx_source import DateForm, date_forms, in_form, zeros_lost


@attrs.frozen
class _Opened:
    """An open table: its headings, where they stand, and its rows."""

    header: tuple[str, ...]
    where: Location
    rows: Iterator[Any]
    closing: AbstractContextManager[Any]


def read_table(path: Path, ready: Compiled, context: ReadContext, limits: Limits, label: str) -> Iterator[ReadRecord]:
    """The records of a table whose profile says how rows make them; a faulty row is told of in its own place.

    A record some of whose rows cannot be read carries their findings too: what
    it lacks stands in them.
    """
    profile = ready.profile
    opened, report = _open(path, profile, limits, label)
    if report:
        yield only(report)
    if opened is None or profile.table is None:
        return
    with opened.closing:
        missing = missing_headings(opened.header, opened.where, profile.detect.header)
        if missing:
            yield only(Report(missing))
            return
        yield from _records(ready, opened.rows, context, label)


def _records(ready: Compiled, rows: Iterator[Row | Finding], context: ReadContext, label: str) -> Iterator[ReadRecord]:
    table = ready.profile.table
    if table is None:
        return
    reader, forms = ready.readers[0], date_forms(ready.profile)
    joiner = RowJoiner(ready.tree.root, table, label)
    quick: QuickTable | None = None
    for ordinal, group in enumerate(_groups(rows, table.key, label, forms), start=1):
        if isinstance(group, Finding):
            yield only(Report.of(group))
            continue
        frames = partial(_careful, joiner, group, label)
        if ordinal > mapped_reading.QUICK_AFTER:
            quick = quick or QuickTable(ready, table, context, label)
            made = quick.read(group, ordinal, frames)
        else:
            root, frame = frames()
            made = finish(reader.read(root, frame, ordinal, context), reader.block.type, label)
        yield _noted(made, group) if made.report else made


def _careful(joiner: RowJoiner, group: list[Row | Finding], label: str) -> tuple[Frame, Frame]:
    return Frame(place=partial(Location, file=label)), joiner.joined(group)


def _noted(made: ReadRecord, group: list[Row | Finding]) -> ReadRecord:
    """The record with notes of numbers whose zeros may be lost, where something is wrong with them."""
    rows = [row for row in group if isinstance(row, XlsxRow)]
    notes = Report(tuple(note for row in rows for found in made.report if (note := zeros_lost(row, found))))
    return attrs.evolve(made, report=(made.report + notes).once()) if notes else made


def _open(path: Path, profile: Profile, limits: Limits, label: str) -> tuple[_Opened | None, Report]:
    wanted = profile.detect.header
    if is_workbook(path):
        from xborder.files.xlsx_reader import open_workbook

        key = profile.table.key if profile.table else None
        book = open_workbook(path, wanted=wanted, key=key, limits=limits, label=label)
        if book.value is None:
            return None, book.report
        where = Location(file=label, sheet=book.value.sheet, row=book.value.heading_row)
        return _Opened(book.value.header, where, iter(book.value), book.value), book.report
    from xborder.files.csv_reader import open_rows

    table = open_rows(path, limits=limits, label=label, wanted=wanted)
    if table.value is None:
        return None, table.report
    where = Location(file=label, line=table.value.heading_line, row=table.value.heading_row)
    return _Opened(table.value.header, where, iter(table.value), table.value), table.report


def _groups(
    rows: Iterator[Row | Finding], key: str, file: str, forms: Mapping[str, DateForm]
) -> Iterator[list[Row | Finding] | Finding]:
    """The rows of each record, with findings in place of faulty ones, and what is wrong before the first."""
    current: list[Row | Finding] = []
    last = ""
    for row in rows:
        if isinstance(row, Finding):
            if current:
                current.append(row)
            else:
                yield row
            continue
        text = row.values[key].strip()
        if text and text != last:
            if current:
                yield current
            current, last = [], text
        if not current and not text:
            yield finding("XB-FORMAT-124", row.place(key, file), heading=key)
            continue
        current.append(in_form(row, forms) if isinstance(row, XlsxRow) else row)
    if current:
        yield current
