"""MAAT ID: the number of a defendant's application for legal aid, which links it to the case in court.

Issued by the Legal Aid Agency's means assessment tool (MAAT): a whole number
below 999,999,999, seven digits at present. There is no check digit. The agency's
own systems also write a letter before digits where no application is known;
such texts are kept by profile ``any``.

Source: the contract of the Legal Aid Agency's court data service. That numbers
have seven digits at present is general knowledge, hence only a doubt.

>>> validate("0 6123456")
'6123456'
>>> suggest("6,I23,456")
('6123456',)
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from xborder.identifiers import by_place
from xborder.identifiers.cleaning import trace, without
from xborder.identifiers.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.shapes import digits_for
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "maat_id"
STYLES = ("canonical",)
PROFILES = ("strict", "any")
FALLBACK = "any"
FINDINGS: Mapping[str, str] = {"": "XB-MAAT-001", "fallback": "XB-MAAT-002", "length-unusual": "XB-MAAT-003"}

_SEPARATORS = " \t"
_FORM = re.compile(r"0*([1-9][0-9]{0,8})", re.ASCII)
_ANY = re.compile(r"(?=[A-Z]*[0-9])[0-9A-Z]{1,12}", re.ASCII)
_LIMIT = 999_999_999


def compact(value: str) -> str:
    """Capitals, without spaces.

    >>> compact(" 612 3456 ")
    '6123456'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the number without zeros before it.

    >>> validate("06123456"), validate("a10000001", profile="any")
    ('6123456', 'A10000001')

    Profile ``any`` takes any 1 to 12 letters and digits with a digit among them.

    Raises InvalidFormat, InvalidLength, or InvalidComponent for zero and for 999,999,999.
    """
    only(profile, PROFILES)
    text = compact(value)
    match = _FORM.fullmatch(text)
    if match and int(match[1]) < _LIMIT:
        return match[1]
    if profile == "any" and _ANY.fullmatch(text):
        return text
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("6123456"), is_valid("999999999")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write the number: there is one spelling.

    >>> format("612 3456")
    '6123456'
    """
    style_of(style, STYLES)
    return validate(value)


def parts(value: str) -> dict[str, str]:
    """The number alone: it has no parts.

    >>> parts("6123456")
    {'number': '6123456'}
    """
    return {"number": validate(value)}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if it does not have seven digits, as those issued at present do.

    >>> [doubt.reason for doubt in doubts("612345")]
    ['length-unusual']
    """
    if not is_valid(value) or len(validate(value)) == 7:
        return ()
    return (Doubt(reason="length-unusual", text="It does not have seven digits, as those issued at present do."),)


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a MAAT ID, and which characters.

    >>> explain("61Z3456").span
    (2, 3)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Numbers that may be what was meant, best first, at most five.

    >>> suggest("6-123-456"), suggest("6l23456")
    (('6123456',), ('6123456',))
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(_tiers(value), validate)


def _tiers(value: str) -> Iterator[Iterable[str]]:
    text = by_place.joined(value)
    yield [text]
    if any(mark.isdigit() for mark in text):
        yield [digits_for(text)]


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    for index, mark in enumerate(text):
        if not mark.isdigit():
            span = (places[index], places[index] + 1)
            return InvalidFormat("There is something other than a digit.", reason="characters", span=span)
    if len(text.lstrip("0")) > 9:
        return InvalidLength("It has more than nine digits.", reason="length")
    return InvalidComponent("The number is zero or 999,999,999, which are not issued.", reason="number")
