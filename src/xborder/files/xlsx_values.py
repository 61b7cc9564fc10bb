"""From what a cell stores to the text that a person sees in it, as nearly as can be without guessing."""

import datetime as dt
import math
import re
from functools import cached_property

import attrs

from xborder.files.xlsx_formats import Shown

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,30}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?T?([0-9]{2}:[0-9]{2}:[0-9]{2})?(?:\.[0-9]+)?Z?", re.ASCII)
# A workbook keeps no more digits of a number than these.
_MOST_DIGITS = 15
_DAY = 86_400
_LAST_DAY = 2_958_465  # 31 December 9999
_LEAP_DAY_THAT_NEVER_WAS = 60  # 29 February 1900


@attrs.frozen(kw_only=True)
class Moment:
    """A date, a time or both, as a cell shows them; ``day_shown`` and ``year_shown`` say what it shows of the date.

    >>> str(Moment(day=dt.date(2026, 2, 8), clock=dt.time(7, 45))), str(Moment(clock=dt.time(7, 45, 30)))
    ('2026-02-08 07:45', '07:45:30')
    """

    day: dt.date | None = None
    clock: dt.time | None = None
    day_shown: bool = True
    year_shown: bool = True

    def __str__(self) -> str:
        return self._written

    @cached_property
    def _written(self) -> str:
        return " ".join(part for part in (self.day.isoformat() if self.day else "", self.clock_text) if part)

    @property
    def clock_text(self) -> str:
        """The time as HH:MM, with its seconds where it has some."""
        if self.clock is None:
            return ""
        return f"{self.clock:%H:%M:%S}" if self.clock.second else f"{self.clock:%H:%M}"


class Misfit(Exception):  # noqa: N818 - named for what it says of the cell
    """A cell has no text that could be taken for its value: ``code`` is that of the finding."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def number_value(stored: str, shows: Shown, *, from_1904: bool) -> str | Moment:
    """The text of a number, or the moment that it counts.

    >>> number_value("73319", Shown(), from_1904=False), number_value("7", Shown(digits=3), from_1904=False)
    ('73319', '007')

    Raises Misfit for a number that is none, is shown as a percentage, has more
    digits than are kept, or is a date that cannot be.
    """
    if not _NUMBER.fullmatch(stored):
        raise Misfit("XB-XLSX-018")
    number = float(stored)
    if math.isinf(number):
        raise Misfit("XB-XLSX-018")
    if shows.percent:
        raise Misfit("XB-XLSX-014")
    if shows.elapsed:
        return _elapsed(number)
    if shows.date or shows.clock:
        return _moment(number, shows, from_1904=from_1904)
    if number.is_integer():
        if abs(number) >= 10**_MOST_DIGITS:
            raise Misfit("XB-XLSX-015")
        text = str(abs(int(number))).zfill(shows.digits)
        return f"-{text}" if number < 0 else text
    return f"{number:.{_MOST_DIGITS}g}"


def iso_moment(stored: str) -> Moment:
    """The moment of a cell that keeps its date as text (ISO 8601). Raises Misfit.

    >>> str(iso_moment("2026-02-08T07:45:00"))
    '2026-02-08 07:45'
    """
    found = _ISO.fullmatch(stored)
    try:
        day = dt.date.fromisoformat(found[1]) if found and found[1] else None
        clock = dt.time.fromisoformat(found[2]) if found and found[2] else None
    except ValueError:
        raise Misfit("XB-XLSX-016") from None
    if day is None and clock is None:
        raise Misfit("XB-XLSX-016")
    return Moment(day=day, clock=clock)


def _moment(number: float, shows: Shown, *, from_1904: bool) -> Moment:
    if not 0 <= number <= _LAST_DAY:
        raise Misfit("XB-XLSX-016")
    days, seconds = divmod(round(number * _DAY), _DAY)
    clock = dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60) if shows.clock else None
    if not shows.date:
        return Moment(clock=clock)
    return Moment(day=_date(days, from_1904=from_1904), clock=clock, day_shown=shows.day, year_shown=shows.year)


def _date(days: int, *, from_1904: bool) -> dt.date:
    try:
        if from_1904:
            return dt.date(1904, 1, 1) + dt.timedelta(days=days)
        if days in {0, _LEAP_DAY_THAT_NEVER_WAS}:
            raise Misfit("XB-XLSX-016")
        # Since the first spreadsheets counted a 29 February 1900, later days are one further on.
        return dt.date(1899, 12, 31) + dt.timedelta(days=days - (days > _LEAP_DAY_THAT_NEVER_WAS))
    except OverflowError:
        raise Misfit("XB-XLSX-016") from None


def _elapsed(number: float) -> str:
    if not 0 <= number <= _LAST_DAY:
        raise Misfit("XB-XLSX-016")
    minutes, seconds = divmod(round(number * _DAY), 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text
