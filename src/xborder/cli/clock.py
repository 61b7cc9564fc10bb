"""The one place that reads the clock: everything below is told the time."""

import datetime as dt


def now() -> dt.datetime:
    """The time now, with its offset."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
