"""How long an order is to run, as people write it."""

import datetime as dt
import re

from xborder.reference.clocks import last_day_of_months

_WRITTEN = re.compile(r"\s*([0-9]{1,3})\s+(month|year)s?\s*", re.IGNORECASE | re.ASCII)


def months_of(text: str) -> int | None:
    """The months of a duration in months or years, or None for what is neither.

    >>> months_of("3 years"), months_of("18 months"), months_of("a while")
    (36, 18, None)
    """
    read = _WRITTEN.fullmatch(text)
    if read is None or int(read[1]) == 0:
        return None
    return int(read[1]) * (12 if read[2].lower() == "year" else 1)


def last_day_after(first: dt.date, text: str) -> dt.date | None:
    """The last day of a duration that begins on a day.

    >>> last_day_after(dt.date(2026, 10, 8), "3 years")
    datetime.date(2029, 10, 7)
    """
    months = months_of(text)
    return last_day_of_months(first, months) if months is not None else None
