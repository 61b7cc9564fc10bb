"""Read JSON Lines: one record to a line, one line at a time, so that a file may be of any length."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from xborder.files.document import Document
from xborder.files.json_reader import parse_json
from xborder.files.limits import DEFAULT_LIMITS, Limits, mib
from xborder.files.reading import open_file, system_says
from xborder.findings import Location, Outcome, Report, finding

# A file that is not UTF-8 text at all is told of once, not once a line.
_HOPELESS = {"XB-FILE-007", "XB-FILE-009"}
_BLANKS = b" \t\r\n"


@attrs.frozen
class Line:
    """A line of a file that is not blank: its number, from 1, and its bytes without the line end."""

    number: int
    data: bytes


def read_json_lines(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Outcome[Document]]:
    """Give the outcome of each line that is not blank, with places counted in the whole file.

    A bad line does not stop the reading. ``limits.json_bytes`` bounds one line.
    A file of blank lines only is reported as empty.

    >>> [read.report.findings[0].code for read in read_json_lines(Path("absent.jsonl"))]
    ['XB-FILE-001']
    """
    for line in read_lines(path, limits=limits):
        if line.value is None:
            yield Outcome(None, line.report)
            continue
        read = parse_json(line.value.data, str(path), limits=limits, first_line=line.value.number)
        yield read
        if is_hopeless(read.report):
            return


def is_hopeless(report: Report) -> bool:
    """Say whether what was found in a line holds for the whole file: that it is no UTF-8 text at all."""
    return any(entry.code in _HOPELESS for entry in report)


def read_lines(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Outcome[Line]]:
    """Give each line that is not blank as it stands, or what keeps it from being read."""
    opened = open_file(path)
    if opened.value is None:
        yield Outcome(None, opened.report)
        return
    with opened.value as handle:
        try:
            yield from _records(handle, str(path), limits)
        except OSError as error:
            where = Location(file=str(path))
            yield Outcome(None, Report.of(finding("XB-FILE-002", where, detail=system_says(error))))


def _records(handle: BinaryIO, file: str, limits: Limits) -> Iterator[Outcome[Line]]:
    blank = True
    for number, data in enumerate(_lines(handle, limits.json_bytes), start=1):
        written = bool(data.strip(_BLANKS))
        blank = blank and not written
        if len(data) > limits.json_bytes:
            where = Location(file=file, line=number, column=1)
            yield Outcome(None, Report.of(finding("XB-JSON-009", where, limit=mib(limits.json_bytes))))
        elif written:
            yield Outcome(Line(number, data))
    if blank:
        yield Outcome(None, Report.of(finding("XB-FILE-005", Location(file=file))))


def _lines(handle: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines without their ends; of a line over the limit only its beginning, one byte more than the limit."""
    while raw := handle.readline(limit + 2):
        line = raw.removesuffix(b"\n").removesuffix(b"\r")
        yield line[: limit + 1]
        while raw and not raw.endswith(b"\n"):
            raw = handle.readline(limit + 2)
