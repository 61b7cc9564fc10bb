"""A record as it is given to a decision: its type, its plain form, its key."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

import attrs

from xborder.findings import Finding, Location, Sourced, finding
from xborder.model.keys import RecordKey
from xborder.model.register import key_of


@attrs.frozen(kw_only=True)
class GivenRecord:
    """A record to decide on; ``key`` is ``force:type:ref`` and stands in reports and logs."""

    type: str
    data: Mapping[str, Any]
    key: str
    place: Location = Location()


def given(record: Sourced | GivenRecord) -> GivenRecord:
    """The record in the form that decisions read."""
    if isinstance(record, GivenRecord):
        return record
    return GivenRecord(type=record.type, data=record.data, key=key_of(record.record), place=record.at(""))


def all_given(records: Iterable[Sourced | GivenRecord]) -> tuple[GivenRecord, ...]:
    """All records in that form, by key: the order of giving makes no difference.

    Raises ValueError where two records have one key, or a key is not ``force:type:ref``.
    """
    found = sorted((given(record) for record in records), key=lambda record: record.key)
    for record in found:
        RecordKey.parse(record.key)
    if len({record.key for record in found}) != len(found):
        raise ValueError("two records have the same key")
    return tuple(found)


def nameless(records: Sequence[Sourced]) -> Mapping[int, Finding]:
    """The places of records that no decision can name, each with the finding that says why: no key, or another's."""
    found: dict[int, Finding] = {}
    seen: set[str] = set()
    for place, record in enumerate(records):
        slip = not_named(record, seen)
        if slip is not None:
            found[place] = slip
        seen.add(key_of(record.record))
    return found


def not_named(record: Sourced, seen: Container[str]) -> Finding | None:
    """Why no decision can name a record: it has no key, or that of one ``seen`` before; None where one can."""
    key = key_of(record.record)
    try:
        RecordKey.parse(key)
    except ValueError:
        return finding("XB-REQ-008", record.at("/ref"))
    return finding("XB-REQ-009", record.at("/ref"), record=key) if key in seen else None
