"""Counting days and months as the law does, and the day it is in London.

A count that leaves the calendar (years 1 to 9999) stops at its first or last
day, so that an impossible date in a record is a finding and never a fault.

>>> add_months(dt.date(2026, 8, 31), 6), last_day_beginning_with(dt.date(2026, 4, 14), 21)
(datetime.date(2027, 2, 28), datetime.date(2026, 5, 4))
"""

import calendar
import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from xborder.model.values import PartialDate

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

#: Up to this year London kept other clocks than UTC and one hour ahead of it (British Standard Time ended in 1971).
_OTHER_CLOCKS = 1972
_LAST_HOUR = 23


def add_months(day: dt.date, months: int) -> dt.date:
    """The day of the same number so many calendar months later, or that month's last day.

    A period of months "from" an event leaves the day of the event out, so this
    is its last day: *Dodds v Walker* [1981] 1 WLR 1027.

    >>> add_months(dt.date(2026, 9, 20), 6)
    datetime.date(2027, 3, 20)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.max if months > 0 else dt.date.min
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day_of_months(first: dt.date, months: int) -> dt.date:
    """The last day of a period of calendar months whose first day is given.

    >>> last_day_of_months(dt.date(2026, 5, 1), 24), last_day_of_months(dt.date(2024, 2, 29), 12)
    (datetime.date(2028, 4, 30), datetime.date(2025, 2, 28))
    """
    return max(_shifted(add_months(first, months), -1), add_months(_shifted(first, -1), months))


def last_day_beginning_with(first: dt.date, days: int) -> dt.date:
    """The last day of a period whose first day is the day of the event."""
    return _shifted(first, days - 1)


def last_day_following(event: dt.date, days: int) -> dt.date:
    """The last day of a period that begins on the day after the event."""
    return _shifted(event, days)


def age_range(born: PartialDate, on: dt.date) -> tuple[int, int]:
    """The youngest and the oldest that a person may be on a day, in whole years.

    A person born on 29 February is taken to be a year older on 1 March of a year without that day.

    >>> age_range(PartialDate.parse("2010-04"), dt.date(2026, 4, 14))
    (15, 16)
    """
    return _age(born.latest, on), _age(born.earliest, on)


def _age(born: dt.date, on: dt.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def uk_day(at: dt.datetime) -> dt.date:
    """The day it was in London; a time without an offset is taken as London's own.

    >>> uk_day(dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC))
    datetime.date(2026, 7, 1)
    """
    if at.tzinfo is not None and _OTHER_CLOCKS < at.year < dt.MAXYEAR:
        plain = at.astimezone(dt.UTC)
        if plain.hour < _LAST_HOUR:  # London is there or one hour ahead: nobody need look up which
            return plain.date()
    return uk_time(at).date()


def uk_time(at: dt.datetime) -> dt.datetime:
    """The time it was in London; a time without an offset is taken as London's own."""
    try:
        return at if at.tzinfo is None else at.astimezone(_london())
    except OverflowError:  # the first or last hours of the calendar
        return at


def _shifted(day: dt.date, days: int) -> dt.date:
    number = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(number)


@cache
def _london() -> "ZoneInfo":
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/London")
