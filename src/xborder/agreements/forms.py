"""The forms that the model gives to the values of fields; anything else is unknown, and does not pass."""

from collections.abc import Mapping
from typing import Any

from xborder.agreements.leaves import Leaf, LeafKind

_WHOLE = frozenset({LeafKind.IDENTIFIER, LeafKind.CODED})
_PARTS = frozenset({"scheme", "value", "raw"})
#: The plain kind first: it is what records are made of, and asked for more quickly.
_TABLES = (dict, Mapping)


def has_form(leaf: Leaf, value: object) -> bool:
    """True if a value has the form that the model gives to a leaf.

    >>> leaf = Leaf(pattern="/pnc_id", kind=LeafKind.IDENTIFIER)
    >>> has_form(leaf, {"scheme": "pnc_id", "raw": "02/1A"}), has_form(leaf, {"scheme": "pnc_id", "note": "x"})
    (True, False)
    """
    if leaf.kind in _WHOLE:
        return isinstance(value, _TABLES) and _texts(value) and "scheme" in value and value.keys() <= _PARTS
    if leaf.kind is LeafKind.TABLE:
        return isinstance(value, _TABLES) and _texts(value)
    if leaf.kind is LeafKind.FLAG:
        return isinstance(value, bool)
    if leaf.kind is LeafKind.NUMBER:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str)


def plain_type(leaf: Leaf) -> type[Any] | None:
    """The type whose every value has the leaf's form; None where the value itself must be looked at.

    >>> plain_type(Leaf(pattern="/dogs", kind=LeafKind.NUMBER)), plain_type(Leaf(pattern="/x", kind=LeafKind.TABLE))
    (<class 'int'>, None)
    """
    if leaf.kind in _WHOLE or leaf.kind is LeafKind.TABLE:
        return None
    return {LeafKind.FLAG: bool, LeafKind.NUMBER: int}.get(leaf.kind, str)


def copied(value: Any) -> Any:
    """A leaf's value that shares nothing with the input."""
    return dict(value) if isinstance(value, _TABLES) else value


def _texts(table: Mapping[Any, Any]) -> bool:
    for name, value in table.items():  # noqa: SIM110 - asked of every identifier of every record: twice as quick
        if not isinstance(name, str) or not isinstance(value, str):
            return False
    return True
