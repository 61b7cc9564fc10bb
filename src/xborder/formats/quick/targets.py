"""The canonical places that the lines of a block fill, as a tree: which value goes into which object or list."""

from collections.abc import Iterator
from typing import Any

import attrs

from xborder.formats.paths import Key
from xborder.formats.quick.parsing import Careful


class TooOddError(Exception):
    """The lines fill their places in an order that only the careful path can follow."""


@attrs.define
class Place:
    """One place: the variables of the lines that fill it, in their order, and the places inside it.

    ``lists`` are variables that hold items to put at the end of it.
    """

    values: list[str] = attrs.field(factory=list)
    lists: list[str] = attrs.field(factory=list)
    inside: dict[Key, "Place"] = attrs.field(factory=dict)

    def put(self, path: tuple[Key, ...], variable: str, *, items: bool = False) -> None:
        """Have a variable fill the place at a path; with ``items`` it is a list to put at the end."""
        here = self
        for step in path:
            if here.lists or (
                isinstance(step, int) and here.inside and next(reversed(here.inside)) not in {step, step - 1}
            ):
                raise TooOddError
            here = here.inside.setdefault(step, Place())
        if here.inside or here.lists or (items and here.values):
            raise TooOddError  # what was filled in before would be laid under it, or before it
        (here.lists if items else here.values).append(variable)

    def code(self, name: str) -> Iterator[str]:
        """Lines of Python that leave in ``name`` what stands at this place, or None."""
        if not self.inside and not self.lists:
            yield f"{name} = {self.values[0] if self.values else None}"
            for other in self.values[1:]:
                yield f"{name} = {other} if {name} is None else {name} if {other} is None else merged({name}, {other})"
            return
        if self.lists or all(isinstance(step, int) for step in self.inside):
            yield from self._list(name)
        else:
            yield from self._object(name)

    def _list(self, name: str) -> Iterator[str]:
        if self.values:
            raise TooOddError
        yield f"{name} = []"
        for step, place in self.inside.items():
            inner = f"{name}_{step}"
            yield from place.code(inner)
            yield f"if {inner} is not None: {name}.append({inner})"
        for items in self.lists:
            yield f"if {items}: {name} += {items}"
        yield f"if not {name}: {name} = None"

    def _object(self, name: str) -> Iterator[str]:
        if any(isinstance(step, int) for step in self.inside):
            raise TooOddError
        yield f"{name} = {{}}"
        filled = f"{name}_f"
        if self.values:
            yield f"{filled} = False"
            for value in self.values:
                yield f"if {value} is not None:"
                yield f"    {name} = joined({name}, {value}); {filled} = True"
        for number, (step, place) in enumerate(self.inside.items()):
            inner = f"{name}_{number}"
            yield from place.code(inner)
            yield f"if {inner} is not None: {name}[{step!r}] = {inner}"
        yield f"if not {name}" + (f" and not {filled}" if self.values else "") + f": {name} = None"


def merged(old: Any, new: Any) -> Any:
    """A value laid over another of the same place: objects are joined."""
    return {**old, **new} if isinstance(old, dict) and isinstance(new, dict) else new


def joined(old: dict[str, Any], new: Any) -> dict[str, Any]:
    """An object laid over another. Raises Careful for what is none."""
    if not isinstance(new, dict):
        raise Careful
    return {**old, **new}
