"""CRO number: the number of a person's file at the Criminal Records Office, now the National Identification Service.

Issued by the National Identification Service. A standard number says that
fingerprints are held: serial (up to six digits), slash, two digits of the year,
check letter. A short file, ``SF``, was opened where none were taken: ``SF``, two
digits of the year, slash, serial, check letter. Mind that year and serial of a
standard number stand the other way round than in a PNC ID.

The letter is the modulus-23 one. A standard serial counts in six digits after
the year; that of a short file counts just as it is written, so it may not be
padded. Short files of before 1965 are said to take the letter over the serial
alone: for the years 39 to 64 that is accepted too, with a note.

Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023), DS_071; CJS
Data Standards v4-3, CROnumberType and CROSFnumberType.

>>> validate("65656/91h"), validate("SF05/482703J")
('065656/91H', 'SF05/482703J')
>>> format("065656/91H", "short")
'65656/91H'
>>> suggest("91/65656H")[0]
'065656/91H'
"""

import re
from collections.abc import Mapping

from xborder.identifiers import cro_slips
from xborder.identifiers.cleaning import clean, trace
from xborder.identifiers.cro_form import read
from xborder.identifiers.errors import InvalidChecksum, InvalidIdentifier
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW, full_year

SCHEME = "cro_number"
STYLES = ("canonical", "short")
PROFILES = ("strict", "form", "common-platform", "spi")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {
    "": "XB-CRO-001",
    "check-letter": "XB-CRO-002",
    "year-unlikely": "XB-CRO-003",
    "short-file-year": "XB-CRO-004",
    "older-rule": "XB-CRO-005",
}

_RECEIVERS = {
    "common-platform": re.compile(r"(?:[0-9]{6}/[0-9]{2}|SF[0-9]{2}/[0-9]{6})[0-9A-Za-z]", re.ASCII),
    "spi": re.compile(r"[ -~]{1,12}", re.ASCII),
}

#: Years before this are not met in the published rules.
_EARLIEST_LIKELY = 1939
#: The two-digit years that short files are said to be of.
_SHORT_FILE_YEARS = range(39, 96)


def compact(value: str) -> str:
    """Capitals and no outer white space; the slash stays, since it parts the serial from the year.

    >>> compact(" 65656/91h")
    '65656/91H'
    """
    return clean(value)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the canonical form: ``NNNNNN/YYC``, or ``SFYY/N...C`` with the serial as it is written.

    >>> validate("SF83/50058Z")
    'SF83/50058Z'

    Profile ``form`` does not ask for the right check letter (published samples
    are synthetic). ``common-platform`` (six digits of serial, any last
    character) and ``spi`` (any text up to 12 characters) say whether that
    receiver takes the text as it stands and give it back unchanged.

    Raises InvalidFormat, InvalidLength or InvalidChecksum.
    """
    if profile not in ("strict", "form"):
        return accepted(value, profile, _RECEIVERS)
    number = read(value)
    if profile == "strict" and number.letter != number.right_letter and not number.by_the_older_rule:
        _, places = trace(value)
        raise InvalidChecksum(
            "The check letter does not agree with the digits.",
            reason="check-letter",
            span=(places[-1], places[-1] + 1),
            expected=number.right_letter,
        )
    return number.written()


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("65656/91H"), is_valid("85227/65G")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a CRO number with six digits of serial (``canonical``) or without zeros before it (``short``).

    ``short`` is the spelling of the POLE dictionary. A short file has one
    spelling: its letter counts the serial as it is written.

    >>> format("065656/91H", "short"), format("SF05/482703J", "short")
    ('65656/91H', 'SF05/482703J')
    """
    style_of(style, STYLES)
    validate(value)
    return read(value).written(suppressed=style == "short")


def parts(value: str) -> dict[str, str]:
    """The kind (``standard`` or ``short-file``), the year in two digits, the serial and the check letter.

    >>> parts("65656/91H")
    {'kind': 'standard', 'year': '91', 'serial': '065656', 'check_letter': 'H'}
    """
    validate(value)
    number = read(value)
    kind = "short-file" if number.short_file else "standard"
    return {"kind": kind, "year": number.year, "serial": number.serial, "check_letter": number.letter}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:
    """Say if the year is improbable, or the letter is right by the rule of before 1965 only.

    >>> [doubt.reason for doubt in doubts("SF05/482703J")]
    ['short-file-year']
    """
    try:
        number = read(value)
    except InvalidIdentifier:
        return ()
    found = []
    if number.short_file and int(number.year) not in _SHORT_FILE_YEARS:
        found.append(Doubt(reason="short-file-year", text="Short files are said to be of the years 39 to 95."))
    if not number.short_file and full_year(number.year, year_now) < _EARLIEST_LIKELY:
        found.append(Doubt(reason="year-unlikely", text="The year is in the future, or before 1939."))
    if number.by_the_older_rule:
        found.append(Doubt(reason="older-rule", text="The letter agrees with the serial alone, without the year."))
    return tuple(found)


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a CRO number, and which characters.

    >>> why = explain("85227/65G")
    >>> why.reason, why.span, why.expected
    ('check-letter', (8, 9), 'L')
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """CRO numbers that pass and may be what was meant, best first, at most five.

    >>> suggest("1991/0065656H")[0], suggest("SF83/050058Z")[0]
    ('065656/91H', 'SF83/50058Z')
    """
    return () if is_valid(value) else pick(cro_slips.candidates(value), validate)
