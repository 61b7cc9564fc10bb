"""Times and partial dates, to and from texts, with as little work as can be; and frozen classes held open."""

import datetime as dt
from typing import Any

import msgspec

from xborder.model.values import PartialDate
from xborder.schema.text_forms import DATE_TIME, PARTIAL_DATE, matcher

_is_time = matcher(DATE_TIME)
_is_partial = matcher(PARTIAL_DATE)
_read_time = dt.datetime.fromisoformat
_read_date = dt.date.fromisoformat
_write = msgspec.json.Encoder().encode
#: The largest offset from UTC, as in XML Schema part 2, 3.2.7.3; no place has a larger one.
_WIDEST = dt.timedelta(hours=14)


def open_class(cls: type[Any]) -> type[Any]:
    """A class whose instances take values one by one, and then may be made instances of the frozen class ``cls``.

    Python allows that between classes of one layout. A frozen class itself
    takes each value through a call, which costs ten times as much.

    >>> from xborder.model.values import Coded
    >>> sex = open_class(Coded)()
    >>> sex.scheme, sex.value, sex.raw = "sex", "1", "M"
    >>> sex.__class__ = Coded
    >>> sex
    Coded(scheme='sex', value='1', raw='M')
    """
    # Both __setattr__ and __delattr__: they share one place in the class, which is quick only if neither is Python's.
    usual = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    return type(cls.__name__, (cls,), {"__slots__": (), **usual})


# Every third character of YYYY-MM-DDTHH:MM:SS with Z or an offset: with these in their places Python reads digits in
# all others, and refuses what is no day or time, but for 24:00 and for offsets of more than 59 minutes.
_USUAL = frozenset(("--T::Z", "--T::+:", "--T::-:"))


def time(text: str) -> dt.datetime:
    """The time that a text gives. Raises ValueError unless it is of the form ``DATE_TIME``.

    >>> time("2026-02-20T15:10:00Z")
    datetime.datetime(2026, 2, 20, 15, 10, tzinfo=datetime.timezone.utc)
    """
    usual = (
        len(text) in (20, 25)
        and text[4::3] in _USUAL
        and text[11:13] != "24"
        and text[20:] <= "14:00"
        and text[23:24] < "6"
    )
    # Python reads more forms than RFC 3339 knows.
    if not usual and _is_time(text) is None:
        raise ValueError("not a date and time")
    return _read_time(text)


def time_text(moment: dt.datetime) -> str:
    """A time as text.

    >>> time_text(dt.datetime(2026, 2, 20, 15, 10, tzinfo=dt.UTC))
    '2026-02-20T15:10:00+00:00'

    Raises ValueError unless its offset from UTC is known, in whole minutes, and no more than 14 hours.
    """
    offset = moment.utcoffset()
    if offset is None or offset.seconds % 60 or offset.microseconds or abs(offset) > _WIDEST:
        raise ValueError("a time needs an offset from UTC in whole minutes, and of no more than 14 hours")
    # msgspec writes what isoformat does, but for this one offset, and in a fifth of the time.
    text = _write(moment)[1:-1].decode()
    return f"{text[:-1]}+00:00" if text[-1] == "Z" else text


_OpenPartialDate = open_class(PartialDate)


def partial_date(text: str) -> PartialDate:
    """The partial date that a text gives. Raises ValueError unless it is of the form ``PARTIAL_DATE``.

    >>> str(partial_date("1987-04"))
    '1987-04'
    """
    made: Any = _OpenPartialDate()
    # Of ten characters with this hyphen Python reads only YYYY-MM-DD; its other forms are shorter or name a week.
    if len(text) == 10 and text[7] == "-":
        day = _read_date(text)
        made.year, made.month, made.day = day.year, day.month, day.day
    elif _is_partial(text) is not None:
        made.year, made.month, made.day = int(text[:4]), int(text[5:]) if len(text) > 4 else None, None
    else:
        raise ValueError("not a partial date")
    made.__class__ = PartialDate
    date: PartialDate = made
    return date


def partial_text(date: PartialDate) -> str:
    """A partial date as text, as far as it is known.

    >>> partial_text(PartialDate(1987, 4, 12)), partial_text(PartialDate(1987))
    ('1987-04-12', '1987')
    """
    if date.day is not None:
        return dt.date(date.year, date.month or 1, date.day).isoformat()
    return f"{date.year:04d}" if date.month is None else f"{date.year:04d}-{date.month:02d}"
