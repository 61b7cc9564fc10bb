"""PNC ID: the number that the Police National Computer gives to a person's record.

Issued by the Home Office's PNC (and its successor LEDS) when a person's record
is made: the year, a serial number within it, and a modulus-23 check letter over
the last two digits of the year and the serial in seven digits. The century is
not in the sum, so a wrong century can pass: :func:`doubts` names years that are
improbable.

Read here: ``YYYY/NNNNNNNC``, ``YY/N...C`` with the serial's zeros left out or
not, and both without the slash (twelve characters, or two digits of year).
Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023), DS_072; CJS
Data Standards v4-3, PNCidType. A two-digit year is read as the latest year that
is not after ``year_now``, as the Ministry of Justice's core person record does;
its prison search turns at 1939 instead, hence the doubt ``century-guessed``.

>>> validate("02/73319z")
'2002/0073319Z'
>>> format("2002/0073319Z", "spi")
'20020073319Z'
>>> suggest("02/73391Z")[0]
'2002/0073319Z'
"""

import re
from collections.abc import Mapping

from xborder.identifiers import pnc_slips
from xborder.identifiers.check23 import check_letter
from xborder.identifiers.cleaning import clean, trace
from xborder.identifiers.errors import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
)
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.suggesting import IMPOSSIBLE, pick
from xborder.identifiers.years import YEAR_NOW, full_year

SCHEME = "pnc_id"
STYLES = ("canonical", "spi", "short", "leds")
PROFILES = ("strict", "form", "common-platform", "spi", "bichard")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {
    "": "XB-PNC-001",
    "check-letter": "XB-PNC-002",
    "century-guessed": "XB-PNC-003",
    "year-unlikely": "XB-PNC-004",
}

_FORM = re.compile(r"(?:([0-9]{4}|[0-9]{2})/([0-9]{1,7})|([0-9]{4})([0-9]{7})|([0-9]{2})([0-9]{1,7}))([A-Z])", re.ASCII)
_RECEIVERS = {
    "common-platform": re.compile(r"[1-9][0-9]{3}/[0-9]{7}[0-9A-Za-z]", re.ASCII),
    "spi": re.compile(r"[0-9A-Za-z'.\-_]{1,13}", re.ASCII),
    "bichard": re.compile(r"[0-9]{4}/[0-9]{7}[A-HJ-NP-RT-Z]", re.ASCII),
}

#: Years before this are not met in the published rules for PNC IDs.
_EARLIEST_LIKELY = 1939

#: Corrections to an earlier year come last.
_LIKELY_SINCE = 1950


def compact(value: str) -> str:
    """Capitals and no outer white space; the slash stays, since it parts the year from the serial.

    >>> compact(" 02/73319z")
    '02/73319Z'
    """
    return clean(value)


def validate(value: str, *, profile: str = "strict", year_now: int = YEAR_NOW) -> str:
    """Give the canonical form ``YYYY/NNNNNNNC``.

    >>> validate("81/34U"), validate("033Y")
    ('1981/0000034U', '2003/0000003Y')

    Profile ``form`` does not ask for the right check letter (published samples
    are synthetic and fail it). ``common-platform``, ``spi`` and ``bichard`` say
    whether that receiver takes the text as it stands and give it back unchanged;
    SPI XML cannot carry the slash.

    Raises InvalidFormat, InvalidLength, InvalidChecksum, or InvalidComponent for
    a year outside 1900 to 2099.
    """
    if profile not in ("strict", "form"):
        return accepted(value, profile, _RECEIVERS)
    year, serial, letter = _read(value)
    if profile == "strict" and (right := check_letter(year[-2:] + serial)) != letter:
        _, places = trace(value)
        span = (places[-1], places[-1] + 1)
        raise InvalidChecksum(
            "The check letter does not agree with the digits.", reason="check-letter", span=span, expected=right
        )
    return f"{_century(value, year, year_now)}/{serial}{letter}"


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("79/163001B"), is_valid("20030011985Z")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical", *, year_now: int = YEAR_NOW) -> str:  # noqa: A001 - the verb of every module
    """Write a PNC ID as a receiver needs it.

    ``canonical`` 2002/0073319Z; ``spi`` the same without its slash; ``short`` as
    PNC transmits it; ``leds`` with a full year and no zeros before the serial.

    >>> format("02/73319Z", "short"), format("02/73319Z", "leds")
    ('02/73319Z', '2002/73319Z')

    Raises InvalidComponent if ``short`` would be read back as another century.
    """
    style_of(style, STYLES)
    canonical = validate(value, year_now=year_now)
    year, serial, letter = canonical[:4], canonical[5:12], canonical[12]
    if style == "spi":
        return f"{year}{serial}{letter}"
    if style == "leds":
        return f"{year}/{int(serial)}{letter}"
    if style == "short":
        if full_year(year[2:], year_now) != int(year):
            raise InvalidComponent("Two digits of the year would be read as another century.", reason="century")
        return f"{year[2:]}/{int(serial)}{letter}"
    return canonical


