"""Passport number: the number of a passport, as printed on its page with the photograph.

Issued by HM Passport Office: nine digits now; earlier a letter and six digits, or
six digits and a letter. Other countries have their own forms, of up to nine
letters and digits on the page that machines read: profile ``any``. A check digit
stands only in that machine-readable line, not in the number.

Source: CJS Data Standards v4-3, PassportNumberType.

>>> validate("000 000 000")
'000000000'
>>> validate("C01X00T47", profile="any")
'C01X00T47'
>>> suggest("00000OO00")
('000000000',)
"""

import re
from collections.abc import Mapping

from xborder.identifiers import by_place
from xborder.identifiers.cleaning import trace, without
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.shapes import DIGITS, Shape, first_misfit
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "passport_number"
STYLES = ("canonical",)
PROFILES = ("strict", "any")
FALLBACK = "any"
FINDINGS: Mapping[str, str] = {"": "XB-PASSPORT-001", "fallback": "XB-PASSPORT-002"}

_SEPARATORS = " -\t"
#: The forms of the United Kingdom, the present one first.
_KINDS = {"nine-digits": "999999999", "letter-first": "A999999", "letter-last": "999999A"}
_SHAPES = {kind: Shape.of(pattern) for kind, pattern in _KINDS.items()}
_FORM = re.compile("|".join(shape.regex for shape in _SHAPES.values()), re.ASCII)
_ANY = re.compile(r"[0-9A-Z]{5,9}", re.ASCII)


def compact(value: str) -> str:
    """Capitals, without spaces and hyphens.

    >>> compact("a 123-456")
    'A123456'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the number in capitals without spaces.

    >>> validate("a123456"), validate("123456a")
    ('A123456', '123456A')

    Profile ``any`` takes what may be the number of another country's passport: 5
    to 9 letters and digits. Raises InvalidFormat or InvalidLength.
    """
    only(profile, PROFILES)
    text = compact(value)
    if _FORM.fullmatch(text) or (profile == "any" and _ANY.fullmatch(text)):
        return text
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("123456789"), is_valid("AB1234567")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write the number: there is one spelling.

    >>> format("a 123 456")
    'A123456'
    """
    style_of(style, STYLES)
    return validate(value)


def parts(value: str) -> dict[str, str]:
    """Which form of the United Kingdom it has (nine-digits, letter-first, letter-last), and the number.

    >>> parts("A123456")
    {'kind': 'letter-first', 'number': 'A123456'}
    """
    text = validate(value)
    kind = next(name for name, shape in _SHAPES.items() if shape.misfit(text) is None)
    return {"kind": kind, "number": text}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Nothing: the number says nothing of its holder.

    >>> doubts("123456789")
    ()
    """
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not the number of a United Kingdom passport, and which characters.

    >>> explain("123 456 78O").span
    (10, 11)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Numbers with a form of the United Kingdom that may be what was meant, best first, at most five.

    >>> suggest("12345678"), suggest("S12.34.56")
    (('012345678',), ('S123456',))
    """
    return () if is_valid(value) else pick(by_place.tiers(value, tuple(_SHAPES.values())), validate)


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    for index, mark in enumerate(text):
        if not mark.isalnum():
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character has no place in a passport number.", reason="characters", span=span)
    alike = [shape for shape in _SHAPES.values() if len(shape.places) == len(text)]
    if not alike:
        return InvalidLength("It has neither seven nor nine letters and digits.", reason="length")
    if len(text) == 7 and text[0] not in DIGITS and text[-1] not in DIGITS:
        return InvalidFormat("There is a letter at both ends.", reason="form")
    at = first_misfit(text, alike) or 0
    span = (places[at], places[at] + 1)
    return InvalidFormat("A character is not of the kind that belongs there.", reason="characters", span=span)
