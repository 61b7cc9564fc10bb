"""Hidden msgspec structs, one for each attrs class: what JSON is decoded into, and encoded from, at C speed.

msgspec can decode straight into attrs classes, but then drops unknown keys and
takes ``null``. A struct refuses both: its fields have the bare types, and what
may be absent has None as a default that is never checked. Times and partial
dates stay texts in it, as they were written.
"""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from xborder.files.limits import DEFAULT_LIMITS
from xborder.model.values import PartialDate
from xborder.schema.shapes import (
    ByName,
    Choice,
    FieldShape,
    Many,
    Plain,
    Record,
    Shape,
    fields_of,
    once_per_class,
    schema_name,
)
from xborder.schema.text_forms import DATE_TIME, DATE_TIME_LENGTH, LARGEST, PARTIAL_DATE

Plains = dict[type[Any], Any]
Twins = Callable[[type[Any]], type[msgspec.Struct]]

_KEY = Annotated[str, Meta(max_length=DEFAULT_LIMITS.key_chars)]

_PLAIN: dict[type[Any], Any] = {
    int: Annotated[int, Meta(ge=-LARGEST, le=LARGEST)],
    dt.datetime: str,
    PartialDate: str,
}


def _text_of(pattern: str) -> Any:
    # \Z because Python's "$" would let a line end follow.
    return Annotated[str, Meta(pattern=pattern.removesuffix("$") + r"\Z", max_length=DATE_TIME_LENGTH)]


_STRICTLY = {**_PLAIN, dt.datetime: _text_of(DATE_TIME), PartialDate: _text_of(PARTIAL_DATE)}


@once_per_class
def twin_of(cls: type[Any]) -> type[msgspec.Struct]:
    """The struct that stands in for an attrs class of the model.

    >>> from xborder.model.person import Vehicle
    >>> twin_of(Vehicle).__struct_fields__
    ('vrm', 'make', 'model', 'colour')
    """
    return _struct(cls, _PLAIN, twin_of)


@once_per_class
def strict_twin_of(cls: type[Any]) -> type[msgspec.Struct]:
    """A twin that refuses what is no time or partial date too; to ask whether values are good, not to hold them."""
    return _struct(cls, _STRICTLY, strict_twin_of)


def strict_field(field: FieldShape, cls: type[Any]) -> Any:
    """The type of a field in the strict twin."""
    return _field(field, cls, _STRICTLY, strict_twin_of)[1]


def twin_type(shape: Shape) -> Any:
    """The type of what a twin holds in a field of a shape."""
    return _type(shape, _PLAIN, twin_of)


@once_per_class
def decoder_of(cls: type[Any]) -> "msgspec.json.Decoder[Any]":
    """The decoder of JSON bytes into the twin of a class."""
    return msgspec.json.Decoder(twin_of(cls))


def _struct(cls: type[Any], plain: Plains, twin: Twins) -> type[msgspec.Struct]:
    return msgspec.defstruct(
        cls.__name__,
        [_field(field, cls, plain, twin) for field in fields_of(cls)],
        kw_only=True,
        forbid_unknown_fields=True,
        omit_defaults=True,
        gc=False,  # it lives shorter than any collection, and holds no cycles
    )


def _field(field: FieldShape, cls: type[Any], plain: Plains, twin: Twins) -> Any:
    if field.name == "schema" and schema_name(cls):
        return (field.name, Literal[schema_name(cls)])
    kind = _type(field.shape, plain, twin)
    return (field.name, kind) if field.required else (field.name, kind, None)


def _type(shape: Shape, plain: Plains, twin: Twins) -> Any:
    match shape:
        case Plain(kind):
            return plain.get(kind, kind)
        case Choice(choices):
            return choices
        case Record(cls):
            return twin(cls)
        case Many(item):
            return list[_type(item, plain, twin)]  # type: ignore[misc]  # made at run time
        case ByName(item):
            return dict[_KEY, _type(item, plain, twin)]  # type: ignore[misc]  # made at run time


#: Writes a twin as JSON, without what is absent.
written = msgspec.json.Encoder().encode
