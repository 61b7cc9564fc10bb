"""Frames to XML by code made for the profile: elements in the order of its lines, nothing empty written."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from xborder.formats.frames import Frame
from xborder.formats.profile import Profile
from xborder.formats.source_nodes import ITSELF, Node
from xborder.schema.made_code import define

# A carriage return may stand in a document, but every reader turns it into a line feed or drops it.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = re.compile("[\t\n\x20-%'-;=?-\ud7ff]*").fullmatch

#: Writes a root frame as the bytes of a document.
ToXml = Callable[[Frame], bytes]


def xml_writer(profile: Profile, tree: Node) -> ToXml:
    """The function that writes documents of a profile: UTF-8, indented by two spaces.

    Characters that XML 1.0 cannot hold, even escaped, are left out: reading the
    document back shows it.
    """
    name = profile.detect.root or ""
    declared = "".join(
        f" xmlns{':' if prefix else ''}{prefix}={quoteattr(uri)}" for prefix, uri in profile.namespaces.items() if uri
    )
    write = _DocumentCode(profile).made(tree, f"{name}{declared}", name)

    def to_xml(root: Frame) -> bytes:
        out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
        write(root, out)
        return "".join(out).encode()

    return to_xml


class ElementCode:
    """How the elements of a profile are written: their names and attributes."""

    def __init__(self, profile: Profile) -> None:
        self._prefixes = {uri: prefix for prefix, uri in profile.namespaces.items() if uri}
        self._general = (*profile.attributes, *profile.labels)
        self._default = bool(profile.namespaces.get(""))

    @staticmethod
    def _elements(node: Node) -> list[Node]:
        return [child for child in node.children.values() if not child.name.startswith("@")]

    def _attributes(self, node: Node) -> tuple[tuple[str, str], ...]:
        """The name and the key of each attribute that an element may have."""
        own = [(child.name[1:], child.key) for child in node.children.values() if child.name.startswith("@")]
        inside = f"{node.key}/" if node.key and not node.repeats else ""
        return tuple(dict.fromkeys((*own, *((name, f"{inside}@{name}") for name in self._general))))

    def _opening(self, node: Node) -> str:
        """What stands in a start tag before the attributes."""
        name = self._name(node.name)
        return f'{name} xmlns=""' if self._default and _leaves_namespace(node) else name

    def _name(self, tag: str) -> str:
        uri, _, local = tag.rpartition("}")
        prefix = self._prefixes.get(uri.removeprefix("{"), "")
        return f"{prefix}:{local}" if prefix else local


class _DocumentCode(ElementCode):
    """One function for the root and for each element that repeats; what does not repeat stands in its place.

    An element is begun, filled and ended; one that stayed empty is taken back.
    """

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._lines: list[str] = []
        self._count = 0

    def made(self, tree: Node, opening: str, name: str) -> Callable[[Frame, list[str]], None]:
        body = [*self._start(tree, opening, ""), *self._children(tree, 1), f"out.append({f'</{name}>' + chr(10)!r})"]
        self._function("root", body)
        names: dict[str, Any] = {"text_of": _text, "attribute_of": _attribute}
        define(self._lines, names)
        write: Callable[[Frame, list[str]], None] = names["root"]
        return write

    def _function(self, name: str, body: list[str]) -> None:
        self._lines += [f"def {name}(F, out):", "    V = F.values", *(f"    {line}" for line in body)]

    def _children(self, node: Node, depth: int) -> Iterator[str]:
        for child in self._elements(node):
            if child.repeats:
                function = f"each_{(number := self._next())}"
                written = ["if F.written is not None:", "    out.append(F.written)", "    return"]
                self._function(function, [*written, *self._element(child, ITSELF, depth)])
                yield f"for f_{number} in F.frames.get({child.key!r}, ()): {function}(f_{number}, out)"
            else:
                yield from self._element(child, child.key, depth)

    def _element(self, node: Node, key: str, depth: int) -> Iterator[str]:
        name, space = self._name(node.name), "  " * depth
        inner = list(self._children(node, depth + 1))
        has_attributes = any(True for _ in self._attributes(node))
        opening = self._opening(node)
        if node.leaf and not inner and not has_attributes:
            yield f"t = V.get({key!r})"
            yield f"if t is not None: out.append({f'{space}<{opening}>'!r} + text_of(t.text) + {f'</{name}>' + chr(10)!r})"
            return
        mark, begun = f"m_{(number := self._next())}", f"b_{number}"
        yield f"{mark} = len(out)"
        yield from self._start(node, opening, space)
        yield f"{begun} = len(out)"
        yield from inner
        text = f"V.get({key!r})" if node.leaf else "None"
        yield f"t = {text}"
        yield f"if len(out) != {begun}: out.append({f'{space}</{name}>' + chr(10)!r})"
        yield f"elif t is not None: out[-1] = {'>'!r}; out += (text_of(t.text), {f'</{name}>' + chr(10)!r})"
        yield f"elif {begun} - {mark} > 2: out[-1] = {'>'!r}; out.append({chr(10) + f'{space}</{name}>' + chr(10)!r})"
        yield f"else: del out[{mark}:]"

    def _start(self, node: Node, opening: str, space: str) -> Iterator[str]:
        """The start tag in two parts, and each attribute between them."""
        yield f"out.append({f'{space}<{opening}'!r})"
        for name, key in self._attributes(node):
            yield f"t = V.get({key!r})"
            yield f"if t is not None: out.append({f' {name}='!r} + attribute_of(t.text))"
        yield f"out.append({'>' + chr(10)!r})"

    def _next(self) -> int:
        self._count += 1
        return self._count


def _leaves_namespace(node: Node) -> bool:
    """Whether an element is in no namespace, and the one around it is in one."""
    around = node.parent
    return not node.name.startswith("{") and (around is None or not around.name or around.name.startswith("{"))


def _text(text: str) -> str:
    return text if _PLAIN(text) else escape(_legal(text))


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    """The text without characters outside the production Char of XML 1.0, and with line ends as a reader gives them."""
    return _ILLEGAL.sub("", text)
