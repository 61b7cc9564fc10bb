"""XML to frames: one pass over the children of each element, never a look-up per field."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from xborder.findings import Location
from xborder.formats.frames import Frame, Stray, Text
from xborder.formats.source_tree import ITSELF, Node

if TYPE_CHECKING:
    from lxml import etree

# Attributes that speak of the document's schema, not of its content.
_SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


class XmlFramer:
    """Makes the frames of one XML document.

    ``lines`` is added to each line number: an escaped message begins further
    down in the file that carries it.
    """

    def __init__(self, tree: Node, file: str, lines: int = 0) -> None:
        self._tree, self._file, self._lines = tree, file, lines

    def frame(self, root: "etree._Element") -> Frame:
        """The root frame of a document whose root element is of the profile's format."""
        xpath = f"/{_local(root.tag)}"
        frame = Frame(location=self._place(root, xpath))
        self._attributes(root, self._tree, frame, xpath)
        self._children(root, self._tree, frame, xpath)
        return frame

    def _children(self, element: "etree._Element", node: Node, frame: Frame, xpath: str) -> None:
        if not node.leaf:
            self._loose(element.text, element, frame, node, xpath)
        counted: dict[str, int] = {}
        for child in element:
            self._loose(child.tail, element, frame, node, xpath)
            tag = str(child.tag)
            number = counted[tag] = counted.get(tag, 0) + 1
            here = node.children.get(tag)
            path = f"{xpath}/{_local(tag)}"
            if here is None:
                self._stray(child, frame, _below(frame, node, _local(tag)), f"{path}[{number}]")
            elif here.repeats:
                self._repeat(child, here, frame, f"{path}[{number}]", number)
            else:
                self._single(child, here, frame, path if number == 1 else f"{path}[{number}]", number)

    def _single(self, child: "etree._Element", here: Node, frame: Frame, xpath: str, number: int) -> None:
        if number > 1 and not here.leaf:
            self._stray(child, frame, f"{frame.path}/{here.key}", xpath, repeated=True)
            return
        if here.leaf:
            self._leaf(child, here.key, frame, xpath)
        if child.attrib:
            self._attributes(child, here, frame, xpath)
        if len(child) or not here.leaf:
            self._children(child, here, frame, xpath)

    def _loose(self, text: str | None, element: "etree._Element", frame: Frame, node: Node, xpath: str) -> None:
        """Keep a text that stands between elements, where no message should have one."""
        if text and not text.isspace():
            path = _below(frame, node, "text()")
            frame.strays.append(Stray(path=path, text=text, location=self._place(element, xpath)))

    def _leaf(self, child: "etree._Element", key: str, frame: Frame, xpath: str) -> None:
        place = self._place(child, xpath)
        if key in frame.values:
            frame.strays.append(Stray(path=f"{frame.path}/{key}", text=child.text or "", location=place, repeated=True))
            return
        frame.values[key] = Text(child.text or "", place)

    def _repeat(self, child: "etree._Element", here: Node, frame: Frame, xpath: str, number: int) -> None:
        # A record's own number is left out of its extensions: it is another one in another file.
        path = f"{frame.path}/{here.key}" if here.record else f"{frame.path}/{here.key}[{number}]"
        inner = Frame(path=path, location=self._place(child, xpath))
        frame.frames.setdefault(here.key, []).append(inner)
        if here.leaf:
            inner.values[ITSELF] = Text(child.text or "", inner.location)
        self._attributes(child, here, inner, xpath)
        self._children(child, here, inner, xpath)

    def _attributes(self, element: "etree._Element", node: Node, frame: Frame, xpath: str) -> None:
        for name, value in _attributes_of(element):
            here = node.children.get(f"@{name}")
            place = self._place(element, f"{xpath}/@{_local(name)}")
            if here is not None:
                frame.values[here.key] = Text(value, place)
            else:
                path = _below(frame, node, f"@{_local(name)}")
                frame.strays.append(Stray(path=path, text=value, location=place))

    def _stray(self, element: "etree._Element", frame: Frame, path: str, xpath: str, *, repeated: bool = False) -> None:
        """Keep every text of an element that the profile does not know, or knows once and meets again."""
        text = element.text
        if text and text.strip():
            place = self._place(element, xpath)
            frame.strays.append(Stray(path=path, text=text, location=place, repeated=repeated))
        for name, value in _attributes_of(element):
            place = self._place(element, f"{xpath}/@{_local(name)}")
            frame.strays.append(Stray(path=f"{path}/@{_local(name)}", text=value, location=place, repeated=repeated))
        counted: dict[str, int] = {}
        for child in element:
            tag, tail = str(child.tag), child.tail
            counted[tag] = number = counted.get(tag, 0) + 1
            local = _local(tag)
            inner = f"{path}/{local}" if number == 1 else f"{path}/{local}[{number}]"
            self._stray(child, frame, inner, f"{xpath}/{local}[{number}]", repeated=repeated)
            if tail and not tail.isspace():
                place = self._place(element, xpath)
                frame.strays.append(Stray(path=f"{path}/text()", text=tail, location=place, repeated=repeated))

    def _place(self, element: "etree._Element", xpath: str) -> Location:
        line = cast("int | None", element.sourceline)
        return Location(file=self._file, line=None if line is None else line + self._lines, xpath=xpath)


def _attributes_of(element: "etree._Element") -> "Iterator[tuple[str, str]]":
    pairs = ((str(name), str(value)) for name, value in element.attrib.items())
    return (pair for pair in pairs if not pair[0].startswith(_SCHEMA_INSTANCE))


def _below(frame: Frame, node: Node, name: str) -> str:
    """The path of an unknown name inside a known place."""
    inside = "" if node.repeats or not node.key else f"/{node.key}"
    return f"{frame.path}{inside}/{name}"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