def parts(value: str, *, year_now: int = YEAR_NOW) -> dict[str, str]:
    """The year in four digits, the serial in seven, and the check letter.

    >>> parts("02/73319Z")
    {'year': '2002', 'serial': '0073319', 'check_letter': 'Z'}
    """
    canonical = validate(value, year_now=year_now)
    return {"year": canonical[:4], "serial": canonical[5:12], "check_letter": canonical[12]}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:
    """Say if the century had to be guessed where systems differ, or the year is improbable.

    >>> [doubt.reason for doubt in doubts("1902/0073319Z")]
    ['year-unlikely']
    """
    try:
        year = int(validate(value, profile="form", year_now=year_now)[:4])
    except InvalidIdentifier:
        return ()
    written = _read(value)[0]
    if len(written) == 2 and year_now % 100 < int(written) < _EARLIEST_LIKELY % 100:
        return (Doubt(reason="century-guessed", text="Systems differ over the century of this two-digit year."),)
    if not _EARLIEST_LIKELY <= year <= year_now:
        return (Doubt(reason="year-unlikely", text="The year is in the future, or before 1939."),)
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a PNC ID, and which characters.

    >>> why = explain("20030011985Z")
    >>> why.reason, why.span, why.expected
    ('check-letter', (11, 12), 'X')
    """
    return explained(
        SCHEME,
        value,
        validate=lambda text: validate(text, year_now=year_now),
        parts=lambda text: parts(text, year_now=year_now),
        doubts=lambda text: doubts(text, year_now=year_now),
    )


def suggest(value: str, *, year_now: int = YEAR_NOW) -> tuple[str, ...]:
    """PNC IDs that pass and may be what was meant, best first, at most five.

    >>> suggest("2020602766J")
    ('2020/0602766J',)
    >>> suggest("73319/02Z")[0], suggest("O2-733I9Z")[0]
    ('2002/0073319Z', '2002/0073319Z')
    """
    if is_valid(value):
        return ()
    return pick(
        pnc_slips.candidates(value),
        lambda text: validate(text, year_now=year_now),
        unlikely=lambda canonical: _against(canonical, year_now),
    )


def _against(canonical: str, year_now: int) -> int:
    """How much speaks against a canonical form: few who were recorded long ago are met today, and none tomorrow."""
    year = int(canonical[:4])
    return IMPOSSIBLE if year > year_now else int(year < _LIKELY_SINCE)


def _read(value: str) -> tuple[str, str, str]:
    """Year as written, serial in seven digits, letter."""
    match = _FORM.fullmatch(clean(value))
    if match is None:
        raise _fault(value)
    year = match[1] or match[3] or match[5]
    return year, (match[2] or match[4] or match[6]).zfill(7), match[7]


def _century(value: str, year: str, year_now: int) -> str:
    if len(year) == 2:
        return str(full_year(year, year_now))
    if year[:2] not in ("19", "20"):
        _, places = trace(value)
        raise InvalidComponent("The year is not one of 1900 to 2099.", reason="year", span=(places[0], places[3] + 1))
    return year


def _fault(value: str) -> InvalidIdentifier:
    """Why a text that does not have the form does not have it."""
    text, places = trace(value)
    for index, mark in enumerate(text):
        if not (mark.isalnum() or mark == "/"):
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character has no place in a PNC ID.", reason="characters", span=span)
    span = (places[-1], places[-1] + 1)
    if not text[-1].isalpha():
        return InvalidFormat("The last character is not a check letter.", reason="check-letter-missing", span=span)
    for index, mark in enumerate(text[:-1]):
        if mark.isalpha():
            span = (places[index], places[index] + 1)
            return InvalidFormat("There is a letter where a digit belongs.", reason="letter-for-digit", span=span)
    return InvalidLength("The year or the serial number has too few or too many digits.", reason="length")
