"""What the custody log tells of an amendment: the bundle was derived from an earlier one, which it names by its digest."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

from xborder.bundle.custody_event import utc
from xborder.model.case import Amendment, CourtBundle
from xborder.model.codes import BundleChangeKind, CustodyType

_WORDS = {
    BundleChangeKind.CAME_IN: "came in",
    BundleChangeKind.REPLACED: "replaced",
    BundleChangeKind.WITHDRAWN: "withdrawn",
}


def edition_id(urn: str, kind: str, amendments: int) -> str:
    """The id of a bundle; an amended one has the number of its edition.

    >>> edition_id("36NC0412626", "served", 0), edition_id("36NC0412626", "served", 2)
    ('36NC0412626-served', '36NC0412626-served-3')
    """
    return f"{urn}-{kind}-{amendments + 1}" if amendments else f"{urn}-{kind}"


def amendment_events(
    record: CourtBundle, urn: str, kind: str, *, recorded_by: str, now: dt.datetime
) -> Iterator[dict[str, Any]]:
    """One event for each amendment of a bundle, the first one first; none for a bundle as it was first made."""
    last = len(record.amendments)
    for number, each in enumerate(record.amendments, 1):
        at = now if number == last else dt.datetime.combine(each.on, dt.time(), dt.UTC)
        yield {
            "type": CustodyType.DERIVED.value,
            "at": utc(at),
            "at_precision": "second" if number == last else "day",
            "exhibit": edition_id(urn, kind, number),
            "recorded_at": utc(now),
            "recorded_at_basis": "log",
            "recorded_by": recorded_by,
            "derived_from": edition_id(urn, kind, number - 1),
            "digest": f"sha256:{each.earlier}",
            "reason": _reason(each),
        }


def _reason(amendment: Amendment) -> str:
    """What changed, counted.

    >>> _reason(Amendment(on=dt.date(2026, 11, 2), earlier="0", changes=()))
    'Bundle amended: no document changed'
    """
    kinds = Counter(change.kind for change in amendment.changes)
    told = [f"{kinds[kind]} {words}" for kind, words in _WORDS.items() if kinds[kind]]
    return f"Bundle amended: {', '.join(told) or 'no document changed'}"
