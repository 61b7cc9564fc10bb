"""The forms that the model gives to the values of fields; anything else is unknown, and does not pass."""

from collections.abc import Callable, Mapping
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
    return form_of(leaf)(value)


def form_of(leaf: Leaf) -> Callable[[object], bool]:
    """The question that :func:`has_form` asks of every value of a leaf."""
    if leaf.kind in _WHOLE:
        return _is_whole
    if leaf.kind is LeafKind.TABLE:
        return _is_table
    if leaf.kind is LeafKind.NUMBER:
        return _is_number
    wanted = bool if leaf.kind is LeafKind.FLAG else str
    return lambda value: isinstance(value, wanted)


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
    return value.copy() if type(value) is dict else dict(value) if isinstance(value, Mapping) else value


def _is_whole(value: object) -> bool:
    """An identifier or a coded value: its scheme, and what the source wrote or what it means, each a text."""
    if not isinstance(value, _TABLES) or "scheme" not in value:
        return False
    for name, text in value.items():  # noqa: SIM110 - asked of every identifier of every record: twice as quick
        if name not in _PARTS or not isinstance(text, str):
            return False
    return True


def _is_table(value: object) -> bool:
    return isinstance(value, _TABLES) and all(isinstance(part, str) for pair in value.items() for part in pair)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
