"""Code written for each class, as attrs writes ``__init__``: from a twin or values to a record, and back to a twin.

A loop over the fields would cost several times as much as the fields do.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar

import attrs

from xborder.model.values import PartialDate
from xborder.schema.made_code import define
from xborder.schema.quick_values import open_class, partial_date, partial_text, time, time_text
from xborder.schema.shapes import ByName, Choice, FieldShape, Many, Plain, Record, Shape, fields_of, once_per_class
from xborder.schema.strict_values import choices_by_text
from xborder.schema.twins import twin_of

Maker = Callable[[Any], Any]


@once_per_class
def record_maker(cls: type[Any]) -> Maker:
    """The function that makes a record of a twin. It raises ValueError for what is no time or partial date.

    >>> from xborder.model.person import Vehicle
    >>> record_maker(Vehicle)(twin_of(Vehicle)(make="Subaru")).make
    'Subaru'
    """
    return _FromTwin(cls).made()


def part_maker(shape: Shape) -> Maker:
    """The function that makes a value of the model of what a twin holds in a field of a shape.

    >>> from xborder.model.values import Coded
    >>> part_maker(Many(Record(Coded)))([twin_of(Coded)(scheme="sex")])[0].scheme
    'sex'
    """
    return _PartFromTwin(shape).made()


@once_per_class
def value_maker(cls: type[Any]) -> Maker:
    """The function that makes a record of JSON-shaped values in which no fault was found.

    >>> from xborder.model.person import Vehicle
    >>> value_maker(Vehicle)({"make": "Subaru"}).make
    'Subaru'
    """
    return _FromValues(cls).made()


@once_per_class
def twin_maker(cls: type[Any]) -> Maker:
    """The function that makes a twin of a record. It raises ValueError for a time without an offset.

    >>> from xborder.model.person import Vehicle
    >>> twin_maker(Vehicle)(Vehicle(make="Subaru")).make
    'Subaru'
    """
    return _ToTwin(cls).made()


class _Code:
    """Lines of Python, and what the names in them stand for.

    ``converts`` names the function for each plain type that needs one; ``many``
    is how a list is made.
    """

    converts: ClassVar[dict[type[Any], Callable[[Any], Any]]]
    many: ClassVar[str]

    def __init__(self, cls: type[Any]) -> None:
        self._names: dict[str, Any] = {}
        self._lines: list[str] = []
        self._functions: dict[type[Any], str] = {}
        self._main = self._function(cls)

    def made(self) -> Maker:
        define(self._lines, self._names)
        maker: Maker = self._names[self._main]
        return maker

    def _body(self, cls: type[Any]) -> list[str]:
        """What the function for a class does with ``given``."""
        raise NotImplementedError

    def _function(self, cls: type[Any]) -> str:
        """The name of the function for a class, written when it is first asked for."""
        if cls not in self._functions:
            self._functions[cls] = self._name("make", None)
            body = self._body(cls)
            self._lines += [f"def {self._functions[cls]}(given):", *(f"    {line}" for line in body)]
        return self._functions[cls]

    def _name(self, stem: str, what: Any) -> str:
        """A name that nothing else has, for ``what``."""
        name = f"{stem}_{len(self._names)}"
        self._names[name] = what
        return name

    def _each(self, shape: Shape, value: str) -> str:
        """An expression for one value; the same text if it needs no change."""
        match shape:
            case Plain(kind) if kind in self.converts:
                return f"{self._name('read', self.converts[kind])}({value})"
            case Record(cls):
                return f"{self._function(cls)}({value})"
            case Many(item):
                made = self._each(item, "item")
                return self.many.format(value if made == "item" else f"[{made} for item in {value}]")
            case ByName(item):
                made = self._each(item, "item")
                return f"dict({value})" if made == "item" else f"{{key: {made} for key, item in {value}.items()}}"
            case _:
                return value


class _ToRecord(_Code):
    """Fills a record through an open class, then makes it one of its own."""

    many: ClassVar = "tuple({})"
    source: ClassVar[str]

    def _body(self, cls: type[Any]) -> list[str]:
        return [*self._filled(cls, "made", "given"), "return made"]

    def _filled(self, cls: type[Any], made: str, given: str) -> list[str]:
        _check_plain(cls)
        lines = [f"{made} = {self._name('Open', open_class(cls))}()"]
        for field in fields_of(cls):
            lines += self._field(field, f"{made}.{field.name}", self.source.format(given, field.name))
        return [*lines, f"{made}.__class__ = {self._name('Class', cls)}"]

    def _field(self, field: FieldShape, target: str, source: str) -> list[str]:
        if isinstance(field.shape, Record):
            return self._inner(field, field.shape.type, target, source)
        made = self._each(field.shape, "value")
        if made == "value" and (field.required or field.default is None):
            return [f"{target} = {source}"]
        if not field.required:
            default = "None" if field.default is None else self._name("default", field.default)
            # An object with keys of its author's choice and none in it says what absence says, and is written as that.
            absent = "not value" if isinstance(field.shape, ByName) else "value is None"
            made = f"{default} if {absent} else {made}"
        return [f"value = {source}", f"{target} = {made}"]

    def _inner(self, field: FieldShape, cls: type[Any], target: str, source: str) -> list[str]:
        """The lines of another record in place, which saves a call."""
        made, value = self._name("made", None), self._name("value", None)
        lines = [*self._filled(cls, made, value), f"{target} = {made}"]
        if not field.required:
            lines = [f"if {value} is None:", f"    {target} = None", "else:", *(f"    {line}" for line in lines)]
        return [f"{value} = {source}", *lines]


class _FromTwin(_ToRecord):
    converts: ClassVar = {dt.datetime: time, PartialDate: partial_date}
    source: ClassVar = "{}.{}"


class _PartFromTwin(_FromTwin):
    def __init__(self, shape: Shape) -> None:
        self._names, self._lines, self._functions = {}, [], {}
        made = self._each(shape, "given")
        self._main = self._name("part", None)
        self._lines += [f"def {self._main}(given):", f"    return {made}"]


class _FromValues(_ToRecord):
    converts: ClassVar = {
        int: int,  # 2.0 is a whole number in JSON
        dt.date: dt.date.fromisoformat,
        dt.datetime: dt.datetime.fromisoformat,
        PartialDate: partial_date,
    }
    source: ClassVar = "{}.get({!r})"

    def _each(self, shape: Shape, value: str) -> str:
        if isinstance(shape, Choice):
            return f"{self._name('choices', choices_by_text(shape.type))}[{value}]"
        return super()._each(shape, value)


class _ToTwin(_Code):
    """Makes the twin in one expression."""

    converts: ClassVar = {dt.datetime: time_text, PartialDate: partial_text}
    many: ClassVar = "list({})"

    def _body(self, cls: type[Any]) -> list[str]:
        return [f"return {self._call(cls, 'given')}"]

    def _call(self, cls: type[Any], given: str) -> str:
        values = (f"{field.name}={self._value(field, f'{given}.{field.name}')}" for field in fields_of(cls))
        return f"{self._name('Twin', twin_of(cls))}({', '.join(values)})"

    def _value(self, field: FieldShape, source: str) -> str:
        if isinstance(field.shape, Many | ByName):
            made = self._each(field.shape, source)
            return made if field.required else f"{made} if {source} else None"
        value = self._name("value", None)
        inner = field.shape.type if isinstance(field.shape, Record) else None
        made = self._call(inner, value) if inner else self._each(field.shape, value)
        if made == value:
            return source
        absent = "None if {} is None else {}" if not field.required else "{0} and {1}"
        return absent.format(f"({value} := {source})", made)


def _check_plain(cls: type[Any]) -> None:
    """Raise TypeError for a class whose own ``__init__`` does more than to keep what it is given."""
    active = any(field.validator or field.converter for field in attrs.fields(cls))
    if active or hasattr(cls, "__attrs_post_init__") or hasattr(cls, "__attrs_pre_init__"):
        raise TypeError(f"{cls.__name__} would lose what its __init__ checks")
