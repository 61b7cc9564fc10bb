"""Days that a count of hours or days leaves out: weekends, Christmas Day, Good Friday, bank holidays.

>>> good_friday(2026), is_bank_holiday(dt.date(2026, 12, 28))
(datetime.date(2026, 4, 3), True)
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import lru_cache

from xborder.reference.dated import read_tables
from xborder.reference.law_limits import NotCounted

_SATURDAY, _SUNDAY, _DECEMBER = 5, 6, 12
#: The first year of the calendar that Easter is reckoned by here.
_FIRST = 1583


def is_counted(day: dt.date, left_out: tuple[NotCounted, ...]) -> bool:
    """True unless a day is of a kind that the count leaves out."""
    return not any(_TESTS[kind](day) for kind in left_out)


def good_friday(year: int) -> dt.date:
    """Good Friday of a year of the Gregorian calendar.

    Easter by the anonymous rule that *Nature* printed on 20 April 1876; the Calendar Act 1750 gives the same days.
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, odd = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    fours, left = divmod(rest, 4)
    weekday = (32 + 2 * odd + 2 * fours - epact - left) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1) - dt.timedelta(days=2)


def is_bank_holiday(day: dt.date) -> bool:
    """True for a bank holiday of England and Wales: the yearly ones, and those proclaimed for one year.

    Source: Banking and Financial Dealings Act 1971 s.1 and Sch.1, and the proclamations in ``days/bank_holidays.yaml``.
    """
    return day.year >= _FIRST and day in _bank_holidays(day.year)


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[dt.date]:
    added, dropped = _proclaimed()
    return (frozenset(_yearly(year)) | added) - dropped


def _yearly(year: int) -> Iterator[dt.date]:
    yield _not_at_a_weekend(dt.date(year, 1, 1))
    yield good_friday(year)
    yield good_friday(year) + dt.timedelta(days=3)
    yield _monday_on_or_after(dt.date(year, 5, 1))
    yield _monday_on_or_after(dt.date(year, 5, 25))
    yield _monday_on_or_after(dt.date(year, 8, 25))
    # Of two at a weekend the second moves past the first: 25 and 26 December become 27 and 28, or 26 and 27.
    christmas = dt.date(year, _DECEMBER, 25)
    yield christmas if christmas.weekday() < _SATURDAY else dt.date(year, _DECEMBER, 27)
    boxing = dt.date(year, _DECEMBER, 26)
    yield boxing if boxing.weekday() < _SATURDAY else dt.date(year, _DECEMBER, 28)


def _not_at_a_weekend(day: dt.date) -> dt.date:
    return day if day.weekday() < _SATURDAY else _monday_on_or_after(day)


def _monday_on_or_after(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=-day.weekday() % 7)


@lru_cache(maxsize=1)
def _proclaimed() -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    """The days that a proclamation gave, and those that it took away."""
    (table,) = read_tables("days")
    return frozenset(_days(table["added"])), frozenset(_days(table["dropped"]))


def _days(rows: list[dict[str, str]]) -> Iterator[dt.date]:
    return (dt.date.fromisoformat(row["day"]) for row in rows)


_TESTS: dict[NotCounted, Callable[[dt.date], bool]] = {
    NotCounted.SATURDAY: lambda day: day.weekday() == _SATURDAY,
    NotCounted.SUNDAY: lambda day: day.weekday() == _SUNDAY,
    NotCounted.CHRISTMAS_DAY: lambda day: (day.month, day.day) == (_DECEMBER, 25),
    NotCounted.GOOD_FRIDAY: lambda day: day.year >= _FIRST and day == good_friday(day.year),
    NotCounted.BANK_HOLIDAY: is_bank_holiday,
}
