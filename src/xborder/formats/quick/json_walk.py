"""JSON-shaped values to quick frames, by the profile's tree of names."""

from typing import Any

from xborder.formats.quick.containers import MARK, is_marked
from xborder.formats.quick.frames import Odd, Quick
from xborder.formats.source_nodes import ITSELF, Node


def quick_values(root: Any, tree: Node) -> Quick:
    """The root frame of a document; what is odd is marked, at the record it stands in, or at the root if others do too."""
    frame = Quick()
    try:
        _object(root, tree, frame)
    except Odd:
        frame.odd = True
    return frame


def _object(value: Any, node: Node, frame: Quick, skip: str | None = None) -> None:
    if type(value) is not dict:
        raise Odd
    children = node.children
    for name, inner in value.items():
        if inner is None or name == skip:
            continue
        here = children.get(name)
        if here is None:
            raise Odd
        if here.repeats:
            _items(inner, here, frame)
        elif here.variants:
            _variants(inner, here, frame)
        elif here.leaf:
            frame.values[here.key] = _text(inner)
        else:
            if is_marked(here):
                frame.values[here.key + MARK] = ""
            _object(inner, here, frame)


def _items(value: Any, node: Node, frame: Quick) -> None:
    if type(value) is not list:
        raise Odd
    held = frame.frames.setdefault(node.key, [])
    for item in value:
        path = f"{frame.path}/{node.key}" if node.record else f"{frame.path}/{node.key}[{len(held) + 1}]"
        inner = Quick(path, frame)
        held.append(inner)
        try:
            if node.leaf and item is not None and type(item) is not dict:
                inner.values[ITSELF] = _text(item)
            else:
                _object(item, node, inner)
        except Odd:
            if not node.alone:
                raise
            inner.odd = True


def _variants(value: Any, node: Node, frame: Quick) -> None:
    if type(value) is not list:
        raise Odd
    seen: set[str] = set()
    for item in value:
        fitting = (one for one in node.variants if type(item) is dict and item.get(one.member) == one.equal)
        found = next(fitting, None)
        if found is None or found.equal in seen:
            raise Odd
        seen.add(found.equal)
        _object(item, found.node, frame, found.member)


def _text(value: Any) -> str:
    if type(value) is str:
        return value
    if isinstance(value, dict | list):
        raise Odd
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
