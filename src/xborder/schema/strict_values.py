"""Strict readers of single values: each gives the value as the model holds it, or raises a Fault."""

import datetime as dt
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from xborder.model.values import PartialDate
from xborder.schema.fault import Fault, kind_of
from xborder.schema.text_forms import DATE, DATE_TIME, LARGEST, PARTIAL_DATE, matches


def read_text(value: Any) -> str:
    """A text, of whole characters.

    >>> read_text("Fenwright")
    'Fenwright'

    Raises Fault, as do all readers here.
    """
    if type(value) is not str:
        raise unlike(value, "a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Fault("XB-SCHEMA-014") from None
    return value


def read_whole_number(value: Any) -> int:
    """A whole number that every JSON reader holds exactly; ``2.0`` is one, as in JSON Schema.

    >>> read_whole_number(2.0)
    2
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise unlike(value, "a whole number")
    if not -LARGEST <= value <= LARGEST:
        raise Fault("XB-SCHEMA-013", limit=LARGEST)
    if value != int(value):
        raise unlike(value, "a whole number")
    return int(value)


def read_truth_value(value: Any) -> bool:
    """True or False, and neither 1 nor 0.

    >>> read_truth_value(1)
    Traceback (most recent call last):
        ...
    xborder.schema.fault.Fault: XB-SCHEMA-007
    """
    if not isinstance(value, bool):
        raise unlike(value, "true or false")
    return value


def read_date(value: Any) -> dt.date:
    """A full date (RFC 3339 section 5.6).

    >>> read_date("2026-02-20")
    datetime.date(2026, 2, 20)
    """
    if type(value) is not str:
        raise unlike(value, "a date as a text, YYYY-MM-DD")
    if not matches(DATE, value):
        raise Fault("XB-SCHEMA-009", excerpt=value)
    return dt.date.fromisoformat(value)


def read_partial_date(value: Any) -> PartialDate:
    """A year, a year and month, or a full date.

    >>> str(read_partial_date("1987-04"))
    '1987-04'
    """
    if type(value) is not str:
        raise unlike(value, "a date as a text, YYYY, YYYY-MM or YYYY-MM-DD")
    if not matches(PARTIAL_DATE, value):
        raise Fault("XB-SCHEMA-012", excerpt=value)
    return PartialDate.parse(value)


def read_date_time(value: Any) -> dt.datetime:
    """A date and time with its offset from UTC (RFC 3339 section 5.6).

    >>> read_date_time("2026-02-20T15:10:00Z")
    datetime.datetime(2026, 2, 20, 15, 10, tzinfo=datetime.timezone.utc)
    """
    if type(value) is not str:
        raise unlike(value, "a date and time as a text")
    if matches(DATE_TIME, value):
        return dt.datetime.fromisoformat(value)
    lacks_offset = matches(DATE_TIME, value + "Z")
    raise Fault("XB-SCHEMA-011" if lacks_offset else "XB-SCHEMA-010", excerpt=value)


def read_choice(value: Any, choices: type[Enum]) -> Enum:
    """A text of a closed list.

    >>> from xborder.model.codes import Role
    >>> read_choice("suspect", Role)
    <Role.SUSPECT: 'suspect'>
    """
    text = read_text(value)
    allowed = choices_by_text(choices)
    if text not in allowed:
        near = _nearest(text[:100], choices)
        raise Fault("XB-SCHEMA-008", excerpt=text, suggestions=near, allowed=", ".join(allowed))
    return allowed[text]


@lru_cache(maxsize=1024)  # the same slip stands in many records
def _nearest(text: str, choices: type[Enum]) -> tuple[str, ...]:
    from difflib import get_close_matches  # good records need it not

    return tuple(get_close_matches(text, choices_by_text(choices), n=2))


@cache
def choices_by_text(choices: type[Enum]) -> dict[str, Enum]:
    """The members of a closed list, by what is written for each.

    >>> from xborder.model.codes import Role
    >>> choices_by_text(Role)["suspect"]
    <Role.SUSPECT: 'suspect'>
    """
    return {str(choice.value): choice for choice in choices}


def unlike(value: Any, wanted: str) -> Fault:
    """The fault of a value of the wrong kind; ``null`` has a text of its own."""
    if value is None:
        return Fault("XB-SCHEMA-006")
    return Fault("XB-SCHEMA-007", found=kind_of(value), wanted=wanted)
