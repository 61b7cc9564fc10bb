"""A driver number that is plainly its holder's: the usual case, settled without taking the number apart."""

import re

from xborder.model.values import PartialDate

_FORM = re.compile(r"[A-Z]{1,5}9{0,4}[0-9]{6}[A-Z][A-Z9][0-9][A-Z]{2}", re.ASCII)


def agree_at_a_glance(
    value: str, *, family: str | None, given: tuple[str, ...], date_of_birth: PartialDate | None, sex: str | None
) -> bool:
    """True if a number is right and is plainly that of a holder of whom all is known; False says nothing.

    >>> agree_at_a_glance(
    ...     "MORGA657054SM9IJ",
    ...     family="Morgan",
    ...     given=("Sarah", "Meredyth"),
    ...     date_of_birth=PartialDate(1964, 7, 5),
    ...     sex="2",
    ... )
    True
    """
    if not family or not given or sex not in ("1", "2") or date_of_birth is None or not _FORM.fullmatch(value):
        return False
    month, day, year = date_of_birth.month, date_of_birth.day, date_of_birth.year
    if month is None or day is None or not (family.isascii() and family.isalpha()):
        return False
    second = given[1][:1].upper() if len(given) > 1 else "9"
    born = f"{year // 10 % 10}{month + (50 if sex == '2' else 0):02d}{day:02d}{year % 10}"
    return value.startswith(f"{family.upper()[:5]:9<5}{born}{given[0][:1].upper()}{second}")
