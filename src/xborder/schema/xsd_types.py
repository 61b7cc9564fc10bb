"""The forms of single values in XSD: a type that bindings know, bounded to the one spelling that the model has."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from xborder.model.values import PartialDate
from xborder.schema.text_forms import DATE, DATE_TIME, LARGEST, PARTIAL_DATE


@attrs.frozen
class PlainType:
    """A simple type: its name, what it says, the type that it bounds, and how."""

    name: str
    says: str
    base: str
    facets: tuple[tuple[str, str], ...]


def xsd_pattern(pattern: str) -> str:
    """A pattern of the model in the dialect of XSD (XML Schema part 2, appendix F), which always means the whole text.

    >>> xsd_pattern("^(?:[0-9]{4}[+-])$")
    '([0-9]{4}[\\\\+\\\\-])'
    """
    return pattern.removeprefix("^").removesuffix("$").replace("(?:", "(").replace("[+-]", r"[\+\-]")


_WHOLE = "-?(0|[1-9][0-9]*)"
_DATE_SAYS = "A day that exists, YYYY-MM-DD, without an offset."
_TIME_SAYS = "A moment with its offset from UTC, at most six decimals of a second."
_PARTIAL_SAYS = "YYYY, YYYY-MM or YYYY-MM-DD: a date as far as it is known."

#: The types of the model's plain values other than texts.
PLAIN_TYPES: Mapping[type[Any], PlainType] = {
    bool: PlainType("truth", "true or false.", "xs:boolean", (("pattern", "true|false"),)),
    int: PlainType(
        "whole",
        "A whole number that every reader of JSON holds exactly, without leading noughts.",
        "xs:integer",
        (("pattern", _WHOLE), ("minInclusive", str(-LARGEST)), ("maxInclusive", str(LARGEST))),
    ),
    dt.date: PlainType("date", _DATE_SAYS, "xs:date", (("pattern", xsd_pattern(DATE)),)),
    dt.datetime: PlainType("dateTime", _TIME_SAYS, "xs:dateTime", (("pattern", xsd_pattern(DATE_TIME)),)),
    PartialDate: PlainType("partialDate", _PARTIAL_SAYS, "xs:token", (("pattern", xsd_pattern(PARTIAL_DATE)),)),
}
