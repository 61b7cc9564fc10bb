"""Continuity: could every exhibit be accounted for at every moment?

The chain shows that the log was not altered; it does not show that it is
complete. These checks read the log as a court would: one origin, hand-overs that
meet, time that runs forwards, seals that match, derived files that name what they
were made from. A gap is reported as a warning and never filled: the bag is what
was signed, and a person must account for the gap in a statement.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from xborder.bundle.bag_paths import shown
from xborder.bundle.custody import CUSTODY_NAME
from xborder.bundle.custody_event import check_event, read_time
from xborder.findings import Finding, Location, Report, finding
from xborder.model.codes import CustodyType as Event

ORIGINS = {Event.SEIZED, Event.PRODUCED, Event.CREATED_DIGITAL}
DERIVING = {Event.COPIED, Event.DERIVED, Event.REDACTED}
_LENGTH = {"second": timedelta(0), "minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
_Event = Mapping[str, Any]
_Events = Sequence[_Event]
_Slips = Iterator[tuple[str, _Event]]


def lint_continuity(
    events: _Events,
    *,
    exhibits: Iterable[str] = (),
    late_after: timedelta = timedelta(days=7),
    file: str = CUSTODY_NAME,
) -> Report:
    """Every gap in the continuity of every exhibit, as warnings in the order of the log.

    ``exhibits`` are those that ought to have events at all; ``late_after`` is how
    long after an event it may be written down before that is reported (local
    policy). Events without a number (``seq``) are numbered by their place. Events
    that are not well formed are passed over: ``check_event`` reports those.

    >>> seized = {"type": "seized", "at": "2026-09-20T06:10:00Z", "exhibit": "RTM/1", "to": "PC 1428",
    ...     "recorded_at": "2026-09-20T09:00:00Z", "recorded_by": "PC 1428"}
    >>> handed_over = {**seized, "type": "transferred", "at": "2026-09-21T06:10:00Z", "from": "store", "to": "lab",
    ...     "recorded_at": "2026-09-21T09:00:00Z"}
    >>> [slip.code for slip in lint_continuity([seized, handed_over])]
    ['XB-CUSTODY-103']
    """
    chains: dict[str, list[_Event]] = defaultdict(list)
    found: list[Finding] = []
    for number, event in enumerate(events, start=1):
        if check_event(event, Location(file=file)):
            continue
        numbered = event if isinstance(event.get("seq"), int) else {**event, "seq": number}
        found += _recording(numbered, _at(numbered, file), late_after)
        if event.get("type") != Event.CORRECTION:
            chains[event["exhibit"]].append(numbered)
    for chain in chains.values():
        found += [_slip(code, event, file) for check in _CHECKS for code, event in check(chain)]
    found.sort(key=lambda slip: slip.location.line or 0)
    silent = sorted(set(exhibits) - set(chains))
    found += [finding("XB-CUSTODY-112", Location(file=file), exhibit=shown(exhibit)) for exhibit in silent]
    return Report.of(*found)


def _recording(event: _Event, place: Location, late_after: timedelta) -> Iterator[Finding]:
    """Whether an event was written down before it happened, or, where that time is known, long after."""
    claimed, recorded = read_time(event.get("at")), read_time(event.get("recorded_at"))
    if claimed is None or recorded is None:
        return
    if recorded < claimed:
        yield finding("XB-CUSTODY-110", place, seq=event["seq"])
    elif recorded - claimed > late_after and "recorded_at_basis" not in event:
        # With a basis, the time is only the latest at which it can have been recorded.
        yield finding("XB-CUSTODY-111", place, seq=event["seq"], days=(recorded - claimed).days)


def _origin(chain: _Events) -> _Slips:
    first = chain[0]
    if not _begins(first):
        yield "101", first
    for previous, event in pairwise(chain):
        if event["type"] in ORIGINS and previous["type"] != Event.RETURNED:
            yield "102", event


def _begins(event: _Event) -> bool:
    """Whether an exhibit can begin with this event: it came to the police, or was made from another."""
    return event.get("type") in ORIGINS | DERIVING


def _hand_overs(chain: _Events) -> _Slips:
    holder: str | None = None
    previous: _Event = {}
    for event in chain:
        giver, taker = event.get("from"), event.get("to")
        if event.get("type") in {Event.TRANSFERRED, Event.RECEIVED} and not (giver and taker):
            yield "104", event
        if giver and holder and giver != holder and not _confirms(event, previous):
            yield "103", event
        holder = taker or holder
        previous = event


def _confirms(event: _Event, previous: _Event) -> bool:
    """A receipt repeats the two names of the hand-over before it."""
    same = (event.get("from"), event.get("to")) == (previous.get("from"), previous.get("to"))
    return same and event.get("type") == Event.RECEIVED and previous.get("type") in {Event.TRANSFERRED, Event.PRODUCED}


def _time(chain: _Events) -> _Slips:
    latest: datetime | None = None
    for event in chain:
        start = read_time(event.get("at"))
        if start is None:
            continue
        if latest and start + _LENGTH.get(str(event.get("at_precision", "second")), timedelta(0)) < latest:
            yield "105", event
        latest = max(latest, start) if latest else start


def _seals(chain: _Events) -> _Slips:
    seal: str | None = None
    for event in chain:
        before, after = event.get("seal_before"), event.get("seal_after")
        needs_before = event.get("type") == Event.UNSEALED and not before
        needs_after = event.get("type") == Event.SEALED and not after
        if needs_before or needs_after:
            yield "107", event
        if before and before != seal and event is not chain[0]:
            yield "106", event
        if after or event.get("type") == Event.UNSEALED:
            seal = after


def _sources(chain: _Events) -> _Slips:
    for event in chain:
        if event.get("type") in DERIVING and not (event.get("derived_from") and event.get("digest")):
            yield "108", event


def _end(chain: _Events) -> _Slips:
    gone = False
    for event in chain:
        if gone:
            yield "109", event
        gone = gone or event.get("type") == Event.DESTROYED


_CHECKS = (_origin, _hand_overs, _time, _seals, _sources, _end)


def _slip(code: str, event: _Event, file: str) -> Finding:
    return finding(f"XB-CUSTODY-{code}", _at(event, file), exhibit=shown(event["exhibit"]), seq=event["seq"])


def _at(event: _Event, file: str) -> Location:
    return Location(file=file, line=event["seq"])
