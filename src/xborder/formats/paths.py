"""Paths of both sides: canonical ones into nested values, and source ones in a profile's notation."""

import re
from typing import Any

import attrs

_STEP = re.compile(r"(@?[^/@\[\]=]+)(?:\[([^\]=]+)=([^\]]*)\])?")

#: A step of a canonical path: a key, or the index of a list item.
Key = str | int


def canonical(text: str) -> tuple[Key, ...]:
    """The steps of a canonical path; ``.`` is the item itself.

    >>> canonical("persons/0/person")
    ('persons', 0, 'person')
    """
    if text == ".":
        return ()
    return tuple(int(step) if step.isascii() and step.isdigit() else step for step in text.split("/"))


def take(data: Any, path: tuple[Key, ...]) -> Any:
    """The value at a canonical path, or None.

    >>> take({"given": ["Daryl"]}, ("given", 0)), take({}, ("given", 0))
    ('Daryl', None)
    """
    for step in path:
        if isinstance(step, int):
            if not isinstance(data, list) or step >= len(data):
                return None
            data = data[step]
        else:
            if not isinstance(data, dict):
                return None
            data = data.get(step)
    return data


def put(data: dict[str, Any], path: tuple[Key, ...], value: Any) -> str:
    """Set a value, making what lies between, and give its JSON Pointer within ``data``.

    An index beyond the end of a list means a new item at its end, so that a
    missing second forename leaves no gap. Objects are merged.

    >>> data = {}
    >>> put(data, ("given", 2), "Lee"), data
    ('/given/0', {'given': ['Lee']})
    """
    here: Any = data
    pointer = ""
    for step, following in zip(path[:-1], path[1:], strict=True):
        here, pointer = _inside(here, step, pointer, [] if isinstance(following, int) else {})
    return _set(here, path[-1], value, pointer)


def _inside(here: Any, step: Key, pointer: str, empty: Any) -> tuple[Any, str]:
    if isinstance(step, int):
        index = min(step, len(here))
        if index == len(here):
            here.append(empty)
        return here[index], f"{pointer}/{index}"
    return here.setdefault(step, empty), f"{pointer}/{escaped(step)}"


def _set(here: Any, step: Key, value: Any, pointer: str) -> str:
    if isinstance(step, int):
        index = min(step, len(here))
        if index == len(here):
            here.append(value)
        else:
            here[index] = _merged(here[index], value)
        return f"{pointer}/{index}"
    here[step] = _merged(here.get(step), value)
    return f"{pointer}/{escaped(step)}"


def _merged(old: Any, new: Any) -> Any:
    return {**old, **new} if isinstance(old, dict) and isinstance(new, dict) else new


def escaped(step: str) -> str:
    """A key as RFC 6901 writes it in a pointer.

    >>> escaped("/Case/Note")
    '~1Case~1Note'
    """
    return step.replace("~", "~0").replace("/", "~1")


@attrs.frozen
class Step:
    """One step of a source path; ``key`` and ``equal`` pick an item of a keyed list: ``numbers[kind=PNC]``."""

    name: str
    key: str | None = None
    equal: str | None = None

    def __str__(self) -> str:
        return self.name if self.key is None else f"{self.name}[{self.key}={self.equal}]"


def source(text: str) -> tuple[Step, ...]:
    """The steps of a source path.

    >>> [str(step) for step in source("numbers[kind=PNC]/no")]
    ['numbers[kind=PNC]', 'no']

    Raises ValueError if the text is not a path.
    """
    if text == ".":
        return ()
    steps, rest = [], text.removeprefix("/")
    while rest:
        match = _STEP.match(rest)
        if match is None or (rest[match.end() :] and rest[match.end()] != "/"):
            raise ValueError("not a source path")
        steps.append(Step(*match.groups()))
        rest = rest[match.end() + 1 :]
    if not steps:
        raise ValueError("not a source path")
    return tuple(steps)
