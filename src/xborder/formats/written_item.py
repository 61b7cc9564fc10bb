"""The part of a record that is being written, and what stands in it."""

from collections.abc import Mapping
from typing import Any

import attrs

from xborder.formats import paths
from xborder.formats.frames import Frame
from xborder.formats.profile import Line
from xborder.formats.source_nodes import Node


@attrs.define(kw_only=True)
class Item:
    """The part of a record that is being written: a frame to fill below the ``root``, and the values to fill it with."""

    root: Frame
    frame: Frame
    start: Node
    data: Any
    record: Any
    outer: "Item | None" = attrs.field(default=None, repr=False)
    pointer: str
    extensions: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Whether the record carries an extension, named from the root or from beside the line, or has a field."""
        if name.startswith("./"):
            return self.frame.named(name.removeprefix("./")) in self.extensions
        if name.startswith("/"):
            return name in self.extensions
        return paths.take(self.record, paths.canonical(name)) not in (None, {}, [])

    def counts(self, line: Line) -> bool:
        """Whether the item has what the line is written with, and lacks what it gives way to."""

        def here(path: str) -> bool:
            held = self.extensions.get(path) if path[0] == "/" else paths.take(self.data, paths.canonical(path))
            return held not in (None, {}, [])

        return (line.where is None or here(line.where)) and not any(map(here, line.where_not))

    def holder(self, line: Line) -> "tuple[Item, str]":
        """The item that has the field of a line, and the field's path in it: a line may look one item outwards."""
        target = line.to or ""
        if target.startswith("../") and self.outer is not None:
            return self.outer, target.removeprefix("../")
        return self, target

    def place(self, line: Line, source: str) -> str:
        """The field, or the text kept under extensions, that a source is written from."""
        if line.to is None:
            return f"/extensions/{paths.escaped(self.frame.named(source))}"
        held, target = self.holder(line)
        return f"{held.pointer}/{target}".removesuffix("/.")
