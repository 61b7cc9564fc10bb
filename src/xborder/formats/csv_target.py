"""Rows to CSV, under the headings of the profile."""

import csv
import io
from collections.abc import Iterable

from xborder.findings import Finding, Location, finding
from xborder.formats.formula_cells import neutral
from xborder.formats.frames import Frame, Text
from xborder.formats.profile import Profile
from xborder.formats.table_rows import heading_rows, rows_of


def to_csv(profile: Profile, frames: Iterable[Frame], label: str) -> tuple[bytes, tuple[Finding, ...]]:
    """The file as UTF-8 bytes with CRLF line ends (RFC 4180), and what is to be said of its cells.

    ``frames`` are the records; where the profile's ``table`` says so, each may
    take several rows. The one character that no CSV file can hold is NUL.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    headings = heading_rows(profile)
    writer.writerows(headings)
    header = profile.detect.header
    found: list[Finding] = []
    for number, row in enumerate(rows_of(profile, frames), start=len(headings) + 1):
        texts = [written(text) for text in row]
        if "\0" in "".join(texts):
            found.extend(_nul(header, row, Location(file=label, row=number), profile))
        found.extend(noted(header, row, texts, Location(row=number)))
        writer.writerow(texts)
    return out.getvalue().encode(), tuple(found)


def written(text: Text | None) -> str:
    """The text of a cell; a number is no formula, whatever its sign."""
    if text is None:
        return ""
    return text.text if text.json == "integer" else neutral(text.text)


def noted(
    header: Iterable[str], row: Iterable[Text | None], texts: Iterable[str], where: Location
) -> Iterable[Finding]:
    """A note for each cell of a row that was made harmless."""
    for name, before, after in zip(header, row, texts, strict=True):
        if before is not None and before.text != after:
            yield finding("XB-FORMAT-026", _at(where, name), source=name)


def _nul(header: Iterable[str], row: Iterable[Text | None], where: Location, profile: Profile) -> Iterable[Finding]:
    for name, text in zip(header, row, strict=True):
        if text is not None and "\0" in text.text:
            yield finding("XB-FORMAT-120", _at(where, name), path=name, profile=profile.name)


def _at(where: Location, name: str) -> Location:
    return Location(file=where.file, row=where.row, field=name)
