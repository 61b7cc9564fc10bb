"""A first pass over XML that builds nothing, so that a hostile file is refused before a tree is made.

expat reports each construct as it comes: a DOCTYPE stops the pass before its
content is looked at, and depth and attributes (with namespace declarations,
which the tree's own attribute count leaves out) are counted on the way. The
start of each tag is noted too: libxml2 keeps only the line of its end.
"""

import codecs
from array import array
from xml.parsers import expat

from xborder.files.decoding import place_of_byte
from xborder.files.limits import Limits
from xborder.files.positions import Position
from xborder.findings import Finding, Location, finding

#: The marks that a file may begin with.
BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

#: Names, in lower case, of the encodings that police systems write. Others, UTF-7 above all, can hide tags.
ENCODINGS = frozenset(
    {"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "iso-8859-1", "iso-8859-15", "windows-1252", "cp1252"}
)

#: The errors that only the end of a file gives: no element found, unclosed token, partial character, unclosed CDATA section.
ENDS_EARLY = frozenset({3, 5, 6, 20})


class _Refuse(Exception):  # noqa: N818 - carries a decision out of expat's callbacks
    def __init__(self, entry: Finding) -> None:
        super().__init__(entry.code)
        self.entry = entry


class Gate:
    """One pass: ``check`` gives a finding that refuses the file, or None.

    Afterwards ``starts`` gives the place of every start tag in document order,
    ``style_sheets`` the places of style sheet instructions, ``stopped`` the place
    at which expat found the text not well-formed, and ``cut_short`` whether that
    was because it ended too early.
    """

    def __init__(self, file: str, limits: Limits) -> None:
        self.style_sheets: list[Location] = []
        self.stopped: Location | None = None
        self.cut_short = False
        self._file = file
        self._limits = limits
        self._depth = 0
        self._data = b""
        self._marked = False
        self._lines = array("I")
        self._columns = array("I")
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.ProcessingInstructionHandler = self._instruction

    def check(self, data: bytes) -> Finding | None:
        """Go through the bytes of one file."""
        self._data = data
        self._marked = data.startswith(BOMS)
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - expat takes no names
        except _Refuse as refusal:
            return refusal.entry
        except expat.ExpatError as error:
            column = error.offset + 1 - (self._marked and error.lineno == 1)
            self.stopped = Location(file=self._file, line=error.lineno, column=max(column, 1))
            self.cut_short = error.code in ENDS_EARLY
        except (LookupError, ValueError):  # an encoding that Python knows by name but not as one byte a character
            return finding("XB-XML-008", Location(file=self._file, line=1, column=1))
        return None

    @property
    def starts(self) -> list[Position]:
        """Line and column of each start tag, in document order."""
        return list(zip(self._lines, self._columns, strict=True))

    def _here(self) -> Location:
        return Location(file=self._file, line=self._parser.CurrentLineNumber, column=self._column())

    def _column(self) -> int:
        # expat counts the byte order mark as a character of the first line; nobody sees one.
        is_marked = self._marked and self._parser.CurrentLineNumber == 1
        return self._parser.CurrentColumnNumber + 1 - is_marked

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise _Refuse(finding("XB-XML-008", self._here()))

    def _doctype(self, _name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
        # expat tells where it understood it: at its bracket or end, perhaps lines after its beginning.
        at = self._data.rfind(b"<!DOCTYPE", 0, self._parser.CurrentByteIndex + 1)
        where = self._here() if at < 0 else place_of_byte(self._data, at, self._file)
        raise _Refuse(finding("XB-XML-003", where))

    def _start(self, _name: str, attributes: list[str]) -> None:
        self._depth += 1
        self._lines.append(self._parser.CurrentLineNumber)
        self._columns.append(self._column())
        if self._depth > self._limits.depth:
            raise _Refuse(finding("XB-XML-005", self._here(), limit=self._limits.depth))
        # Names and values stand in one list, in turn.
        if len(attributes) > 2 * self._limits.xml_attributes:
            raise _Refuse(finding("XB-XML-006", self._here(), limit=self._limits.xml_attributes))

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet" and len(self.style_sheets) < self._limits.findings:
            self.style_sheets.append(self._here())
