"""Days that a text names, in figures or in words, day first as here or year first."""

import datetime as dt
import re
from collections.abc import Iterator

import attrs

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)[0-9]{2}|'?[0-9]{2})(?![0-9])"
_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?<![0-9/.-])(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"\b{_MONTH}\s+(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?,\s+{_YEAR}",
        r"(?<![0-9/.-])(?P<year>(?:19|20)[0-9]{2})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9])",
        rf"(?<![0-9/.-])(?P<day>[0-3]?[0-9])(?P<gap>[/.-])(?P<month>[01]?[0-9])(?P=gap){_YEAR}",
    )
)
#: A year of two digits up to this one is of this century.
_THIS_CENTURY = 49


@attrs.frozen(kw_only=True, order=True)
class Named:
    """A day and where in the text it stands."""

    start: int
    end: int
    day: dt.date


def days_in(text: str) -> tuple[Named, ...]:
    """Every full date of a text, in the order in which they stand; what is no day of the calendar is passed over.

    >>> [str(each.day) for each in days_in("on 14th April 2026, not 31/02/2026 but 1.5.26 or 2026-05-02")]
    ['2026-04-14', '2026-05-01', '2026-05-02']
    """
    found = {each.start: each for form in _FORMS for match in form.finditer(text) for each in _named(match)}
    return tuple(found[start] for start in sorted(found))


def _named(match: re.Match[str]) -> Iterator[Named]:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    year = int(match["year"].lstrip("'"))
    if year < 100:
        year += 2000 if year <= _THIS_CENTURY else 1900
    try:
        yield Named(start=match.start(), end=match.end(), day=dt.date(year, number, int(match["day"])))
    except ValueError:
        return
