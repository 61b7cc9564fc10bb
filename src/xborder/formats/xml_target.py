"""Frames to XML: elements in the order of the profile's lines, nothing empty written."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from xborder.formats.frames import Frame
from xborder.formats.profile import Profile
from xborder.formats.source_tree import ITSELF, Node

# A carriage return may stand in a document, but every reader turns it into a line feed or drops it.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_xml(profile: Profile, tree: Node, root: Frame) -> bytes:
    """The document as UTF-8 bytes, indented by two spaces.

    Characters that XML 1.0 cannot hold, even escaped, are left out: reading the
    document back shows it.
    """
    writer = _Writer(profile.namespaces)
    name = profile.detect.root or ""
    declared = "".join(
        f" xmlns{':' if prefix else ''}{prefix}={quoteattr(uri)}" for prefix, uri in profile.namespaces.items()
    )
    inner = writer.children(root, tree, 1)
    body = f"<{name}{declared}{writer.attributes(root, tree)}>\n{inner}</{name}>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode()


class _Writer:
    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._prefixes = {uri: prefix for prefix, uri in namespaces.items()}

    def children(self, frame: Frame, node: Node, depth: int) -> str:
        return "".join(
            self._child(frame, child, depth) for child in node.children.values() if not child.name.startswith("@")
        )

    def attributes(self, frame: Frame, node: Node) -> str:
        return "".join(
            f" {child.name[1:]}={quoteattr(_legal(frame.values[child.key].text))}"
            for child in node.children.values()
            if child.name.startswith("@") and child.key in frame.values
        )

    def _child(self, frame: Frame, node: Node, depth: int) -> str:
        if node.repeats:
            return "".join(self._element(inner, node, ITSELF, depth) for inner in frame.frames.get(node.key, ()))
        return self._element(frame, node, node.key, depth)

    def _element(self, frame: Frame, node: Node, key: str, depth: int) -> str:
        text = frame.values.get(key) if node.leaf else None
        inner = self.children(frame, node, depth + 1)
        attributes = self.attributes(frame, node)
        if text is None and not inner and not attributes:
            return ""
        name, space = self._name(node.name), "  " * depth
        if text is not None and not inner:
            return f"{space}<{name}{attributes}>{escape(_legal(text.text))}</{name}>\n"
        return f"{space}<{name}{attributes}>\n{inner}{space}</{name}>\n"

    def _name(self, tag: str) -> str:
        uri, _, local = tag.rpartition("}")
        prefix = self._prefixes.get(uri.removeprefix("{"), "")
        return f"{prefix}:{local}" if prefix else local


def _legal(text: str) -> str:
    """The text without characters outside the production Char of XML 1.0, and with line ends as a reader gives them."""
    return _ILLEGAL.sub("", text)
