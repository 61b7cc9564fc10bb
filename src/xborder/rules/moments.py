"""A day with its time where the time is known, and which of two came first."""

import datetime as dt

import attrs

from xborder.reference.clocks import uk_day


@attrs.frozen
class Moment:
    """A day in London, and the time if it was recorded."""

    day: dt.date
    at: dt.datetime | None = None

    @classmethod
    def of(cls, day: dt.date | None, at: dt.datetime | None) -> "Moment | None":
        """From a date and a time that are both optional; a time of another day than the date is left out.

        >>> Moment.of(None, dt.datetime(2026, 2, 21, 15, 10, tzinfo=dt.UTC)).day
        datetime.date(2026, 2, 21)
        """
        if day is None:
            return cls(uk_day(at), at) if at is not None else None
        return cls(day, at if at is not None and uk_day(at) == day else None)

    def sort_key(self) -> tuple[dt.date, bool, dt.datetime]:
        """By day, and within a day by time; a moment without a time comes after those with one."""
        at = self.at or dt.datetime.combine(self.day, dt.time(), dt.UTC)
        return (self.day, self.at is None, at if at.tzinfo is not None else at.replace(tzinfo=dt.UTC))

    def before(self, other: "Moment") -> bool | None:
        """True or False where it can be told; None for two moments of one day without both times.

        >>> day = dt.date(2026, 2, 21)
        >>> Moment(day).before(Moment(day)) is None, Moment(day).before(Moment(day + dt.timedelta(1)))
        (True, True)
        """
        if self.day != other.day:
            return self.day < other.day
        if self.at is None or other.at is None or (self.at.tzinfo is None) != (other.at.tzinfo is None):
            return None
        return self.at < other.at
