"""What others would use for the same model: pydantic models and cattrs converters made from our classes."""

import datetime as dt
from functools import cache
from typing import Any

import attrs
import cattrs
import cattrs.preconf.orjson
import pydantic
from cattrs.gen import make_dict_unstructure_fn, override

from xborder.model.values import PartialDate
from xborder.schema.shapes import ByName, Choice, FieldShape, Many, Plain, Record, Shape, fields_of

_FORBID = pydantic.ConfigDict(extra="forbid")


@cache
def pydantic_model(cls: type[Any]) -> type[pydantic.BaseModel]:
    """A model that refuses unknown keys, null and times without offset; a partial date is any text to it.

    It takes a key that stands twice, and 5 for a date: less is asked of it than of xborder.
    """
    return pydantic.create_model(cls.__name__, __config__=_FORBID, **dict(map(_pydantic_field, fields_of(cls))))


def _pydantic_field(field: FieldShape) -> tuple[str, Any]:
    kind = _pydantic_type(field.shape)
    # pydantic has a method called schema.
    name = f"{field.name}_" if field.name == "schema" else field.name
    return name, (kind, pydantic.Field(... if field.required else None, alias=field.name))


def _pydantic_type(shape: Shape) -> Any:
    match shape:
        case Plain(kind):
            return {PartialDate: str, dt.datetime: pydantic.AwareDatetime}.get(kind, kind)
        case Choice(choices):
            return choices
        case Record(cls):
            return pydantic_model(cls)
        case Many(item):
            return list[_pydantic_type(item)]  # type: ignore[misc]
        case ByName(item):
            return dict[str, _pydantic_type(item)]  # type: ignore[misc]


@cache
def cattrs_converter(*, detailed: bool) -> cattrs.Converter:
    """Reads our own classes of dicts and refuses unknown keys; it turns 5 into "5", and takes a time without offset."""
    converter = cattrs.Converter(detailed_validation=detailed, forbid_extra_keys=True)
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
    converter.register_structure_hook(dt.datetime, lambda text, _: dt.datetime.fromisoformat(text))
    converter.register_structure_hook(PartialDate, lambda text, _: PartialDate.parse(text))
    return converter


@cache
def cattrs_writer() -> Any:
    """cattrs.preconf.orjson, which leaves out what is absent as xborder does."""
    converter = cattrs.preconf.orjson.make_converter()
    converter.register_unstructure_hook_factory(attrs.has, lambda cls: _sparing(cls, converter))
    converter.register_unstructure_hook(PartialDate, str)
    return converter


def _sparing(cls: type[Any], converter: cattrs.Converter) -> Any:
    rules: Any = {field.name: override(omit_if_default=field.empty_by_default) for field in fields_of(cls)}
    return make_dict_unstructure_fn(cls, converter, **rules)
