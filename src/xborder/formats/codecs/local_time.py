"""Clock times of the United Kingdom: a date and a time on the wall, made exact or not at all."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from xborder.formats.codecs.dates import SPELLED, read_day, show_day
from xborder.formats.codecs.protocol import Codec, Notes, Texts, Unprintable, Unreadable, plain_text, single
from xborder.formats.loss import LossKind

_SHORT = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):?([0-5][0-9])(?::([0-5][0-9]))?", re.ASCII)


def local_datetime(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A date and a time of Europe/London, in two sources or in one with a space between.

    ``style`` is that of the date: ``iso``, ``uk`` or ``mon``; ``sources`` is 1
    or 2. The hour that the clocks repeat in October, and the one that they skip
    in March, cannot be known: they are findings, and there is no value.

    >>> local_datetime({"style": "uk", "sources": 2}, {}).parse(("08/02/2026", "07:45"), Notes())
    '2026-02-08T07:45:00+00:00'
    """
    style, sources = str(options.get("style", "uk")), int(options.get("sources", 2))

    def parse(texts: Texts, _: Notes) -> str | None:
        day, clock = _halves(texts)
        # A day whose time is in a column of its own may lack it; half of one text is a text that cannot be read.
        if not clock and (sources == 2 or not day):
            return None
        return exact(_apart(day, clock, style) if sources == 2 else _joined(day, clock, style)).isoformat()

    def shown(value: Any) -> Texts:
        here = _local(value)
        seconds = f":{here.second:02d}" if here.second else ""
        day, clock = show_day(here.date(), style), f"{here.hour:02d}:{here.minute:02d}{seconds}"
        return (day, clock) if sources == 2 else (f"{day} {clock}",)

    return Codec(parse=parse, print=shown, loses="other ways to write the time, and a second of zero")


def moment(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """An exact time, with its offset, as the ``date`` and ``time`` of an object by a London clock; written in UTC.

    With ``only`` it is the ``date`` or the ``time`` alone, for ``read_only`` lines.

    >>> codec = moment({}, {})
    >>> codec.parse(("2026-07-01T09:30:00.000Z",), Notes())
    {'date': '2026-07-01', 'time': '10:30'}
    >>> codec.print({"date": "2026-07-01", "time": "10:30"})
    ('2026-07-01T09:30:00.000Z',)
    """
    only = options.get("only")
    if only is not None:
        return {"date": _day_alone, "time": _time_alone}[only]()

    def parse(texts: Texts, notes: Notes) -> Any:
        text = (texts[0] or "").strip()
        if not text:
            return None
        here = _moment(text)
        if here.second or here.microsecond:
            notes.lose(LossKind.NARROWED, "seconds of the time")
        return {"date": here.date().isoformat(), "time": f"{here.hour:02d}:{here.minute:02d}"}

    def shown(value: Any) -> Texts:
        if not isinstance(value, dict):
            raise Unprintable("a date and a time together")
        day, clock = value.get("date"), value.get("time")
        return (None,) if day is None and clock is None else (_in_utc(day, clock),)

    return Codec(parse=parse, print=shown, loses="seconds, and the offset")


def _day_alone() -> Codec:
    def shown(value: Any) -> str:
        try:
            return read_day(plain_text(value), "iso").isoformat()
        except Unreadable as fault:
            raise Unprintable("a full date") from fault

    def parse(text: str, _: Notes) -> str:
        alone = len(text.strip()) == len("2026-01-01")
        return (read_day(text, "iso") if alone else _moment(text.strip()).date()).isoformat()

    return single(parse, shown, loses="the time, and the offset")


def _time_alone() -> Codec:
    def shown(value: Any) -> str:
        if _SHORT.fullmatch(plain_text(value)) is None:
            raise Unprintable("a time as HH:MM")
        return plain_text(value)

    def parse(text: str, _: Notes) -> str:
        bare = text.strip()
        return bare if _SHORT.fullmatch(bare) else _moment(bare).strftime("%H:%M")

    return single(parse, shown, loses="the date, seconds and the offset")


def _moment(text: str) -> dt.datetime:
    """A text with an offset, on a London clock. Raises Unreadable."""
    try:
        read = dt.datetime.fromisoformat(text) if len(text) <= 40 and text.isascii() else None
        if read is not None and read.tzinfo is not None:
            return read.astimezone(_zone())
    except (ValueError, OverflowError):
        pass
    raise Unreadable("a date and time with an offset, as 2026-07-01T09:30:00.000Z")


def _in_utc(day: Any, clock: Any) -> str:
    words = "a date and a time as HH:MM that a London clock shows once"
    match = _SHORT.fullmatch(clock) if isinstance(clock, str) else None
    try:
        date = read_day(plain_text(day), "iso") if match and len(plain_text(day)) == len("2026-01-01") else None
        if match and date:
            wall = dt.datetime.combine(date, dt.time(int(match[1]), int(match[2])))
            return f"{exact(wall).astimezone(dt.UTC).replace(tzinfo=None).isoformat()}.000Z"
    except (Unreadable, OverflowError) as fault:
        raise Unprintable(words) from fault
    raise Unprintable(words)


def exact(wall: dt.datetime) -> dt.datetime:
    """A wall-clock time of Europe/London with its offset.

    >>> exact(dt.datetime(2026, 7, 1, 6, 50)).isoformat()
    '2026-07-01T06:50:00+01:00'

    Raises Unreadable for a time that the clocks skip or show twice.
    """
    zone = _zone()
    first = wall.replace(tzinfo=zone, fold=0)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    back = first.astimezone(dt.UTC).astimezone(zone)
    skipped = back.replace(tzinfo=None) != wall
    raise Unreadable("a local time", code="XB-FORMAT-012" if skipped else "XB-FORMAT-011")


@cache
def _zone() -> dt.tzinfo:
    from zoneinfo import ZoneInfo  # a few milliseconds that a start-up need not spend

    return ZoneInfo("Europe/London")


def _halves(texts: Texts) -> tuple[str, str]:
    if len(texts) == 2:
        return (texts[0] or "").strip(), (texts[1] or "").strip()
    day, _, clock = (texts[0] or "").strip().partition(" ")
    return day, clock.strip()


def _joined(day: str, clock: str, style: str) -> dt.datetime:
    """A date and a time of one text: it is at fault as a whole."""
    try:
        return _apart(day, clock, style)
    except Unreadable as fault:
        raise Unreadable(f"a date and time as {SPELLED[style]} HH:MM") from fault


def _apart(day: str, clock: str, style: str) -> dt.datetime:
    """A date and a time of two texts: one of them is at fault, and the other is not blamed."""
    match = _CLOCK.fullmatch(clock) if len(clock) <= 12 else None
    try:
        date = read_day(day, style)
    except Unreadable as fault:
        fault.part = 0
        raise
    if match is None:
        raise Unreadable("a time as HH:MM", part=1)
    at = int(match[1]), int(match[2]), int(match[3] or 0)
    return dt.datetime(date.year, date.month, date.day, *at)  # noqa: DTZ001 - a local time; its offset is for the caller


def _local(value: Any) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(plain_text(value))
        here = moment.astimezone(_zone()) if moment.tzinfo else None
    except (ValueError, OverflowError):
        here = None
    if here is None or here.microsecond or not _shown_once(here):
        raise Unprintable("a time in whole seconds, with an offset, that a London clock shows once")
    return here


def _shown_once(here: dt.datetime) -> bool:
    try:
        exact(here.replace(tzinfo=None, fold=0))
    except Unreadable:
        return False
    return True
