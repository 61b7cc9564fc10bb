"""What the elements of a class may hold, by their names: made once from the model."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import attrs

from xborder.model.values import PartialDate
from xborder.schema.shapes import ByName, Many, Plain, Record, Shape, fields_of, once_per_class, schema_name
from xborder.schema.xml_form import element_name

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_TRUTH = {"true": True, "false": False}
#: White space of XML, which around anything but a text is not part of it (XML Schema part 2, 4.3.6).
_SPACE = " \t\r\n"


def whole(text: str) -> int | str:
    """A whole number, or the text where it is none: the model's own check then tells of it.

    >>> whole("7"), whole("7.5")
    (7, '7.5')
    """
    bare = text.strip(_SPACE)
    return int(bare) if _WHOLE.fullmatch(bare) else text


def truth(text: str) -> bool | str:
    """True or false, or the text where it is neither.

    >>> truth("true"), truth("1")
    (True, '1')
    """
    return _TRUTH.get(text.strip(_SPACE), text)


def bare(text: str) -> str:
    """A date or time without the white space around it.

    >>> bare(" 2026-02-20\\n")
    '2026-02-20'
    """
    return text.strip(_SPACE)


_READERS: dict[type[Any], Callable[[str], Any]] = {
    int: whole,
    bool: truth,
    dt.date: bare,
    dt.datetime: bare,
    PartialDate: bare,
}


@attrs.frozen(kw_only=True)
class Slot:
    """One field: its place in the order, and how its element is read.

    ``inner`` is the class of a record, ``entries`` true for an object with keys
    of its own; for a text ``read`` turns it into its value.
    """

    index: int
    field: str
    many: bool
    inner: type[Any] | None
    entries: bool
    read: Callable[[str], Any] | None


@once_per_class
def plan_of(cls: type[Any]) -> dict[str, Slot]:
    """The slots of a class by the names of elements.

    >>> from xborder.model.incident import Incident
    >>> plan_of(Incident)["person"].field, "schema" in plan_of(Incident)
    ('persons', False)
    """
    named = schema_name(cls) is not None
    fields = [field for field in fields_of(cls) if not (named and field.name == "schema")]
    return {element_name(field): _slot(index, field.name, field.shape) for index, field in enumerate(fields)}


def _slot(index: int, name: str, shape: Shape) -> Slot:
    item = shape.item if isinstance(shape, Many) else shape
    return Slot(
        index=index,
        field=name,
        many=isinstance(shape, Many),
        inner=item.type if isinstance(item, Record) else None,
        entries=isinstance(item, ByName),
        read=_READERS.get(item.type) if isinstance(item, Plain) else None,
    )
