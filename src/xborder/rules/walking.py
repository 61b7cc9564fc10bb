"""Every value of some kinds within a record, found in one walk that all rules share.

Most fields of a record hold nothing that a rule walks for. Which do is read off
the model's types once for each class, and what a walk found is remembered for
the record that was asked for last: the rules of one record run one after another.
"""

import datetime as dt
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_type_hints

import attrs

from xborder.model.parts import Address, Contact, Officer, PersonName
from xborder.model.values import Coded, Identifier, PartialDate
from xborder.rules.remembering import for_the_last

T = TypeVar("T")

#: What rules walk for. Dates and times are kinds of their own, found by what they are when the walk meets them.
KINDS: tuple[type[Any], ...] = (Identifier, Coded, PersonName, Address, Contact, Officer, PartialDate, dt.date)

#: A value that was found, with its JSON Pointer.
Found = tuple[str, Any]

#: Adds what is found within one value to a list, in the order of the fields.
Visit = Callable[[Any, str, list[Found]], None]


def walk(record: Any, kinds: tuple[type[T], ...]) -> list[tuple[str, T]]:
    """Every value of some of ``KINDS``, or every time, within a record, with its JSON Pointer, in the order of the fields.

    >>> from xborder.model.person import Vehicle
    >>> walk(Vehicle(vrm=Identifier(scheme="vrm", raw="LV19 KRE")), (Identifier,))[0][0]
    '/vrm'
    """
    by_class = _found_in(record)
    if len(kinds) == 1 and kinds[0] in by_class and not _has_subclasses(kinds[0]):
        return by_class[kinds[0]]
    return [each for each in by_class[object] if isinstance(each[1], kinds)]


@for_the_last
def _found_in(record: Any) -> dict[type[Any], list[Found]]:
    """All that is found, under ``object``, and what is of each class exactly."""
    found: list[Found] = []
    _way(record.__class__)(record, "", found)
    by_class: dict[type[Any], list[Found]] = {object: found, **{kind: [] for kind in (*KINDS, dt.datetime)}}
    for each in found:
        by_class.setdefault(each[1].__class__, []).append(each)
    return by_class


def _has_subclasses(kind: type[Any]) -> bool:
    return kind is dt.date  # a time is a date too


@cache
def _way(cls: Any) -> Visit:
    """How to go through values of a class: its own single values at once, then its lists, then what lies deeper."""
    is_kind = issubclass(cls, KINDS)
    hints = {name: hint for name, hint in _hints(cls).items() if _may_hold(hint, frozenset())}
    single = [name for name, hint in hints.items() if _is_leaf(hint)]
    if len(single) == len(hints) and not is_kind:
        return _of_single_values(single)
    fields = [(name, f"/{name}", _is_list(hint), name in single) for name, hint in hints.items()]

    def visit(value: Any, pointer: str, found: list[Found]) -> None:
        if is_kind:
            found.append((pointer, value))
        for name, step, is_list, is_leaf in fields:
            part = getattr(value, name)
            if part is None:
                continue
            if is_leaf:
                found.append((pointer + step, part))
            elif is_list:
                for index, item in enumerate(part):
                    _way(item.__class__)(item, f"{pointer}{step}/{index}", found)
            else:
                _way(part.__class__)(part, pointer + step, found)

    return visit


def _of_single_values(names: list[str]) -> Visit:
    """How to go through values that hold nothing deeper: an order's dates, the numbers of a person."""
    get, steps = attrgetter(*names, "__class__"), [f"/{name}" for name in names]

    def visit(value: Any, pointer: str, found: list[Found]) -> None:
        found.extend((pointer + step, part) for step, part in zip(steps, get(value), strict=False) if part is not None)

    return visit


def _is_leaf(hint: Any) -> bool:
    """True for a field of a single value of one of the kinds, in which no other can be."""
    kinds = [part for part in (*get_args(hint), hint) if isinstance(part, type) and part is not type(None)]
    if _is_list(hint) or len(kinds) != 1 or not issubclass(kinds[0], KINDS):
        return False
    return not any(_may_hold(each, frozenset()) for each in _hints(kinds[0]).values())


def _is_list(hint: Any) -> bool:
    return any(getattr(part, "__origin__", None) is tuple for part in (hint, *get_args(hint)))


def _may_hold(hint: Any, met: frozenset[Any]) -> bool:
    """True if a value of this type can be, or contain, one of the kinds."""
    parts = get_args(hint)
    if parts:
        return any(_may_hold(part, met) for part in parts)
    if not isinstance(hint, type) or hint in met:
        return False
    return issubclass(hint, KINDS) or any(_may_hold(each, met | {hint}) for each in _hints(hint).values())


@cache
def _hints(cls: Any) -> dict[str, Any]:
    if not attrs.has(cls):
        return {}
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls)}
