"""Which offences to consider on the facts of each incident and breach, and the orders that each opens."""

import datetime as dt
from functools import cache

import attrs

from xborder.findings import Sourced
from xborder.ladder.parts import Considered, Facts
from xborder.ladder.resting import rests_on
from xborder.ladder.view import View, seen
from xborder.model.codes import OrderKind
from xborder.model.operation import OperationOffence
from xborder.model.order import AsbOrder
from xborder.reference import law, offences
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order_facts import breach_moment, issued
from xborder.rules.time_limit import limit_for

#: An order's kind, and the day on which it was made.
_Broken = tuple[str, dt.date | None]


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
    found = _offences(view, record, when.day, charged)
    # Six months run for summary offences only: nothing is said of those that the operation does not name.
    limit = limit_for(when.day) if any(one.summary_only for one in found) else None
    last = limit.last_day if limit else None
    return Facts(
        key=key_of(record),
        title=title,
        on=when.day,
        charge_by=last,
        passed=last is not None and last < view.today,
        offences=found,
    )


def _offences(
    view: View, record: Sourced, day: dt.date, charged: frozenset[tuple[str, dt.date]]
) -> tuple[Considered, ...]:
    found = _of_the_day(view, day, _broken(record.record))
    if not charged or not any((one.code, day) in charged for one in found):
        return found
    return tuple(attrs.evolve(one, charged=True) if (one.code, day) in charged else one for one in found)


def _broken(record: object) -> _Broken | None:
    """The order that the facts are a breach of: its kind, and when it was made. An incident by itself breaks none."""
    if not isinstance(record, AsbOrder):
        return None
    made = issued(record)
    return record.kind.value, made.day if made else None


def _of_the_day(view: View, day: dt.date, broken: _Broken | None) -> tuple[Considered, ...]:
    """The operation's offences that existed on a day: the same for everybody, so worked out once."""
    known: dict[tuple[dt.date, _Broken | None], tuple[Considered, ...]] = view.memory.setdefault("offences", {})
    if (day, broken) not in known:
        found = ((offence, offences.find(offence.code)) for offence in view.operation.offences)
        known[day, broken] = tuple(
            _considered(offence, entry, day)
            for offence, entry in found
            if entry is not None
            and entry.in_force(day)
            and (not entry.breach_of or (broken is not None and entry.breaks(*broken)))
        )
    return known[day, broken]


def _considered(offence: OperationOffence, entry: offences.OffenceCode, day: dt.date) -> Considered:
    return Considered(
        code=offence.code,
        title=entry.title,
        charged=False,
        summary_only=entry.summary_only,
        unlocks=tuple(kind for kind in offence.unlocks if _attaches(kind, offence, day)),
        law=rests_on(offence.law, day),
        note=offence.note,
    )


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
