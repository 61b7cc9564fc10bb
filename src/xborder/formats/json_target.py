"""Frames to JSON-shaped values, members in the order of the profile's lines."""

import re
from collections.abc import Mapping
from typing import Any

from xborder.formats.frames import Frame, Text
from xborder.formats.source_nodes import ITSELF, Node

#: What each kind of JSON value looks like as a text, and its words.
KINDS: Mapping[str, str] = {
    "integer": "a whole number of up to fifteen digits",
    "number": "a number of up to fifteen digits, perhaps with decimals",
    "boolean": "true or false",
}
_FORMS = {
    "integer": re.compile(r"-?(?:0|[1-9][0-9]{0,14})", re.ASCII),
    "number": re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?", re.ASCII),
    "boolean": re.compile("true|false", re.ASCII),
}


def fits(text: str, kind: str) -> bool:
    """Whether a text can be written as a JSON value of a kind.

    >>> fits("12.50", "number"), fits("012", "integer")
    (True, False)
    """
    return len(text) <= 40 and _FORMS[kind].fullmatch(text) is not None


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
    if text.json == "number":
        return int(text.text) if fits(text.text, "integer") else float(text.text)
    if text.json == "boolean" and text.text in {"true", "false"}:
        return text.text == "true"
    # Half of a pair of surrogates is no character: it cannot be written, and reading back shows that it is gone.
    return text.text.encode("utf-8", "ignore").decode()
