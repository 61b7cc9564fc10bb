"""Rows of a workbook to frames: a date cell is written as the profile's own codec reads dates."""

from collections.abc import Iterator, Mapping

import attrs

from xborder.files.xlsx_cells import XlsxRow
from xborder.files.xlsx_values import Moment
from xborder.findings import Finding, finding
from xborder.formats.codecs.dates import show_day
from xborder.formats.csv_source import row_frame
from xborder.formats.frames import Frame
from xborder.formats.profile import Group, Line, Profile
from xborder.formats.source_tree import Node

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
        for line in _lines(block.lines):
            if line.codec in _DATE_CODECS:
                forms.setdefault(line.sources[0], DateForm(style=_DATE_CODECS[line.codec], with_clock=False))
            elif line.codec == "local-datetime" and line.sources:
                style = str(line.options.get("style", "uk"))
                forms.setdefault(line.sources[0], DateForm(style=style, with_clock=len(line.sources) == 1))
    return forms


def workbook_frame(row: XlsxRow, tree: Node, file: str, forms: Mapping[str, DateForm]) -> Frame:
    """The frame of one row: a cell that holds a date cannot be misread, however the profile's texts are written."""
    moments = {heading: _written(moment, forms[heading]) for heading, moment in row.moments.items() if heading in forms}
    frame = row_frame(attrs.evolve(row, values={**row.values, **moments}) if moments else row, tree, file)
    frame.findings.extend(row.faults)
    return frame


def zeros_lost(row: XlsxRow, found: Finding) -> Finding | None:
    """A note beside a finding of a cell that stores a number: what was typed may have begun with zeros."""
    if found.location.field not in row.numbers or found.location.row != row.number or found in row.faults:
        return None
    return finding("XB-XLSX-029", found.location)


def _lines(lines: tuple[Line | Group, ...]) -> Iterator[Line]:
    for line in lines:
        if isinstance(line, Group):
            yield from _lines(line.lines)
        else:
            yield line


def _written(moment: Moment, form: DateForm) -> str:
    if moment.day is None:
        return str(moment)
    if form.style == "mon" and not moment.day_shown and moment.year_shown:
        return show_day(moment.day, form.style).partition("-")[2]
    day = show_day(moment.day, form.style)
    # Midnight in a column of dates is how programs store a date without a time.
    no_clock = moment.clock_text in {"", "00:00"} and not form.with_clock
    return day if no_clock else f"{day} {moment.clock_text}".strip()
