"""Tables in text: rows, whose quoted cells may run over several lines."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from xborder.files.csv_reader import rows_of
from xborder.files.limits import DEFAULT_LIMITS
from xborder.formats.parts.piece import Layout, Segment, Span, advance


def csv_layout(path: Path, headings: tuple[str, ...]) -> Layout | None:
    """The rows of a table that begins with its headings; None for any other."""
    with path.open("rb") as handle:
        opened = rows_of(handle, str(path))
        if opened.value is None or not set(headings) <= set(opened.value.header):
            return None
        start = handle.tell()
    return Layout(spans=_spans(path, start, opened.value.delimiter), before=(Segment(0, start),), rows=True)


def _spans(path: Path, start: int, delimiter: str) -> Iterator[Span]:
    size = path.stat().st_size
    with path.open("rb") as handle:
        at = advance((1, 1), handle.read(start))
        number, begun = 1, start
        for row in _rows(handle, delimiter.encode()):
            number += 1
            if row is None:
                yield Span(begun, size, at, number)
            elif row.strip(b"\r\n"):
                yield Span(begun, begun + len(row), at, number)
            begun, at = begun + len(row or b""), advance(at, row or b"")


def _rows(lines: Iterable[bytes], delimiter: bytes) -> Iterator[bytes | None]:
    """Rows with their line ends; None where the quotation marks of one are broken, or do not close.

    Past a broken quote nobody can say where the next row begins.
    """
    row: list[bytes] = []
    for line in lines:
        row.append(line)
        state = _state(line, delimiter, within=len(row) > 1) if row[1:] or b'"' in line else _ENDED
        if state == _ENDED:
            yield line if len(row) == 1 else b"".join(row)
            row = []
        elif state == _BROKEN or sum(map(len, row[-2:])) > DEFAULT_LIMITS.csv_row_bytes:
            break
    if row:
        yield None


_ENDED, _OPEN, _BROKEN = range(3)


def _state(line: bytes, delimiter: bytes, *, within: bool) -> int:
    """Whether a row ends with a line, is within a quoted cell, or has text after a closing quotation mark."""
    end = 0
    while True:
        cell = (_REST if within else _cell(delimiter)).match(line, end)
        if cell is None or (cell["open"] is not None and cell["close"] is None):
            return _OPEN
        end, within = cell.end(), False
        if line[end : end + 1] != delimiter:
            return _ENDED if line[end:] in {b"", b"\n", b"\r\n"} else _BROKEN
        end += 1


#: The rest of a cell in quotation marks, up to the mark that closes it.
_REST = re.compile(rb'(?P<open>)[^"]*(?:""[^"]*)*(?P<close>"(?!"))?')


@cache
def _cell(delimiter: bytes) -> re.Pattern[bytes]:
    """A cell in quotation marks, closed or not; or one without."""
    bare = rb"[^" + re.escape(delimiter) + rb"\r\n]*"
    return re.compile(rb'(?P<open>")[^"]*(?:""[^"]*)*(?P<close>"(?!"))?|(?!")' + bare)
