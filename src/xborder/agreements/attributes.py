"""The attributes that conditions and quality requirements may name: a closed set, each with its kind.

A value that is absent or of the wrong type is unknown (None), never a guess:
the evaluator fails closed on it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from operator import attrgetter
from typing import Any

import attrs

from xborder.agreements.request import Request

Value = str | bool | int | dt.date | frozenset[str]
Reader = Callable[[Mapping[str, Any], Request], "Value | None"]


class AttributeKind(StrEnum):
    """What an attribute's values are."""

    TEXT = "text"
    TEXTS = "texts"
    FLAG = "flag"
    DATE = "date"
    NUMBER = "number"


@attrs.frozen(kw_only=True)
class Attribute:
    """A named fact about a record or a request; ``place`` is where it stands in either, step by step."""

    name: str
    kind: AttributeKind
    read: Reader
    place: tuple[str, ...]
    of_request: bool = False


def text_of(value: object) -> str | None:
    """A text that says something, or unknown."""
    return value if isinstance(value, str) and value else None


def texts_of(value: object) -> frozenset[str] | None:
    """A list of texts; an empty one says nothing, so it is unknown."""
    if not isinstance(value, list | tuple) or not value or not all(isinstance(item, str) and item for item in value):
        return None
    return frozenset(str(item) for item in value)


def flag_of(value: object) -> bool | None:
    """True or false, or unknown."""
    return value if isinstance(value, bool) else None


def date_of(value: object) -> dt.date | None:
    """A full date written YYYY-MM-DD, or unknown.

    >>> date_of("2026-10-05"), date_of("2026-10"), date_of("2026-W41-1"), date_of(20261005)
    (datetime.date(2026, 10, 5), None, None, None)
    """
    if not isinstance(value, str) or len(value) != 10:
        return None
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.isoformat() == value else None


#: The plain kind first: it is what records are made of, and asked for more quickly.
_TABLES = (dict, Mapping)


def at(data: Mapping[str, Any], *steps: str) -> object:
    """The value some steps into a record, or None."""
    found: object = data
    for step in steps:
        found = found.get(step) if isinstance(found, _TABLES) else None
    return found


def _age(data: Mapping[str, Any], request: Request) -> int | None:
    verified = date_of(at(data, "provenance", "verified_at"))
    return None if verified is None else (request.day - verified).days


_TEXT, _TEXTS, _FLAG = AttributeKind.TEXT, AttributeKind.TEXTS, AttributeKind.FLAG
_AS: Mapping[AttributeKind, Callable[[object], Value | None]] = {
    _TEXT: text_of,
    _TEXTS: texts_of,
    _FLAG: flag_of,
    AttributeKind.DATE: date_of,
}


def _of_record(name: str, kind: AttributeKind, *place: str) -> Attribute:
    read_as, steps = _AS[kind], place
    return Attribute(name=name, kind=kind, place=place, read=lambda data, _: read_as(at(data, *steps)))


def _of_request(name: str, place: str) -> Attribute:
    read = attrgetter(place)
    return Attribute(name=name, kind=_TEXT, place=(place,), read=lambda _, asked: text_of(read(asked)), of_request=True)


_ALL = (
    _of_record("subject.category", _TEXTS, "subject_category"),
    _of_record("record.processing_restricted", _FLAG, "processing_restricted"),
    _of_record("record.force", _TEXT, "provenance", "force"),
    _of_record("record.kind", _TEXT, "kind"),
    _of_record("record.form", _TEXT, "form"),
    _of_record("record.spent_convictions_considered", _FLAG, "spent_convictions_considered"),
    _of_record("verified_at", AttributeKind.DATE, "provenance", "verified_at"),
    _of_record("verified_by", _TEXT, "provenance", "verified_by"),
    _of_record("fact_or_assessment", _TEXT, "provenance", "fact_or_assessment"),
    Attribute(name="quality.age_days", kind=AttributeKind.NUMBER, place=("provenance", "verified_at"), read=_age),
    _of_record("intel.handling", _TEXT, "grading", "handling", "value"),
    _of_record("intel.conditions_met", _FLAG, "grading", "conditions_met"),
    Attribute(
        name="request.sensitive",
        kind=_TEXTS,
        place=("sensitive",),
        read=lambda _, request: frozenset(request.sensitive),
        of_request=True,
    ),
    _of_request("request.from", "from_party"),
    _of_request("request.to", "to_party"),
    _of_request("request.purpose", "purpose"),
    _of_request("request.role", "role"),
    _of_request("request.channel", "channel"),
    _of_request("request.justification", "justification"),
    _of_request("request.case_ref", "case_ref"),
)

#: Every attribute by name.
ATTRIBUTES: Mapping[str, Attribute] = {attribute.name: attribute for attribute in _ALL}


def read_attribute(name: str, data: Mapping[str, Any], request: Request) -> Value | None:
    """The value of an attribute; None where it is unknown, or nobody knows an attribute of that name."""
    attribute = ATTRIBUTES.get(name)
    return None if attribute is None else attribute.read(data, request)
