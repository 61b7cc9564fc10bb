"""Walk one record by its shape and keep what a judge lets through; the input is never changed.

What the shape does not know is shown to the judge without a leaf, under a
path that ends in ``?``: the name of an unknown field may itself say something.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from xborder.agreements.leaves import Fields, Items, Leaf, LeafKind, Shape


class _Absent:
    """What is withheld leaves no trace in the output: not null, which is a value."""


ABSENT = _Absent()

#: The last step of the path of what the model does not know.
UNKNOWN_STEP = "?"

_WHOLE = frozenset({LeafKind.IDENTIFIER, LeafKind.CODED})
_PARTS = frozenset({"scheme", "value", "raw"})


class Judge(Protocol):
    """Decides on each leaf and hears of containers that end up empty."""

    def leaf(self, pointer: str, pattern: str, leaf: Leaf | None, value: Any) -> Any:
        """What may leave of a value, or ABSENT; ``leaf`` is None where the model knows no such field."""

    def emptied(self, pointer: str) -> None:
        """A container of which nothing is left."""


def minimise(data: Mapping[str, Any], shape: Fields, judge: Judge) -> dict[str, Any]:
    """What may leave of a record; empty where nothing may."""
    kept = _object(data, shape, "", judge)
    return kept if isinstance(kept, dict) else {}


def _value(value: Any, shape: Shape, pointer: str, judge: Judge) -> Any:
    if isinstance(shape, Leaf):
        known = shape if has_form(shape, value) else None
        return judge.leaf(pointer, shape.pattern, known, value)
    if isinstance(shape, Items) and isinstance(value, list | tuple):
        return _list(value, shape, pointer, judge)
    if isinstance(shape, Fields) and isinstance(value, Mapping):
        return _object(value, shape, pointer, judge)
    return judge.leaf(pointer, f"{shape.pattern}/{UNKNOWN_STEP}", None, value)


def _object(data: Mapping[str, Any], shape: Fields, pointer: str, judge: Judge) -> Any:
    kept: dict[str, Any] = {}
    for name, value in data.items():
        if name in shape.fields:
            found = _value(value, shape.fields[name], f"{pointer}/{name}", judge)
        else:
            found = judge.leaf(f"{pointer}/{UNKNOWN_STEP}", f"{shape.pattern}/{UNKNOWN_STEP}", None, value)
        if found is not ABSENT:
            kept[name] = found
    return _or_absent(kept, pointer, judge, had=bool(data))


def _list(values: list[Any] | tuple[Any, ...], shape: Items, pointer: str, judge: Judge) -> Any:
    found = [_value(value, shape.item, f"{pointer}/{place}", judge) for place, value in enumerate(values)]
    return _or_absent([value for value in found if value is not ABSENT], pointer, judge, had=bool(values))


def _or_absent(kept: Any, pointer: str, judge: Judge, *, had: bool) -> Any:
    if kept:
        return kept
    if had:
        judge.emptied(pointer)
    return ABSENT


def has_form(leaf: Leaf, value: object) -> bool:
    """True if a value has the form that the model gives to a leaf; anything else is unknown, and does not pass.

    >>> leaf = Leaf(pattern="/pnc_id", kind=LeafKind.IDENTIFIER)
    >>> has_form(leaf, {"scheme": "pnc_id", "raw": "02/1A"}), has_form(leaf, {"scheme": "pnc_id", "note": "x"})
    (True, False)
    """
    if leaf.kind in _WHOLE:
        return isinstance(value, Mapping) and _texts(value) and "scheme" in value and set(value) <= _PARTS
    if leaf.kind is LeafKind.TABLE:
        return isinstance(value, Mapping) and _texts(value)
    if leaf.kind is LeafKind.FLAG:
        return isinstance(value, bool)
    if leaf.kind is LeafKind.NUMBER:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str)


def _texts(table: Mapping[Any, Any]) -> bool:
    return all(isinstance(key, str) and isinstance(value, str) for key, value in table.items())


def copied(value: Any) -> Any:
    """A leaf's value that shares nothing with the input."""
    return dict(value) if isinstance(value, Mapping) else value
