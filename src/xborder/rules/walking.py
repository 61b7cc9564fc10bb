"""Every value of some kinds within a record: a way through each class of the model, worked out once.

Most fields of a record cannot hold what a rule looks for. Which can is read off
the model's types, so that the walk over a record touches those alone.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import attrs

T = TypeVar("T")

#: Adds the values found within one value to a list, each with its JSON Pointer.
Visit = Callable[[Any, str, list[tuple[str, Any]]], None]


def walk(value: Any, kinds: tuple[type[T], ...], pointer: str = "") -> list[tuple[str, T]]:
    """Every value of some kinds within a record, with its JSON Pointer, in the order of the fields.

    >>> from xborder.model.person import Vehicle
    >>> from xborder.model.values import Identifier
    >>> walk(Vehicle(vrm=Identifier(scheme="vrm", raw="LV19 KRE")), (Identifier,))[0][0]
    '/vrm'
    """
    found: list[tuple[str, T]] = []
    _way(value.__class__, kinds)(value, pointer, found)
    return found


@cache
def _way(cls: Any, kinds: tuple[type[Any], ...]) -> Visit:
    """How to go through values of a class."""
    if issubclass(cls, kinds):
        return _take
    fields = [(name, f"/{name}", _holder(hint, kinds)) for name, hint in _hints(cls).items() if _may_hold(hint, kinds)]

    def visit(value: Any, pointer: str, found: list[tuple[str, Any]]) -> None:
        for name, step, inner in fields:
            part = getattr(value, name)
            if part is not None and part != ():
                inner(part, pointer + step, found)

    return visit


def _take(value: Any, pointer: str, found: list[tuple[str, Any]]) -> None:
    found.append((pointer, value))


def _holder(hint: Any, kinds: tuple[type[Any], ...]) -> Visit:
    """How to go through a field: a list item by item, anything else by what it turns out to be."""
    if any(_is_list(part) for part in (hint, *get_args(hint))):

        def visit_items(items: Any, pointer: str, found: list[tuple[str, Any]]) -> None:
            for index, item in enumerate(items):
                _way(item.__class__, kinds)(item, f"{pointer}/{index}", found)

        return visit_items

    def visit_one(value: Any, pointer: str, found: list[tuple[str, Any]]) -> None:
        _way(value.__class__, kinds)(value, pointer, found)

    return visit_one


def _is_list(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is tuple


def _may_hold(hint: Any, kinds: tuple[type[Any], ...], met: frozenset[Any] = frozenset()) -> bool:
    """True if a value of this type can be, or contain, one of the kinds."""
    parts = get_args(hint)
    if parts:
        return any(_may_hold(part, kinds, met) for part in parts)
    if not isinstance(hint, type) or hint in met:
        return False
    return issubclass(hint, kinds) or any(_may_hold(each, kinds, met | {hint}) for each in _hints(hint).values())


@cache
def _hints(cls: Any) -> dict[str, Any]:
    if not attrs.has(cls):
        return {}
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls)}
