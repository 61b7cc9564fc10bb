"""UPRN: the number of one addressable place in Great Britain, from a house to a field gate.

Issued by local authorities and Ordnance Survey (GeoPlace keeps the register): a
whole number of at most twelve digits, without a check digit. Leading zeros say
nothing and are left out; some systems pad to twelve digits. Whether the place
exists is a matter of the national address register, not of the number's form.

Source: CJS Data Standards v4-3, UPRNtype (BS 7666): 1 to 999999999999.

>>> validate("000012345678")
'12345678'
>>> format("12345678", "padded")
'000012345678'
>>> suggest("1O0023456789")
('100023456789',)
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from xborder.identifiers.cleaning import loosened, trace, without
from xborder.identifiers.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.shapes import digits_for
from xborder.identifiers.suggesting import pick, undoubled
from xborder.identifiers.years import YEAR_NOW

SCHEME = "uprn"
STYLES = ("canonical", "padded")
PROFILES = ("strict", "spi")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {"": "XB-UPRN-001", "filler": "XB-UPRN-002"}

_SEPARATORS = " \t"
_FORM = re.compile(r"0*([1-9][0-9]{0,11})", re.ASCII)
# An XML schema's integer: a plus sign and leading zeros are allowed, spaces within it are not.
_RECEIVERS = {"spi": re.compile(r"\+?0*[1-9][0-9]{0,11}", re.ASCII)}

#: A spreadsheet's own spellings of a number: powers of ten, decimals, thousands set apart.
_POWERS = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{1,2}", re.ASCII)
_DECIMALS = re.compile(r"[.,]0+\Z", re.ASCII)
_LABEL = re.compile(r"\A(?:UPRN|NO|NUMBER)\b[ .:#]*", re.ASCII)
#: What is typed to get past a field that must be filled in.
_FILLER = re.compile(r"([0-9])\1{7,11}|123456789(?:0|01|012)?", re.ASCII)


def compact(value: str) -> str:
    """The digits without spaces; leading zeros stay.

    >>> compact(" 0000 1234 5678 ")
    '000012345678'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the number without leading zeros.

    >>> validate("100023456789"), validate("0001")
    ('100023456789', '1')

    Profile ``spi`` says whether the field of the police-to-court interface takes
    the text as it stands. Raises InvalidFormat, InvalidLength, or
    InvalidComponent for zero.
    """
    if profile != "strict":
        return accepted(value, profile, _RECEIVERS)
    match = _FORM.fullmatch(compact(value))
    if match is None:
        raise _fault(value)
    return match[1]


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("999999999999"), is_valid("1000000000000")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a UPRN without leading zeros (``canonical``), or in twelve digits (``padded``).

    >>> format("12345678", "padded")
    '000012345678'
    """
    style_of(style, STYLES)
    canonical = validate(value)
    return canonical if style == "canonical" else canonical.zfill(12)


def parts(value: str) -> dict[str, str]:
    """The number: it has no parts that say anything.

    >>> parts("000012345678")
    {'number': '12345678'}
    """
    return {"number": validate(value)}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if the digits are such as fill a field rather than name a place.

    >>> [doubt.reason for doubt in doubts("999999999999")]
    ['filler']
    """
    if is_valid(value) and _FILLER.fullmatch(validate(value)):
        return (Doubt(reason="filler", text="Its digits are all alike, or count up from one."),)
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a UPRN, and which characters.

    >>> explain("1O0023456789").span
    (1, 2)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """UPRNs that have the form and may be what was meant, best first, at most five.

    Digits that a spreadsheet rounded away cannot be brought back.

    >>> suggest("100,023,456,789"), suggest("12345678.0"), suggest("1.00023E+11")
    (('100023456789',), ('12345678',), ())
    """
    return () if is_valid(value) else pick(_tiers(loosened(value)), validate)


def _tiers(text: str) -> Iterator[Iterable[str]]:
    if _POWERS.fullmatch(text):
        return
    bare = _DECIMALS.sub("", _LABEL.sub("", text))
    joined = digits_for(re.sub(r"[^0-9A-Z]+", "", bare))
    yield [joined]
    yield undoubled(joined)


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    if _POWERS.fullmatch(text):
        return InvalidFormat(
            "A spreadsheet wrote it as a power of ten, and its last digits are lost.", reason="rounded"
        )
    for index, mark in enumerate(text):
        if not mark.isdigit():
            span = (places[index], places[index] + 1)
            return InvalidFormat("There is something other than a digit.", reason="characters", span=span)
    if not text.strip("0"):
        return InvalidComponent("No place has the number zero.", reason="number")
    return InvalidLength("There are more than twelve digits.", reason="length")
