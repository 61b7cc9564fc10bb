"""From a place in a message to its place in the file that carries the message as escaped text."""

import re
from bisect import bisect_right
from functools import cached_property

from xborder.files.lines import LineIndex
from xborder.files.positions import Position
from xborder.files.xml_places import XmlPlaces

# What is one character, or none, to who reads the text, and several in the file. The text ends at the next tag.
_WRITTEN = re.compile(
    r"(?P<nothing><!--.*?-->|<\?.*?\?>)|<!\[CDATA\[(?P<plain>.*?)\]\]>|(?P<one>&#?\w+;|\r\n)|(?P<end><)", re.DOTALL
)


_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class Carried:
    """The text of one element, which is a document of its own.

    ``number`` is the element's in ``places``; ``skipped`` how many characters
    of its text come before the document.

    >>> outer = XmlPlaces(b"<Request>\\n <Message>&lt;Case&gt;\\n&lt;Ref/&gt;</Message></Request>")
    >>> carried = Carried(outer, 1, 0)
    >>> carried.place((1, 1)), carried.place((2, 2))
    ((2, 11), (3, 5))
    """

    def __init__(self, places: XmlPlaces, number: int, skipped: int) -> None:
        self._places, self._number, self._skipped = places, number, skipped

    def place(self, inner: Position) -> Position:
        """Line and column in the file of a place in the carried document."""
        _, inside, outside = self._read
        at = self._lines.offset(*inner) + self._skipped
        step = bisect_right(inside, at) - 1
        return self._places.outward(self._places.lines.place(outside[step] + at - inside[step]))

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self._read[0][self._skipped :])

    @cached_property
    def _read(self) -> tuple[str, list[int], list[int]]:
        """The text as it is read, and at which of its offsets the file goes on at which of its own."""
        source, at = self._places.source, self._places.content(self._number)
        parts: list[str] = []
        inside, outside, read = [0], [at], 0

        def take(text: str, begins: int, ends: int) -> None:
            nonlocal read
            parts.append(text)
            inside.append(read)
            outside.append(begins)
            read += len(text)
            inside.append(read)
            outside.append(ends)

        for found in _WRITTEN.finditer(source, at):
            take(source[at : found.start()], at, found.start())
            at = found.end()
            if found["end"]:
                break
            if found["plain"] is not None:
                take(found["plain"], found.start("plain"), at)
            elif found["one"]:
                take(_meant(found["one"]), found.start(), at)
        return "".join(parts), inside, outside


def _meant(written: str) -> str:
    if written == "\r\n":
        return "\n"
    name = written[1:-1]
    if name.startswith("#x"):
        return chr(int(f"0{name[1:]}", 16))
    # Zeros in front may be more than Python turns into a number.
    return chr(int(name[1:].lstrip("0"))) if name.startswith("#") else _NAMED[name]
