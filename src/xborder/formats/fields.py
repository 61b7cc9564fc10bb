"""Whether a canonical path leads to a field of the model, and of which sort."""

import types
import typing
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from typing import Any

import attrs

from xborder.formats.paths import Key


class FieldSort(Enum):
    """What stands at a canonical path."""

    NONE = auto()
    LEAF = auto()
    OBJECT = auto()
    LIST = auto()


def field_sort(record: type[Any], path: tuple[Key, ...]) -> FieldSort:
    """The sort of field at a path of a record class.

    >>> from xborder.model.incident import Incident
    >>> field_sort(Incident, ("persons",)), field_sort(Incident, ("persons", 0, "person", "shoe_size"))
    (<FieldSort.LIST: 4>, <FieldSort.NONE: 1>)
    """
    kind: Any = record
    for step in path:
        kind = _inside(kind, step)
        if kind is None:
            return FieldSort.NONE
    if attrs.has(kind) and not hasattr(kind, "parse"):
        return FieldSort.OBJECT
    return FieldSort.LIST if typing.get_origin(kind) is tuple else FieldSort.LEAF


def _inside(kind: Any, step: Key) -> Any:
    if isinstance(step, int):
        return _plain(typing.get_args(kind)[0]) if typing.get_origin(kind) is tuple else None
    if typing.get_origin(kind) is dict:
        return str
    if not attrs.has(kind):
        return None
    hint = _hints(kind).get(step)
    return None if hint is None else _plain(hint)


@cache
def _hints(kind: type[Any]) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _plain(hint: Any) -> Any:
    """The type without its ``| None``."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return next(arm for arm in typing.get_args(hint) if arm is not type(None))
    return hint
