"""From a record to JSON-shaped values."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from xborder.model.values import PartialDate
from xborder.schema.shapes import ByName, fields_of
from xborder.schema.text_forms import DATE_TIME, matches

if TYPE_CHECKING:
    from cattrs import Converter


def encode(record: Any) -> dict[str, Any]:
    """The record as dicts, lists, texts, numbers and truth values; keys in the order of its fields.

    What is not known is left out: None, empty lists and empty mappings, unless
    the field must be there. Dates and times are in ISO 8601.

    >>> from xborder.model.person import Vehicle
    >>> from xborder.model.values import Identifier
    >>> encode(Vehicle(vrm=Identifier(scheme="vrm", raw="ab51 abc"), colour="green"))
    {'vrm': {'scheme': 'vrm', 'raw': 'ab51 abc'}, 'colour': 'green'}

    Raises ValueError for a time without an offset, which would mean different
    moments to different readers.
    """
    plain: dict[str, Any] = _converter().unstructure(record)
    return plain


@cache
def _converter() -> "Converter":
    from cattrs import Converter

    converter = Converter()
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_unstructure_hook(dt.datetime, _time)
    converter.register_unstructure_hook_factory(attrs.has, lambda cls: _record_hook(cls, converter))
    converter.register_unstructure_hook(PartialDate, str)
    # Left alone, a text enum counts as the text that it already is.
    converter.register_unstructure_hook(StrEnum, lambda choice: choice.value)
    return converter


def _record_hook(cls: type[Any], converter: "Converter") -> Callable[[Any], dict[str, Any]]:
    from cattrs.gen import make_dict_unstructure_fn, override

    shapes = fields_of(cls)
    rules: dict[str, Any] = {field.name: override(omit_if_default=field.empty_by_default) for field in shapes}
    encode_all = make_dict_unstructure_fn(cls, converter, **rules)
    # An empty mapping is not the default of a field that is None when absent.
    maps = [field.name for field in shapes if isinstance(field.shape, ByName) and field.default is None]
    return _without_empty(maps, encode_all) if maps else encode_all


def _without_empty(names: list[str], encode_all: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    def encode_record(record: Any) -> dict[str, Any]:
        plain = encode_all(record)
        for name in names:
            if plain.get(name) == {}:
                del plain[name]
        return plain

    return encode_record


def _time(moment: dt.datetime) -> str:
    text = moment.isoformat()
    if not matches(DATE_TIME, text):
        raise ValueError("a time needs an offset from UTC in whole minutes")
    return text
