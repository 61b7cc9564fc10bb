"""Court code: the number of a magistrates' court area, LJA or once PSA.

Kept by HM Courts and Tribunals Service: a number from 100 to 9999 for a local
justice area, before 2005 a petty sessional area. PNC writes four digits, so
that is the canonical form; interfaces that send a whole number leave the zero
out. It is another number than the court's organisation unit code (``B01EF01``),
and which belongs to which stands in the national table. PNC uses 9998 where a
court has no code.

Source: Bichard 7 (HO100249, CourtHouseCode) and the court codes that the
Ministry of Justice publishes with it; SPI, PSAcode.

>>> validate("2575"), validate("413")
('2575', '0413')
>>> format("0413", "number")
'413'
>>> suggest("LJA 2S75")
('2575',)
"""

import re
from collections.abc import Iterator, Mapping

from xborder.identifiers.cleaning import clean, loosened, trace
from xborder.identifiers.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.shapes import digits_for
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "court_code"
STYLES = ("canonical", "number")
PROFILES = ("strict",)
FALLBACK = ""
FINDINGS: Mapping[str, str] = {"": "XB-COURT-001", "dummy-court": "XB-COURT-002"}

_FORM = re.compile(r"[0-9]{3,4}", re.ASCII)
_LOWEST = 100
_DUMMY = "9998"
_UNIT_CODE = re.compile(r"[A-J][0-9]{2}[A-Z0-9]{2,4}", re.ASCII)
_LABEL = re.compile(r"^(?:LJA|PSA|COURT)(?: *CODE)?[ .:#-]*", re.ASCII)


def compact(value: str) -> str:
    """The text without outer white space.

    >>> compact(" 2575 ")
    '2575'
    """
    return clean(value)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the code in four digits.

    >>> validate("0413")
    '0413'

    Raises InvalidFormat, InvalidLength, or InvalidComponent for a number under a hundred.
    """
    only(profile, PROFILES)
    text = clean(value)
    if _FORM.fullmatch(text) is None:
        raise _fault(value)
    if int(text) < _LOWEST:
        raise InvalidComponent("The number is lower than any court's.", reason="range")
    return text.zfill(4)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("2575"), is_valid("0099"), is_valid("B01EF01")
    (True, False, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a code in four digits (``canonical``) or as a whole number (``number``).

    >>> format("413"), format("2575", "number")
    ('0413', '2575')
    """
    style_of(style, STYLES)
    canonical = validate(value)
    return str(int(canonical)) if style == "number" else canonical


def parts(value: str) -> dict[str, str]:
    """The code alone: its digits say nothing of the court.

    >>> parts("2575")
    {'code': '2575'}
    """
    return {"code": validate(value)}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if the code is the one that stands for no court.

    >>> [doubt.reason for doubt in doubts("9998")]
    ['dummy-court']
    """
    if not is_valid(value) or validate(value) != _DUMMY:
        return ()
    return (Doubt(reason="dummy-court", text="It is the code that PNC uses where a court has none."),)


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a court code, and which characters.

    >>> explain("25T5").span, explain("B01EF01").reason
    ((2, 3), 'unit-code')
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Codes that have the form and may be what was meant, best first, at most five.

    There is no check digit: only slips that break the form can be seen.

    >>> suggest("25 75"), suggest("02575")
    (('2575',), ('2575',))
    """
    return () if is_valid(value) else pick(_tiers(loosened(value)), validate)


def _tiers(text: str) -> Iterator[list[str]]:
    joined = digits_for(re.sub(r"[^0-9A-Z]+", "", _LABEL.sub("", text)))
    yield [joined]
    yield [joined.lstrip("0")]


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value)
    if _UNIT_CODE.fullmatch(text):
        return InvalidFormat("It is the organisation unit code of a court, not its number.", reason="unit-code")
    for index, mark in enumerate(text):
        if mark not in "0123456789":
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character is not a digit.", reason="characters", span=span)
    return InvalidLength("There are not three or four digits.", reason="length")
