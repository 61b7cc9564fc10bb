"""The paths of a record type, for sharing agreements: which exist, which hold one value, which are sensitive.

A path names fields as JSON Pointer does, with ``*`` for any item of a list:
``/addresses/*/postcode``.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

import attrs

from xborder.model.register import RECORD_TYPES
from xborder.model.values import Coded, Identifier
from xborder.schema.shapes import FieldShape, Many, Record, Shape, fields_of

#: What was written, its canonical form and its scheme stand or fall together.
ONE_LEAF = (Identifier, Coded)


@attrs.frozen(kw_only=True)
class PathInfo:
    """One place in a type of record.

    ``leaf`` is true where an agreement decides: a single value, or an
    identifier, coded value or mapping taken as one. ``sensitive`` holds for
    everything below a sensitive field. ``kind`` is the type of a leaf's value
    (``dict`` for a mapping) and None above the leaves; ``codes`` names its
    scheme or code list.
    """

    title: str
    leaf: bool
    sensitive: bool
    kind: type[Any] | None = None
    codes: str | None = None


def fields(record_type: str) -> Mapping[str, PathInfo]:
    """Every path of a record type, in the order of its fields, parents before children.

    >>> incident = fields("incident")
    >>> incident["/vehicles/*/vrm"].leaf, "/vehicles/*/vrm/raw" in incident
    (True, False)
    >>> fields("offender")["/health/safety_markers/*/note"].sensitive
    True

    Raises KeyError for a record type that does not exist.
    """
    return _fields(record_type)


def resolve(record_type: str, pattern: str) -> tuple[str, ...]:
    """The paths that a pattern of an agreement stands for; none if it names nothing.

    ``*`` stands for one step, ``**`` at the end for the place before it and
    everything below.

    >>> resolve("offender", "/addresses/*/postcode")
    ('/addresses/*/postcode',)
    >>> resolve("incident", "/location/**")[:3]
    ('/location', '/location/description', '/location/district')
    >>> resolve("offender", "/adresses/**")
    ()

    Raises KeyError for a record type that does not exist.
    """
    return _resolve(record_type, pattern)


@cache
def _fields(record_type: str) -> Mapping[str, PathInfo]:
    return MappingProxyType(dict(_below("", RECORD_TYPES[record_type], sensitive=False)))


def _below(prefix: str, cls: type[Any], *, sensitive: bool) -> Iterator[tuple[str, PathInfo]]:
    for field in fields_of(cls):
        hidden = sensitive or field.about.sensitive
        yield from _at(f"{prefix}/{field.name}", field.shape, field, sensitive=hidden)


def _at(path: str, shape: Shape, field: FieldShape, *, sensitive: bool) -> Iterator[tuple[str, PathInfo]]:
    kind = _leaf_kind(shape)
    codes = field.about.codes if kind else None
    yield path, PathInfo(title=field.about.title, leaf=kind is not None, sensitive=sensitive, kind=kind, codes=codes)
    if isinstance(shape, Many):
        yield from _at(f"{path}/*", shape.item, field, sensitive=sensitive)
    elif isinstance(shape, Record) and kind is None:
        yield from _below(path, shape.type, sensitive=sensitive)


def _leaf_kind(shape: Shape) -> type[Any] | None:
    match shape:
        case Many():
            return None
        case Record(cls):
            return cls if cls in ONE_LEAF else None
        case _:
            return getattr(shape, "type", dict)


@lru_cache(maxsize=4096)
def _resolve(record_type: str, pattern: str) -> tuple[str, ...]:
    steps = pattern.split("/")
    if steps[0] or "**" in steps[:-1]:
        return ()
    deep = steps[-1] == "**"
    wanted = steps[1:-1] if deep else steps[1:]
    return tuple(path for path in _fields(record_type) if _matches(path.split("/")[1:], wanted, deep=deep))


def _matches(path: list[str], wanted: list[str], *, deep: bool) -> bool:
    if len(path) < len(wanted) or (len(path) > len(wanted) and not deep):
        return False
    return all(want in ("*", step) for want, step in zip(wanted, path, strict=False))
