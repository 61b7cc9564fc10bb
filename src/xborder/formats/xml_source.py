"""XML to frames: one pass over the children of each element, never a look-up per field."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from xborder.files.positions import Position
from xborder.files.xml_places import XmlPlaces
from xborder.findings import Location
from xborder.formats.frames import Frame, Place, Stray, Text
from xborder.formats.general_attributes import kept_attribute
from xborder.formats.source_nodes import ITSELF, Node

if TYPE_CHECKING:
    from lxml import etree

    from xborder.formats.compiled import Compiled

# Attributes that speak of the document's schema, not of its content.
_SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


class XmlFramer:
    """Makes the frames of one XML document.

    Every element is visited once, in document order, and numbered: by its number
    ``places`` finds it again in the file. ``first`` is the number of the root.
    """

    def __init__(self, ready: "Compiled", file: str, places: XmlPlaces, first: int = 0) -> None:
        self._tree, self._file, self._places = ready.tree.root, file, places
        self._numbers = count(first)
        self._labels = frozenset(ready.profile.labels)
        self._general = self._labels.union(ready.profile.attributes)

    def frame(self, root: "etree._Element") -> Frame:
        """The root frame of a document whose root element is of the profile's format."""
        xpath, at = f"/{_local(root.tag)}", next(self._numbers)
        frame = Frame(place=self._tag(at, xpath))
        self._attributes(root, at, self._tree, frame, xpath)
        self._children(root, at, self._tree, frame, xpath)
        return frame

    def _children(self, element: "etree._Element", at: int, node: Node, frame: Frame, xpath: str) -> None:
        if not node.leaf:
            self._loose(element.text, self._text(at, xpath), frame, node)
        counted: dict[str, int] = {}
        for child in element:
            self._loose(child.tail, self._tag(at, xpath), frame, node)
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
        at = next(self._numbers)
        if number > 1 and not here.leaf:
            self._strays(child, at, frame, f"{frame.path}/{here.key}", xpath, repeated=True)
            return
        if here.leaf:
            self._leaf(child, at, here.key, frame, xpath)
        if child.attrib:
            self._attributes(child, at, here, frame, xpath)
        if len(child) or not here.leaf:
            self._children(child, at, here, frame, xpath)

    def _loose(self, text: str | None, place: Place, frame: Frame, node: Node) -> None:
        """Keep a text that stands between elements, where no message should have one."""
        if text and not text.isspace():
            path = _below(frame, node, "text()")
            frame.strays.append(Stray(path=path, text=text, place=place))

    def _leaf(self, child: "etree._Element", at: int, key: str, frame: Frame, xpath: str) -> None:
        place = self._text(at, xpath)
        if key in frame.values:
            frame.strays.append(Stray(path=f"{frame.path}/{key}", text=child.text or "", place=place, repeated=True))
            return
        frame.values[key] = Text(child.text or "", place)

    def _repeat(self, child: "etree._Element", here: Node, frame: Frame, xpath: str, number: int) -> None:
        # A record's own number is left out of its extensions: it is another one in another file.
        at = next(self._numbers)
        path = f"{frame.path}/{here.key}" if here.record else f"{frame.path}/{here.key}[{number}]"
        inner = Frame(path=path, parent=frame, place=self._tag(at, xpath))
        frame.frames.setdefault(here.key, []).append(inner)
        if here.leaf:
            inner.values[ITSELF] = Text(child.text or "", self._text(at, xpath))
        self._attributes(child, at, here, inner, xpath)
        self._children(child, at, here, inner, xpath)

    def _attributes(self, element: "etree._Element", at: int, node: Node, frame: Frame, xpath: str) -> None:
        for name, value in _attributes_of(element):
            here = node.children.get(f"@{name}")
            place = self._attribute(at, xpath, _local(name))
            if here is not None:
                frame.values[here.key] = Text(value, place)
            else:
                path = _below(frame, node, f"@{_local(name)}")
                kept = kept_attribute(self._labels, name, element.text, value)
                frame.strays.append(Stray(path=path, text=kept, place=place, general=name in self._general))

    def _stray(self, element: "etree._Element", frame: Frame, path: str, xpath: str, *, repeated: bool = False) -> None:
        """Keep every text of an element that the profile does not know."""
        self._strays(element, next(self._numbers), frame, path, xpath, repeated=repeated)

    def _strays(
        self, element: "etree._Element", at: int, frame: Frame, path: str, xpath: str, *, repeated: bool
    ) -> None:
        """Keep every text of an element that the profile does not know, or knows once and meets again."""
        text = element.text
        if text and text.strip():
            place = self._text(at, xpath)
            frame.strays.append(Stray(path=path, text=text, place=place, repeated=repeated))
        for name, value in _attributes_of(element):
            place = self._attribute(at, xpath, _local(name))
            frame.strays.append(Stray(path=f"{path}/@{_local(name)}", text=value, place=place, repeated=repeated))
        counted: dict[str, int] = {}
        for child in element:
            tag, tail = str(child.tag), child.tail
            counted[tag] = number = counted.get(tag, 0) + 1
            local = _local(tag)
            inner = f"{path}/{local}" if number == 1 else f"{path}/{local}[{number}]"
            self._stray(child, frame, inner, f"{xpath}/{local}[{number}]", repeated=repeated)
            if tail and not tail.isspace():
                place = self._tag(at, xpath)
                frame.strays.append(Stray(path=f"{path}/text()", text=tail, place=place, repeated=repeated))

    def _tag(self, at: int, xpath: str) -> Place:
        return partial(_located, self._file, xpath, self._places.tag, at)

    def _text(self, at: int, xpath: str) -> Place:
        return partial(_located, self._file, xpath, self._places.text, at)

    def _attribute(self, at: int, xpath: str, name: str) -> Place:
        return partial(_located, self._file, f"{xpath}/@{name}", self._places.attribute, at, name)


def _located(file: str, xpath: str, find: Callable[..., Position], *what: int | str) -> Location:
    line, column = find(*what)
    return Location(file=file, line=line, column=column, xpath=xpath)


def _attributes_of(element: "etree._Element") -> "Iterator[tuple[str, str]]":
    pairs = ((str(name), str(value)) for name, value in element.attrib.items())
    return (pair for pair in pairs if not pair[0].startswith(_SCHEMA_INSTANCE))


def _below(frame: Frame, node: Node, name: str) -> str:
    """The path of an unknown name inside a known place."""
    inside = "" if node.repeats or not node.key else f"/{node.key}"
    return f"{frame.path}{inside}/{name}"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
