"""Rows of a workbook to frames: a date cell is written as the profile's own codec reads dates."""

from collections.abc import Iterator, Mapping

import attrs

from xborder.files.table_headings import BETWEEN
from xborder.files.xlsx_cells import XlsxRow
from xborder.files.xlsx_values import Moment
from xborder.findings import Finding, finding
from xborder.formats.codecs.dates import show_day
from xborder.formats.csv_source import row_frame
from xborder.formats.frames import Frame
from xborder.formats.profile import Group, Line, Profile
from xborder.formats.source_nodes import Node

_DATE_CODECS = {"date-iso": "iso", "date-uk": "uk", "date-mon": "mon"}


@attrs.frozen(kw_only=True)
class DateForm:
    """How a column's codec reads a date: the ``style``, and whether a time follows in the same text."""

    style: str
    with_clock: bool


def date_forms(profile: Profile) -> dict[str, DateForm]:
    """The columns of a profile that hold dates, and the form of each."""
    forms: dict[str, DateForm] = {}
    for block in profile.blocks:
        for group, line in _lines(block.lines, ""):
            if line.codec in _DATE_CODECS:
                forms.setdefault(group + line.sources[0], DateForm(style=_DATE_CODECS[line.codec], with_clock=False))
            elif line.codec == "local-datetime" and line.sources:
                style = str(line.options.get("style", "uk"))
                form = DateForm(style=style, with_clock=len(line.sources) == 1)
                forms.setdefault(group + line.sources[0], form)
    return forms


def time_columns(profile: Profile) -> frozenset[str]:
    """The columns of a profile that hold times of day, beside a date or alone."""
    lines = [each for block in profile.blocks for each in _lines(block.lines, "")]
    alone = {group + line.sources[0] for group, line in lines if line.codec == "time" and line.sources}
    beside = {group + line.sources[1] for group, line in lines if line.codec == "local-datetime" and line.sources[1:]}
    return frozenset(alone | beside)


def workbook_frame(row: XlsxRow, tree: Node, file: str, forms: Mapping[str, DateForm]) -> Frame:
    """The frame of one row: a cell that holds a date cannot be misread, however the profile's texts are written."""
    frame = row_frame(in_form(row, forms), tree, file)
    frame.findings.extend(row.faults)
    return frame


def in_form(row: XlsxRow, forms: Mapping[str, DateForm]) -> XlsxRow:
    """The row with its dates as the columns' codecs read them."""
    moments = {heading: _written(moment, forms[heading]) for heading, moment in row.moments.items() if heading in forms}
    return attrs.evolve(row, values={**row.values, **moments}) if moments else row


def zeros_lost(row: XlsxRow, found: Finding) -> Finding | None:
    """A note beside a finding of a cell that stores a number: what was typed may have begun with zeros."""
    if found.location.field not in row.numbers or found.location.row != row.number or found in row.faults:
        return None
    return finding("XB-XLSX-029", found.location)


def _lines(lines: tuple[Line | Group, ...], group: str) -> Iterator[tuple[str, Line]]:
    """The lines, each with what stands before the headings of its group."""
    for line in lines:
        if isinstance(line, Group):
            yield from _lines(line.lines, f"{line.each}{BETWEEN}")
        else:
            yield group, line


def _written(moment: Moment, form: DateForm) -> str:
    if moment.day is None:
        return str(moment)
    if form.style == "mon" and not moment.day_shown and moment.year_shown:
        return show_day(moment.day, form.style).partition("-")[2]
    day = show_day(moment.day, form.style)
    # Midnight in a column of dates is how programs store a date without a time.
    no_clock = moment.clock_text in {"", "00:00"} and not form.with_clock
    return day if no_clock else f"{day} {moment.clock_text}".strip()
