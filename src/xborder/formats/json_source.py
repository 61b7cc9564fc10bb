"""JSON and YAML values to frames, by the profile's tree of names."""

from collections.abc import Callable
from functools import partial
from typing import Any

import attrs

from xborder.findings import Location, finding
from xborder.formats.frames import Frame, Stray, Text
from xborder.formats.paths import escaped
from xborder.formats.source_nodes import ITSELF, Node

#: Gives the place of a JSON Pointer in the file.
Placer = Callable[[str], Location]

#: How an object is called in a message.
_NAMES = {dict: "an object", list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false"}


@attrs.frozen
class JsonFramer:
    """Makes the frames of one JSON-shaped value."""

    tree: Node
    place: Placer

    def frame(self, root: Any) -> Frame:
        """The root frame of a document; a value that is not an object makes a finding in an empty frame."""
        frame = Frame(place=partial(self.place, ""))
        self._object(root, self.tree, frame, "")
        return frame

    def _object(self, value: Any, node: Node, frame: Frame, pointer: str, skip: str | None = None) -> None:
        if not isinstance(value, dict):
            self._wrong(value, "an object", frame, pointer)
            return
        for name, inner in value.items():
            if name == skip or inner is None:
                continue
            here, path = node.children.get(name), f"{pointer}/{escaped(name)}"
            if here is None:
                self._stray(inner, frame, _below(frame, node, name), path)
            elif here.repeats:
                self._items(inner, here, frame, path)
            elif here.variants:
                self._variants(inner, here, frame, path)
            elif here.leaf:
                self._leaf(inner, here, frame, path)
            else:
                self._object(inner, here, frame, path)

    def _items(self, value: Any, node: Node, frame: Frame, pointer: str) -> None:
        if not isinstance(value, list):
            self._wrong(value, "a list", frame, pointer)
            return
        for index, item in enumerate(value):
            path = f"{pointer}/{index}"
            place = partial(self.place, path)
            named = f"{frame.path}/{node.key}" if node.record else f"{frame.path}/{node.key}[{index + 1}]"
            inner = Frame(path=named, parent=frame, place=place)
            frame.frames.setdefault(node.key, []).append(inner)
            if node.leaf and item is not None and not isinstance(item, dict | list):
                inner.values[ITSELF] = Text(_text(item), place)
            else:
                self._object(item, node, inner, path)

    def _variants(self, value: Any, node: Node, frame: Frame, pointer: str) -> None:
        if not isinstance(value, list):
            self._wrong(value, "a list", frame, pointer)
            return
        seen: set[str] = set()
        for index, item in enumerate(value):
            path = f"{pointer}/{index}"
            fitting = (one for one in node.variants if isinstance(item, dict) and item.get(one.member) == one.equal)
            found = next(fitting, None)
            if found is None or found.equal in seen:
                self._stray(item, frame, f"{frame.path}/{node.key}[{index + 1}]", path)
                continue
            seen.add(found.equal)
            self._object(item, found.node, frame, path, skip=found.member)

    def _leaf(self, value: Any, node: Node, frame: Frame, pointer: str) -> None:
        if isinstance(value, dict | list):
            self._wrong(value, "a single value", frame, pointer)
            self._stray(value, frame, f"{frame.path}/{node.key}", pointer)
            return
        frame.values[node.key] = Text(_text(value), partial(self.place, pointer))

    def _stray(self, value: Any, frame: Frame, path: str, pointer: str) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                self._stray(inner, frame, f"{path}/{name}", f"{pointer}/{escaped(name)}")
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                self._stray(inner, frame, f"{path}[{index + 1}]", f"{pointer}/{index}")
        elif value is not None:
            frame.strays.append(Stray(path=path, text=_text(value), place=partial(self.place, pointer)))

    def _wrong(self, value: Any, expected: str, frame: Frame, pointer: str) -> None:
        found = _NAMES.get(type(value), "another value")
        entry = finding("XB-FORMAT-016", self.place(pointer), source=pointer or "/", found=found, expected=expected)
        frame.findings.append(entry)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _below(frame: Frame, node: Node, name: str) -> str:
    inside = "" if node.repeats or not node.key else f"/{node.key}"
    return f"{frame.path}{inside}/{name}"
