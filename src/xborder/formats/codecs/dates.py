"""Dates as different systems write them, and times of day. Nothing is guessed."""

import datetime as dt
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from xborder.formats.codecs.month_names import MONTHS, month_of
from xborder.formats.codecs.partial_dates import partial_date
from xborder.formats.codecs.protocol import Codec, Notes, Unprintable, Unreadable, plain_text, single
from xborder.formats.loss import LossKind

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?", re.ASCII)
_DAY_LENGTH = len("2026-01-01")
_UK = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", re.ASCII)
_MON = re.compile(r"(?:(?:([0-9]{1,2})[- ])?([A-Za-z]{3})[- ])?([0-9]{4})", re.ASCII)
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?", re.ASCII)


def read_day(text: str, style: str) -> dt.date:
    """A full date in one style: ``iso``, ``uk`` or ``mon``.

    >>> read_day("17/02/1991", "uk"), read_day("17-FEB-1991", "mon")
    (datetime.date(1991, 2, 17), datetime.date(1991, 2, 17))

    Raises Unreadable for anything else.
    """
    try:
        return _READERS[style](text.strip())
    except _NoSuchDay as fault:
        raise Unreadable("a day that exists") from fault
    except ValueError as fault:
        raise Unreadable(f"a date as {SPELLED[style]}", suggestions=_respelt(text, style)) from fault


class _NoSuchDay(ValueError):  # noqa: N818 - named for what it says of the text, as Unreadable is
    """The text has the form of a date, and the calendar has no such day."""


def _respelt(text: str, style: str) -> tuple[str, ...]:
    """The same day in the style that is asked for, where the text is a date in another."""
    for other in _READERS.keys() - {style}:
        try:
            return (show_day(_READERS[other](text.strip()), style),)
        except ValueError:
            continue
    return ()


def show_day(day: dt.date, style: str) -> str:
    """The date in one style.

    >>> show_day(dt.date(1991, 2, 17), "mon")
    '17-FEB-1991'
    """
    if style == "iso":
        return day.isoformat()
    if style == "uk":
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    return f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year:04d}"


#: How each style is spelled in messages.
SPELLED: Mapping[str, str] = {"iso": "YYYY-MM-DD", "uk": "DD/MM/YYYY", "mon": "DD-MON-YYYY"}


def _iso(text: str) -> dt.date:
    if len(text) == _DAY_LENGTH and text[7] == "-":
        with suppress(ValueError):  # of ten characters with this hyphen Python reads only YYYY-MM-DD
            return dt.date.fromisoformat(text)
    match = _matched(_ISO, text)
    return _day(match[1], int(match[2]), match[3])


def _uk(text: str) -> dt.date:
    match = _matched(_UK, text)
    return _day(match[4], int(match[3]), match[1])


def _mon(text: str) -> dt.date:
    match = _matched(_MON, text)
    if match[1] is None:
        raise ValueError
    return _day(match[3], month_of(match[2]), match[1])


def _day(year: str, month: int, day: str) -> dt.date:
    try:
        return dt.date(int(year), month, int(day))
    except ValueError as fault:
        raise _NoSuchDay from fault


_READERS = {"iso": _iso, "uk": _uk, "mon": _mon}


def _matched(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    match = pattern.fullmatch(text) if len(text) <= 40 else None
    if match is None:
        raise ValueError
    return match


def _date(style: str, also: str | None = None) -> Codec:
    def parse(text: str, notes: Notes) -> str:
        try:
            day = read_day(text, style)
        except Unreadable:
            if also is None:
                raise
            return read_day(text, also).isoformat()
        if style == "iso" and len(text.strip()) > _DAY_LENGTH:
            notes.lose(LossKind.NARROWED, "the offset after the date")
        return day.isoformat()

    def shown(value: Any) -> str:
        day = _full_day(value)
        return str(value) if style == "iso" else show_day(day, style)

    return single(parse, shown, loses="one-digit days and months, other separators, an offset")


def _of(style: str, options: Mapping[str, Any]) -> Codec:
    also = options.get("also")
    if also not in {None, *_READERS} or (also and options.get("partial")):
        raise ValueError("there is no such style of dates, or none for dates of which the day is not known")
    return partial_date(style) if options.get("partial") else _date(style, also)


def _full_day(value: Any) -> dt.date:
    text = plain_text(value)
    if len(text) != _DAY_LENGTH:
        raise Unprintable("a full date")
    try:
        return _iso(text)
    except ValueError as fault:
        raise Unprintable("a full date") from fault


def date_iso(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A date as YYYY-MM-DD (ISO 8601, xsd:date); with ``partial`` also YYYY-MM or YYYY.

    A full date in the style of ``also``, ``uk`` or ``mon``, is read too.

    >>> date_iso({"also": "uk"}, {}).parse(("26/10/2026",), Notes())
    '2026-10-26'
    """
    return _of("iso", options)


def date_uk(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A date as DD/MM/YYYY; with ``partial`` also MM/YYYY or YYYY.

    Dots and hyphens are read too, two-digit years are not.

    >>> date_uk({}, {}).parse(("8.2.2026",), Notes())
    '2026-02-08'
    """
    return _of("uk", options)


def date_mon(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A date as DD-MON-YYYY; with ``partial`` also MON-YYYY or YYYY.

    >>> date_mon({"partial": True}, {}).parse(("MAR-2024",), Notes())
    '2024-03'
    """
    return _of("mon", options)


def time(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A time of day; the canonical form is HH:MM, ``seconds`` writes HH:MM:SS.

    >>> time({"seconds": True}, {}).print("06:50")
    ('06:50:00',)
    """
    tail = ":00" if options.get("seconds") else ""

    def parse(text: str, notes: Notes) -> str:
        try:
            match = _matched(_TIME, text.strip())
            moment = dt.time(int(match[1]), int(match[2]), int(match[3] or 0))
        except ValueError as fault:
            raise Unreadable("a time as HH:MM") from fault
        if moment.second or (match[4] or "").strip(".0") or match[5]:
            notes.lose(LossKind.NARROWED, "seconds or an offset of the time")
        return f"{moment.hour:02d}:{moment.minute:02d}"

    def shown(value: Any) -> str:
        match = re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", plain_text(value), re.ASCII)
        if match is None:
            raise Unprintable("a time as HH:MM")
        return f"{match[0]}{tail}"

    return single(parse, shown, loses="seconds, and an offset")


def date_and_time(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A date and perhaps a time of day in one text, for an object that has a field for each: ``date`` and ``time``.

    >>> date_and_time({}, {}).parse(("2026-11-12T10:00:00",), Notes())
    {'date': '2026-11-12', 'time': '10:00'}
    """
    day, clock = date_iso({}, {}), time({"seconds": True}, {})

    def parse(text: str, notes: Notes) -> dict[str, Any]:
        date, between, hour = text.strip().partition("T")
        made = {"date": day.parse((date,), notes)}
        return {**made, "time": clock.parse((hour,), notes)} if between else made

    def shown(value: Any) -> str:
        if not value.get("date"):
            raise Unprintable("a date, and perhaps a time beside it")
        date, hour = day.print(value["date"])[0], value.get("time")
        return f"{date}T{clock.print(hour)[0]}" if hour is not None else str(date)

    return single(parse, shown, loses="one-digit days and months, an offset, and parts of a minute")
