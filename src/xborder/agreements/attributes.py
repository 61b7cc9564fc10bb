"""The attributes that conditions and quality requirements may name: a closed set, each with its kind.

A value that is absent or of the wrong type is unknown (None), never a guess:
the evaluator fails closed on it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
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
    """A named fact about a record or a request."""

    name: str
    kind: AttributeKind
    read: Reader
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


def at(data: Mapping[str, Any], *steps: str) -> object:
    """The value some steps into a record, or None."""
    found: object = data
    for step in steps:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _age(data: Mapping[str, Any], request: Request) -> int | None:
    verified = date_of(at(data, "provenance", "verified_at"))
    return None if verified is None else (request.day - verified).days


def _attribute(name: str, kind: AttributeKind, read: Reader, *, of_request: bool = False) -> Attribute:
    return Attribute(name=name, kind=kind, read=read, of_request=of_request)


_TEXT, _TEXTS, _FLAG = AttributeKind.TEXT, AttributeKind.TEXTS, AttributeKind.FLAG

_ALL = (
    _attribute("subject.category", _TEXTS, lambda data, _: texts_of(data.get("subject_category"))),
    _attribute("record.processing_restricted", _FLAG, lambda data, _: flag_of(data.get("processing_restricted"))),
    _attribute("record.force", _TEXT, lambda data, _: text_of(at(data, "provenance", "force"))),
    _attribute("record.kind", _TEXT, lambda data, _: text_of(data.get("kind"))),
    _attribute("record.form", _TEXT, lambda data, _: text_of(data.get("form"))),
    _attribute(
        "record.spent_convictions_considered", _FLAG, lambda data, _: flag_of(data.get("spent_convictions_considered"))
    ),
    _attribute("verified_at", AttributeKind.DATE, lambda data, _: date_of(at(data, "provenance", "verified_at"))),
    _attribute("verified_by", _TEXT, lambda data, _: text_of(at(data, "provenance", "verified_by"))),
    _attribute("fact_or_assessment", _TEXT, lambda data, _: text_of(at(data, "provenance", "fact_or_assessment"))),
    _attribute("quality.age_days", AttributeKind.NUMBER, _age),
    _attribute("intel.handling", _TEXT, lambda data, _: text_of(at(data, "grading", "handling"))),
    _attribute("intel.conditions_met", _FLAG, lambda data, _: flag_of(at(data, "grading", "conditions_met"))),
    _attribute("request.sensitive", _TEXTS, lambda _, request: frozenset(request.sensitive), of_request=True),
    _attribute("request.from", _TEXT, lambda _, request: request.from_party, of_request=True),
    _attribute("request.to", _TEXT, lambda _, request: request.to_party, of_request=True),
    _attribute("request.purpose", _TEXT, lambda _, request: request.purpose, of_request=True),
    _attribute("request.role", _TEXT, lambda _, request: text_of(request.role), of_request=True),
    _attribute("request.channel", _TEXT, lambda _, request: text_of(request.channel), of_request=True),
    _attribute("request.justification", _TEXT, lambda _, request: text_of(request.justification), of_request=True),
    _attribute("request.case_ref", _TEXT, lambda _, request: text_of(request.case_ref), of_request=True),
)

#: Every attribute by name.
ATTRIBUTES: Mapping[str, Attribute] = {attribute.name: attribute for attribute in _ALL}


def read_attribute(name: str, data: Mapping[str, Any], request: Request) -> Value | None:
    """The value of an attribute; None where it is unknown, or nobody knows an attribute of that name."""
    attribute = ATTRIBUTES.get(name)
    return None if attribute is None else attribute.read(data, request)
