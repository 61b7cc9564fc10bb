"""Where the elements, texts and attributes of an XML file stand, to line and column, found when somebody asks.

lxml keeps the line of an element and nothing else. The bytes have passed the
gate when they come here, so a second pass of expat over them is safe, and it is
made only for a file that something is wrong with.
"""

import codecs
import re
from array import array
from collections.abc import Callable
from functools import cached_property
from xml.parsers import expat

from xborder.files.lines import LineIndex
from xborder.files.positions import Position
from xborder.files.xml_gate import BOMS

_NAME = r"[^\s=<>/\"']+"
_ATTRIBUTE = re.compile(rf"\s+({_NAME})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TAG = re.compile(rf"<{_NAME}")
_TAG_END = re.compile(r"\s*/?>")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}\sencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_UTF16 = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


class XmlPlaces:
    """The places of one XML document, whose elements are numbered from 0 in document order.

    ``outer`` turns a place of a message into one of the file that carries it.

    >>> places = XmlPlaces(b"<Case>\\n  <Ref id='7'> A1</Ref>\\n</Case>")
    >>> places.tag(1), places.text(1), places.attribute(1, "id")
    ((2, 3), (2, 16), (2, 12))
    """

    def __init__(self, data: bytes, outer: Callable[[Position], Position] | None = None) -> None:
        self._data = data
        self._outer = outer

    def tag(self, number: int) -> Position:
        """Where an element's start tag begins."""
        return self.outward(self._noted.tag(number))

    def text(self, number: int) -> Position:
        """Where the text of an element begins, white space left out; its start tag, if it has none."""
        return self.outward(self._noted.text(number) or self._noted.tag(number))

    def attribute(self, number: int, name: str) -> Position:
        """Where the value of an attribute begins, by its name without prefix."""
        at = self._offset(number)
        tag = _TAG.match(self.source, at)
        end = tag.end() if tag else at
        while found := _ATTRIBUTE.match(self.source, end):
            if found[1].rpartition(":")[2] == name and not found[1].startswith("xmlns:"):
                return self.outward(self.lines.place(found.start(2 if found[2] is not None else 3)))
            end = found.end()
        return self.tag(number)

    def content(self, number: int) -> int:
        """The offset in ``source`` of what follows an element's start tag."""
        at = self._offset(number)
        tag = _TAG.match(self.source, at)
        end = tag.end() if tag else at
        while found := _ATTRIBUTE.match(self.source, end):
            end = found.end()
        closed = _TAG_END.match(self.source, end)
        return closed.end() if closed else end

    def outward(self, position: Position) -> Position:
        """A place of this document as one of the file."""
        return self._outer(position) if self._outer else position

    @cached_property
    def source(self) -> str:
        """The document as text."""
        return self._data.decode(_encoding(self._data), "replace")

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of ``source``."""
        return LineIndex(self.source)

    @cached_property
    def _noted(self) -> "_Noted":
        return _Noted(self._data)

    def _offset(self, number: int) -> int:
        return self.lines.offset(*self._noted.tag(number))


class _Noted:
    """What one pass of expat sees: the place of each start tag and of the first text after it."""

    def __init__(self, data: bytes) -> None:
        self._tags, self._texts = array("I"), array("I")
        self._marked = data.startswith(BOMS)
        self._open: list[int] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.Parse(data, True)  # noqa: FBT003 - expat takes no names

    def tag(self, number: int) -> Position:
        return self._tags[2 * number], self._tags[2 * number + 1]

    def text(self, number: int) -> Position | None:
        line = self._texts[2 * number]
        return (line, self._texts[2 * number + 1]) if line else None

    def _start(self, _name: str, _attributes: object) -> None:
        if self._open:
            self._open[-1] = -1  # what follows a child is not the element's own text
        self._open.append(len(self._tags) // 2)
        self._tags.extend((self._parser.CurrentLineNumber, self._column()))
        self._texts.extend((0, 0))

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        number = self._open[-1]
        if number < 0 or self._texts[2 * number] or text.isspace():
            return
        # expat gives line ends by themselves, so blanks before the text are of its own line.
        blanks = len(text) - len(text.lstrip())
        self._texts[2 * number] = self._parser.CurrentLineNumber
        self._texts[2 * number + 1] = self._column() + blanks

    def _column(self) -> int:
        # As in the gate: the byte order mark is no character of the first line.
        return self._parser.CurrentColumnNumber + 1 - (self._marked and self._parser.CurrentLineNumber == 1)


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data[:2] in _UTF16:
        return _UTF16[data[:2]]
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    return "utf-8-sig" if name in {"utf-8", "utf8"} else name
