"""The lines of a CSV file: decoded, counted and bounded."""

import codecs
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from xborder.files.decoding import decode, foreign, place_of_byte
from xborder.files.limits import Limits, mib
from xborder.files.reading import system_says
from xborder.findings import Finding, Location, finding

#: How many bytes are taken at once.
_BLOCK = 65_536
_UTF8 = {"utf-8", "utf-8-sig"}


class Fault(Exception):  # noqa: N818 - it carries a finding
    """A fault after which the file cannot be read on."""

    def __init__(self, entry: Finding) -> None:
        super().__init__(entry.code)
        self.entry = entry


class Block:
    """Lines that were taken at once: the first of them is ``line`` of the file, the next row begins at ``row_at``."""

    __slots__ = ("line", "lines", "row_at")

    def __init__(self, lines: list[str], line: int) -> None:
        self.lines, self.line, self.row_at = lines, line, 0


class CsvLines:
    r"""The lines of a file, ends included, one at a time; a quoted cell may run over several of them.

    ``next_line`` is the line of the file that the next one begins on, counted as
    editors do; ``begin_row`` starts the count of bytes that ``csv_row_bytes``
    bounds (the end of the last line is not counted). Going on raises Fault where
    the file does not fit. Raises LookupError for an encoding that is not known.

    >>> import io
    >>> lines = CsvLines(io.BytesIO(b"a\nb\n"), "x.csv", "utf-8", Limits())
    >>> next(lines), lines.next_line
    ('a\n', 2)
    """

    def __init__(self, handle: BinaryIO, file: str, encoding: str, limits: Limits) -> None:
        self._handle = handle
        self._file = file
        self._encoding = encoding
        self._is_utf8 = codecs.lookup(encoding).name in _UTF8
        self._limit = limits.csv_row_bytes
        self._row_bytes = 0
        self._row: list[str] = []
        self._ahead = io.BytesIO()
        self.next_line = 1
        self.block: Block | None = None

    def begin_row(self) -> None:
        """Forget the row before."""
        self._row_bytes = 0
        self._row.clear()

    @property
    def row_text(self) -> str:
        """The lines since the row began, as they stand in the file."""
        return self._row[0] if len(self._row) == 1 else "".join(self._row)

    def __iter__(self) -> Iterator[str]:
        return self

    def blocks(self) -> Iterator[Sequence[str]]:
        """The lines that are left, many at once where nothing in them needs a closer look: ``block`` is those then.

        Where it is None, ``row_text`` and ``next_line`` are kept up for each line.
        A row must have ended before the first is asked for, and whoever takes
        the rows keeps ``row_at`` of the block at the line where the next begins.
        """
        while data := self._read_block():
            left, begun = self.block, self._row_bytes
            if left is not None:
                self.next_line = left.line + len(left.lines)
                self._row[:] = left.lines[left.row_at :]
                begun = self._row_bytes = len(self.row_text.encode())
                self.block = None
            lines = None if begun else self._plain_lines(data)
            if lines is not None:
                self.block = Block(lines, self.next_line)
                yield lines
                continue
            self._ahead = io.BytesIO(data)
            while self._ahead.tell() < len(data):
                yield (next(self),)

    def _read_block(self) -> bytes:
        """Some whole lines; empty at the end."""
        try:
            data = self._handle.read(min(_BLOCK, self._limit))
            return data if not data or data.endswith(b"\n") else data + self._handle.readline(self._limit + 2)
        except OSError as error:
            raise Fault(finding("XB-FILE-002", Location(file=self._file), detail=system_says(error))) from None

    def _plain_lines(self, data: bytes) -> list[str] | None:
        """The lines of a block of which nothing needs a closer look: good UTF-8, ending as lines do."""
        if not self._is_utf8 or self.next_line == 1 or len(data) > self._limit or b"\0" in data:
            return None
        try:
            lines = data.decode().splitlines(keepends=True)
        except UnicodeDecodeError:
            return None
        # Python ends lines at other characters too, of which an editor knows nothing.
        return lines if data.endswith(b"\n") and len(lines) == data.count(b"\n") else None

    def __next__(self) -> str:
        raw = self._readline()
        if not raw:
            raise StopIteration
        if self._row_bytes + len(raw.rstrip(b"\r\n")) > self._limit:
            raise Fault(finding("XB-CSV-005", Location(file=self._file, line=self.next_line), limit=mib(self._limit)))
        self._row_bytes += len(raw)
        text = self._utf8(raw) if self._is_utf8 else self._other(raw)
        self.next_line += raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")
        self._row.append(text)
        return text

    def _readline(self) -> bytes:
        try:
            # Two more than the limit, for CR LF.
            return self._ahead.readline(self._limit + 2) or self._handle.readline(self._limit + 2)
        except OSError as error:
            raise Fault(finding("XB-FILE-002", Location(file=self._file), detail=system_says(error))) from None

    def _utf8(self, raw: bytes) -> str:
        read = decode(raw, self._file, first_line=self.next_line)
        if read.value is None:
            raise Fault(read.report.findings[0])
        return read.value

    def _other(self, raw: bytes) -> str:
        if self.next_line == 1 and (refusal := foreign(raw, self._file)):
            raise Fault(refusal)
        if self.next_line == 1 and raw.startswith(codecs.BOM_UTF8):
            raise Fault(self._misfit(raw, 0))
        try:
            text = raw.decode(self._encoding)
        except UnicodeDecodeError as error:
            raise Fault(self._misfit(raw, error.start)) from None
        if (at := raw.find(b"\0")) >= 0:
            raise Fault(finding("XB-CSV-002", self._place(raw, at)))
        return text

    def _misfit(self, raw: bytes, at: int) -> Finding:
        return finding("XB-CSV-001", self._place(raw, at), encoding=self._encoding)

    def _place(self, raw: bytes, at: int) -> Location:
        return place_of_byte(raw, at, self._file, self.next_line, self._encoding)
