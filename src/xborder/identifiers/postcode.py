"""Postcode: the outward and inward code of a United Kingdom address.

Issued by Royal Mail. Read here: every form of outward code with its letters as
they are used in each place, ``GIR 0AA``, and the nine overseas territories with
inward code ``1ZZ``. Whether the postcode exists is a matter of the national
address file, not of its form. The Crown dependencies (GY, JE, IM) have the same form.

Source: CJS Data Standards v4-3 (BS 7666 postcode); profile ``leds`` also takes an
outward code alone, as LEDS does.

>>> validate("pe30 1ab"), validate("NR11AA")
('PE30 1AB', 'NR1 1AA')
>>> suggest("PE3O 1AB")
('PE30 1AB',)
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from xborder.identifiers.cleaning import loosened, trace, without
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.shapes import DIGITS, LETTERS, Shape, first_misfit, repaired
from xborder.identifiers.suggesting import pick, swaps
from xborder.identifiers.years import YEAR_NOW

SCHEME = "postcode"
STYLES = ("canonical", "compact")
PROFILES = ("strict", "leds")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {"": "XB-POSTCODE-001"}

_SEPARATORS = " \t"
# A first letter, B second, C third after one digit, D fourth, 9 a digit, E inward letters.
_MARKS = {
    "9": DIGITS,
    "A": "ABCDEFGHIJKLMNOPRSTUWYZ",
    "B": "ABCDEFGHKLMNOPQRSTUVWXY",
    "C": "ABCDEFGHJKPSTUW",
    "D": "ABEHMNPRVWXY",
    "E": "ABDEFGHJLNPQRSTUWXYZ",
}
_OUTWARD = ("AB99", "AB9", "A99", "A9", "AB9D", "A9C")
_TERRITORIES = ("ASCN", "STHL", "TDCU", "BBND", "BIQQ", "FIQQ", "PCRN", "SIQQ", "TKCA")
_SHAPES = (
    *(Shape.of(f"{outward}9EE", _MARKS) for outward in _OUTWARD),
    Shape.of("GIR0AA", {}),
    *(Shape.of(f"{territory}1ZZ", {}) for territory in _TERRITORIES),
)
_FORM = re.compile("|".join(shape.regex for shape in _SHAPES), re.ASCII)
_OUTWARD_FORM = re.compile("|".join(Shape.of(outward, _MARKS).regex for outward in _OUTWARD), re.ASCII)


def compact(value: str) -> str:
    """Capitals, without spaces.

    >>> compact("pe30 1ab")
    'PE301AB'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the postcode in capitals with one space before its last three characters.

    >>> validate("gir0aa"), validate("nr1", profile="leds")
    ('GIR 0AA', 'NR1')

    Raises InvalidFormat or InvalidLength.
    """
    only(profile, PROFILES)
    text = compact(value)
    if _FORM.fullmatch(text):
        return f"{text[:-3]} {text[-3:]}"
    if profile == "leds" and _OUTWARD_FORM.fullmatch(text):
        return text
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("SW1A 2AA"), is_valid("QA1 1AA")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a postcode with its space (``canonical``) or without (``compact``).

    >>> format("pe30 1ab", "compact")
    'PE301AB'
    """
    style_of(style, STYLES)
    canonical = validate(value)
    return canonical if style == "canonical" else canonical.replace(" ", "")


def parts(value: str) -> dict[str, str]:
    """The outward code, the inward code, and the area (the letters that the outward code begins with).

    >>> parts("pe30 1ab")
    {'outward': 'PE30', 'inward': '1AB', 'area': 'PE'}
    """
    outward, inward = validate(value).split(" ")
    return {"outward": outward, "inward": inward, "area": re.split("[0-9]", outward)[0]}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Nothing: the form of a postcode leaves no doubts, only its existence does.

    >>> doubts("PE30 1AB")
    ()
    """
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a postcode, and which characters.

    >>> explain("PE30 IAB").span
    (5, 6)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Postcodes that have the form and may be what was meant, best first, at most five.

    >>> suggest("NR1-1AA"), suggest("P3E0 1AB")[0]
    (('NR1 1AA',), 'PE30 1AB')
    """
    return () if is_valid(value) else pick(_tiers(loosened(value)), validate)


def _tiers(text: str) -> Iterator[Iterable[str]]:
    joined = re.sub(r"[^0-9A-Z]+", "", text)
    yield [joined]
    yield (*repaired([joined], _SHAPES), *swaps(joined, LETTERS + DIGITS))


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    if not 5 <= len(text) <= 7:
        return InvalidLength("It does not have between five and seven letters and digits.", reason="length")
    alike = [shape for shape in _SHAPES if len(shape.places) == len(text)]
    at = first_misfit(text, alike) or 0
    return InvalidFormat(
        "A character is not of the kind that belongs there.", reason="characters", span=(places[at], places[at] + 1)
    )
