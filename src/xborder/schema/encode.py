"""From a record to JSON, or to JSON-shaped values."""

from typing import Any


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
    import msgspec

    from xborder.schema.straight_code import twin_maker

    plain: dict[str, Any] = msgspec.to_builtins(twin_maker(type(record))(record))
    return plain


def encode_json(record: Any) -> bytes:
    """The record as JSON on one line, UTF-8, with the same keys and values as ``encode`` gives.

    >>> from xborder.model.person import Vehicle
    >>> encode_json(Vehicle(make="Subaru", colour="green"))
    b'{"make":"Subaru","colour":"green"}'

    Raises ValueError for a time without an offset.
    """
    from xborder.schema.straight_code import twin_maker
    from xborder.schema.twins import written

    return written(twin_maker(type(record))(record))
