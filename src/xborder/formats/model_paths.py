"""The fields of a record type by canonical path, for tools that look at a profile from the model's side."""

from collections.abc import Iterator
from functools import cache

import attrs

from xborder.formats.paths import Key
from xborder.model.described import About
from xborder.model.register import RECORD_TYPES
from xborder.model.values import Coded, Identifier
from xborder.schema.shapes import ByName, Many, Record, Shape, fields_of

#: Stands in a path for any item of a list.
ANY = "*"


@attrs.frozen(kw_only=True)
class ModelField:
    """A field that holds one value, a coded value or number among them; lists are ``*`` in its path."""

    path: str
    shape: Shape
    about: About
    required: bool


@cache
def fields_of_type(kind: str) -> tuple[ModelField, ...]:
    """The fields of a record type that hold values, in the order of the model.

    >>> [field.path for field in fields_of_type("incident")][:4]
    ['schema', 'ref', 'provenance/force', 'provenance/system']
    """
    return tuple(_fields(RECORD_TYPES[kind], "", ()))


@attrs.frozen
class Found:
    """What the model has at a path: the shape, and the description of the nearest field."""

    shape: Shape
    about: About | None


def found_at(kind: str, path: tuple[Key, ...]) -> Found | None:
    """What a record type has at a canonical path, or None.

    >>> found_at("incident", ("dogs",)).about.title
    'Dogs'
    """
    found = Found(Record(RECORD_TYPES[kind]), None)
    for step in path:
        inside = _inside(found, step)
        if inside is None:
            return None
        found = inside
    return found


def starred(path: str) -> str:
    """A canonical path with ``*`` for every index.

    >>> starred("persons/0/person/name/given/1")
    'persons/*/person/name/given/*'
    """
    return "/".join(ANY if step.isdigit() else step for step in path.split("/") if step != ".")


def _inside(found: Found, step: Key) -> Found | None:
    match found.shape:
        case Many(item) if isinstance(step, int):
            return Found(item, found.about)
        case ByName(item):
            return Found(item, found.about)
        case Record(cls):
            field = next((each for each in fields_of(cls) if each.name == step), None)
            return None if field is None else Found(field.shape, field.about)
    return None


def _fields(cls: type, prefix: str, around: tuple[type, ...]) -> Iterator[ModelField]:
    for field in fields_of(cls):
        path, shape = f"{prefix}{field.name}", field.shape
        while isinstance(shape, Many) and isinstance(shape.item, Record | Many):
            path, shape = f"{path}/{ANY}", shape.item
        if isinstance(shape, Record) and shape.type not in {Coded, Identifier}:
            if shape.type not in around:
                yield from _fields(shape.type, f"{path}/", (*around, cls))
        else:
            yield ModelField(path=path, shape=shape, about=field.about, required=field.required)
