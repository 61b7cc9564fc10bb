"""Collar number: the letters and digits that tell one officer of a force from another.

Given by each force to its officers and staff, and worn on the shoulder: it is
unique within the force only, so it means something beside the force's code.
Leading zeros belong to it (``0317``).

Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023), DS_070, and
the CPS type ShoulderNumber: one to ten letters and digits. The police-to-court
interface (SPI) takes up to fifteen characters, CJS Data Standards v4-3 exactly
fifteen, as worker reference numbers.

>>> validate("nk1428"), validate("0317")
('NK1428', '0317')
>>> suggest("PC 1428")
('1428',)
>>> explain("PC 1428").span
(2, 3)
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from xborder.identifiers.cleaning import clean, loosened, trace
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW

SCHEME = "collar_number"
STYLES = ("canonical",)
PROFILES = ("strict", "twif", "spi", "cjs-ds")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {"": "XB-COLLAR-001", "no-digit": "XB-COLLAR-002"}

_FORM = re.compile(r"[0-9A-Z]{1,10}", re.ASCII)
# These receivers bound the length only; a line end would not survive their XML.
_RECEIVERS = {
    "twif": re.compile(r"[ -~]{1,10}", re.ASCII),
    "spi": re.compile(r"[ -~]{1,15}", re.ASCII),
    "cjs-ds": re.compile(r"[ -~]{15}", re.ASCII),
}
#: Ranks and labels that are written before the number, longest first where one begins another.
_RANK = re.compile(
    r"\A(?:(?:T|A|TEMP|TEMPORARY|ACTING)[ /]+)?"
    r"(?:COLLAR|SHOULDER|WARRANT|CONSTABLE|SERGEANT|INSPECTOR|DETECTIVE|PCSO|POLICE|OFFICER"
    r"|DSGT|DINSP|INSP|SGT|SPC|DCI|DC|DS|DI|PC|PS|PI|SC|CI|NUMBER|NO)\b[ .:#-]*",
    re.ASCII,
)


def compact(value: str) -> str:
    """Capitals and no outer white space.

    >>> compact(" nk1428 ")
    'NK1428'
    """
    return clean(value)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the number in capitals; its leading zeros stay.

    >>> validate("nk1428")
    'NK1428'

    Profiles ``twif``, ``spi`` and ``cjs-ds`` say whether that receiver takes the
    text as it stands. Raises InvalidFormat or InvalidLength.
    """
    if profile != "strict":
        return accepted(value, profile, _RECEIVERS)
    text = compact(value)
    if _FORM.fullmatch(text) is None:
        raise _fault(value)
    return text


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("1428"), is_valid("36/1428"), is_valid("36/1428", profile="spi")
    (True, False, True)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a collar number: there is one spelling.

    >>> format("nk1428")
    'NK1428'
    """
    style_of(style, STYLES)
    return validate(value)


def parts(value: str) -> dict[str, str]:
    """The letters before the digits (often of the force or of the kind of officer), and the rest.

    >>> parts("nk1428"), parts("0317")
    ({'letters': 'NK', 'number': '1428'}, {'letters': '', 'number': '0317'})
    """
    text = validate(value)
    number = text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return {"letters": text[: len(text) - len(number)], "number": number}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if there is no digit: a name or a rank probably stands in the wrong field.

    >>> [doubt.reason for doubt in doubts("Tilling")]
    ['no-digit']
    """
    if is_valid(value) and not any(mark.isdigit() for mark in value):
        return (Doubt(reason="no-digit", text="There is no digit in it; it may be a name or a rank."),)
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a collar number, and which characters.

    >>> explain("14-28").span
    (2, 3)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Collar numbers that have the form and may be what was meant, best first, at most five.

    >>> suggest("T/Sgt. 0317"), suggest("Collar no: 1428")
    (('0317',), ('1428',))
    """
    return () if is_valid(value) else pick(_tiers(loosened(value)), validate)


def _tiers(text: str) -> Iterator[Iterable[str]]:
    bare = _unranked(text)
    pieces = [piece for piece in re.split(r"[^0-9A-Z]+", bare) if piece]
    numbers = [piece for piece in pieces if any(mark.isdigit() for mark in piece)]
    if bare != text and numbers:  # the name of the officer may follow: "PC 1428 Marlowe"
        yield [numbers[0]] if len(numbers) == 1 else ["".join(numbers), *numbers]
    yield ["".join(pieces), *numbers] if numbers else ()


def _unranked(text: str) -> str:
    bare = _RANK.sub("", text)
    while bare != text:
        text, bare = bare, _RANK.sub("", bare)
    return bare


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value)
    for index, mark in enumerate(text):
        if not mark.isalnum():
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character is neither a letter nor a digit.", reason="characters", span=span)
    return InvalidLength("There are more than ten letters and digits.", reason="length")
