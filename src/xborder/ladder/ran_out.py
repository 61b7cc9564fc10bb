"""Whether an order of hours that names no end has run out by itself (ASBCPA 2014 ss.34, 35, 77, 81)."""

import datetime as dt
from functools import cache

from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.clocks import last_day_following
from xborder.reference.counting import in_hours
from xborder.reference.law_limits import LimitOf
from xborder.rules.moments import Moment
from xborder.rules.order_facts import ends_as_of, starts
from xborder.rules.order_limits import bounds
from xborder.rules.order_reach import is_past_from


def ran_out(order: AsbOrder, at: Moment) -> bool | None:
    """True if the longest time that the law gives such an order had run by a moment; None where that cannot be told.

    False for an order that names its end, or whose time is not in hours. A court
    may keep a closure notice in force while it puts the hearing off; until that
    time has run too, nobody can tell without its end.

    >>> from xborder.model.parts import Provenance
    >>> notice = AsbOrder(
    ...     ref="CN-1", provenance=Provenance(force="42"), processing_restricted=False, kind=OrderKind.CLOSURE_NOTICE,
    ...     made_at=dt.datetime(2026, 2, 10, 9, tzinfo=dt.UTC),
    ... )
    >>> [ran_out(notice, Moment(dt.date(2026, month, 11))) for month in (2, 3)]
    [False, True]
    """
    start = starts(order) if _has_hours(order.kind) else None
    if start is None or ends_as_of(order, at.day) is not None:
        return False
    rows = [row for row in bounds(order, LimitOf.LONGEST, at.day).all if in_hours(row)]
    if not rows or not all(is_past_from(start, at, row) for row in rows):
        return False
    kept = law.value("closure.adjourn.days", on=start.day) if order.kind is OrderKind.CLOSURE_NOTICE else None
    if kept is None:
        return True
    hours = sum(row.number for row in (*rows, *_extension(start.day)))
    by_itself = last_day_following(start.day, -(-hours // 24) + 1)
    return True if at.day > last_day_following(by_itself, kept.number) else None


@cache
def _has_hours(kind: OrderKind) -> bool:
    """True if some row, of whatever day, gives such orders a longest time in hours."""
    return any(in_hours(row) for row in law.bounding(kind.value, LimitOf.LONGEST))


def _extension(day: dt.date) -> tuple[law.LawRow, ...]:
    row = law.value("closure.notice.extension.hours", on=day)
    return (row,) if row is not None else ()
