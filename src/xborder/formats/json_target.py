"""Frames to JSON-shaped values, members in the order of the profile's lines."""

from typing import Any

from xborder.formats.frames import Frame, Text
from xborder.formats.source_tree import ITSELF, Node


def to_object(tree: Node, frame: Frame) -> dict[str, Any]:
    """The members of one frame; what is empty is left out."""
    made = {node.name: _value(node, frame) for node in tree.children.values()}
    return {name: value for name, value in made.items() if value not in (None, {}, [])}


def _value(node: Node, frame: Frame) -> Any:
    if node.repeats:
        return [_item(node, inner) for inner in frame.frames.get(node.key, ())]
    if node.variants:
        items = [(variant, to_object(variant.node, frame)) for variant in node.variants]
        return [{variant.member: variant.equal, **members} for variant, members in items if members]
    if node.leaf:
        found = frame.values.get(node.key)
        return None if found is None else _typed(found)
    return to_object(node, frame)


def _item(node: Node, frame: Frame) -> Any:
    itself = frame.values.get(ITSELF) if node.leaf else None
    return to_object(node, frame) if itself is None else _typed(itself)


def _typed(text: Text) -> Any:
    if text.json == "integer":
        return int(text.text)
    if text.json == "boolean" and text.text in {"true", "false"}:
        return text.text == "true"
    return text.text
