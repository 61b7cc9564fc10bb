"""Remembering what was worked out for the record that was asked about last."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def for_the_last(work: Callable[[Any], T]) -> Callable[[Any], T]:
    """The same function, which answers at once where it is asked again about the same object.

    The rules of a record run one after another, and several ask for the same
    thing. The object is known by identity, and held so that no other can take
    its place; nothing is compared or hashed.

    >>> asked = []
    >>> length = for_the_last(lambda value: (asked.append(value), len(value))[1])
    >>> name = "Fenwright"
    >>> length(name), length(name), asked
    (9, 9, ['Fenwright'])
    """
    last: tuple[Any, T] | None = None

    def remembering(value: Any) -> T:
        nonlocal last
        known = last  # read once: another thread may write another
        if known is not None and known[0] is value:
            return known[1]
        made = work(value)
        last = (value, made)
        return made

    return remembering
