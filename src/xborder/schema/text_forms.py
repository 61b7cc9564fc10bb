r"""How dates and times are written, as patterns that every validator reads alike.

The patterns know the days of each month and leap years, so that a JSON Schema
is exact without the ``format`` keyword, on which validators disagree. They use
neither look-ahead nor ``\d``, which some engines lack and others stretch beyond
ASCII. The forms are those of RFC 3339, with a partial date cut short as ISO 8601
allows; a time always has seconds and an offset from UTC.
"""

import re
from collections.abc import Callable

_YEAR = r"(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})"
_MONTH_DAY = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_LEAP_YEAR = r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_DATE = rf"(?:{_YEAR}-{_MONTH_DAY}|{_LEAP_YEAR}-02-29)"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?"
_OFFSET = r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))"  # the widest that XML Schema has, and the world

#: ``2026-02-20``: a day that exists, year 0001 to 9999.
DATE = f"^{_DATE}$"
#: ``1987``, ``1987-04`` or ``1987-04-12``.
PARTIAL_DATE = rf"^(?:{_YEAR}(?:-(?:0[1-9]|1[0-2]))?|{_DATE})$"
#: ``2026-02-20T15:10:00+00:00``, up to six decimals of a second.
DATE_TIME = f"^{_DATE}T{_TIME}{_OFFSET}$"
#: The longest text that ``DATE_TIME`` allows.
DATE_TIME_LENGTH = 32

#: Whole numbers that every JSON reader holds exactly (RFC 8259 section 6): 2**53 - 1 either way.
LARGEST = 9_007_199_254_740_991

_MATCHERS = {pattern: re.compile(pattern, re.ASCII) for pattern in (DATE, PARTIAL_DATE, DATE_TIME)}


def matches(pattern: str, text: str) -> bool:
    r"""Say whether the whole text is of one of this module's forms.

    >>> matches(DATE, "2024-02-29"), matches(DATE, "2026-02-29"), matches(DATE, "2026-02-20\n")
    (True, False, False)
    """
    return len(text) <= DATE_TIME_LENGTH and _MATCHERS[pattern].fullmatch(text) is not None


def matcher(pattern: str) -> "Callable[[str], re.Match[str] | None]":
    """The function that matches a whole text with one of this module's forms.

    >>> matcher(DATE)("2026-02-30") is None
    True
    """
    return _MATCHERS[pattern].fullmatch
