"""NHS number: the number that the health service in England and Wales knows a patient by.

Issued by the NHS at birth or first registration. It stands in medical statements,
injury reports and mental health papers. Ten digits, the last of them a check
digit: the first nine are weighted 10 down to 2, and the check digit brings the
sum to a multiple of 11. Nine digits that would need a check digit of ten are not
issued. One wrong digit, or any two unlike digits swapped, always shows.

Source: NHS Data Dictionary, NHS NUMBER; Citizen Identification Types v1-3, NHSnumberStructure.

>>> validate("943 476 5870")
'9434765870'
>>> format("9434765870", "display")
'943 476 5870'
>>> suggest("934 476 5870")[0]
'9434765870'
"""

import re
from collections.abc import Iterable, Mapping

from xborder.identifiers import by_place
from xborder.identifiers.cleaning import trace, without
from xborder.identifiers.errors import InvalidChecksum, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.shapes import digits_for
from xborder.identifiers.suggesting import pick, slips
from xborder.identifiers.years import YEAR_NOW

SCHEME = "nhs_number"
STYLES = ("canonical", "display")
PROFILES = ("strict", "form")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {"": "XB-NHS-001", "check-digit": "XB-NHS-002", "filler": "XB-NHS-003"}

_SEPARATORS = " -\t"
_FORM = re.compile(r"[0-9]{10}", re.ASCII)


def check_digit(nine: str) -> str | None:
    """The tenth digit for the first nine; None where there is none, since it would be ten.

    >>> check_digit("943476587"), check_digit("000000040")
    ('0', None)
    """
    weighted = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    digit = -weighted % 11
    return None if digit == 10 else str(digit)


def compact(value: str) -> str:
    """Without spaces and hyphens.

    >>> compact("943-476-5870")
    '9434765870'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the ten digits.

    >>> validate("943 476 5871", profile="form")
    '9434765871'

    Profile ``form`` does not ask for the right check digit.

    Raises InvalidFormat, InvalidLength, or InvalidChecksum (reason ``check-digit``).
    """
    only(profile, PROFILES)
    text = compact(value)
    if not _FORM.fullmatch(text):
        raise _fault(value)
    if profile == "strict" and (right := check_digit(text[:9])) != text[9]:
        raise _unsummed(value, right)
    return text


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("9434765870"), is_valid("9434765871")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a number in one piece (``canonical``) or in groups of three, three and four (``display``).

    >>> format("943-476-5870", "display")
    '943 476 5870'
    """
    style_of(style, STYLES)
    text = validate(value)
    return f"{text[:3]} {text[3:6]} {text[6:]}" if style == "display" else text


def parts(value: str) -> dict[str, str]:
    """The first nine digits and the check digit.

    >>> parts("943 476 5870")
    {'number': '943476587', 'check_digit': '0'}
    """
    text = validate(value)
    return {"number": text[:9], "check_digit": text[9]}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if it is one digit ten times over, which passes the check and is typed where nothing is known.

    >>> [doubt.reason for doubt in doubts("999 999 9999")]
    ['filler']
    """
    if is_valid(value) and len(set(compact(value))) == 1:
        return (Doubt(reason="filler", text="It is one digit ten times over, as typed where none is known."),)
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not an NHS number, and which characters.

    >>> why = explain("943 476 5871")
    >>> why.reason, why.span, why.expected
    ('check-digit', (11, 12), '0')
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Numbers that pass and may be what was meant, best first, at most five.

    >>> suggest("943.476.S870"), suggest("943 476 5807")[0]
    (('9434765870',), '9434765870')
    """
    return () if is_valid(value) else pick(_candidates(value), validate)


def _candidates(value: str) -> tuple[Iterable[str], ...]:
    text = digits_for(by_place.joined(value))
    if not (text.isdigit() and 9 <= len(text) <= 11):
        return ()
    if len(text) == 9:
        return slips(_resummed, [], reshaped=map(digits_for, by_place.zeros_put_back(value)))
    return slips(_resummed, [text])


def _resummed(text: str) -> str | None:
    digit = check_digit(text[:9]) if len(text) == 10 else None
    return None if digit is None else text[:9] + digit


def _unsummed(value: str, right: str | None) -> InvalidIdentifier:
    _, places = trace(value, _SEPARATORS)
    if right is None:
        span = (places[0], places[8] + 1)
        return InvalidChecksum("No number begins with these nine digits.", reason="check-digit", span=span)
    span = (places[9], places[9] + 1)
    return InvalidChecksum(
        "The check digit does not agree with the other nine.", reason="check-digit", span=span, expected=right
    )


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    for index, mark in enumerate(text):
        if not mark.isdigit():
            span = (places[index], places[index] + 1)
            return InvalidFormat("There is something other than a digit.", reason="characters", span=span)
    return InvalidLength("It does not have ten digits.", reason="length")
