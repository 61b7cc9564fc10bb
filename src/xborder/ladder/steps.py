"""The chronology of one person, over every force."""

import datetime as dt

from xborder.findings import Sourced
from xborder.ladder.events import Event, events
from xborder.ladder.group import Group
from xborder.ladder.parts import Scope, Step, StepKind
from xborder.reference.clocks import uk_time
from xborder.rules.named import key_of

_KINDS = tuple(StepKind)
#: What an agreement lets count across borders; a charge counts for what it is.
_COUNTS = (
    StepKind.INCIDENT,
    StepKind.WARNING,
    StepKind.WARNING_SERVED,
    StepKind.NOTICE,
    StepKind.NOTICE_SERVED,
    StepKind.BREACH,
)
_NO_OFFSET = "its time has no offset from UTC: it is taken as London's own, and not compared with times that have one"


def chronology(group: Group, scope: Scope | None) -> tuple[Step, ...]:
    """Every step of a group's records, by day and time; steps without a day come last."""
    made = [_step(record, event, scope) for record in group.records for event in events(record)]
    return tuple(sorted(made, key=_order))


def _order(step: Step) -> tuple[dt.date, str, int, str, str]:
    return (step.on or dt.date.max, step.time or "99", _KINDS.index(step.kind), step.key, step.title)


def _step(record: Sourced, event: Event, scope: Scope | None) -> Step:
    day = event.when.day if event.when else None
    at = event.when.at if event.when else None
    force = event.force or record.record.provenance.force
    key = key_of(record)
    counts = scope is not None and event.kind in _COUNTS and scope.covers(force, day)
    return Step(
        kind=event.kind,
        on=day,
        time=f"{uk_time(at):%H:%M}" if at else None,
        force=force,
        key=key,
        title=event.title,
        evidence=tuple(dict.fromkeys((key, *event.evidence))),
        place=event.place.display if event.place and event.place.display else None,
        counts_under=scope.agreement if counts and scope else None,
        location=record.at(str(event.path)),
        unsure=_NO_OFFSET if at is not None and at.tzinfo is None else None,
    )
