"""cattrs made strict: every hook that would coerce is replaced, every fault is collected.

cattrs walks the data and gathers the errors of all fields and items in groups;
the hooks here only judge one value each.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from xborder.model.values import PartialDate
from xborder.schema.fault import Fault
from xborder.schema.shapes import ByName, Many, fields_of, schema_name, shape_of
from xborder.schema.strict_values import (
    read_choice,
    read_date,
    read_date_time,
    read_partial_date,
    read_text,
    read_truth_value,
    read_whole_number,
    unlike,
)

if TYPE_CHECKING:
    from cattrs import Converter

Hook = Callable[[Any, Any], Any]

_READERS: dict[type[Any], Callable[[Any], Any]] = {
    int: read_whole_number,
    bool: read_truth_value,
    dt.date: read_date,
    dt.datetime: read_date_time,
    PartialDate: read_partial_date,
}


@cache
def strict_converter() -> "Converter":
    """The converter with all hooks; made once, when the first record fails or is decoded slowly."""
    from cattrs import Converter

    converter = Converter(detailed_validation=True)
    # cattrs offers the hook of str for text enums too.
    converter.register_structure_hook(str, _text_or_choice)
    converter.register_structure_hook_factory(attrs.has, lambda cls: _record_hook(cls, converter))
    for cls, read in _READERS.items():
        converter.register_structure_hook(cls, _ignoring_type(read))
    converter.register_structure_hook_factory(_has_shape(Many), lambda kind: _list_hook(kind, converter))
    converter.register_structure_hook_factory(_has_shape(ByName), lambda kind: _map_hook(kind, converter))
    # The last registered is asked first: it takes "or None" off for the others.
    converter.register_structure_hook_factory(_is_optional, lambda union: _optional_hook(union, converter))
    return converter


def _text_or_choice(value: Any, target: Any) -> Any:
    return read_text(value) if target is str else read_choice(value, target)


def _ignoring_type(read: Callable[[Any], Any]) -> Hook:
    return lambda value, _: read(value)


def _is_optional(target: Any) -> bool:
    return type(None) in getattr(target, "__args__", ())


def _has_shape(shape: type[Any]) -> Callable[[Any], bool]:
    def has_shape(target: Any) -> bool:
        try:
            return isinstance(shape_of(target), shape)
        except TypeError:
            return False

    return has_shape


def _optional_hook(union: Any, converter: "Converter") -> Hook:
    # Absence is a key that is not there; null is refused like any other wrong value.
    inner = next(part for part in union.__args__ if part is not type(None))
    structure = converter.get_structure_hook(inner)
    return lambda value, _: structure(value, inner)


def _list_hook(kind: Any, converter: "Converter") -> Hook:
    items = list[kind.__args__[0]]
    structure = converter.get_structure_hook(items)

    def read_list(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise unlike(value, "a list")
        return tuple(structure(value, items))

    return read_list


def _map_hook(kind: Any, converter: "Converter") -> Hook:
    from cattrs.gen import mapping_structure_factory

    structure = mapping_structure_factory(kind, converter)

    def read_map(value: Any, _: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise unlike(value, "an object")
        return dict(structure(value, kind))

    return read_map


def _record_hook(cls: type[Any], converter: "Converter") -> Hook:
    from cattrs import ClassValidationError
    from cattrs.gen import make_dict_structure_fn

    structure = make_dict_structure_fn(cls, converter)

    def read_record(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise unlike(value, "an object")
        faults: list[Exception] = _key_faults(value, cls)
        try:
            record = structure(value, cls)
        except ClassValidationError as group:
            # A missing key is told of by _key_faults, in one way for all fields.
            faults += [error for error in group.exceptions if not isinstance(error, KeyError)]
        if faults:
            raise ClassValidationError("faults", faults, cls)
        return record

    return read_record


def _key_faults(value: Mapping[Any, Any], cls: type[Any]) -> list[Exception]:
    fields = fields_of(cls)
    names = [field.name for field in fields]
    missing = [Fault("XB-SCHEMA-004", key=field.name) for field in fields if field.required and field.name not in value]
    unknown = [_unknown_key(str(key), names) for key in value if key not in names]
    name = value.get("schema")
    return [*missing, *unknown, *_schema_faults(name, cls)]


def _schema_faults(name: Any, cls: type[Any]) -> list[Fault]:
    wanted = schema_name(cls)
    if wanted is None or not isinstance(name, str) or name == wanted:
        return []
    return [Fault("XB-SCHEMA-003", key="schema", wanted=wanted, excerpt=name)]


def _unknown_key(key: str, names: list[str]) -> Fault:
    near = get_close_matches(key[:100], names, n=1)
    return Fault("XB-SCHEMA-005", key=key, advice=f"Perhaps {near[0]} is meant" if near else "Take it out")
