"""Which offences to consider on the facts of each incident and breach, and the orders that each opens."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

import attrs

from xborder.findings import Sourced
from xborder.ladder.parts import Considered, Facts
from xborder.ladder.resting import rests_on
from xborder.ladder.view import View, seen
from xborder.model.codes import OrderKind
from xborder.model.operation import OperationOffence
from xborder.reference import law, offences
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order_facts import breach_moment
from xborder.rules.time_limit import limit_for


def considered(view: View) -> tuple[Facts, ...]:
    """The facts up to today, the earliest first, each with the operation's offences that existed on its day."""
    if not view.operation.offences:
        return ()
    charged = _charged(view)
    return tuple(_facts(view, record, title, when, charged) for record, title, when in _happenings(view))


def _happenings(view: View) -> list[tuple[Sourced, str, Moment]]:
    found = [
        (record, f"Incident {record.record.ref}", when)
        for record in view.incidents
        if (when := seen(record.record)) is not None
    ]
    for record in view.group.orders:
        for breach in record.record.breaches:
            when = breach_moment(breach)
            if when is not None and when.day <= view.today:
                found.append((record, f"Breach of {record.record.ref}", when))
    return sorted(found, key=lambda one: (one[2].sort_key(), key_of(one[0]), one[1]))


def _facts(view: View, record: Sourced, title: str, when: Moment, charged: frozenset[tuple[str, dt.date]]) -> Facts:
    limit = limit_for(when.day)
    last = limit.last_day if limit else None
    return Facts(
        key=key_of(record),
        title=title,
        on=when.day,
        charge_by=last,
        passed=last is not None and last < view.today,
        offences=tuple(_offences(view, when.day, charged)),
    )


def _offences(view: View, day: dt.date, charged: frozenset[tuple[str, dt.date]]) -> Iterator[Considered]:
    for one in _of_the_day(view, day):
        yield attrs.evolve(one, charged=True) if (one.code, day) in charged else one


def _of_the_day(view: View, day: dt.date) -> tuple[Considered, ...]:
    """The operation's offences that existed on a day: the same for everybody, so worked out once."""
    known: dict[dt.date, tuple[Considered, ...]] = view.memory.setdefault("offences", {})
    if day not in known:
        found = ((offence, offences.find(offence.code)) for offence in view.operation.offences)
        known[day] = tuple(
            Considered(
                code=offence.code,
                title=entry.title,
                charged=False,
                unlocks=tuple(kind for kind in offence.unlocks if _attaches(kind, offence, day)),
                law=rests_on(offence.law, day),
                note=offence.note,
            )
            for offence, entry in found
            if entry is not None and entry.in_force(day)
        )
    return known[day]


def _attaches(kind: OrderKind, offence: OperationOffence, day: dt.date) -> bool:
    """False if each row of law that the offence gives for an order began only after an offence of this day."""
    named = _rows_of(kind.value, offence.law)
    return not named or any(row.in_force(day) for row in named)


@cache
def _rows_of(instrument: str, names: tuple[str, ...]) -> tuple[law.LawRow, ...]:
    return tuple(row for row in law.rows() if row.id in names and row.instrument == instrument)


def _charged(view: View) -> frozenset[tuple[str, dt.date]]:
    return frozenset(
        (offence.code.text, offence.began_on)
        for record in view.charges
        for offence in record.record.offences
        if offence.began_on is not None
    )
