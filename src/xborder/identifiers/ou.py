"""Organisation unit code: which police unit, CPS office, court or prison sends, owns or hears a case.

Kept by the Ministry of Justice for the criminal justice system: a top level of
one character, then second, third and bottom level of two each. The top level
is a letter: A Crown Prosecution Service, B magistrates' court, C Crown Court,
D probation, E prison, F youth justice, G another body; police units have none,
so that their code has six characters and begins with the force. Some systems
put a digit there for the police: SPI writes 1 before the six, Common Platform
0. It names no other unit, so it is not part of the canonical form.

A court's code without its bottom level (``B10JQ``), as the prison and probation
services write it, is kept: profile ``hmpps``. Whether a unit exists is a matter
of the national table.
Source: CJS Data Standards v4-3, OUcode types; CPS TWIF Types v1-0; the pattern
of Bichard 7 (HO100200).

>>> validate("b01ef01"), validate("116BH00"), validate("01 ZD 00")
('B01EF01', '16BH00', '01ZD00')
>>> format("16BH00", "spi"), format("B01EF01", "spi")
('116BH00', 'B01EF01')
>>> suggest("B-01-EF-01"), suggest("1ZD00")
(('B01EF01',), ('01ZD00',))
"""

import re
from collections.abc import Iterator, Mapping

from xborder.identifiers.cleaning import loosened, trace, without
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import only, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.shapes import COMMON, DIGITS, Shape
from xborder.identifiers.suggesting import pick
from xborder.identifiers.units import unit_doubts
from xborder.identifiers.years import YEAR_NOW

SCHEME = "ou_code"
STYLES = ("canonical", "spi", "common-platform", "display")
PROFILES = ("strict", "hmpps")
FALLBACK = "hmpps"
FINDINGS: Mapping[str, str] = {
    "": "XB-OU-001",
    "fallback": "XB-OU-002",
    "force-unknown": "XB-OU-003",
    "top-level": "XB-OU-004",
    "unit-form": "XB-OU-005",
}

#: What the letter of the top level stands for; police units have none.
TOP_LEVELS: Mapping[str, str] = {
    "": "police",
    "A": "Crown Prosecution Service",
    "B": "magistrates' court",
    "C": "Crown Court",
    "D": "probation",
    "E": "prison",
    "F": "youth justice",
    "G": "another body",
}

_SEPARATORS = " \t"
_MARKS = {**COMMON, "T": "ABCDEFGHIJZ" + DIGITS}
_SHAPES = {6: Shape.of("XXXXXX", _MARKS), 7: Shape.of("TXXXXXX", _MARKS)}
_FORM = re.compile(r"([A-JZ0-9]?)([A-Z0-9]{2})([A-Z0-9]{2})([A-Z0-9]{2})", re.ASCII)
_NO_BOTTOM = re.compile(r"[A-JZ][0-9]{2}[A-Z0-9]{2}", re.ASCII)
_POLICE_DIGIT = {"spi": "1", "common-platform": "0"}


def compact(value: str) -> str:
    """Capitals, without spaces.

    >>> compact("b 01 ef 01")
    'B01EF01'
    """
    return without(value, _SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the code: six characters of a police unit, seven of any other.

    >>> validate("0350000"), validate("b10jq", profile="hmpps")
    ('350000', 'B10JQ')

    Profile ``hmpps`` also takes the code of a court or office without its bottom level.

    Raises InvalidFormat or InvalidLength. Whether the unit exists is not asked.
    """
    only(profile, PROFILES)
    text = compact(value)
    if match := _FORM.fullmatch(text):
        return text[1:] if match[1].isdigit() else text
    if profile == "hmpps" and _NO_BOTTOM.fullmatch(text):
        return text
    raise _fault(value)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("B01EF01"), is_valid("K01EF01")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a code as a receiver needs it.

    ``canonical`` as above; ``spi`` and ``common-platform`` with the digit that
    each puts before a police unit; ``display`` with the levels apart.

    >>> format("350000", "common-platform"), format("B01EF01", "display")
    ('0350000', 'B 01 EF 01')
    """
    style_of(style, STYLES)
    top, second, third, bottom = parts(value).values()
    if style == "display":
        return f"{top} {second} {third} {bottom}".strip()
    before = top or _POLICE_DIGIT.get(style, "")
    return f"{before}{second}{third}{bottom}"


def parts(value: str) -> dict[str, str]:
    """The four levels; the top one is '' for the police.

    >>> parts("01ZD00")
    {'top': '', 'second': '01', 'third': 'ZD', 'bottom': '00'}
    """
    text = validate(value)
    return {"top": text[:-6], "second": text[-6:-4], "third": text[-4:-2], "bottom": text[-2:]}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if a police unit is of no known force, the top level is not one that is in use, or the unit looks odd.

    >>> [doubt.reason for doubt in doubts("O1ZD00")], [doubt.reason for doubt in doubts("801EF01")]
    (['force-unknown'], ['top-level'])
    """
    from xborder.reference.forces import is_known

    try:
        levels = parts(value)
    except InvalidIdentifier:
        return ()
    found = []
    written = compact(value)[:-6]
    if levels["top"] not in TOP_LEVELS or written not in {*TOP_LEVELS, *_POLICE_DIGIT.values()}:
        found.append(
            Doubt(reason="top-level", text="The first character is not that of the police, the CPS or a court.")
        )
    if not levels["top"] and not is_known(levels["second"]):
        found.append(Doubt(reason="force-unknown", text="It begins with no code of the list of forces."))
    return (*found, *unit_doubts(levels["third"] if not levels["top"] else ""))


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not an organisation unit code, and which characters.

    >>> explain("B01E?01").span
    (4, 5)
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Codes that have the form and may be what was meant, best first, at most five.

    There is no check digit: only slips that break the form can be seen.

    >>> suggest("B10JQ"), suggest("01/ZD")
    (('B10JQ00',), ('01ZD00',))
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(_tiers(loosened(value)), validate)


def _tiers(text: str) -> Iterator[list[str]]:
    joined = re.sub(r"[^0-9A-Z]+", "", text)
    if len(joined) > 5:
        yield [joined]
        yield list(_SHAPES[7].repairs(joined))
    if len(joined) == 4 and joined[:2].isdigit():
        yield [f"{joined}00"]  # force and unit alone, as an ASN has them
    if len(joined) == 5:
        if joined[:2].isdigit() and joined[2:4].isalpha():
            yield [f"{joined[:4]}0{joined[4:]}"]  # a zero of the bottom level was lost, else one of the force
        yield [f"0{joined}"] if joined[0].isdigit() else [f"{joined}00"]


def _fault(value: str) -> InvalidIdentifier:
    text, places = trace(value, _SEPARATORS)
    shape = _SHAPES[7 if len(text) > 6 else 6]
    at = shape.misfit(text[: len(shape.places)])
    if at is None or at >= len(text):
        return InvalidLength("There are neither six nor seven characters.", reason="length")
    return InvalidFormat(
        "A character is not of the kind that belongs there.", reason="characters", span=(places[at], places[at] + 1)
    )
