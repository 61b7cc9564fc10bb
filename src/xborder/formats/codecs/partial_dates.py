"""Dates of which a system may know the year alone, or the year and month, in each style that dates have."""

import re
from collections.abc import Mapping
from typing import Any

import attrs

from xborder.formats.codecs.month_names import MONTHS, month_of
from xborder.formats.codecs.protocol import Codec, Notes, Unprintable, Unreadable, plain_text, single
from xborder.model.values import PartialDate


@attrs.frozen(kw_only=True)
class _Style:
    """How dates are written: a pattern with the groups d, m and y, the sign between parts, and words for it."""

    pattern: re.Pattern[str]
    between: str
    forms: str
    loses: str
    year_first: bool = False


_STYLES: Mapping[str, _Style] = {
    "iso": _Style(
        pattern=re.compile(r"(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?)?", re.ASCII),
        between="-",
        forms="YYYY-MM-DD, YYYY-MM or YYYY",
        loses="white space around the date",
        year_first=True,
    ),
    "uk": _Style(
        pattern=re.compile(
            r"(?:(?:(?P<d>[0-9]{1,2})(?P<s>[/.-]))?(?P<m>[0-9]{1,2})(?(s)(?P=s)|[/.-]))?(?P<y>[0-9]{4})", re.ASCII
        ),
        between="/",
        forms="DD/MM/YYYY, MM/YYYY or YYYY",
        loses="one-digit days and months, and other separators",
    ),
    "mon": _Style(
        pattern=re.compile(r"(?:(?:(?P<d>[0-9]{1,2})[- ])?(?P<m>[A-Za-z]{3})[- ])?(?P<y>[0-9]{4})", re.ASCII),
        between="-",
        forms="DD-MON-YYYY, MON-YYYY or YYYY",
        loses="one-digit days, spaces and small letters",
    ),
}


def partial_date(style: str) -> Codec:
    """Full dates, months and years in one style: ``iso``, ``uk`` or ``mon``.

    >>> codec = partial_date("uk")
    >>> codec.parse(("03/2024",), Notes()), codec.print("2024")
    ('2024-03', ('2024',))
    """
    known = _STYLES[style]

    def parse(text: str, _: Notes) -> str:
        match = known.pattern.fullmatch(text.strip()) if len(text) <= 40 else None
        try:
            return str(_made(match))
        except ValueError as fault:
            raise Unreadable(f"a date as {known.forms}") from fault

    def shown(value: Any) -> str:
        try:
            date = PartialDate.parse(plain_text(value))
        except ValueError as fault:
            raise Unprintable("a date, or a month or year") from fault
        parts = [f"{date.day:02d}" if date.day else "", _month(date.month, style) if date.month else ""]
        parts.append(f"{date.year:04d}")
        return known.between.join(part for part in (reversed(parts) if known.year_first else parts) if part)

    return single(parse, shown, loses=known.loses)


def _made(match: re.Match[str] | None) -> PartialDate:
    """The date of the groups. Raises ValueError where there is none."""
    if match is None:
        raise ValueError
    day, month = match["d"], match["m"]
    return PartialDate(int(match["y"]), month_of(month) if month else None, int(day) if day else None)


def _month(month: int, style: str) -> str:
    return MONTHS[month - 1] if style == "mon" else f"{month:02d}"
