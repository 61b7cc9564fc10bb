"""CRN: the case reference number that the probation service knows a person by.

Issued by the probation service's national system (NDelius) when a person first
comes to it: a letter and six digits. There is no check digit. No published
schema lays the form down; other texts of letters and digits are kept by profile ``any``.

Source: examples that HM Prison and Probation Service publishes with its services.

>>> validate("x000000")
'X000000'
>>> suggest("XO00000")
('X000000',)
"""

import re
from collections.abc import Mapping

from xborder.identifiers import by_place
from xborder.identifiers.cleaning import trace, without
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.shapes import Shape
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "crn"
STYLES = ("canonical",)
PROFILES = ("strict", "any")
FALLBACK = "any"
FINDINGS: Mapping[str, str] = {"": "XB-CRN-001", "fallback": "XB-CRN-002"}

_SEPARATORS = " -/\t"
_SHAPE = Shape.of("A999999")
_FORM = re.compile(_SHAPE.regex, re.ASCII)
_ANY = re.compile(r"[0-9A-Z]{4,12}", re.ASCII)


def compact(value: str) -> str:
    """Capitals, without spaces, hyphens and slashes.

    >>> compact("x 320-741")
    'X320741'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the letter and six digits.

    >>> validate("x320741"), validate("XX32074", profile="any")
    ('X320741', 'XX32074')

    Profile ``any`` takes any 4 to 12 letters and digits. Raises InvalidFormat or InvalidLength.
    """
    only(profile, PROFILES)
    text = compact(value)
    if _FORM.fullmatch(text) or (profile == "any" and _ANY.fullmatch(text)):
        return text
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("X320741"), is_valid("320741")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write the reference: there is one spelling.

    >>> format("x320741")
    'X320741'
    """
    style_of(style, STYLES)
    return validate(value)


def parts(value: str) -> dict[str, str]:
    """The letter and the six digits.

    >>> parts("X320741")
    {'letter': 'X', 'number': '320741'}
    """
    text = validate(value)
    return {"letter": text[0], "number": text[1:]}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Nothing: the reference says nothing of the person.

    >>> doubts("X320741")
    ()
    """
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a probation case reference, and which characters.

    >>> explain("X32O741").span
    (3, 4)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """References that have the form and may be what was meant, best first, at most five.

    >>> suggest("X.320.741"), suggest("3X20741")
    (('X320741',), ('X320741',))
    """
    return () if is_valid(value) else pick(by_place.tiers(value, (_SHAPE,)), validate)


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    if len(text) != 7:
        return InvalidLength("It does not have a letter and six digits.", reason="length")
    at = _SHAPE.misfit(text) or 0
    span = (places[at], places[at] + 1)
    return InvalidFormat("A character is not of the kind that belongs there.", reason="characters", span=span)
