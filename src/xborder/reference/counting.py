"""How far the time of a row of law reaches: days and months by the calendar, hours as they truly run.

Hours are counted in UTC, so that a night in which London's clocks change has its
23 or 25 hours; a day that the row leaves out is left out from midnight to
midnight in London.

>>> row = law.value("disp.exclusion.hours", on=dt.date(2026, 3, 28))
>>> saturday = dt.datetime(2026, 3, 28, 10, 0, tzinfo=dt.UTC)
>>> last_moment(row, saturday).isoformat()
'2026-03-30T11:00:00+01:00'
"""

import datetime as dt
from functools import lru_cache

from xborder.reference import law
from xborder.reference.clocks import add_months, last_day_beginning_with, last_day_of_months, uk_day, uk_time
from xborder.reference.law_limits import NotCounted
from xborder.reference.uncounted_days import is_counted

_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}
_DAY = dt.timedelta(days=1)


def in_hours(row: law.LawRow) -> bool:
    """True if the row's time is in hours."""
    return _unit(row) == "hour"


def last_day(row: law.LawRow, first: dt.date) -> dt.date:
    """The last day of the row's time, the day of the event being its first unless the row says ``following``.

    Raises KeyError for a row of hours, and TypeError for one without a number: mistakes in the program.

    >>> last_day(law.value("cpn.appeal.days", on=dt.date(2026, 4, 14)), dt.date(2026, 4, 14))
    datetime.date(2026, 5, 4)
    >>> last_day(law.value("cpn.fpn.bar.days", on=dt.date(2026, 4, 14)), dt.date(2026, 4, 14))
    datetime.date(2026, 4, 28)
    """
    unit, follows = _unit(row), "following" in (row.unit or "")
    if unit in _MONTHS:
        months = row.number * _MONTHS[unit]
        return add_months(first, months) if follows else last_day_of_months(first, months)
    days = row.number * _DAYS[unit]
    if row.limit is not None and row.limit.not_counted:
        return _counted_days(first, days, row.limit.not_counted, follows=follows)
    return last_day_beginning_with(first, days + follows)


def last_moment(row: law.LawRow, start: dt.datetime) -> dt.datetime:
    """The end of the row's hours, as London's clock shows it. Raises ValueError for a time without an offset.

    At the edge of the calendar it is the last moment that can be told.
    """
    if start.tzinfo is None:
        raise ValueError("a time needs its offset")
    left_out = row.limit.not_counted if row.limit else ()
    try:
        return uk_time(_after_hours(start.astimezone(dt.UTC), dt.timedelta(hours=row.number), left_out))
    except OverflowError:
        return dt.datetime.max.replace(tzinfo=dt.UTC)


def _after_hours(at: dt.datetime, left: dt.timedelta, left_out: tuple[NotCounted, ...]) -> dt.datetime:
    while left_out:
        day = uk_day(at)
        next_day = midnight(day + _DAY)
        if is_counted(day, left_out):
            if left <= next_day - at:
                break
            left -= next_day - at
        at = next_day
    return at + left


def midnight(day: dt.date) -> dt.datetime:
    """When a day begins in London, in UTC: at midnight, or an hour earlier while summer time runs.

    >>> midnight(dt.date(2026, 7, 1)).isoformat()
    '2026-06-30T23:00:00+00:00'
    """
    plain = dt.datetime.combine(day, dt.time(), dt.UTC)
    try:
        return plain - (uk_time(plain - dt.timedelta(hours=1)).utcoffset() or dt.timedelta())
    except OverflowError:  # the first day of the calendar
        return plain


def _counted_days(event: dt.date, days: int, left_out: tuple[NotCounted, ...], *, follows: bool) -> dt.date:
    day, left = event, days - (not follows and is_counted(event, left_out))
    while left > 0 and day < dt.date.max - _DAY:
        day += _DAY
        left -= is_counted(day, left_out)
    return day


def _unit(row: law.LawRow) -> str:
    return _first_word(row.unit or "")


@lru_cache(maxsize=256)
def _first_word(unit: str) -> str:
    """The unit of time that a row's unit begins with, in the singular: hour of "hours, at most"."""
    words = unit.replace(",", " ").split()
    return words[0].removesuffix("s") if words else ""
