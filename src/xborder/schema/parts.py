"""Parts of records of JSON-shaped values: one field's worth at a time."""

from collections.abc import Callable
from typing import Any

from xborder.model.values import PartialDate
from xborder.schema.quick_values import partial_date
from xborder.schema.shapes import ByName, Many, Plain, Record, Shape, fields_of
from xborder.schema.straight_code import part_maker, value_maker
from xborder.schema.twins import twin_type

#: Makes a value of the model. Raises ValueError.
Make = Callable[[Any], Any]

_TEXTS = {str}


def part_of_values(shape: Shape) -> Make:
    """The function that makes a value of the model of what stands in a field of a shape.

    It raises ValueError for what does not fit. The texts must be such as a file
    in UTF-8 can hold, and no longer than the readers allow.

    >>> part_of_values(Many(Plain(str)))(["Daryl", "Lee"])
    ('Daryl', 'Lee')
    """
    careful = _careful(shape)
    match shape:
        case Plain(kind) if kind is str:
            return lambda value: value if type(value) is str else careful(value)
        case Plain(kind) if kind is PartialDate:
            return lambda value: partial_date(value) if type(value) is str else careful(value)
        case Record(cls) if all(field.shape == Plain(str) for field in fields_of(cls)):
            return _of_texts(cls, careful)
        case _:
            return careful


def _careful(shape: Shape) -> Make:
    from msgspec import ValidationError, convert

    kind, make = twin_type(shape), part_maker(shape)

    def made(value: Any) -> Any:
        try:
            return make(convert(value, kind))
        except ValidationError as fault:
            raise ValueError("not a value of the field") from fault

    return made


def _of_texts(cls: type[Any], careful: Make) -> Make:
    """The same for an object of texts, as the quick eye sees that it has all and no other that it may have."""
    make, names = value_maker(cls), {field.name for field in fields_of(cls)}
    needed = {field.name for field in fields_of(cls) if field.required}

    def made(value: Any) -> Any:
        plain = type(value) is dict and needed <= value.keys() <= names and set(map(type, value.values())) == _TEXTS
        return make(value) if plain else careful(value)

    return made


def fields_of_values(cls: type[Any]) -> Make:
    """The function that makes the values for some fields of a class, by name, of an object that may lack others.

    >>> from xborder.model.person import Vehicle
    >>> fields_of_values(Vehicle)({"make": "Subaru"})
    {'make': 'Subaru'}

    It raises ValueError for what is no object, and for a key that is no field.
    """
    made_of = {field.name: part_of_values(field.shape) for field in fields_of(cls)}

    def made(value: Any) -> dict[str, Any]:
        if type(value) is not dict or not value.keys() <= made_of.keys():
            raise ValueError("not an object with fields of the class")
        return {name: made_of[name](inner) for name, inner in value.items()}

    return made


def is_shared_safely(shape: Shape) -> bool:
    """Whether two records may hold the very same value: nothing in it can be changed.

    >>> is_shared_safely(Plain(str)), is_shared_safely(ByName(Plain(str)))
    (True, False)
    """
    match shape:
        case ByName():
            return False
        case Many(item):
            return is_shared_safely(item)
        case Record(cls):
            return all(is_shared_safely(field.shape) for field in fields_of(cls))
        case _:
            return True
