"""The strict walk over JSON-shaped values, which notes every fault on the way.

One checker for each class, made once. It takes a value, the way down to it and
the list to which it adds what is wrong.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import attrs

from xborder.model.values import PartialDate
from xborder.schema.fault import Fault
from xborder.schema.notes import Notes, Way
from xborder.schema.shapes import ByName, Choice, Many, Plain, Record, Shape, fields_of, once_per_class, schema_name
from xborder.schema.strict_values import (
    choices_by_text,
    read_choice,
    read_date,
    read_date_time,
    read_partial_date,
    read_text,
    read_truth_value,
    read_whole_number,
    unlike,
)
from xborder.schema.text_forms import DATE, DATE_TIME, PARTIAL_DATE, matcher

#: Stands for a value that was found good already.
GOOD = object()

Check = Callable[[Any, Way, Notes], None]


@attrs.frozen
class Checker:
    """How a value is checked.

    ``fine`` answers for most texts at once and without a fault; what it does
    not like, and whatever is no text, is left to ``check``.
    """

    check: Check
    fine: Callable[[str], Any] | None = None


@once_per_class
def checker_of(cls: type[Any]) -> Checker:
    """The checker of an object that must be a record of this class.

    >>> from xborder.model.person import Vehicle
    >>> from xborder.schema.notes import steps_to
    >>> noted = Notes()
    >>> checker_of(Vehicle).check({"make": None}, None, noted)
    >>> noted[0].fault.code, steps_to(noted[0].way)
    ('XB-SCHEMA-006', ['make'])
    """
    checkers = {field.name: _checker(field.shape) for field in fields_of(cls)}
    name = schema_name(cls)
    if name is not None:
        checkers["schema"] = Checker(_leaf(_schema(name)), name.__eq__)
    pairs = {key: (checker.check, checker.fine) for key, checker in checkers.items()}
    names = tuple(checkers)
    required = [field.name for field in fields_of(cls) if field.required]

    def check_record(value: Any, way: Way, noted: Notes) -> None:
        if type(value) is not dict and not isinstance(value, Mapping):
            noted.add(unlike(value, "an object"), way, value)
            return
        for key, inner in value.items():
            if inner is GOOD:
                continue
            if key not in pairs:
                noted.see_key(str(key))
                noted.add(_unknown_key(str(key), names), (way, str(key)), inner)
                continue
            check, fine = pairs[key]
            if fine is None or type(inner) is not str or not fine(inner):
                check(inner, (way, key), noted)
        for key in required:
            if key not in value:
                noted.add(Fault("XB-SCHEMA-004"), (way, key), None)

    return Checker(check_record)


def _checker(shape: Shape) -> Checker:
    match shape:
        case Plain(kind):
            return _PLAIN[kind]
        case Choice(choices):
            return Checker(_leaf(lambda value: read_choice(value, choices)), choices_by_text(choices).__contains__)
        case Record(cls):
            return checker_of(cls)
        case Many(item):
            return Checker(_list(_checker(item)))
        case ByName(item):
            return Checker(_by_name(_checker(item)))


def _leaf(read: Callable[[Any], Any]) -> Check:
    def check_leaf(value: Any, way: Way, noted: Notes) -> None:
        try:
            read(value)
        except Fault as fault:
            noted.add(fault, way, value)

    return check_leaf


_check_whole = _leaf(read_whole_number)


def _check_number(value: Any, way: Way, noted: Notes) -> None:
    if isinstance(value, float):
        noted.strange = True
    _check_whole(value, way, noted)


# A text of ASCII alone has no half characters.
_TEXT = Checker(_leaf(read_text), str.isascii)
_PLAIN: dict[type[Any], Checker] = {
    str: _TEXT,
    int: Checker(_check_number),
    bool: Checker(_leaf(read_truth_value)),
    dt.date: Checker(_leaf(read_date), matcher(DATE)),
    dt.datetime: Checker(_leaf(read_date_time), matcher(DATE_TIME)),
    PartialDate: Checker(_leaf(read_partial_date), matcher(PARTIAL_DATE)),
}


def _list(item_checker: Checker) -> Check:
    check, fine = item_checker.check, item_checker.fine

    def check_list(value: Any, way: Way, noted: Notes) -> None:
        if not isinstance(value, list):
            noted.add(unlike(value, "a list"), way, value)
            return
        for number, item in enumerate(value):
            if item is GOOD:
                continue
            if fine is None or type(item) is not str or not fine(item):
                check(item, (way, number), noted)

    return check_list


def _by_name(item_checker: Checker) -> Check:
    def check_entries(value: Any, way: Way, noted: Notes) -> None:
        if not isinstance(value, Mapping):
            noted.add(unlike(value, "an object"), way, value)
            return
        for key, item in value.items():
            noted.see_key(str(key))
            _TEXT.check(key, (way, str(key)), noted)
            item_checker.check(item, (way, str(key)), noted)

    return check_entries


def _schema(wanted: str) -> Callable[[Any], str]:
    def read_schema(value: Any) -> str:
        text = read_text(value)
        if text != wanted:
            raise Fault("XB-SCHEMA-003", wanted=wanted, excerpt=text)
        return text

    return read_schema


def _unknown_key(key: str, names: tuple[str, ...]) -> Fault:
    return Fault("XB-SCHEMA-005", advice=_advice(key[:100], names))


@lru_cache(maxsize=1024)  # an export that has one strange key has it in every record
def _advice(key: str, names: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # good records need it not

    near = get_close_matches(key, names, n=1)
    return f"Perhaps {near[0]} is meant" if near else "Take it out"
