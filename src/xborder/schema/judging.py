"""Which parts of a JSON record are good, found at C speed, so that only the others are walked through for faults."""

from collections.abc import Callable
from typing import Any

import attrs
import msgspec

from xborder.schema.collector import GOOD
from xborder.schema.shapes import FieldShape, Many, Record, Shape, fields_of, once_per_class
from xborder.schema.twins import strict_field, strict_twin_of

#: A value as it is judged, and as it is decoded.
Pair = tuple[Any, Any]

_members_of = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_items_of = msgspec.json.Decoder(list[msgspec.Raw]).decode


@attrs.frozen
class _Part:
    """What decodes a part if it is good for sure, and what looks closer if it is not."""

    decode: Callable[[Any], Any]
    closer: Callable[[Any], Pair]


def judged(raw: bytes, cls: type[Any]) -> tuple[Any, bytes]:
    """The values of JSON that must be a record of a class, with GOOD in place of those that are, and all written again.

    >>> from xborder.model.person import Vehicle
    >>> value, again = judged(b'{"vrm": {"scheme": "vrm", "raw": 5}, "make": "Subaru"}', Vehicle)
    >>> value["vrm"]["raw"], value["make"] is GOOD, again
    (5, True, b'{"vrm":{"scheme":"vrm","raw":5},"make":"Subaru"}')

    Raises msgspec.DecodeError or UnicodeDecodeError for what is no JSON.
    """
    value, opened = _object(cls)(raw)
    return value, msgspec.json.encode(opened)


@once_per_class
def _object(cls: type[Any]) -> Callable[[Any], Pair]:
    parts = {field.name: _part(field, cls) for field in fields_of(cls)}
    other = _Part(_refuse, _plain)

    def judge_object(raw: Any) -> Pair:
        try:
            members: dict[str, Any] = _members_of(raw)
        except msgspec.ValidationError:
            return _plain(raw)
        value: dict[str, Any] = dict.fromkeys(members, GOOD)
        for key, member in members.items():
            part = parts.get(key, other)
            try:
                members[key] = part.decode(member)
            except msgspec.ValidationError:
                value[key], members[key] = part.closer(member)
        return value, members

    return judge_object


def _list(cls: type[Any]) -> Callable[[Any], Pair]:
    decode, closer = msgspec.json.Decoder(strict_twin_of(cls)).decode, _object(cls)

    def judge_list(raw: Any) -> Pair:
        try:
            items: list[Any] = _items_of(raw)
        except msgspec.ValidationError:
            return _plain(raw)
        value: list[Any] = [GOOD] * len(items)
        for at, item in enumerate(items):
            try:
                items[at] = decode(item)
            except msgspec.ValidationError:
                value[at], items[at] = closer(item)
        return value, items

    return judge_list


def _part(field: FieldShape, cls: type[Any]) -> _Part:
    return _Part(msgspec.json.Decoder(strict_field(field, cls)).decode, _closer(field.shape))


def _closer(shape: Shape) -> Callable[[Any], Pair]:
    match shape:
        case Record(cls):
            return _object(cls)
        case Many(Record(cls)):
            return _list(cls)
        case _:
            return _plain


def _plain(raw: Any) -> Pair:
    value = msgspec.json.decode(raw)
    return value, value


def _refuse(_raw: Any) -> Any:
    raise msgspec.ValidationError
