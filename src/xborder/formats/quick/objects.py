"""Python that makes an object of the model of the variables that the lines of a profile fill."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from xborder.formats.paths import Key
from xborder.formats.quick.targets import Place, TooOddError
from xborder.schema.parts import fields_of_values, is_shared_safely, part_of_values
from xborder.schema.quick_values import open_class
from xborder.schema.shapes import ByName, FieldShape, Many, Record, Shape, fields_of

#: Gives a name that nothing else in the code has to what it stands for.
Names = Callable[[str, Any], str]


@attrs.frozen
class Fields:
    """The form of a variable that holds values for some fields of a class, by name; others may fill more of them."""

    type: type[Any]


#: What a variable must hold: a value of the model, or some fields of one.
Form = Shape | Fields


def maker(form: Form) -> Callable[[Any], Any]:
    """The function that makes what a variable must hold of a JSON-shaped value. It raises ValueError."""
    return fields_of_values(form.type) if isinstance(form, Fields) else part_of_values(form)


def may_be_shared(form: Form) -> bool:
    """Whether two records may hold the very same value."""
    return is_shared_safely(Record(form.type) if isinstance(form, Fields) else form)


@attrs.define
class Objects:
    """The objects of one function; ``forms`` says what each variable must hold.

    ``keys`` are the fields for which a constant of some fields has values.
    """

    name: Names
    forms: dict[str, Form] = attrs.field(factory=dict)
    keys: dict[str, frozenset[str]] = attrs.field(factory=dict)

    def settle(self, place: Place, shape: Shape) -> None:
        """Settle what the variables of a place must hold. Raises TooOddError for what has no place in the model."""
        together = isinstance(shape, Record) and len(place.values) + bool(place.inside) > 1
        self.forms.update(dict.fromkeys(place.values, Fields(shape.type) if together else shape))  # type: ignore[union-attr]  # a record is asked for
        match shape:
            case Many(item) if not place.values or not (place.inside or place.lists):
                self.forms.update(dict.fromkeys(place.lists, item))
                for step, inner in place.inside.items():
                    self._inside(inner, item, isinstance(step, int))
            case ByName(item) if not place.values or not place.inside:
                for step, inner in place.inside.items():
                    self._inside(inner, item, isinstance(step, str) and not place.lists)
            case Record(cls):
                shapes: dict[Key, Shape] = {field.name: field.shape for field in fields_of(cls)}
                for step, inner in place.inside.items():
                    self._inside(inner, shapes.get(step, shape), step in shapes and not place.lists)
            case _ if place.inside or place.lists:
                raise TooOddError

    def _inside(self, place: Place, shape: Shape, fits: bool) -> None:
        if not fits:
            raise TooOddError
        self.settle(place, shape)

    def code(self, place: Place, shape: Shape, name: str) -> Iterator[str]:
        """Lines that leave in ``name`` what stands at a place that was settled, or None."""
        if isinstance(shape, Record) and (place.inside or place.values[1:]):
            yield from self._record(place, shape.type, name)
        elif place.values:
            yield f"{name} = {place.values[0]}"
            yield from (f"if {other} is not None: {name} = {other}" for other in place.values[1:])
        elif isinstance(shape, Many):
            yield from self._list(place, shape.item, name)
        elif isinstance(shape, ByName):
            yield from self._by_name(place, shape.item, name)
        else:
            yield f"{name} = None"

    def _list(self, place: Place, item: Shape, name: str) -> Iterator[str]:
        inner = [f"{name}_{step}" for step in place.inside]
        for each, inside in zip(inner, place.inside.values(), strict=True):
            yield from self.code(inside, item, each)
        if len(inner) == 1 and not place.lists:
            yield f"{name} = None if {inner[0]} is None else ({inner[0]},)"
        elif len(place.lists) == 1 and not inner:
            yield f"{name} = tuple({place.lists[0]}) or None"
        else:
            alone = f"[item for item in ({''.join(f'{each}, ' for each in inner)}) if item is not None]"
            yield f"{name} = (*{alone}, {''.join(f'*{items}, ' for items in place.lists)}) or None"

    def _by_name(self, place: Place, item: Shape, name: str) -> Iterator[str]:
        yield f"{name} = {{}}"
        for number, (step, inside) in enumerate(place.inside.items()):
            yield from self.code(inside, item, f"{name}_{number}")
            yield f"if {name}_{number} is not None: {name}[{step!r}] = {name}_{number}"
        yield f"{name} = {name} or None"

    def _record(self, place: Place, cls: type[Any], name: str) -> Iterator[str]:
        inner: dict[str, str] = {}
        for number, (step, inside) in enumerate(place.inside.items()):
            inner[str(step)] = f"{name}_{number}"
            yield from self.code(inside, _shape(cls, step), f"{name}_{number}")
        said = [*place.values, *inner.values()]
        yield f"if {' is None and '.join(said)} is None: {name} = None"
        yield "else:"
        if place.values:
            yield f"    fields = {place.values[0]} or {{}}"
            yield from (f"    if {other}: fields = {{**fields, **{other}}}" for other in place.values[1:])
        yield from (f"    {line}" for line in self.filled(cls, inner, name, place.values))

    def filled(self, cls: type[Any], inner: dict[str, str], name: str, some: Sequence[str] = ()) -> Iterator[str]:
        """Lines that make an object of the variables for its fields, and of ``fields``, which ``some`` variables gave.

        They raise Careful where a field must be there.
        """
        fields = fields_of(cls)
        every = frozenset(field.name for field in fields)
        may_be = frozenset[str]().union(*(self.keys.get(variable, every) for variable in some))
        for field in fields:
            if field.name in may_be:
                yield from self._taken(field, inner, name)
        needed = [inner.get(field.name) for field in fields if field.required]
        if None in needed:
            yield "raise Careful"
            return
        if needed:
            yield f"if {' is None or '.join(each for each in needed if each)} is None: raise Careful"
        yield f"{name} = {self.name('Open', open_class(cls))}()"
        for field in fields:
            yield f"{name}.{field.name} = {self._value(field, inner.get(field.name))}"
        yield f"{name}.__class__ = {self.name('Class', cls)}"

    @staticmethod
    def _taken(field: FieldShape, inner: dict[str, str], name: str) -> Iterator[str]:
        """A variable for a field that the values for some fields may have; what a line of its own says lies over it."""
        taken = f"fields.get({field.name!r})"
        if field.name in inner:
            yield f"if {inner[field.name]} is None: {inner[field.name]} = {taken}"
        else:
            variable = inner[field.name] = f"{name}_{field.name}"
            yield f"{variable} = {taken}"

    def _value(self, field: FieldShape, variable: str | None) -> str:
        if variable is not None and (field.required or field.default is None):
            return variable
        default = "None" if field.default is None else self.name("default", field.default)
        return default if variable is None else f"{default} if {variable} is None else {variable}"


def _shape(cls: type[Any], step: Key) -> Shape:
    return next(field.shape for field in fields_of(cls) if field.name == step)
