"""Dates as people write them."""

import datetime as dt

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_in_words(day: dt.date) -> str:
    """The date with its month in words, whatever the machine's language.

    >>> date_in_words(dt.date(2026, 9, 20))
    '20 September 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
