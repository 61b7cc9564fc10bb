"""XML documents: the elements that are records, found in one pass that builds nothing.

Where a document is not well-formed, its records are looked for by their tags
from the last good one on, so that one at fault does not hide the others. What
is cut wrongly then is not well-formed by itself, and is set aside.
"""

import mmap
import re
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.parsers import expat

from xborder.formats.parts.piece import At, Layout, Segment, Span, advance

_DECLARED = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}\sencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_CHUNK = 1 << 20


def xml_layout(path: Path, way: Sequence[str]) -> Layout | None:
    """The records of a document, ``way`` being the tags from its root to a record (``{space}Name``).

    None where there is no such element, where several elements hold them, or
    where the document has a DOCTYPE or is not in UTF-8.
    """
    if not path.stat().st_size:
        return None
    with path.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as data:
        declared = _DECLARED.match(data)
        if declared and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}:
            return None
        scan = _Scan(data, [tag.removeprefix("{") for tag in way])
        if not scan.usable:
            return None
        after = Segment(scan.bounds[-1], len(data)) if scan.whole else _recovered(data, scan)
        tail = Segment(after.start, after.end, _passed((1, 1), data, 0, after.start), after.text)
    return Layout(
        spans=_spans(path, scan.bounds),
        before=(Segment(0, scan.bounds[0]),),
        after=(tail,),
        numbered=f"/{'/'.join(tag.rpartition('}')[2] for tag in way)}[",
    )


def _spans(path: Path, bounds: "array[int]") -> Iterator[Span]:
    at, last = (1, 1), 0
    with path.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for number, index in enumerate(range(0, len(bounds), 2), start=1):
            start, end = bounds[index], bounds[index + 1]
            at, last = _passed(at, data, last, start), start
            yield Span(start, end, at, number)


def _passed(at: At, data: mmap.mmap, start: int, end: int) -> At:
    """The place at ``end``, given that of ``start``; a line end of two characters is not cut."""
    while start < end:
        stop = min(start + _CHUNK, end)
        stop += stop < end and data[stop - 1 : stop + 1] == b"\r\n"
        at, start = advance(at, data[start:stop]), stop
    return at


class _Scan:
    """One pass of expat: ``bounds`` of the records, start and end in turn; ``whole`` if the document is well-formed."""

    def __init__(self, data: mmap.mmap, way: list[str]) -> None:
        self.bounds: array[int] = array("Q")
        self.whole = False
        self._data, self._way = data, way
        self._path: list[str] = []
        self._parents, self._refused = 0, False
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._run()

    @property
    def usable(self) -> bool:
        """Whether there are records, all in one element."""
        return not self._refused and self._parents == 1 and len(self.bounds) >= 2

    def _run(self) -> None:
        try:
            for start in range(0, len(self._data), _CHUNK):
                self._parser.Parse(self._data[start : start + _CHUNK], False)  # noqa: FBT003 - expat takes no names
            self._parser.Parse(b"", True)  # noqa: FBT003 - the same
            self.whole = True
        except (expat.ExpatError, LookupError, ValueError):
            pass
        if len(self.bounds) % 2:
            self.bounds.pop()

    def _start(self, name: str, _attributes: object) -> None:
        self._path.append(name)
        if len(self._path) == len(self._way) - 1 and self._path == self._way[:-1]:
            self._parents += 1
        elif len(self._path) == len(self._way) and self._path == self._way:
            self.bounds.append(self._parser.CurrentByteIndex)

    def _end(self, _name: str) -> None:
        if len(self._path) == len(self._way) and self._path == self._way:
            at = self._parser.CurrentByteIndex  # of an end tag its beginning; of an empty element its end
            self.bounds.append(self._data.find(b">", at) + 1 if self._data[at : at + 2] == b"</" else at)
        self._path.pop()

    def _doctype(self, *_: object) -> None:
        self._refused = True


def _recovered(data: mmap.mmap, scan: _Scan) -> Segment:
    """Find the records after the last good one by their tags; gives what follows the last of them."""
    bounds = scan.bounds
    opening = re.match(rb"<([^\s/>]+)", data[bounds[0] : bounds[0] + 400])
    name = re.escape(opening[1] if opening else b"")
    tokens = re.compile(
        rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|(?P<open><" + name + rb"(?=[\s/>]))|(?P<close></" + name + rb"\s*>)",
        re.DOTALL,
    )
    begun: int | None = None
    for token in tokens.finditer(data, bounds[-1]):
        if token["open"]:
            if begun is not None:
                bounds.extend((begun, token.start()))
            elif data[bounds[-1] : token.start()].strip():
                bounds.extend((bounds[-1], token.start()))  # what stands between records and should not
            begun = token.start()
        elif token["close"]:
            bounds.extend((bounds[-1] if begun is None else begun, token.end()))
            begun = None
    head, end = data[: bounds[0]], bounds[-1] if begun is None else begun
    if begun is None and _is_whole(head + data[end:]):
        return Segment(end, len(data))
    if data[end:].strip():
        bounds.extend((end, len(data)))
    return Segment(len(data), len(data), text=_closing(head))


def _is_whole(data: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError:
        return False
    return True


def _closing(head: bytes) -> bytes:
    """The end tags that a document still wants after its head."""
    stack: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: stack.append(name)
    parser.EndElementHandler = lambda _: stack.pop()
    parser.Parse(head, False)  # noqa: FBT003 - expat takes no names
    return "".join(f"</{name}>" for name in reversed(stack)).encode()
