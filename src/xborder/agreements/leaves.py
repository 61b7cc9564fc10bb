"""The fields of a record type as an agreement sees them: leaves, each with a path pattern.

An ``Identifier`` or a ``Coded`` value is one leaf, whatever it holds
(``value``, ``raw``, ``scheme``); so is a table of texts. Lists are written
``*`` in a pattern: ``/addresses/*/postcode``.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import attrs

from xborder.model.values import Coded, Identifier, PartialDate
from xborder.schema.shapes import ByName, Choice, FieldShape, Many, Plain, Record, fields_of
from xborder.schema.shapes import Shape as ModelShape


class LeafKind(StrEnum):
    """What a leaf holds, which decides how it can be redacted."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    CODE = "code"
    DATE = "date"
    TIME = "time"
    PARTIAL_DATE = "partial_date"
    IDENTIFIER = "identifier"
    CODED = "coded"
    TABLE = "table"


@attrs.frozen(kw_only=True)
class Leaf:
    """One field that is shared, redacted or withheld as a whole."""

    pattern: str
    kind: LeafKind
    sensitive: bool = False
    codes: str | None = None
    owner: str = ""
    """Name of the class the field belongs to: names of people can be cut to initials, other texts cannot."""


@attrs.frozen(kw_only=True)
class Items:
    """A list."""

    pattern: str
    item: "Shape"


@attrs.frozen(kw_only=True)
class Fields:
    """An object, with the fields without which it cannot be read again."""

    pattern: str
    fields: Mapping[str, "Shape"]
    required: tuple[str, ...] = ()


Shape = Leaf | Items | Fields

_PLAIN: dict[type[Any], LeafKind] = {
    str: LeafKind.TEXT,
    int: LeafKind.NUMBER,
    bool: LeafKind.FLAG,
    dt.date: LeafKind.DATE,
    dt.datetime: LeafKind.TIME,
    PartialDate: LeafKind.PARTIAL_DATE,
}
_WHOLE: dict[type[Any], LeafKind] = {Identifier: LeafKind.IDENTIFIER, Coded: LeafKind.CODED}


def shape_of(record: type[Any]) -> Fields:
    """The shape of a record class.

    >>> from xborder.model.incident import Incident
    >>> shape_of(Incident).fields["dogs"].kind
    <LeafKind.NUMBER: 'number'>
    """
    return _fields(record, "", sensitive=False)


def leaves_of(record: type[Any]) -> Mapping[str, Leaf]:
    """Every leaf of a record class by its pattern.

    >>> from xborder.model.offender import OffenderRecord
    >>> leaf = leaves_of(OffenderRecord)["/addresses/*/postcode"]
    >>> leaf.kind.value, leaf.codes, leaf.sensitive
    ('identifier', 'postcode', False)
    """
    return {leaf.pattern: leaf for leaf in leaves_of_shape(shape_of(record))}


def objects_of(shape: Shape) -> Iterator[Fields]:
    """Every object of a shape, the outermost first."""
    if isinstance(shape, Fields):
        yield shape
        for child in shape.fields.values():
            yield from objects_of(child)
    elif isinstance(shape, Items):
        yield from objects_of(shape.item)


def leaves_under(shape: Shape) -> tuple[str, ...]:
    """The patterns of all leaves of a shape."""
    return tuple(leaf.pattern for leaf in leaves_of_shape(shape))


def leaves_of_shape(shape: Shape) -> Iterator[Leaf]:
    """Every leaf of a shape, in order."""
    if isinstance(shape, Leaf):
        yield shape
    elif isinstance(shape, Items):
        yield from leaves_of_shape(shape.item)
    else:
        for child in shape.fields.values():
            yield from leaves_of_shape(child)


def _fields(owner: type[Any], pattern: str, *, sensitive: bool) -> Fields:
    described = fields_of(owner)
    return Fields(
        pattern=pattern,
        fields={field.name: _field(field, owner, pattern, sensitive=sensitive) for field in described},
        required=tuple(field.name for field in described if field.required),
    )


def _field(field: FieldShape, owner: type[Any], pattern: str, *, sensitive: bool) -> Shape:
    leaf = Leaf(
        pattern=f"{pattern}/{field.name}",
        kind=LeafKind.TEXT,
        sensitive=sensitive or field.about.sensitive,
        codes=field.about.codes,
        owner=owner.__name__,
    )
    return _shape(field.shape, leaf)


def _shape(shape: ModelShape, leaf: Leaf) -> Shape:
    """The shape below a field; ``leaf`` is what it is if it has no parts."""
    if isinstance(shape, Many):
        return Items(pattern=leaf.pattern, item=_shape(shape.item, attrs.evolve(leaf, pattern=f"{leaf.pattern}/*")))
    if isinstance(shape, Record) and shape.type not in _WHOLE:
        return _fields(shape.type, leaf.pattern, sensitive=leaf.sensitive)
    return attrs.evolve(leaf, kind=_kind(shape))


def _kind(shape: ModelShape) -> LeafKind:
    if isinstance(shape, Record):
        return _WHOLE[shape.type]
    if isinstance(shape, Plain):
        return _PLAIN[shape.type]
    if isinstance(shape, ByName) and shape.item != Plain(str):
        raise TypeError("an agreement sees only tables of texts")
    return LeafKind.CODE if isinstance(shape, Choice) else LeafKind.TABLE
