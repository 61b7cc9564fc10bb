"""VRM: the registration mark of a vehicle, as on its number plates.

Issued by the DVLA (Great Britain and Northern Ireland). Read here: current marks
(two letters, an age identifier, three letters), prefix and suffix marks, Q marks,
dateless marks and those of Northern Ireland. Anything else of up to eleven
letters and digits may be a foreign, military or trade plate: profile ``any``.

Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023); CJS Data
Standards v4-3. The forms of dateless and Northern Ireland marks are general
knowledge, and generous for that reason.

>>> validate("ab12 cde")
'AB12CDE'
>>> format("AB12CDE", "display")
'AB12 CDE'
>>> suggest("ABI2 CDE")[0]
'AB12CDE'
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from xborder.identifiers.by_place import zeros_put_back
from xborder.identifiers.cleaning import loosened, trace, without
from xborder.identifiers.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.shapes import DIGITS, LETTERS, Shape, first_misfit, repaired
from xborder.identifiers.suggesting import pick, swaps, undoubled
from xborder.identifiers.years import YEAR_NOW

SCHEME = "vrm"
STYLES = ("canonical", "display")
PROFILES = ("strict", "any")
FALLBACK = "any"
FINDINGS: Mapping[str, str] = {"": "XB-VRM-001", "fallback": "XB-VRM-002", "age-identifier": "XB-VRM-003"}

_SEPARATORS = " -\t"
_FIRST, _LAST, _YEAR = "ABCDEFGHJKLMNOPRSTUVWXY", "ABCDEFGHJKLMNOPRSTUVWXYZ", "ABCDEFGHJKLMNPRSTVWXY"
_ANY = re.compile(r"[0-9A-Z]{2,11}", re.ASCII)

#: The kinds of mark, the commonest first; each in two halves, as it is shown.
_KINDS = {
    "current": re.compile(rf"([{_FIRST}]{{2}}(?!0[01]|50)[0-9]{{2}})([{_LAST}]{{3}})", re.ASCII),
    "prefix": re.compile(rf"([{_YEAR}][1-9][0-9]{{0,2}})([{_LAST}]{{3}})", re.ASCII),
    "q": re.compile(rf"(Q[1-9][0-9]{{0,2}})([{_LAST}]{{3}})", re.ASCII),
    "suffix": re.compile(rf"([{_LAST}]{{3}})([1-9][0-9]{{0,2}}[{_YEAR}])", re.ASCII),
    "northern-ireland": re.compile(r"((?=[A-Z]{0,2}[IZ])[A-Z]{3})([1-9][0-9]{0,3})", re.ASCII),
    "dateless": re.compile(
        r"(?=.{2,6}\Z)(?:([A-Z]{1,2})([1-9][0-9]{0,3})|([A-Z]{3})([1-9][0-9]{0,2})"
        r"|([1-9][0-9]{0,3})([A-Z]{1,2})|([1-9][0-9]{0,2})([A-Z]{3}))",
        re.ASCII,
    ),
}
_MARKS = {"A": _FIRST, "B": _LAST, "Y": _YEAR, "9": DIGITS, "1": DIGITS[1:]}
_SHAPES = tuple(
    Shape.of(pattern, _MARKS) for pattern in ("AA99BBB", "Y199BBB", "Y19BBB", "Y1BBB", "BBB199Y", "BBB19Y", "BBB1Y")
)

#: Northern Ireland's, Q and dateless marks: nearly any text is one of them after a repair, so they come last.
_RARER = tuple(
    Shape.of(pattern, _MARKS | {"A": LETTERS})
    for pattern in ("AAA1999", "AAA199", "Q199BBB", "Q19BBB", "AA1999", "AA199", "A1999", "1999AA", "199AAA", "1999A")
)


def compact(value: str) -> str:
    """Capitals, without spaces and hyphens.

    >>> compact("ab12-cde")
    'AB12CDE'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the mark in capitals without spaces.

    >>> validate("a123 bcd"), validate("1 AB"), validate("B-XY 1234", profile="any")
    ('A123BCD', '1AB', 'BXY1234')

    Profile ``any`` takes whatever may be a foreign or special plate: 2 to 11
    letters and digits. Raises InvalidFormat, InvalidLength, or
    InvalidComponent for an age identifier that was never issued (00, 01, 50).
    """
    only(profile, PROFILES)
    text = compact(value)
    if any(kind.fullmatch(text) for kind in _KINDS.values()) or (profile == "any" and _ANY.fullmatch(text)):
        return text
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("AB51 CDE"), is_valid("AB50 CDE")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a mark without (``canonical``) or with (``display``) the space of its plate.

    >>> format("abc123d", "display"), format("abz 1234", "display")
    ('ABC 123D', 'ABZ 1234')
    """
    style_of(style, STYLES)
    text = validate(value)
    return text if style == "canonical" else " ".join(_halves(text)[1])


def parts(value: str) -> dict[str, str]:
    """The kind of mark (current, prefix, q, suffix, northern-ireland, dateless) and its two halves.

    >>> parts("AB12CDE")
    {'kind': 'current', 'first': 'AB12', 'second': 'CDE'}
    """
    kind, (first, second) = _halves(validate(value))
    return {"kind": kind, "first": first, "second": second}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:
    """Say if the age identifier of a current mark belongs to a year that has not come.

    >>> [doubt.reason for doubt in doubts("AB27CDE", year_now=2026)]
    ['age-identifier']
    """
    if not is_valid(value) or parts(value)["kind"] != "current":
        return ()
    if int(compact(value)[2:4]) % 50 <= year_now % 100:
        return ()
    return (Doubt(reason="age-identifier", text="The age identifier belongs to a year that has not come."),)


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a registration mark of the United Kingdom, and which characters.

    >>> explain("AB12 C?E").span
    (6, 7)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Marks that have a form of the United Kingdom and may be what was meant, best first, at most five.

    >>> suggest("A B O 5 C D E")
    ('AB05CDE', 'A805CDE')
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(_tiers(loosened(value)), validate)


def _tiers(text: str) -> Iterator[Iterable[str]]:
    joined = re.sub(r"[^0-9A-Z]+", "", text)
    yield [joined]
    yield (
        *repaired([joined], _SHAPES),
        *zeros_put_back(text),
        *swaps(joined, LETTERS + DIGITS),
        *undoubled(joined),
    )
    yield repaired([joined], _RARER)


def _halves(text: str) -> tuple[str, tuple[str, str]]:
    """The kind of a mark known to be valid, and its two halves."""
    kind, match = next((name, found) for name, pattern in _KINDS.items() if (found := pattern.fullmatch(text)))
    first, second = (half for half in match.groups() if half)
    return kind, (first, second)


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    for index, mark in enumerate(text):
        if not mark.isalnum():
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character has no place in a registration mark.", reason="characters", span=span)
    if not 2 <= len(text) <= 7:
        return InvalidLength("It does not have between two and seven letters and digits.", reason="length")
    if _SHAPES[0].misfit(text) is None:
        span = (places[2], places[3] + 1)
        return InvalidComponent("This age identifier was never issued.", reason="age-never-issued", span=span)
    alike = [shape for shape in (*_SHAPES, *_RARER) if len(shape.places) == len(text)]
    at = first_misfit(text, alike) if alike else None
    span_or_none = None if at is None else (places[at], places[at] + 1)
    return InvalidFormat(
        "Letters and digits do not stand as in a mark of the United Kingdom.", reason="form", span=span_or_none
    )
