"""Two-digit years: which century, and which are improbable. The clock is the caller's."""

#: The year that two-digit years are read against unless the caller gives its own
#: (the command line passes the year of ``--now``). Nothing below it reads a clock.
YEAR_NOW = 2026

#: Records of living suspects seldom carry references older than this.
_REACH = 40


def full_year(two_digits: str, year_now: int = YEAR_NOW) -> int:
    """The latest year with these last two digits that is not after ``year_now``.

    >>> full_year("26"), full_year("27"), full_year("27", year_now=2031)
    (2026, 1927, 2027)
    """
    year = year_now - year_now % 100 + int(two_digits)
    return year if year <= year_now else year - 100


def is_recent(two_digits: str, year_now: int = YEAR_NOW) -> bool:
    """True if the digits can mean next year, or one of the last forty.

    >>> is_recent("27"), is_recent("95"), is_recent("45")
    (True, True, False)
    """
    return full_year(two_digits, year_now + 1) >= year_now - _REACH
