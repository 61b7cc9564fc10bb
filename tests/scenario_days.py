"""Days and times as the scenarios write them."""

import datetime as dt

from build_records import at, day


def is_day(when: str) -> bool:
    """True for a day, False for a time."""
    return len(when) == len("2026-02-08")


def some_day(when: str | None) -> dt.date | None:
    """The day, or None where none is written."""
    return None if when is None else day(when)


def now_of(when: str) -> dt.datetime:
    """Noon of a day, or the very time."""
    return dt.datetime.combine(day(when), dt.time(12), dt.UTC) if is_day(when) else at(when)
