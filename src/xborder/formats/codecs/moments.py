"""Moments with their offset, and spans of time counted in the unit of a system."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from xborder.formats.codecs.protocol import Codec, Notes, Texts, Unprintable, Unreadable, plain_text, single
from xborder.formats.loss import LossKind

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})",
    re.ASCII,
)
_SPAN = re.compile(r"(0|[1-9][0-9]{0,5}) (hour|day)(s?)", re.ASCII)
_COUNT = re.compile(r"[0-9]{1,6}", re.ASCII)
_HOURS = 24

#: What a span may be counted in, and how many hours that is.
UNITS: Mapping[str, int] = {"hours": 1, "days": _HOURS}


def datetime_iso(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A date and time with its offset in one text, as RFC 3339 has it; without an offset it is not read.

    >>> datetime_iso({}, {}).parse(("2026-07-01T05:50:00Z",), Notes())
    '2026-07-01T05:50:00+00:00'
    """

    def shown(value: Any) -> str:
        try:
            return _moment(plain_text(value))
        except ValueError as fault:
            raise Unprintable("a date and time with an offset in whole minutes") from fault

    return single(_read, shown, loses="other spellings of the same date, time and offset")


def _read(text: str, _: Notes) -> str:
    try:
        return _moment(text.strip())
    except ValueError as fault:
        raise Unreadable("a date and time with its offset, as YYYY-MM-DDTHH:MM:SS+HH:MM") from fault


def _moment(text: str) -> str:
    if len(text) > 40 or _MOMENT.fullmatch(text) is None:
        raise ValueError
    return dt.datetime.fromisoformat(text.upper()).isoformat()


def time_span(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A span as a count of hours or days, as ``unit`` says, or in words that stand in a second place.

    The canonical form is ``14 days``, and ``36 hours`` for what is no whole
    number of days. What cannot be counted in the unit goes to the second place.

    >>> codec = time_span({"unit": "hours"}, {})
    >>> codec.parse(("336", None), Notes()), codec.print("36 hours"), codec.print("By noon")
    ('14 days', ('36', None), (None, 'By noon'))
    """
    hours = UNITS[options["unit"]]

    def parse(texts: Texts, notes: Notes) -> str | None:
        count, words = ((text or "").strip() for text in texts)
        if not count:
            return words or None
        if _COUNT.fullmatch(count) is None:
            raise Unreadable(f"a whole number of {options['unit']}", part=0)
        if words:
            notes.lose(LossKind.LOST, "what stands in words beside the count")
        return _in_words(int(count) * hours)

    def shown(value: Any) -> Texts:
        text = plain_text(value)
        counted = _counted(text)
        if counted is None or counted % hours or counted // hours > 999_999:
            return None, text
        return str(counted // hours), None

    return Codec(parse=parse, print=shown, loses="zeros in front, and words beside a count")


def _in_words(hours: int) -> str:
    number, unit = (hours, "hour") if hours % _HOURS else (hours // _HOURS, "day")
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _counted(text: str) -> int | None:
    """The hours of a span in its canonical form, None for any other text."""
    match = _SPAN.fullmatch(text)
    hours = None if match is None else int(match[1]) * (_HOURS if match[2] == "day" else 1)
    return hours if hours is not None and _in_words(hours) == text else None
