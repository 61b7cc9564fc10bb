"""NINO: the National Insurance number, which ties a person to tax and benefit records.

Issued by HM Revenue and Customs and the Department for Work and Pensions: two
letters, six digits and a suffix A to D. There is no check digit; only the
letters that are never issued show a slip. D, F, I, Q, U and V are in neither
place, O is not second, and the pairs BG, GB, NK, KN, NT, TN and ZZ are not used.
TN marks a temporary number, which is no National Insurance number.

Read here: with or without its spaces; without its suffix under profile
``cjs-ds``, as the CJS Data Standards let it be blank.
Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023); CJS Data
Standards v4-3 and Citizen Identification Types v1-3, NationalInsuranceNumberType.

>>> validate("aa 00 00 00 a")
'AA000000A'
>>> format("AA000000A", "display")
'AA 00 00 00 A'
>>> suggest("AA O0 00 00 8")
('AA000000B',)
"""

import re
from collections.abc import Mapping

from xborder.identifiers import by_place
from xborder.identifiers.cleaning import trace, without
from xborder.identifiers.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.shapes import DIGITS, LETTERS, Shape
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "nino"
STYLES = ("canonical", "display")
PROFILES = ("strict", "cjs-ds")
FALLBACK = "cjs-ds"
FINDINGS: Mapping[str, str] = {"": "XB-NINO-001", "fallback": "XB-NINO-002", "temporary": "XB-NINO-003"}

_SEPARATORS = " -\t"
_SUFFIXES = "ABCD"
_FIRST, _SECOND = "ABCEGHJKLMNOPRSTWXYZ", "ABCEGHJKLMNPRSTWXYZ"
_SHAPE = Shape((_FIRST, _SECOND, *[DIGITS] * 6, _SUFFIXES))
_ANY_LETTERS = Shape((LETTERS, LETTERS, *[DIGITS] * 6, LETTERS))
_UNUSED = ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ")
_FORM = re.compile(rf"(?!{'|'.join(_UNUSED)})[{_FIRST}][{_SECOND}][0-9]{{6}}[{_SUFFIXES}]?", re.ASCII)
#: TN, the date of birth and a letter for the sex; or two digits, a letter and five digits.
_TEMPORARY = re.compile(r"TN[0-9]{6}[A-Z]?|[0-9]{2}[A-Z][0-9]{5}", re.ASCII)


def compact(value: str) -> str:
    """Capitals, without spaces and hyphens.

    >>> compact("aa 00-00-00 a")
    'AA000000A'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the nine characters without spaces.

    >>> validate("ab123456c"), validate("AB 12 34 56", profile="cjs-ds")
    ('AB123456C', 'AB123456')

    Profile ``cjs-ds`` also takes a number without its suffix and gives eight characters.

    Raises InvalidFormat, InvalidLength, or InvalidComponent for letters that are
    never issued (reason ``prefix`` or ``suffix``) and for a temporary number (``temporary``).
    """
    only(profile, PROFILES)
    text = compact(value)
    if _FORM.fullmatch(text) and (len(text) == 9 or profile == "cjs-ds"):
        return text
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("AA000000A"), is_valid("AO000000A")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a number in one piece (``canonical``) or in pairs as on a payslip (``display``).

    >>> format("AB123456C", "display")
    'AB 12 34 56 C'
    """
    style_of(style, STYLES)
    text = validate(value)
    return " ".join(text[at : at + 2] for at in range(0, 9, 2)) if style == "display" else text


def parts(value: str) -> dict[str, str]:
    """The two letters, the six digits and the suffix.

    >>> parts("AB123456C")
    {'prefix': 'AB', 'number': '123456', 'suffix': 'C'}
    """
    text = validate(value)
    return {"prefix": text[:2], "number": text[2:8], "suffix": text[8]}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Nothing: the number says nothing of the person.

    >>> doubts("AB123456C")
    ()
    """
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a National Insurance number, and which characters.

    >>> why = explain("AB 12 34 56 E")
    >>> why.reason, why.span
    ('suffix', (12, 13))
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Numbers that have the form and may be what was meant, best first, at most five.

    >>> suggest("8B/12/34/5G/C"), suggest("A1B23456C")[0]
    (('BB123456C',), 'AB123456C')
    """
    return () if is_valid(value) else pick(by_place.tiers(value, (_SHAPE,)), validate)


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    if _TEMPORARY.fullmatch(text):
        span = (places[0], places[-1] + 1)
        return InvalidComponent("This is a temporary number.", reason="temporary", span=span)
    if len(text) not in (8, 9):
        return InvalidLength("It does not have two letters, six digits and a suffix.", reason="length")
    at = _ANY_LETTERS.misfit(text)
    if at is not None and at < len(text):
        span = (places[at], places[at] + 1)
        return InvalidFormat("A character is not of the kind that belongs there.", reason="characters", span=span)
    if text[0] not in _FIRST or text[1] not in _SECOND or text[:2] in _UNUSED:
        span = (places[0], places[1] + 1)
        return InvalidComponent("No number begins with these two letters.", reason="prefix", span=span)
    if len(text) == 8:
        return InvalidLength("The suffix is missing.", reason="suffix-missing")
    return InvalidComponent("The suffix is not A, B, C or D.", reason="suffix", span=(places[8], places[8] + 1))
