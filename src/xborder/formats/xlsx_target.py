"""Rows to a workbook, under the headings of the profile: texts as texts, dates as dates, counts as numbers.

Written row by row in constant memory. Nothing in it is of the day on which it
is written: the same records give the same bytes.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from xborder.files.table_headings import BETWEEN
from xborder.findings import Finding, Location, finding
from xborder.formats.codecs.dates import read_day
from xborder.formats.codecs.protocol import Unreadable
from xborder.formats.csv_target import noted, written
from xborder.formats.formula_cells import neutral
from xborder.formats.frames import Frame, Text
from xborder.formats.profile import Profile
from xborder.formats.table_rows import heading_rows, rows_of
from xborder.formats.xlsx_source import date_forms, time_columns

if TYPE_CHECKING:
    from types import ModuleType

#: What a worksheet holds at most (ECMA-376 part 1 18.3.1.73, and the published limits of Excel).
MOST_ROWS, LONGEST = 1_048_576, 32_767
_WIDEST, _NARROWEST = 48, 10
# What Excel cannot show as a date is written as text.
_FIRST_DAY = dt.date(1900, 3, 1)
# Excel counts a date without a day as written on this one.
_MADE = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - workbooks keep no time zone


def to_workbook(profile: Profile, frames: Iterable[Frame], label: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The workbook, and what is to be said of its cells; no bytes where the package that writes it is missing."""
    try:
        import xlsxwriter  # type: ignore[import-untyped] # the package has no stubs
    except ModuleNotFoundError:
        return None, (finding("XB-FORMAT-128", Location(file=label)),)
    out = io.BytesIO()
    sheet = _Sheet(xlsxwriter, out, profile, label)
    sheet.fill(frames)
    return out.getvalue(), tuple(sheet.found)


@attrs.define
class _Column:
    """What a column holds: how its dates are written, and the widest text that was seen."""

    heading: str
    style: str | None
    clock: bool
    width: int


class _Sheet:
    """One worksheet in the making."""

    def __init__(self, writer: "ModuleType", out: io.BytesIO, profile: Profile, label: str) -> None:
        self.found: list[Finding] = []
        self._profile, self._label = profile, label
        self._book: Any = writer.Workbook(out, {"constant_memory": True, "strings_to_urls": False})
        self._book.set_properties({"created": _MADE})
        self._sheet = self._book.add_worksheet(profile.table.sheet if profile.table else "Log")
        form = self._book.add_format
        self._heading = form({"bold": True, "bg_color": "#D9E1F2", "border": 1, "text_wrap": True, "valign": "top"})
        self._group = form({"bold": True, "bg_color": "#B4C6E7", "border": 1, "align": "center"})
        self._day = form({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
        self._clock = form({"num_format": "hh:mm", "align": "left", "valign": "top"})
        self._seconds = form({"num_format": "hh:mm:ss", "align": "left", "valign": "top"})
        self._text = form({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._number = form({"num_format": "0", "valign": "top"})
        self._columns = _columns(profile)

    def fill(self, frames: Iterable[Frame]) -> None:
        """Write the headings and the rows, and end the workbook."""
        headings = heading_rows(self._profile)
        self._headings(headings)
        number = len(headings)
        for row in rows_of(self._profile, frames):
            if number == MOST_ROWS:
                self.found.append(finding("XB-FORMAT-127", Location(file=self._label), limit=MOST_ROWS))
                break
            self._row(number, row)
            number += 1
        self._sheet.freeze_panes(len(headings), 1)
        self._sheet.autofilter(len(headings) - 1, 0, max(number - 1, len(headings)), len(self._columns) - 1)
        for index, column in enumerate(self._columns):
            self._sheet.set_column(index, index, min(max(column.width + 2, _NARROWEST), _WIDEST))
        self._book.close()

    def _headings(self, rows: list[list[str]]) -> None:
        *groups, bottom = rows
        for group in groups:
            for first, last, name in _spans(self._profile):
                if first < last:
                    self._sheet.merge_range(0, first, 0, last, name, self._group)
                else:
                    self._sheet.write_string(0, first, group[first], self._group)
        for index, name in enumerate(bottom):
            self._sheet.write_string(len(groups), index, name, self._heading)

    def _row(self, number: int, row: list[Text | None]) -> None:
        where = Location(file=self._label, row=number + 1)
        header = self._profile.detect.header
        self.found.extend(noted(header, row, [written(text) for text in row], where))
        for index, (text, column) in enumerate(zip(row, self._columns, strict=True)):
            if text is not None and text.text:
                self._cell(number, index, text, column)

    def _cell(self, row: int, index: int, text: Text, column: _Column) -> None:
        column.width = max(column.width, min(len(text.text), _WIDEST))
        day = _day(text.text, column)
        clock = _clock(text.text) if column.clock else None
        if text.json == "integer":
            self._sheet.write_number(row, index, int(text.text), self._number)
        elif day is not None:
            self._sheet.write_datetime(row, index, day, self._day)
        elif clock is not None:
            self._sheet.write_datetime(row, index, clock, self._seconds if clock.second else self._clock)
        else:
            self._written(row, index, neutral(text.text), column)

    def _written(self, row: int, index: int, text: str, column: _Column) -> None:
        where = Location(file=self._label, row=row + 1, field=column.heading)
        if len(text.encode("utf-16-le")) > 2 * LONGEST:  # Excel counts UTF-16
            self.found.append(finding("XB-FORMAT-126", where, path=column.heading, limit=LONGEST))
        elif _is_impossible(text):
            self.found.append(finding("XB-FORMAT-120", where, path=column.heading, profile=self._profile.name))
        else:
            self._sheet.write_string(row, index, text, self._text)


def _is_impossible(text: str) -> bool:
    """True for what no workbook can hold: NUL, and the two characters that Unicode keeps out of all texts."""
    return any(mark in text for mark in "\0\ufffe\uffff")


def _columns(profile: Profile) -> list[_Column]:
    forms, times = date_forms(profile), time_columns(profile)
    columns = []
    for name in profile.detect.header:
        form = forms.get(name)
        style = form.style if form and not form.with_clock else None
        longest_word = max(map(len, name.rpartition(BETWEEN)[2].split()))
        columns.append(_Column(heading=name, style=style, clock=name in times, width=longest_word))
    return columns


def _spans(profile: Profile) -> Iterator[tuple[int, int, str]]:
    """The groups of columns: the first and last column of each, and its name."""
    groups = [name.rpartition(BETWEEN)[0] for name in profile.detect.header]
    first = 0
    for index, name in enumerate(groups):
        if index + 1 == len(groups) or groups[index + 1] != name:
            if name:
                yield first, index, name
            first = index + 1


def _day(text: str, column: _Column) -> dt.date | None:
    if column.style is None:
        return None
    try:
        day = read_day(text, column.style)
    except Unreadable:
        return None
    return day if day >= _FIRST_DAY else None


def _clock(text: str) -> dt.time | None:
    try:
        return dt.time.fromisoformat(text) if len(text) in {5, 8} else None
    except ValueError:
        return None
