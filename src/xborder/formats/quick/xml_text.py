"""The root frame of an XML document from its text, where nothing in it needs a parser."""

import re
from collections.abc import Mapping
from typing import Any

from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.xml_quick import parse_plain
from xborder.formats.quick.frames import Odd, Quick
from xborder.formats.quick.xml_scan import Scan, scanner
from xborder.formats.quick.xml_walk import Table, repeat, table_of
from xborder.formats.source_nodes import Node

_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_NAME = r"[A-Za-z_][A-Za-z0-9_.-]*"
_DECLARATION = re.compile(rb"<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?[ \t\r\n]*\?>[ \t\r\n]*")
_START = re.compile(rf"<((?:{_NAME}:)?{_NAME})((?:\s+(?:{_NAME}:)?{_NAME}=\"[^\"<&\t\n]*\")*)\s*>\s*<", re.ASCII)
_ATTRIBUTE = re.compile(rf"\s+(?:({_NAME}):)?({_NAME})=\"([^\"]*)\"", re.ASCII)
#: Characters that no XML may hold, each looked for by itself: a single byte is found ten times as quickly as two.
_CONTROLS = [bytes((number,)) for number in range(32) if number not in {9, 10, 13}]
#: What else needs a parser, behind the byte that is looked for first.
_SIGNS = {b"\xef": (b"\xef\xbf\xbe", b"\xef\xbf\xbf"), b"]": (b"]]>",), b"!": (b"<!",), b"?": (b"<?",)}


def quick_text(data: bytes, tree: Node, wanted: str, known: dict[Any, Any]) -> Quick | None:
    """The root frame of a document whose root element is ``wanted``; None where a parser should be asked.

    ``known`` keeps the code for documents that use the same prefixes.
    """
    text = _plain(data)
    if text is None:
        return None
    start = _START.match(text)
    if start is None:
        return None
    frame = Quick()
    try:
        prefixes = _prefixes(start[2])
        if _expanded(start[1], prefixes) != wanted:
            return None
        _root_attributes(start[2], prefixes, tree, frame)
        scan = _scan(tree, prefixes, start[1], known)
        scan(text, start.end(), frame, _Rescue(start[0].rstrip("<"), start[1]).take)
    except Odd:
        return None
    return frame


def _plain(data: bytes) -> str | None:
    """The text behind the declaration, its line ends as XML reads them; None where something in it needs a parser."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if (declared := _DECLARATION.match(data)) is not None:
        data = data[declared.end() :]
    if any(sign in data for sign in _CONTROLS):
        return None
    if any(one in data for sign, more in _SIGNS.items() if sign in data for one in more):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if b"\r" in data else text


def _prefixes(attributes: str) -> dict[str, str]:
    """The namespace of each prefix. Raises Odd for declarations that need a closer look."""
    made: dict[str, str] = {}
    for prefix, name, value in _ATTRIBUTE.findall(attributes):
        if prefix == "xmlns" or (not prefix and name == "xmlns"):
            key = name if prefix else ""
            if key in made or not value or value in made.values() or key.lower().startswith("xml"):
                raise Odd
            made[key] = value
    return made


def _expanded(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = name.rpartition(":")
    if prefix and prefix not in prefixes:
        raise Odd
    space = prefixes.get(prefix)
    return f"{{{space}}}{local}" if space else local


def _root_attributes(attributes: str, prefixes: Mapping[str, str], tree: Node, frame: Quick) -> None:
    seen = set()
    for prefix, name, value in _ATTRIBUTE.findall(attributes):
        if prefix == "xmlns" or (not prefix and name == "xmlns"):
            continue
        if (prefix, name) in seen:
            raise Odd
        seen.add((prefix, name))
        child = tree.children.get(f"@{name}")
        if prefix:
            if prefixes.get(prefix) != _SCHEMA_INSTANCE:
                raise Odd
        elif child is None or len(value) > DEFAULT_LIMITS.string_chars:
            raise Odd
        else:
            frame.values[child.key] = value


def _scan(tree: Node, prefixes: Mapping[str, str], root: str, known: dict[Any, Any]) -> Scan:
    key = ("scan", root, *sorted(prefixes.items()))
    if key not in known:
        known[key] = scanner(tree, {space: prefix for prefix, space in prefixes.items()}, root)
    made: Scan = known[key]
    return made


class _Rescue:
    """Has a parser read the records that are odd, each by itself, within the start tag of its document."""

    def __init__(self, start: str, root: str) -> None:
        self._start, self._root = start, root
        self._tables: dict[int, Table] = {}

    def take(self, text: str, pos: int, node: Node, frame: Quick) -> int:
        """Read the element at a place into its frame. Raises Odd where it cannot be told where that ends."""
        found = _TAG.match(text, pos)
        name = "" if found is None else found[0]
        ending = f"</{name}>"
        end = text.find(ending, pos) + len(ending)
        after = _AFTER.match(text, end)
        if not name or end < len(ending) or after is None:
            raise Odd
        within = f"{self._start}<{text[pos:end]}</{self._root}>"
        root = parse_plain(within.encode(), Limits())
        if root is None or len(root) != 1:
            raise Odd
        if id(node) not in self._tables:
            self._tables[id(node)] = table_of(node)
        repeat(root[0], self._tables[id(node)], frame)
        return after.end()


_TAG = re.compile(r"[^\s<>/]+")
_AFTER = re.compile(r"\s*<", re.ASCII)
