"""The XML parts of a workbook, gone through once as a stream: nothing of them is kept but what the caller keeps."""

from collections.abc import Iterator
from typing import IO, Protocol
from xml.parsers import expat

from xborder.files.limits import Limits
from xborder.files.xlsx_package import ZIP_FAULTS, Fault, damaged
from xborder.findings import Finding, Location, finding

_CHUNK = 65_536
# A tag or comment that does not end within this is kept whole by the parser: it is refused.
_LONGEST_MARKUP = 1024 * 1024


class Watcher(Protocol):
    """What is told of the elements of a part; names come without their namespaces."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note that an element begins."""

    def end(self, name: str) -> None:
        """Note that an element ends."""

    def text(self, text: str) -> None:
        """Take a piece of text."""


class _LocalNames(dict[str, str]):
    """Names without their prefixes: a sheet has few names and many elements."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(":")[2]
        return local


class Pump:
    """Feeds a part to a watcher, a piece at a time. Raises Fault for XML that is broken or hostile."""

    def __init__(self, stream: IO[bytes], watcher: Watcher, file: str, limits: Limits) -> None:
        self._stream, self._watcher, self._file, self._limits = stream, watcher, file, limits
        self._depth = self._fed = 0
        self._names = _LocalNames()
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = watcher.text

    def run(self) -> None:
        """Go through the whole part."""
        for _ in self.pieces():
            pass

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return self._depth

    def pieces(self) -> Iterator[None]:
        """Go through the part, or what is left of it; after each piece the caller may take what the watcher has."""
        while data := self.read():
            self.feed(data)
            yield
        self._parse(b"", last=True)
        yield

    def feed(self, data: bytes) -> None:
        """Go through a piece that the caller has."""
        self._fed += len(data)
        self._parse(data, last=False)
        if self._fed - max(self._parser.CurrentByteIndex, 0) > _LONGEST_MARKUP:
            raise Fault(self._broken("a tag or a comment in it has no end"))

    def _parse(self, data: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(data, last)
        except (expat.ExpatError, LookupError, ValueError):
            raise Fault(self._broken("a part of it is not the XML of a workbook")) from None

    def read(self) -> bytes:
        """The next piece; empty at the end."""
        try:
            return self._stream.read(_CHUNK)
        except ZIP_FAULTS:
            raise Fault(damaged(self._file)) from None

    def _broken(self, detail: str) -> Finding:
        return finding("XB-XLSX-003", Location(file=self._file), detail=detail)

    def _doctype(self, *_: object) -> None:
        raise Fault(finding("XB-XML-003", Location(file=self._file)))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._limits.depth:
            raise Fault(finding("XB-XML-005", Location(file=self._file), limit=self._limits.depth))
        self._watcher.start(self._names[name], attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._watcher.end(self._names[name])
