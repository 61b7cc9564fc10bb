"""Python written for a profile and the prefixes of a document: from the text of XML to quick frames, without a tree.

Elements that a profile knows, in the order of its lines, are taken by regular
expressions, many at once. Whatever else stands in a document raises Odd; then a
parser of XML is asked, which knows all of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from xborder.files.limits import DEFAULT_LIMITS
from xborder.formats.quick.containers import MARK, is_marked
from xborder.formats.quick.frames import Odd, Quick
from xborder.formats.quick.xml_entities import unescaped
from xborder.formats.source_nodes import ITSELF, Node
from xborder.schema.made_code import define

#: Reads the element that begins at a place, just behind the ``<``; gives the place behind the next one.
Rescue = Callable[[str, int, Node, Quick], int]
#: Fills the root frame from the text behind the start tag; the last says what takes a record that is odd.
Scan = Callable[[str, int, Quick, Rescue], int]

#: White space of XML up to the next tag, with its ``<``.
_ON = r"[ \t\n]*<"


def scanner(tree: Node, prefixes: Mapping[str, str], root: str) -> Scan:
    """The function for documents whose root element is ``root`` and whose prefixes are ``prefixes``, by namespace.

    It raises Odd, and gives the place behind the end of the root element.
    """
    return _Code(prefixes).made(tree, root)


@attrs.define
class _Code:
    prefixes: Mapping[str, str]
    functions: list[str] = attrs.field(factory=list)
    names: dict[str, Any] = attrs.field(
        factory=lambda: {"Odd": Odd, "Quick": Quick, "unescaped": unescaped, "LONGEST": DEFAULT_LIMITS.string_chars}
    )

    def made(self, tree: Node, root: str) -> Scan:
        body = ["V = F.values", "amp = '&' in text", *self._content(tree, rf"/{re.escape(root)}>[ \t\n]*\Z")]
        self._define("scan", "text, pos, F, rescue", [*body, "return pos"])
        define(self.functions, self.names)
        scan: Scan = self.names["scan"]
        return scan

    def _define(self, name: str, arguments: str, body: list[str]) -> None:
        self.functions += [f"def {name}({arguments}):", *(f"    {line}" for line in body)]

    def _name(self, stem: str, what: Any = None) -> str:
        name = f"{stem}_{len(self.names)}"
        self.names[name] = what
        return name

    def _tag(self, node: Node) -> str | None:
        """How a document writes the name of an element; None for one that it cannot have."""
        space, _, local = node.name.rpartition("}")
        prefix = self.prefixes.get(space.removeprefix("{"), None if space or "" in self.prefixes.values() else "")
        return None if prefix is None else f"{prefix}:{local}" if prefix else local

    def _content(self, node: Node, ending: str) -> Iterator[str]:
        """Lines that take what stands in an element, up to the pattern of its ending."""
        run: list[Node] = []
        for child in _elements(node):
            if self._tag(child) is None:
                continue
            if not _has_repeats(child):
                run.append(child)
                continue
            yield from self._run(run, "")
            run = []
            yield from self._each(child) if child.repeats else self._single(child)
        yield from self._run(run, ending)

    def _run(self, run: list[Node], ending: str) -> Iterator[str]:
        """Lines that take some neighbouring elements at once; each may be there or not."""
        if not run and not ending:
            return
        keys: list[str] = []
        pattern = re.compile("".join(self._optional(child, keys) for child in run) + ending)
        yield f"m = {self._name('run', pattern.match)}(text, pos)"
        yield "if m is None or m.end() - pos > LONGEST: raise Odd"
        yield "pos = m.end()"
        yield from self._kept(keys)

    def _kept(self, keys: list[str]) -> Iterator[str]:
        if keys:
            texts = "unescaped(m.groups()) if amp else m.groups()"
            yield f"V.update(zip({self._name('keys', tuple(keys))}, {texts}))"

    def _optional(self, node: Node, keys: list[str]) -> str:
        """The pattern of an element that may be there, whose texts go to ``keys``."""
        tag = self._tag(node)
        if tag is None:
            return ""
        name = re.escape(tag)
        start = name
        if is_marked(node):
            keys.append(node.key + MARK)
            start = f"({name})"
        start += "".join(self._attribute(child, keys) for child in _attributes(node))
        text = ""
        if node.leaf:
            keys.append(node.key)
            text = "([^<]*)<"
        inner = "".join(self._optional(child, keys) for child in _elements(node))
        return rf"(?:{start}(?:>{text or _ON}{inner}/{name}>|/>){_ON}|)"

    @staticmethod
    def _attribute(node: Node, keys: list[str]) -> str:
        keys.append(node.key)
        return rf'(?: {re.escape(node.name[1:])}="([^"<\t\n]*)"|)'

    def _each(self, node: Node) -> Iterator[str]:
        """Lines that take the elements of a list."""
        start, inner = self._start(node)
        function, here = self._name("each"), self._name("node", node)
        ending = rf"/{re.escape(self._tag(node) or '')}>{_ON}"
        path = f"{{F.path}}/{node.key}" if node.record else f"{{F.path}}/{node.key}[{{len(held) + 1}}]"
        body = [
            "pos = m.end()",
            f"held = F.frames.setdefault({node.key!r}, [])",
            f"F = Quick(f{path!r}, F)",
            "held.append(F)",
            "V = F.values",
            *self._kept(inner),
            "if m.group()[-2] == '/': return pos",
            *self._content(node, ending),
            "return pos",
        ]
        self._define(function, "text, pos, F, rescue, amp, m", body)
        yield f"m = {start}(text, pos)"
        yield "while m is not None:"
        if node.alone:
            yield f"    held = len(F.frames.get({node.key!r}, ()))"
            yield f"    try: pos = {function}(text, pos, F, rescue, amp, m)"
            yield "    except Odd:"
            yield f"        del F.frames[{node.key!r}][held:]"
            yield f"        pos = rescue(text, pos, {here}, F)"
        else:
            yield f"    pos = {function}(text, pos, F, rescue, amp, m)"
        yield f"    m = {start}(text, pos)"

    def _start(self, node: Node) -> tuple[str, list[str]]:
        """The start tag of an element, with its text where it has one; and what its groups are."""
        keys: list[str] = []
        attributes = "".join(self._attribute(child, keys) for child in _attributes(node))
        text = _ON
        if node.leaf:
            keys.append(ITSELF)
            text = "([^<]*)<"
        pattern = re.compile(rf"{re.escape(self._tag(node) or '')}{attributes}(?:>{text}|/>{_ON})")
        return self._name("start", pattern.match), keys

    def _single(self, node: Node) -> Iterator[str]:
        """Lines that take an element in which others repeat."""
        keys: list[str] = []
        name = re.escape(self._tag(node) or "")
        mark = [f"V[{node.key + MARK!r}] = ''"] if is_marked(node) else []
        attributes = "".join(self._attribute(child, keys) for child in _attributes(node))
        text = _ON
        if node.leaf:
            keys.append(node.key)
            text = "([^<]*)<"
        pattern = re.compile(rf"{name}{attributes}>{text}")
        yield f"m = {self._name('start', pattern.match)}(text, pos)"
        yield "if m is not None:"
        yield "    pos = m.end()"
        body = [*mark, *self._kept(keys), *self._content(node, rf"/{name}>{_ON}")]
        yield from (f"    {line}" for line in body)


def _elements(node: Node) -> list[Node]:
    return [child for name, child in node.children.items() if not name.startswith("@")]


def _attributes(node: Node) -> list[Node]:
    return [child for name, child in node.children.items() if name.startswith("@")]


def _has_repeats(node: Node) -> bool:
    return node.repeats or any(map(_has_repeats, node.children.values()))
