"""Paths of both sides: canonical ones into nested values, and source ones in a profile's notation."""

import itertools
import re
from functools import lru_cache
from typing import Any

import attrs

_STEP = re.compile(r"(@?[^/@\[\]=]+)(?:\[([^\]=]+)=([^\]]*)\])?")

#: A step of a canonical path: a key, or the index of a list item.
Key = str | int


@lru_cache(maxsize=8192)
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
    reached: tuple[Key, ...] = ()
    for step, following in itertools.pairwise(path):
        there = _there(here, step)
        here = _grown(here, there, [] if isinstance(following, int) else {})
        reached = (*reached, there)
    last = _there(here, path[-1])
    _set(here, last, value)
    return pointer((*reached, last))


def _there(here: Any, step: Key) -> Key:
    """The step, no further than one past the end of a list."""
    return min(step, len(here)) if isinstance(step, int) else step


def _grown(here: Any, step: Key, empty: Any) -> Any:
    if isinstance(step, int):
        if step == len(here):
            here.append(empty)
        return here[step]
    return here.setdefault(step, empty)


def _set(here: Any, step: Key, value: Any) -> None:
    if not isinstance(step, int):
        here[step] = _merged(here.get(step), value)
    elif step == len(here):
        here.append(value)
    else:
        here[step] = _merged(here[step], value)


def _merged(old: Any, new: Any) -> Any:
    return {**old, **new} if isinstance(old, dict) and isinstance(new, dict) else new


@lru_cache(maxsize=8192)
def pointer(path: tuple[Key, ...]) -> str:
    """A canonical path as a JSON Pointer (RFC 6901).

    >>> pointer(("persons", 0, "person"))
    '/persons/0/person'
    """
    return "".join(f"/{escaped(str(step))}" for step in path)


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


@lru_cache(maxsize=8192)
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
