"""How dates, people and places are written on paper."""

import datetime as dt
from zoneinfo import ZoneInfo

from xborder.model.charge import Hearing
from xborder.model.person import Person
from xborder.model.values import PartialDate
from xborder.reference.forces import force

LONDON = ZoneInfo("Europe/London")


def day(value: dt.date | None) -> str:
    """A date in words.

    >>> day(dt.date(2026, 9, 3)), day(None)
    ('3 September 2026', '')
    """
    return f"{value.day} {value:%B %Y}" if value else ""


def moment(value: dt.datetime | None) -> str:
    """A date and time as the clock in London showed it.

    >>> moment(dt.datetime(2026, 9, 20, 5, 50, tzinfo=dt.UTC))
    '20 September 2026, 06:50'
    """
    if value is None:
        return ""
    local = value.astimezone(LONDON)
    return f"{day(local.date())}, {local:%H:%M}"


def listed(hearing: Hearing | None) -> str:
    """When a hearing is listed, as far as it is known.

    >>> listed(Hearing(date=dt.date(2026, 11, 12), time="10:00")), listed(Hearing(date=dt.date(2026, 11, 12)))
    ('12 November 2026, 10:00', '12 November 2026')
    """
    return ", ".join(filter(None, (day(hearing.date), hearing.time))) if hearing else ""


def period(text: str) -> str:
    """Dates to avoid in words; what is not written as dates stays as it was written.

    >>> period("2026-12-21/2027-01-04"), period("Tuesdays")
    ('21 December 2026 to 4 January 2027', 'Tuesdays')
    """
    try:
        return " to ".join(day(dt.date.fromisoformat(part)) for part in text.split("/"))
    except ValueError:
        return text


def partial(value: PartialDate | None) -> str:
    """A date that may be only a month or a year.

    >>> partial(PartialDate.parse("1991-02"))
    'February 1991'
    """
    if value is None:
        return ""
    if value.is_full:
        return day(value.earliest)
    return f"{value.earliest:%B %Y}" if value.month else str(value.year)


def name(person: Person | None) -> str:
    """A person's name with the family name in capitals, or nothing."""
    return person.name.display if person and person.name else ""


def force_name(code: str) -> str:
    """The name of a force, or its code where nobody knows it."""
    known = force(code)
    return known.name if known else f"force {code}"


def force_short(code: str) -> str:
    """A force in one or two words, for tables.

    >>> force_short("36"), force_short("ZZ")
    ('Norfolk', 'force ZZ')
    """
    known = force(code)
    return known.slug.replace("-", " ").title() if known else f"force {code}"


def short_day(value: dt.date | None) -> str:
    """A date in few signs, for tables.

    >>> short_day(dt.date(2026, 9, 3))
    '3 Sep 2026'
    """
    return f"{value.day} {value:%b %Y}" if value else ""


def record_words(key: str) -> str:
    """A record's key in words.

    >>> record_words("46:incident:EK/26/1199")
    'Kent, incident EK/26/1199'
    """
    force_code, kind, ref = key.split(":", 2)
    return f"{force_short(force_code)}, {kind.replace('_', ' ')} {ref}"


def several(words: list[str]) -> str:
    """Words joined as in a sentence.

    >>> several(["Norfolk", "Suffolk", "Kent"])
    'Norfolk, Suffolk and Kent'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
