"""The few shapes that a field of the model can have, read from the attrs classes.

Decoding, the published schemas, the fast path and the path checker all ask
here, so that none of them interprets type annotations by itself.
"""

import datetime as dt
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import attrs

from xborder.model.described import About, about_field
from xborder.model.register import schema_of
from xborder.model.values import PartialDate

T = TypeVar("T")

#: Types whose value is one text, number or truth value.
PLAIN = (str, int, bool, dt.date, dt.datetime, PartialDate)


@attrs.frozen
class Plain:
    """One value: a text, whole number, truth value, date, partial date, or time with offset."""

    type: type[Any]


@attrs.frozen
class Choice:
    """One text of a closed list."""

    type: type[Enum]


@attrs.frozen
class Record:
    """An object with the keys of an attrs class."""

    type: type[Any]


@attrs.frozen
class Many:
    """A list of one shape."""

    item: "Shape"


@attrs.frozen
class ByName:
    """An object with keys of its author's choice and values of one shape."""

    item: "Shape"


Shape = Plain | Choice | Record | Many | ByName


@attrs.frozen(kw_only=True)
class FieldShape:
    """A field of a record: its name, its shape, whether it must be there, and its description."""

    name: str
    shape: Shape
    required: bool
    default: Any
    about: About

    @property
    def empty_by_default(self) -> bool:
        """True if absence says the same as None, an empty list or an empty object."""
        return self.default is None or self.default in ((), {})


def once_per_class(make: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Keep what ``make`` gives for each class."""
    return cache(make)  # type: ignore[return-value]  # mypy does not take every class for hashable


@once_per_class
def fields_of(cls: type[Any]) -> tuple[FieldShape, ...]:
    """The fields of an attrs class of the model, in order.

    The ``schema`` key must be written although the class supplies it: a
    document has to say what it is.

    >>> from xborder.model.person import Vehicle
    >>> [field.name for field in fields_of(Vehicle)]
    ['vrm', 'make', 'model', 'colour']

    Raises TypeError for an annotation that has no shape.
    """
    hints = typing.get_type_hints(cls)
    return tuple(
        FieldShape(
            name=field.name,
            shape=shape_of(hints[field.name]),
            required=field.default is attrs.NOTHING or (schema_name(cls) is not None and field.name == "schema"),
            default=_default(field),
            about=about_field(field),
        )
        for field in attrs.fields(cls)
    )


def _default(field: "attrs.Attribute[Any]") -> Any:
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def shape_of(annotation: Any) -> Shape:
    """The shape of an annotation; ``X | None`` has that of ``X``, since absence is not a value.

    >>> shape_of(tuple[str, ...] | None)
    Many(item=Plain(type=<class 'str'>))
    """
    if isinstance(annotation, types.UnionType):
        parts = [part for part in typing.get_args(annotation) if part is not types.NoneType]
        if len(parts) == 1:
            return shape_of(parts[0])
    elif typing.get_origin(annotation) is tuple and typing.get_args(annotation)[1:] == (...,):
        return Many(shape_of(typing.get_args(annotation)[0]))
    elif typing.get_origin(annotation) is dict and typing.get_args(annotation)[0] is str:
        return ByName(shape_of(typing.get_args(annotation)[1]))
    elif isinstance(annotation, type):
        return _shape_of_class(annotation)
    raise TypeError(f"the model has no shape for {annotation}")


def _shape_of_class(cls: type[Any]) -> Shape:
    if cls in PLAIN:
        return Plain(cls)
    if issubclass(cls, Enum):
        return Choice(cls)
    if attrs.has(cls):
        return Record(cls)
    raise TypeError(f"the model has no shape for {cls}")


def schema_name(cls: type[Any]) -> str | None:
    """The name in the ``schema`` key of a document's class; None for a part of documents.

    >>> from xborder.model.incident import Incident
    >>> schema_name(Incident)
    'xborder/incident/1'
    """
    return schema_of(cls)
