"""Prisoner number: the number that the prison service knows a person by, through every sentence.

Issued by HM Prison and Probation Service's national system (NOMIS) on first
reception: a letter, four digits and two letters. The standard leaves out the
letters B, I, O, S and U, yet numbers with them are met, so that they are read and
doubted (:func:`doubts`). Earlier numbers (six digits, a letter and five digits,
two letters and four digits) are read by profile ``legacy``.

Source: CJS Data Standards v4-3, NOMISprisonerNumberType and PrisonerNumberType.

>>> validate("a0000aa")
'A0000AA'
>>> suggest("AO00OAA")
('A0000AA',)
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from xborder.identifiers import by_place
from xborder.identifiers.cleaning import trace, without
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.shapes import DIGITS, Shape
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "prisoner_number"
STYLES = ("canonical",)
PROFILES = ("strict", "legacy")
FALLBACK = "legacy"
FINDINGS: Mapping[str, str] = {"": "XB-PRISONER-001", "fallback": "XB-PRISONER-002", "letters": "XB-PRISONER-003"}

_SEPARATORS = " -/\t"
_LIKELY = "ACDEFGHJKLMNPQRTVWXYZ"
_OPEN = Shape.of("A9999AA")
_STANDARD = Shape.of("L9999LL", {"9": DIGITS, "L": _LIKELY})
_FORM = re.compile(_OPEN.regex, re.ASCII)
_LEGACY = re.compile(r"[0-9]{6}|[A-Z][0-9]{5}|[A-Z]{2}[0-9]{4}", re.ASCII)


def compact(value: str) -> str:
    """Capitals, without spaces, hyphens and slashes.

    >>> compact("a0000 aa")
    'A0000AA'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the seven characters.

    >>> validate("A0000BF"), validate("mx 1234", profile="legacy")
    ('A0000BF', 'MX1234')

    Profile ``legacy`` also takes the three earlier forms. Raises InvalidFormat or InvalidLength.
    """
    only(profile, PROFILES)
    text = compact(value)
    if _FORM.fullmatch(text) or (profile == "legacy" and _LEGACY.fullmatch(text)):
        return text
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("A0000AA"), is_valid("A00000A")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write the number: there is one spelling.

    >>> format("a0000aa")
    'A0000AA'
    """
    style_of(style, STYLES)
    return validate(value)


def parts(value: str) -> dict[str, str]:
    """The first letter, the four digits and the last two letters; they stand for nothing.

    >>> parts("A0000AA")
    {'first': 'A', 'number': '0000', 'last': 'AA'}
    """
    text = validate(value)
    return {"first": text[0], "number": text[1:5], "last": text[5:]}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if a letter is one that the standard leaves out: B, I, O, S or U.

    >>> [doubt.reason for doubt in doubts("A0000BF")]
    ['letters']
    """
    if not is_valid(value) or _STANDARD.misfit(compact(value)) is None:
        return ()
    return (Doubt(reason="letters", text="One of its letters is B, I, O, S or U, which the standard leaves out."),)


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a prisoner number, and which characters.

    >>> explain("A00O0AA").span
    (3, 4)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Numbers that have the form and may be what was meant, those without doubts first, at most five.

    >>> suggest("A0000.AA"), suggest("0A000AA")[0]
    (('A0000AA',), 'A0000AA')
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(_tiers(value), validate)


def _tiers(value: str) -> Iterator[Iterable[str]]:
    for tier in by_place.tiers(value, (_STANDARD, _OPEN)):
        yield sorted(tier, key=lambda text: _STANDARD.misfit(text) is not None)


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    if len(text) != 7:
        return InvalidLength("It does not have a letter, four digits and two letters.", reason="length")
    at = _OPEN.misfit(text) or 0
    span = (places[at], places[at] + 1)
    return InvalidFormat("A character is not of the kind that belongs there.", reason="characters", span=span)
