"""Driver number: the number of a driving licence, made from the holder's name, birth date and sex.

Issued by the DVLA in Great Britain. Sixteen characters: five of the surname
(filled up with 9), the decade of birth, the month (50 more for a woman), the day,
the last digit of the year, two initials (9 for none), a digit that keeps like
numbers apart, and two letters worked out by a rule that is not public. The
century is not in it. Licences print two more digits, which count the issues of
the card; they are read and left out. Northern Ireland's numbers have eight digits.

What the number says of its holder is compared by
:mod:`~xborder.identifiers.driver_facts`.
Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023), DS_061; CJS
Data Standards v4-3 and Citizen Identification Types v1-3, DriverNumberType. The
eight digits of Northern Ireland are general knowledge, hence a doubt.

>>> validate("morga 657054 sm9ij 35")
'MORGA657054SM9IJ'
>>> format("MORGA657054SM9IJ", "display")
'MORGA 657054 SM9IJ'
>>> suggest("MORGA6S7O54SM9IJ")
('MORGA657054SM9IJ',)
"""

import re
from collections.abc import Mapping

from xborder.identifiers import driver_slips
from xborder.identifiers.cleaning import trace, without
from xborder.identifiers.driver_birth import birth_fault
from xborder.identifiers.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.shapes import DIGITS
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "driver_number"
STYLES = ("canonical", "display")
PROFILES = ("strict", "spi")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {
    "": "XB-DRIVER-001",
    "birth-date": "XB-DRIVER-002",
    "northern-ireland": "XB-DRIVER-003",
    "letter-for-digit": "XB-DRIVER-004",
}

_SEPARATORS = " -\t"
_FORM = re.compile(
    r"([A-Z]{1,5})9{0,4}(?<=\A.{5})([0-9])([0156][0-9])([0-9]{2})([0-9])([A-Z]{2}|[A-Z]9|99)([0-9A-Z])([A-Z]{2})"
    r"(?:[0-9]{2})?",
    re.ASCII,
)
_NORTHERN_IRELAND = re.compile(r"[0-9]{8}", re.ASCII)
_RECEIVERS = {
    "spi": re.compile(
        r"[A-Z,0-9]{5}[0-9][0156,][0-9](?:0[1-9]|[12][0-9]|3[01,])[0-9][A-Z,0-9]{3}[A-Z]{2}",
        re.ASCII,
    )
}


def compact(value: str) -> str:
    """Capitals, without spaces and hyphens; the issue number of the card stays.

    >>> compact("morga 657054 sm9ij 35")
    'MORGA657054SM9IJ35'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the sixteen characters, or the eight digits of a Northern Ireland number.

    >>> validate("GARDN605109C99IJ"), validate("1234 5678")
    ('GARDN605109C99IJ', '12345678')

    Profile ``spi`` says whether that interface takes the text as it stands and
    gives it back unchanged.

    Raises InvalidFormat, InvalidLength, or InvalidComponent (reason
    ``birth-date``) for a month or day that no calendar has.
    """
    if profile != "strict":
        return accepted(value, profile, _RECEIVERS)
    text = compact(value)
    if _NORTHERN_IRELAND.fullmatch(text):
        return text
    if not _FORM.fullmatch(text):
        raise _fault(value)
    if (wrong := birth_fault(text[5:11])) is not None:
        _, places = trace(value, _SEPARATORS)
        span = (places[5 + wrong.start], places[5 + wrong.stop - 1] + 1)
        raise InvalidComponent("The month or day of birth in it does not exist.", reason="birth-date", span=span)
    return text[:16]


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("MORGA657054SM9IJ"), is_valid("MORGA613054SM9IJ")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a number in one piece (``canonical``) or with name, birth date and the rest apart (``display``).

    >>> format("GARDN605109C99IJ", "display")
    'GARDN 605109 C99IJ'
    """
    style_of(style, STYLES)
    text = validate(value)
    return f"{text[:5]} {text[5:11]} {text[11:]}".rstrip() if style == "display" and len(text) == 16 else text


def parts(value: str) -> dict[str, str]:
    """What the number says of its holder, and the rest of it.

    ``kind`` (great-britain or northern-ireland), the first letters of the
    ``surname``, ``birth_year`` (its last two digits), ``birth_month``,
    ``birth_day``, ``sex`` (male or female), ``initials``, ``distinguisher`` and
    ``computed``. A Northern Ireland number says nothing: ``kind`` and ``number``.

    >>> said = parts("MORGA657054SM9IJ")
    >>> said["surname"], said["birth_year"], said["birth_month"], said["birth_day"], said["sex"], said["initials"]
    ('MORGA', '64', '07', '05', 'female', 'SM')
    """
    text = validate(value)
    if len(text) == 8:
        return {"kind": "northern-ireland", "number": text}
    month = int(text[6:8])
    return {
        "kind": "great-britain",
        "surname": text[:5].rstrip("9"),
        "birth_year": text[5] + text[10],
        "birth_month": f"{month % 50:02d}",
        "birth_day": text[8:10],
        "sex": "female" if month > 50 else "male",
        "initials": text[11:13].rstrip("9"),
        "distinguisher": text[13],
        "computed": text[14:],
    }


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if it may be a Northern Ireland number, or has a letter where a digit is usual.

    >>> [doubt.reason for doubt in doubts("12345678")]
    ['northern-ireland']
    """
    if not is_valid(value):
        return ()
    text = validate(value)
    if len(text) == 8:
        return (Doubt(reason="northern-ireland", text="It has eight digits, as Northern Ireland's numbers do."),)
    if text[13] not in DIGITS:
        return (Doubt(reason="letter-for-digit", text="There is a letter after the initials, where a digit is usual."),)
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a driver number, and which characters.

    >>> why = explain("MORGA 613054 SM9IJ")
    >>> why.reason, why.span
    ('birth-date', (7, 9))
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Numbers that have the form and may be what was meant, best first, at most five.

    Where the holder's name, birth date or sex is known,
    :func:`~xborder.identifiers.driver_choice.suggest_for` chooses better.

    >>> suggest("KER 861065 SE9RM"), suggest("GARDN605109C9IJ")
    (('KER99861065SE9RM',), ('GARDN605109C99IJ',))
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(driver_slips.unaided(value), validate)


def _fault(value: str) -> InvalidIdentifier:
    """Why a text that does not have the form does not have it."""
    text, places = trace(value, _SEPARATORS)
    if len(text) not in (16, 18):
        return InvalidLength("It does not have sixteen characters.", reason="length")
    at = driver_slips.SHAPE.misfit(text[:16])
    if at is None and not text[16:].isdigit() and text[16:]:
        at = 16
    if at is not None:
        span = (places[at], places[at] + 1)
        return InvalidFormat("A character is not of the kind that belongs there.", reason="characters", span=span)
    start, stop = (11, 12) if text[11] == "9" else (text.index("9"), 4)
    span = (places[start], places[stop] + 1)
    return InvalidFormat("A letter follows a 9 that fills up the name.", reason="filler", span=span)
