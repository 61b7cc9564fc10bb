"""Links: which records are of one person, who said so, and why."""

import datetime as dt

import attrs

from xborder.model.codes import LinkBasis
from xborder.model.described import described, several
from xborder.model.header import schema_field


@attrs.frozen(kw_only=True)
class Link:
    """Several people in records, confirmed by a named person to be one.

    A person in a record is written ``force:type:ref``, with ``#P1`` after it
    where the record holds more than one.
    """

    persons: tuple[str, ...] = described(
        "People in records", example=["46:incident:EK/26/1042#P1", "37:offender:SR-2026-0088"]
    )
    basis: LinkBasis = described("Basis", example="verified_identifier")
    explanation: str = described("Explanation", example="The same PNC ID in both, checked on the PNC.")
    confirmed_by: str = described("Confirmed by", example="PC 1428 MARLOWE, Norfolk")
    confirmed_on: dt.date = described("Confirmed on", example="2026-09-28")


@attrs.frozen(kw_only=True)
class Refusal:
    """Two people in records of whom a named person said that they are not one."""

    persons: tuple[str, ...] = described(
        "People in records", example=["46:incident:EK/26/1042#P1", "37:offender:SR-2026-0091"]
    )
    explanation: str = described("Explanation", example="Father and son of the same name; the dates of birth differ.")
    refused_by: str = described("Refused by", example="PC 1428 MARLOWE, Norfolk")
    refused_on: dt.date = described("Refused on", example="2026-09-28")


@attrs.frozen(kw_only=True)
class LinksFile:
    """The links of a case, and the pairs that were looked at and are not one person."""

    schema: str = schema_field("xborder/links/1")
    links: tuple[Link, ...] = several("Links")
    refusals: tuple[Refusal, ...] = several("Refused")
