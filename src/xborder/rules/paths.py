"""JSON Pointers made from field names, so that no rule spells one by hand.

>>> from xborder.model.charge import Charge
>>> str(Path.of(Charge).offences[0].code)
'/offences/0/code'
>>> Path.of(Charge).offences[0].cod
Traceback (most recent call last):
AttributeError: Offence has no field cod
"""

from functools import cache
from typing import Any, get_args, get_type_hints

import attrs


class Path:
    """A place in a record of the model; asking for a field that the model lacks fails at once.

    What was asked for once is kept as an ordinary attribute, so that a rule that
    names its places for every record costs no more than looking them up.
    """

    def __init__(self, record_class: Any, text: str = "") -> None:
        self._cls, self._text = record_class, text

    @staticmethod
    @cache
    def of(record_class: Any) -> "Path":
        """The root of a class of records."""
        return Path(record_class)

    def __getattr__(self, name: str) -> "Path":
        children = _children(self._cls)
        if name not in children:
            raise AttributeError(f"{getattr(self._cls, '__name__', self._cls)} has no field {name}")
        child = Path(children[name], f"{self._text}/{name}")
        self.__dict__[name] = child
        return child

    def __getitem__(self, index: int) -> "Path":
        return Path(self._cls, f"{self._text}/{index}")

    def __str__(self) -> str:
        return self._text


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls))


@cache
def _children(cls: Any) -> dict[str, Any]:
    if not attrs.has(cls):
        return {}
    hints = get_type_hints(cls)
    return {name: _inner(hints[name]) for name in _names(cls)}


def _inner(hint: Any) -> Any:
    """The class within an optional value or a list."""
    return next((_inner(part) for part in get_args(hint) if attrs.has(_inner(part))), hint)
