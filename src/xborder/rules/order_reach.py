"""Whether the end of an order lies within the time that a row gives."""

import datetime as dt

from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.clocks import uk_day
from xborder.reference.counting import last_moment, midnight
from xborder.reference.law_limits import CountsFrom
from xborder.rules.moments import Moment
from xborder.rules.order_limits import limit_of_order, reaches, start_of


def is_past(order: AsbOrder, end: Moment, row: law.LawRow) -> bool | None:
    """True if the end is later than the row allows; None where times are missing that would tell."""
    start = start_of(order, row.limit.counts_from if row.limit else CountsFrom.STARTS)
    return None if start is None else is_past_from(start, end, row)


def is_past_from(start: Moment, end: Moment, row: law.LawRow) -> bool | None:
    """The same, counted from another event."""
    limit = reaches(row, start)
    if limit is None:
        # Only the day of the event is known: it was over by the next midnight at the latest.
        return True if _at_most(row, start.day).before(end) else None
    if limit.at is None:
        return end.day > limit.day
    return limit.before(end)


def is_short(order: AsbOrder, end: Moment, row: law.LawRow) -> bool | None:
    """True if the end is earlier than the row allows; None where the event that it counts from is not known."""
    limit = limit_of_order(order, row)
    return None if limit is None else end.day < limit.day


def _at_most(row: law.LawRow, day: dt.date) -> Moment:
    if day >= dt.date.max - dt.timedelta(days=1):
        return Moment(dt.date.max)
    at = last_moment(row, midnight(day + dt.timedelta(days=1)))
    return Moment(uk_day(at), at)
