"""XML gone through once as a stream, with everything refused that a data file has no need of.

For files of many records, of which no more is kept than whoever watches keeps.
What is refused is what ``xml_gate`` refuses.
"""

from collections.abc import Iterator
from typing import BinaryIO, Protocol
from xml.parsers import expat

from xborder.files.decoding import packed
from xborder.files.limits import Limits, mib
from xborder.files.positions import Position
from xborder.files.reading import system_says
from xborder.files.xml_gate import BOMS, ENCODINGS, ENDS_EARLY
from xborder.files.xml_problems import kind_of
from xborder.findings import Finding, Location, finding

_CHUNK = 65_536
# What the parser must keep whole because it has no end yet: a tag with its attributes, at most.
_LONGEST_MARKUP = 1024 * 1024
# The errors of expat by the numbers of libxml2 for the same, whose words are used.
_LIKE = {3: 0, 7: 76, 8: 42, 9: 5, 11: 26, 18: 32, 27: 201}


class XmlFault(Exception):  # noqa: N818 - it carries a finding
    """A fault after which the file cannot be read on."""

    def __init__(self, entry: Finding) -> None:
        super().__init__(entry.code)
        self.entry = entry


class Watcher(Protocol):
    """What is told of elements; names are ``namespace name``, or the name alone."""

    def start(self, name: str, attributes: list[str]) -> None:
        """Note that an element begins; names and values of its attributes stand in turn."""

    def end(self) -> None:
        """Note that an element ends."""

    def text(self, text: str) -> None:
        """Take a piece of text."""


class XmlStream:
    """Feeds a file to a watcher, a piece at a time; going on raises XmlFault.

    ``mark`` begins a record, which may be no longer than ``xml_bytes``;
    ``notes`` are what is to be told although nothing is wrong.
    """

    def __init__(self, handle: BinaryIO, file: str, limits: Limits, watcher: Watcher) -> None:
        self.notes: list[Finding] = []
        self._handle, self._file, self._limits, self._watcher = handle, file, limits, watcher
        self._depth = self._marked = self._fed = self._declared = 0
        self._has_mark = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.ordered_attributes = True
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartNamespaceDeclHandler = self._namespace
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = watcher.text
        self._parser.ProcessingInstructionHandler = self._instruction

    @property
    def position(self) -> Position:
        """Line and column of what the watcher is told of."""
        line = self._parser.CurrentLineNumber
        return line, self._parser.CurrentColumnNumber + 1 - (self._has_mark and line == 1)

    def mark(self) -> None:
        """Begin to count the bytes of a record."""
        self._marked = self._parser.CurrentByteIndex

    def pieces(self) -> Iterator[None]:
        """Go through the file; after each piece the caller may take what the watcher has."""
        data = self._read()
        if not data:
            raise XmlFault(finding("XB-FILE-005", Location(file=self._file)))
        if refusal := packed(data, self._file):
            raise XmlFault(refusal)
        self._has_mark = data.startswith(BOMS)
        while data:
            self._feed(data, last=False)
            yield
            data = self._read()
        self._feed(b"", last=True)
        yield

    def _feed(self, data: bytes, *, last: bool) -> None:
        self._fed += len(data)
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            raise XmlFault(self._broken(error)) from None
        except (LookupError, ValueError):  # an encoding that Python knows by name but not as one byte a character
            raise XmlFault(finding("XB-XML-008", Location(file=self._file, line=1, column=1))) from None
        if self._fed - max(self._parser.CurrentByteIndex, 0) > _LONGEST_MARKUP:
            raise XmlFault(finding("XB-XML-001", self._here(), kind=kind_of(114)))
        if self._fed - self._marked > self._limits.xml_bytes + _CHUNK:
            size = mib(self._fed - self._marked)
            raise XmlFault(finding("XB-FILE-006", self._here(), size=size, limit=mib(self._limits.xml_bytes)))

    def _read(self) -> bytes:
        try:
            return self._handle.read(_CHUNK)
        except OSError as error:
            raise XmlFault(finding("XB-FILE-002", Location(file=self._file), detail=system_says(error))) from None

    def _here(self) -> Location:
        line, column = self.position
        return Location(file=self._file, line=line, column=max(column, 1))

    def _broken(self, error: expat.ExpatError) -> Finding:
        column = error.offset + 1 - (self._has_mark and error.lineno == 1)
        where = Location(file=self._file, line=error.lineno, column=max(column, 1))
        if error.code in ENDS_EARLY:
            return finding("XB-XML-002", where)
        return finding("XB-XML-001", where, kind=kind_of(_LIKE.get(error.code, 0)))

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise XmlFault(finding("XB-XML-008", self._here()))

    def _doctype(self, *_: object) -> None:
        raise XmlFault(finding("XB-XML-003", self._here()))

    def _namespace(self, *_: object) -> None:
        self._declared += 1

    def _start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        if self._depth > self._limits.depth:
            raise XmlFault(finding("XB-XML-005", self._here(), limit=self._limits.depth))
        if len(attributes) // 2 + self._declared > self._limits.xml_attributes:
            raise XmlFault(finding("XB-XML-006", self._here(), limit=self._limits.xml_attributes))
        self._declared = 0
        self._watcher.start(name, attributes)

    def _end(self, _name: str) -> None:
        self._depth -= 1
        self._watcher.end()

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet" and len(self.notes) < self._limits.findings:
            self.notes.append(finding("XB-XML-007", self._here()))
