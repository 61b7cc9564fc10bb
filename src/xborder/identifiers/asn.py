"""ASN: the arrest/summons number, which ties a person to one arrest, summons or requisition.

Issued by the force's custody or process system when the person is arrested or
reported. Twenty characters: year (2), force (2), unit (2), system (2), a serial
of eleven digits, and a modulus-23 check letter. The letter is taken over force,
system, year and serial; a force or system that is not all digits is left out,
and the unit never counts. A spelling of 21 characters has the top level of the
organisation in third place; it does not enter the sum and is dropped.

Read here: the long form, the short one as PNC shows it (``YY/FFUU/SS/N...C``),
and either with slashes and spaces anywhere or nowhere.
Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023), DS_073; CPS
TWIF Types v1-0, ASNStructure; CJS Data Standards, ArrestSummonsNumberType.

>>> validate("11/01ZD/01/448754K")
'1101ZD0100000448754K'
>>> format("1101ZD0100000448754K", "short")
'11/01ZD/01/448754K'
>>> suggest("1101ZD0100000447854K")[0]
'1101ZD0100000448754K'
"""

import re
from collections.abc import Mapping

from xborder.identifiers import asn_slips
from xborder.identifiers.asn_check import asn_letter, is_dummy
from xborder.identifiers.cleaning import trace, without
from xborder.identifiers.errors import InvalidChecksum, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.shapes import Shape
from xborder.identifiers.suggesting import pick
from xborder.identifiers.units import unit_doubts
from xborder.identifiers.years import YEAR_NOW, is_recent

SCHEME = "asn"
STYLES = ("canonical", "long", "spi", "short", "leds", "display")
PROFILES = ("strict", "form", "common-platform", "spi", "bichard")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {
    "": "XB-ASN-001",
    "check-letter": "XB-ASN-002",
    "force-unknown": "XB-ASN-003",
    "placeholder": "XB-ASN-004",
    "year-unlikely": "XB-ASN-005",
    "unit-form": "XB-ASN-006",
}

_SEPARATORS = "/ \t"

#: Serials are counted up within a year and a unit: a longer one is a slip among the zeros before it.
_LIKELY_SERIALS = 99_999_999
_FORM = re.compile(r"([0-9]{2})([A-Z0-9]{2})([A-Z0-9]{2})([A-Z0-9]{2})([0-9]{1,11})([A-Z])", re.ASCII)
_WITH_TOP = re.compile(r"[0-9]{2}[A-Z0-9]{7}[0-9]{11}[A-Z]", re.ASCII)
_RECEIVERS = {
    "common-platform": re.compile(r"[ -~]{1,21}", re.ASCII),
    "spi": re.compile(r"[ -~]{1,20}", re.ASCII),
    "bichard": re.compile(r"[0-9]{2}[A-Z0-9]{6,7}[0-9]{11}[A-HJ-NP-RT-Z]", re.ASCII),
}


def compact(value: str) -> str:
    """Capitals, without slashes and spaces.

    >>> compact("11/01zd/01/448754k")
    '1101ZD01448754K'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the long form of twenty characters.

    >>> validate("9700000000000123456K"), validate("2005FF0500000000555P")
    ('9700000000000123456K', '2005FF0500000000555P')

    Profile ``form`` does not ask for the right check letter. ``common-platform``
    (any text up to 21 characters), ``spi`` (up to 20: a prosecutor's reference)
    and ``bichard`` (the pattern alone) say whether that receiver takes the text
    as it stands and give it back unchanged.

    Raises InvalidFormat, InvalidLength or InvalidChecksum.
    """
    if profile not in ("strict", "form"):
        return accepted(value, profile, _RECEIVERS)
    year, force, unit, system, serial, letter = _read(value)
    if profile == "strict" and (right := asn_letter(year, force, system, serial)) != letter:
        _, places = trace(value, _SEPARATORS)
        span = (places[-1], places[-1] + 1)
        raise InvalidChecksum(
            "The check letter does not agree with the digits.", reason="check-letter", span=span, expected=right
        )
    return f"{year}{force}{unit}{system}{serial}{letter}"


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("22FD112200001234560X"), is_valid("2202XC0200000000021D")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write an ASN as a receiver needs it.

    ``canonical``, ``long`` (as Bichard 7 keeps it) and ``spi`` are the twenty
    characters; ``short`` as PNC shows it, without zeros before the serial;
    ``leds`` and ``display`` with slashes and all zeros.

    >>> format("1101ZD0100000448754K", "leds")
    '11/01ZD/01/00000448754K'
    """
    style_of(style, STYLES)
    long = validate(value)
    head = f"{long[:2]}/{long[2:6]}/{long[6:8]}"
    if style == "short":
        return f"{head}/{int(long[8:19])}{long[19]}"
    return f"{head}/{long[8:]}" if style in ("leds", "display") else long


def parts(value: str) -> dict[str, str]:
    """Year (two digits), force, unit, system, serial (eleven digits) and check letter.

    >>> parts("11/01ZD/01/448754K")["force"]
    '01'
    """
    long = validate(value)
    return {
        "year": long[:2],
        "force": long[2:4],
        "unit": long[4:6],
        "system": long[6:8],
        "serial": long[8:19],
        "check_letter": long[19],
    }


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:
    """Say if the number is a placeholder, its force code is not known, its year is improbable, or its unit looks odd.

    >>> [doubt.reason for doubt in doubts("11/01ZD/01/448754K")]
    []
    """
    from xborder.reference.forces import is_known

    try:
        long = validate(value, profile="form")
    except InvalidIdentifier:
        return ()
    found = []
    if is_dummy(long):
        found.append(
            Doubt(reason="placeholder", text="It has the form of a placeholder, not of a number that was issued.")
        )
    if long[2:4].isdigit() and not is_known(long[2:4]):
        found.append(Doubt(reason="force-unknown", text="The force code is not in the list of forces."))
    if not is_recent(long[:2], year_now):
        found.append(Doubt(reason="year-unlikely", text="The year is neither a recent one nor next year."))
    return (*found, *unit_doubts(long[4:6]))


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not an ASN, and which characters.

    >>> explain("1101ZD0100000448754J").expected
    'K'
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """ASNs that pass and may be what was meant, best first, at most five.

    >>> suggest("II/O1ZD/01/448754K")[0]
    '1101ZD0100000448754K'
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(asn_slips.candidates(value), validate, unlikely=_against)


def _against(long: str) -> int:
    """How much speaks against a canonical form: a doubt about it, and a serial longer than forces count to."""
    return 2 * len(doubts(long)) + (int(long[8:19]) > _LIKELY_SERIALS)


def _read(value: str) -> tuple[str, str, str, str, str, str]:
    text = compact(value)
    if len(text) == 21 and _WITH_TOP.fullmatch(text):
        text = text[:2] + text[3:]
    match = _FORM.fullmatch(text)
    if match is None:
        raise _fault(value)
    year, force, unit, system, serial, letter = match.groups()
    return year, force, unit, system, serial.zfill(11), letter


def _fault(value: str) -> InvalidIdentifier:
    """Why a text that does not have the form does not have it."""
    text, places = trace(value, _SEPARATORS)
    if not 10 <= len(text) <= 21:
        return InvalidLength("It does not have between 10 and 21 characters.", reason="length")
    shape = Shape.of("99" + "X" * (7 if len(text) == 21 else 6) + "9" * (len(text) - 9 - (len(text) == 21)) + "A")
    at = shape.misfit(text) or 0
    return InvalidFormat(
        "A character is not of the kind that belongs there.", reason="characters", span=(places[at], places[at] + 1)
    )
