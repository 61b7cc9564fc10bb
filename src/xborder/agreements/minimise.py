"""Walk one record by its shape and keep what a plan lets through; the input is never changed.

What the shape does not know is decided under a path that ends in ``?``: the
name of an unknown field may itself say something.

Each place of a record is looked up once for a plan and remembered, with its
pointer and its decision ready: for the next record a field whose value has its
plain form costs one comparison of types.
"""

from collections.abc import Callable, Mapping
from typing import Any, cast

import attrs

from xborder.agreements.decision import PathDecision
from xborder.agreements.forms import copied, form_of, plain_type
from xborder.agreements.leaves import Fields, Items, Leaf, Shape
from xborder.agreements.plan import Plan, Settled
from xborder.agreements.redaction import CannotRedactError, HashKey, redact
from xborder.agreements.verdicts import Shown

CANNOT_REDACT = "CANNOT-REDACT"

#: The last step of the path of what the model does not know.
UNKNOWN_STEP = "?"

#: The plain kind first: it is what records are made of, and asked for more quickly.
_TABLES = (dict, Mapping)
_LISTS = (list, tuple)

#: Places of lists beyond this are looked up anew: one long list must not fill the memory.
_REMEMBERED = 64


class _Absent:
    """What is withheld leaves no trace in the output: not null, which is a value."""


ABSENT = _Absent()


class _Never:
    """The type of no value."""


@attrs.define(kw_only=True)
class Minimised:
    """What may leave of one record, what was decided on each field, and which containers ended up empty."""

    hash_key: HashKey | None = None
    data: dict[str, Any] = attrs.field(factory=dict)
    paths: list[PathDecision] = attrs.field(factory=list)
    dropped: list[str] = attrs.field(factory=list)
    refused: set[str] = attrs.field(factory=set)


def minimise(data: Mapping[str, Any], root: "Place", hash_key: HashKey | None = None) -> Minimised:
    """What may leave of a record; nothing where nothing may. ``root`` is its whole under a plan."""
    made = Minimised(hash_key=hash_key)
    kept = root.object(data, made)
    made.data = kept if isinstance(kept, dict) else {}
    return made


@attrs.define
class Place:
    """One place of a record under a plan.

    ``plain`` is the type of values which need no further look, because their field
    is shared as it is or withheld; ``decision`` is then what is decided on them.
    ``value`` gives what may leave of any value there, or ABSENT.
    """

    pointer: str
    shape: Shape
    plan: Plan
    plain: type[Any] = attrs.field(init=False, default=_Never)
    shared: bool = attrs.field(init=False, default=False)
    decision: PathDecision | None = attrs.field(init=False, default=None)
    value: Callable[[Any, Minimised], Any] = attrs.field(init=False)
    _has_form: Callable[[object], bool] = attrs.field(init=False)
    _settled: Settled | None = attrs.field(init=False, default=None)
    _fields: dict[str, "Place"] = attrs.field(init=False, factory=dict)
    _items: list["Place"] = attrs.field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self.value = _OF_SHAPE[type(self.shape)].__get__(self)
        if not isinstance(self.shape, Leaf):
            return
        self._has_form = form_of(self.shape)
        settled = self._settled = self.plan.field(self.shape)
        if settled.verdict.effect is Shown.REDACT:
            return
        self.decision = settled.at(self.pointer)
        self.shared = settled.verdict.effect is Shown.SHARE
        if not settled.refusals:
            self.plain = plain_type(self.shape) or _Never

    def object(self, data: Any, made: Minimised) -> Any:
        """What may leave of an object, or ABSENT."""
        if not isinstance(data, _TABLES):
            return self._formless(made)
        kept: dict[str, Any] = {}
        fields, paths = self._fields, made.paths
        for name, value in data.items():
            place = fields.get(name)
            if place is None:
                place = self._field(name)
                if place is None:
                    self._unknown(made)
                    continue
            if type(value) is place.plain:
                paths.append(place.decision)  # type: ignore[arg-type] # there is one where there is a type
                if place.shared:
                    kept[name] = value
                continue
            found = place.value(value, made)
            if found is not ABSENT:
                kept[name] = found
        return kept or self._emptied(made, had=bool(data))

    def many(self, values: Any, made: Minimised) -> Any:
        """What may leave of a list, or ABSENT."""
        if not isinstance(values, _LISTS):
            return self._formless(made)
        kept: list[Any] = []
        items, paths = self._items, made.paths
        for number, value in enumerate(values):
            place = items[number] if number < len(items) else self._item(number)
            if type(value) is place.plain:
                paths.append(place.decision)  # type: ignore[arg-type] # there is one where there is a type
                if place.shared:
                    kept.append(value)
                continue
            found = place.value(value, made)
            if found is not ABSENT:
                kept.append(found)
        return kept or self._emptied(made, had=bool(values))

    def leaf(self, value: Any, made: Minimised) -> Any:
        """What may leave of a field, or ABSENT."""
        settled = self._settled
        if settled is None or not self._has_form(value):
            return self._stranger(self.shape.pattern, made)
        if settled.refusals:
            made.refused.update(settled.refusals)
        if self.decision is not None:
            made.paths.append(self.decision)
            return copied(value) if self.shared else ABSENT
        return self._redacted(settled, value, made)

    def _redacted(self, settled: Settled, value: Any, made: Minimised) -> Any:
        """What is left of a field that is cut; one that cannot be cut stays."""
        decision = settled.at(self.pointer)
        try:
            left = redact(settled.verdict.method or "", cast("Leaf", self.shape), value, made.hash_key)
        except CannotRedactError:
            reasons = (*decision.reasons, CANNOT_REDACT)
            decision, left = attrs.evolve(decision, effect=Shown.WITHHOLD, reasons=reasons), ABSENT
        made.paths.append(decision)
        return left

    def _unknown(self, made: Minimised) -> None:
        """A field that the model does not know."""
        settled = self.plan.unknown(f"{self.shape.pattern}/{UNKNOWN_STEP}")
        made.refused.update(settled.refusals)
        made.paths.append(settled.at(f"{self.pointer}/{UNKNOWN_STEP}"))

    def _formless(self, made: Minimised) -> Any:
        """What should be an object or a list and is none."""
        return self._stranger(f"{self.shape.pattern}/{UNKNOWN_STEP}", made)

    def _stranger(self, pattern: str, made: Minimised) -> Any:
        """A value that has not the form of its field."""
        settled = self.plan.unknown(pattern)
        made.refused.update(settled.refusals)
        made.paths.append(settled.at(self.pointer))
        return ABSENT

    def _emptied(self, made: Minimised, *, had: bool) -> Any:
        """Nothing is left of a container."""
        if had:
            made.dropped.append(self.pointer)
        return ABSENT

    def _field(self, name: str) -> "Place | None":
        shape = self.shape.fields.get(name) if isinstance(self.shape, Fields) else None
        if shape is None:
            return None
        place = self._fields[name] = Place(f"{self.pointer}/{name}", shape, self.plan)
        return place

    def _item(self, number: int) -> "Place":
        shape = self.shape.item if isinstance(self.shape, Items) else self.shape
        place = Place(f"{self.pointer}/{number}", shape, self.plan)
        if number == len(self._items) < _REMEMBERED:
            self._items.append(place)
        return place


_OF_SHAPE: Mapping[type[Shape], Callable[..., Any]] = {Leaf: Place.leaf, Fields: Place.object, Items: Place.many}
