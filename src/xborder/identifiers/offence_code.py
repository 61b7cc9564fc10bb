"""CJS offence code: which offence, under which Act, a person is charged with.

Kept by the Ministry of Justice and the Police National Legal Database: two
letters for the Act, two digits for its year and a reason of three characters
(digits, or a letter and two digits in the PNC's list), and after it ``A``
(attempt), ``B`` (aiding and abetting), ``C`` (conspiracy) or ``I`` (incitement)
where the offence is charged so. Common law offences begin with ``COML``;
indictments with ``XX00``. There is no check digit, and whether a code exists is
a matter of the national list, not of its form. No code of the published lists
has O or I in its reason, so those are read as slips for 0 and 1.

A force's own code (``01CP001``, ``06ABC00001``) begins with its two-digit area,
has seven to ten characters and means nothing elsewhere: profile ``local``.
Source: CJS Data Standards v4-3, OffenceCodeStructure; the offence lists that the
Ministry of Justice publishes with Bichard 7.

>>> validate("ps22002")
'PS22002'
>>> validate("TH68 001 A")
'TH68001A'
>>> suggest("PS22OO2")
('PS22002',)
"""

import re
from collections.abc import Iterator, Mapping

from xborder.identifiers.cleaning import loosened, trace, without
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, only, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.shapes import COMMON, Shape, digits_for, first_misfit, repaired
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "cjs_offence_code"
STYLES = ("canonical", "display")
PROFILES = ("strict", "local", "spi")
FALLBACK = "local"
FINDINGS: Mapping[str, str] = {
    "": "XB-OFFENCE-001",
    "fallback": "XB-OFFENCE-002",
    "reason-letter": "XB-OFFENCE-003",
}

#: What the letter after a code says of the way the offence was committed.
QUALIFIERS: Mapping[str, str] = {"A": "attempt", "B": "aid or abet", "C": "conspiracy", "I": "incitement"}

_SEPARATORS = " -/."
_MARKS = {**COMMON, "R": "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", "Q": "ABCI"}
_SHAPES = tuple(Shape.of(pattern, _MARKS) for pattern in ("AA99R99", "AA99R99Q", "COMLR99", "COMLR99Q"))
_FORM = re.compile("|".join(shape.regex for shape in _SHAPES), re.ASCII)
#: The area and its own code of five to eight characters. A code without its area looks like a slip in a national one.
_LOCAL = re.compile(r"(?=[0-9]*[A-Z])[0-9]{2}[0-9A-Z]{5,8}", re.ASCII)
_RECEIVERS = {"spi": re.compile(r"[ -~]{1,8}", re.ASCII)}


def compact(value: str) -> str:
    """Capitals, without spaces, hyphens, slashes and full stops.

    >>> compact("ps 22-002")
    'PS22002'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the code in capitals: seven characters, or eight with a qualifier.

    >>> validate("COML025"), validate("AB11A02"), validate("01cp001", profile="local")
    ('COML025', 'AB11A02', '01CP001')

    Profile ``local`` takes a force's own code as well; ``spi`` says whether the
    interface takes the text as it stands (up to 8 characters).

    Raises InvalidFormat or InvalidLength.
    """
    if profile == "spi":
        return accepted(value, profile, _RECEIVERS)
    only(profile, PROFILES)
    text = compact(value)
    if _FORM.fullmatch(text) or (profile == "local" and _LOCAL.fullmatch(text)):
        return text
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("PS22002"), is_valid("PS2202")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a code in one piece (``canonical``) or with its parts apart (``display``).

    >>> format("TH68001A", "display")
    'TH68 001 A'
    """
    style_of(style, STYLES)
    text = validate(value)
    return f"{text[:4]} {text[4:7]} {text[7:]}".rstrip() if style == "display" else text


def parts(value: str) -> dict[str, str]:
    """Act and year (``COML`` for common law), reason, qualifier ('' if none), and ``base``: the code without it.

    >>> parts("TH68001A")
    {'act': 'TH68', 'reason': '001', 'qualifier': 'A', 'base': 'TH68001'}
    """
    text = validate(value)
    return {"act": text[:4], "reason": text[4:7], "qualifier": text[7:], "base": text[:7]}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if the reason has a letter that no published code has: they use A alone.

    >>> [doubt.reason for doubt in doubts("TH68B01")]
    ['reason-letter']
    """
    if not is_valid(value) or compact(value)[4] in "0123456789A":
        return ()
    return (Doubt(reason="reason-letter", text="No published code has this letter in its reason."),)


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not an offence code, and which characters.

    >>> explain("PS2Z002").span
    (3, 4)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Codes that have the form and may be what was meant, best first, at most five.

    >>> suggest("PS2022002"), suggest("TH6801")[0]
    (('PS22002',), 'TH68001')
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(_tiers(loosened(value)), validate)


def _tiers(text: str) -> Iterator[list[str]]:
    joined = re.sub(r"[^0-9A-Z]+", "", text)
    yield repaired([joined], _SHAPES)
    if digits_for(joined[2:4]) in ("19", "20"):
        yield repaired([joined[:2] + joined[4:]], _SHAPES)  # the year was written in full
    zero_lost = (joined[:4] + "0" + joined[4:], joined[:2] + "0" + joined[2:])  # of the reason, of the year
    yield repaired(zero_lost, _SHAPES)


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    at = first_misfit(text, _SHAPES) or 0
    if at >= len(text) or at >= 8:
        return InvalidLength("It does not have seven characters, or eight with a qualifier.", reason="length")
    return InvalidFormat(
        "A character is not of the kind that belongs there.", reason="characters", span=(places[at], places[at] + 1)
    )
