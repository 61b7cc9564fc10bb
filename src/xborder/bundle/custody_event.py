"""The shape of one custody event: which keys it may have, and what they may hold.

An event says what happened to an exhibit (``type``, ``exhibit``), when that is
claimed to have been (``at``, to the ``at_precision`` known), and when and by
whom it was written down (``recorded_at``, ``recorded_by``). Where nobody knows
when that was, ``recorded_at`` is the time by which it had been, and
``recorded_at_basis`` says how that is known. The rest is there where it applies.
All times are UTC.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from xborder.findings import Finding, Location, finding
from xborder.model.codes import CustodyType
from xborder.model.evidence import CustodyEvent, Exhibit

REQUIRED = ("type", "at", "exhibit", "recorded_at", "recorded_by")
TEXTS = ("actor", "from", "to", "place", "seal_before", "seal_after", "reason", "derived_from")
KEYS = frozenset((*REQUIRED, *TEXTS, "at_precision", "recorded_at_basis", "digest", "corrects", "seq", "prev"))
PRECISIONS = ("second", "minute", "hour", "day")
BASES = ("extract", "log")
"""Known to be recorded because it stood in the record that was extracted then, or only because it came into this log."""

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{6})?Z", re.ASCII)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)


def utc(moment: datetime) -> str:
    """Write a time as custody and statement hold it. Raises ValueError if it has no offset from UTC.

    >>> from datetime import timedelta, timezone
    >>> utc(datetime(2026, 9, 20, 7, 10, tzinfo=timezone(timedelta(hours=1))))
    '2026-09-20T06:10:00Z'
    """
    if moment.tzinfo is None:
        raise ValueError("a time must say its offset from UTC")
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def read_time(text: object) -> datetime | None:
    """Read a time written by ``utc``; None for anything else, also for a date that does not exist."""
    if not isinstance(text, str) or not _TIME.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def from_exhibit(
    exhibit: Exhibit, *, recorded_by: str, now: datetime, digests: Mapping[str, str] = MappingProxyType({})
) -> list[dict[str, Any]]:
    """The custody events of an exhibit's record, in the keys of the log and in the record's order.

    ``recorded_by`` is who keeps the record. An event that does not say when it was
    recorded had been by the time the record was extracted, or, where that is not
    known either, by ``now``, when the log is written; ``recorded_at_basis`` then
    says which. ``digests`` are the SHA-256 digests (hex) of the files that others
    were made from, by path; one that the record states itself comes first.

    Raises ValueError if a time has no offset from UTC.
    """
    ref = exhibit.exhibit_ref.text
    known_at = _known_at(exhibit.provenance.extracted_at, now)
    return [
        _event(ref, event, digests)
        | ({"recorded_at": utc(event.recorded_at)} if event.recorded_at else known_at)
        | {"recorded_by": recorded_by}
        for event in exhibit.custody
    ]


def _known_at(extracted_at: datetime | None, now: datetime) -> dict[str, Any]:
    """The time by which every event of a record had been written down, and how that is known."""
    if extracted_at is None:
        return {"recorded_at": utc(now), "recorded_at_basis": "log"}
    return {"recorded_at": utc(extracted_at), "recorded_at_basis": "extract"}


def _event(ref: str, event: CustodyEvent, digests: Mapping[str, str]) -> dict[str, Any]:
    source = event.digest or digests.get(event.derived_from or "")
    known = {
        "type": event.type.value,
        "at": utc(event.at),
        "exhibit": ref,
        "actor": event.actor,
        "from": event.received_from,
        "to": event.given_to,
        "place": event.place,
        "seal_before": event.seal_before,
        "seal_after": event.seal_after,
        "reason": event.reason,
        "derived_from": event.derived_from,
        "digest": f"sha256:{source}" if source else None,
    }
    return {key: value for key, value in known.items() if value is not None}


def check_event(event: Mapping[str, Any], place: Location) -> list[Finding]:
    """What is wrong with the shape of an event: unknown or missing keys, wrong types, unreadable times."""
    return [finding("XB-CUSTODY-002", place, key=key, detail=detail) for key, detail in _faults(event)]


def _faults(event: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if not KEYS.issuperset(event):
        yield "an unknown key", "the log has no such key"
    for key in REQUIRED:
        if key not in event:
            yield key, "it is missing"
    for key in ("exhibit", "recorded_by", *TEXTS):
        if key in event and not (isinstance(event[key], str) and event[key].strip()):
            yield key, "it is not a text, or is empty"
    for key in ("at", "recorded_at"):
        if key in event and read_time(event[key]) is None:
            yield key, "it is not a time in UTC such as 2026-09-20T06:10:00Z"
    yield from _coded_faults(event)


def _coded_faults(event: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if "type" in event and event["type"] not in tuple(CustodyType):
        yield "type", "the log knows no event of this type"
    if event.get("at_precision", "second") not in PRECISIONS:
        yield "at_precision", f"it is not one of {', '.join(PRECISIONS)}"
    if event.get("recorded_at_basis", "log") not in BASES:
        yield "recorded_at_basis", f"it is not one of {', '.join(BASES)}"
    digest = event.get("digest")
    if "digest" in event and not (isinstance(digest, str) and _DIGEST.fullmatch(digest)):
        yield "digest", "it is not sha256: and 64 hexadecimal digits"
    corrects = event.get("corrects")
    if (event.get("type") == CustodyType.CORRECTION) != ("corrects" in event):
        yield "corrects", "a correction names the event it corrects, and nothing else does"
    elif "corrects" in event and (isinstance(corrects, bool) or not isinstance(corrects, int)):
        yield "corrects", "it is not the number of an event"
