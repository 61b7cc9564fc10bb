"""XML to quick frames: one walk over the children of each element, by a table made of the profile's tree."""

from typing import TYPE_CHECKING

import attrs

from xborder.files.limits import DEFAULT_LIMITS
from xborder.formats.quick.containers import MARK, is_marked
from xborder.formats.quick.frames import Odd, Quick
from xborder.formats.source_nodes import ITSELF, Node

if TYPE_CHECKING:
    from lxml import etree

_LONGEST = DEFAULT_LIMITS.string_chars
_SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


@attrs.define
class Table:
    """What an element holds: its children and attributes by their names, and how it is kept itself."""

    key: str
    leaf: bool
    plain: bool
    repeats: bool
    record: bool
    alone: bool
    mark: str
    children: dict[object, "Table"]
    attributes: dict[str, str]


def table_of(node: Node) -> Table:
    """The table of a node of the profile's tree."""
    inner = {name: child for name, child in node.children.items() if not name.startswith("@")}
    return Table(
        key=node.key,
        leaf=node.leaf,
        plain=node.leaf and not node.children and not node.repeats,
        repeats=node.repeats,
        record=node.record,
        alone=node.alone,
        mark=f"{node.key}{MARK}" if is_marked(node) else "",
        children={name: table_of(child) for name, child in inner.items()},
        attributes={name[1:]: child.key for name, child in node.children.items() if name.startswith("@")},
    )


def quick_frame(root: "etree._Element", table: Table) -> Quick:
    """The root frame of a document; what is odd is marked, at the record it stands in, or at the root if others do too."""
    frame = Quick()
    try:
        _attributes(root, table, frame)
        _children(root, table, frame)
    except Odd:
        frame.odd = True
    return frame


def _children(element: "etree._Element", table: Table, frame: Quick) -> None:
    """Keep the texts of an element's children. Raises Odd."""
    if not table.leaf and (text := element.text) and not text.isspace():
        raise Odd
    children, values, once = table.children, frame.values, set()
    for child in element:
        here, tail = children.get(child.tag), child.tail
        if here is None or (tail and not tail.isspace()):
            raise Odd
        if here.plain:  # most elements of any message
            text = child.text or ""
            if here.key in values or child.keys() or len(child) or len(text) > _LONGEST:
                raise Odd
            values[here.key] = text
        elif here.repeats:
            repeat(child, here, frame)
        elif here.leaf:
            _leaf(child, here, frame)
        else:
            if here.key in once:
                raise Odd
            once.add(here.key)
            _container(child, here, frame)


def _container(child: "etree._Element", here: Table, frame: Quick) -> None:
    if here.mark:
        frame.values[here.mark] = ""
    if child.keys():
        _attributes(child, here, frame)
    _children(child, here, frame)


def _leaf(child: "etree._Element", here: Table, frame: Quick) -> None:
    text, values = child.text or "", frame.values
    if here.key in values or len(text) > _LONGEST:
        raise Odd
    values[here.key] = text
    if here.mark:
        values[here.mark] = ""
    if child.keys():
        _attributes(child, here, frame)
    if len(child):
        _children(child, here, frame)


def repeat(child: "etree._Element", here: Table, frame: Quick) -> None:
    """Keep an element of a list, in a frame of its own; a record that is odd is marked. Raises Odd for another."""
    held = frame.frames.setdefault(here.key, [])
    path = f"{frame.path}/{here.key}" if here.record else f"{frame.path}/{here.key}[{len(held) + 1}]"
    inner = Quick(path, frame)
    held.append(inner)
    if here.leaf:
        inner.values[ITSELF] = child.text or ""
    try:
        if child.keys():
            _attributes(child, here, inner)
        _children(child, here, inner)
    except Odd:
        if not here.alone:
            raise
        inner.odd = True


def _attributes(element: "etree._Element", table: Table, frame: Quick) -> None:
    for name, value in element.items():
        key = table.attributes.get(str(name))
        if key is not None and len(value) <= _LONGEST:
            frame.values[key] = str(value)
        elif not str(name).startswith(_SCHEMA_INSTANCE):
            raise Odd
