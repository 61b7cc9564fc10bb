"""The continuity of every exhibit, as events for the bundle's chain."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from xborder.model.evidence import CustodyEvent, Exhibit


def custody_events(exhibits: Iterable[Exhibit], recorded_at: dt.datetime) -> list[dict[str, Any]]:
    """Every link of every exhibit, in the order of time; a gap is carried over as it is, never filled."""
    events = [(exhibit, event) for exhibit in exhibits for event in exhibit.custody]
    events.sort(key=lambda pair: (pair[1].at, pair[0].exhibit_ref.text))
    return [_event(exhibit, event, recorded_at) for exhibit, event in events]


def _event(exhibit: Exhibit, event: CustodyEvent, recorded_at: dt.datetime) -> dict[str, Any]:
    made = {
        "type": event.type.value,
        "at": _utc(event.at),
        "exhibit": exhibit.exhibit_ref.text,
        "actor": event.actor,
        "from": event.received_from,
        "to": event.given_to,
        "place": event.place,
        "seal_before": event.seal_before,
        "seal_after": event.seal_after,
        "reason": event.reason,
        "derived_from": event.derived_from,
        "recorded_at": _utc(recorded_at),
        "recorded_by": exhibit.provenance.verified_by or f"force {exhibit.provenance.force}",
    }
    return {key: value for key, value in made.items() if value is not None}


def _utc(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
