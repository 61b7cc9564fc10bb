"""Hidden msgspec structs, one for each attrs class, that refuse what the model does not know.

msgspec can decode straight into attrs classes, but then drops unknown keys and
takes ``null``. A struct refuses both: its fields have the bare types, and what
may be absent has a default that is never checked.
"""

import datetime as dt
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
from xborder.schema.text_forms import DATE_TIME, DATE_TIME_LENGTH, LARGEST, PARTIAL_DATE, matches


class PartialDateParts:
    """A partial date on its way: msgspec asks for it by type and copies its parts into the model's class."""

    __slots__ = ("day", "month", "text", "year")

    def __init__(self, text: str) -> None:
        self.text = text
        self.year = int(text[:4])
        self.month = int(text[5:7]) if len(text) > 4 else None
        self.day = int(text[8:]) if len(text) > 7 else None


_WHOLE_NUMBER = Annotated[int, Meta(ge=-LARGEST, le=LARGEST)]
# msgspec's own reading of times is wider than RFC 3339 (lower case, a space), hence a text with our pattern;
# \Z because Python's "$" would let a line end follow.
_DATE_TIME = Annotated[str, Meta(pattern=DATE_TIME.removesuffix("$") + r"\Z", max_length=DATE_TIME_LENGTH)]
_KEY = Annotated[str, Meta(max_length=DEFAULT_LIMITS.key_chars)]

_PLAIN: dict[type[Any], Any] = {
    int: _WHOLE_NUMBER,
    dt.datetime: _DATE_TIME,
    PartialDate: PartialDateParts,
}


@once_per_class
def twin_of(cls: type[Any]) -> type[msgspec.Struct]:
    """The struct that stands in for an attrs class of the model.

    >>> from xborder.model.person import Vehicle
    >>> twin_of(Vehicle).__struct_fields__
    ('vrm', 'make', 'model', 'colour')
    """
    return msgspec.defstruct(
        cls.__name__,
        [_field(field, cls) for field in fields_of(cls)],
        kw_only=True,
        forbid_unknown_fields=True,
        omit_defaults=True,
    )


@once_per_class
def decoder_of(cls: type[Any]) -> "msgspec.json.Decoder[Any]":
    """The decoder of JSON bytes into the twin of a class."""
    return msgspec.json.Decoder(twin_of(cls), dec_hook=_hook)


def written_again(twin: msgspec.Struct) -> bytes:
    """The twin as JSON, without what is absent."""
    return _ENCODER.encode(twin)


def from_twin(twin: msgspec.Struct, cls: type[Any]) -> Any:
    """The record that a twin stands in for."""
    return msgspec.convert(twin, cls, from_attributes=True)


def _field(field: FieldShape, cls: type[Any]) -> Any:
    if field.name == "schema" and schema_name(cls):
        return (field.name, Literal[schema_name(cls)])
    kind = _type(field.shape)
    return (field.name, kind) if field.required else (field.name, kind, field.default)


def _type(shape: Shape) -> Any:
    match shape:
        case Plain(kind):
            return _PLAIN.get(kind, kind)
        case Choice(choices):
            return choices
        case Record(cls):
            return twin_of(cls)
        case Many(item):
            return tuple[_type(item), ...]  # type: ignore[misc]  # made at run time
        case ByName(item):
            return dict[_KEY, _type(item)]  # type: ignore[misc]  # made at run time


_ENCODER = msgspec.json.Encoder(enc_hook=lambda date: date.text)


def _hook(_kind: type[Any], value: Any) -> PartialDateParts:
    if not isinstance(value, str) or not matches(PARTIAL_DATE, value):
        raise ValueError("not a partial date")
    return PartialDateParts(value)
