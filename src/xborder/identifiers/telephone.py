"""Telephone number: how a person or an office is reached, wherever they are.

Given to a subscriber by a telephone company, from ranges that the regulator of
each country gives out, here Ofcom (National Telephone Numbering Plan). The form
for all countries is ITU-T recommendation E.164, which CJS Data Standards v4-3
also asks for: a plus sign, the country's code, and the number without the trunk
zero. A number without a country's code is one of the United Kingdom. Anything
that is not an everyday number of the United Kingdom is left to the library
``phonenumbers``, which is loaded when the first comes.

Accepted is what can be a number, also in ranges that no company has been given:
numbers for drama (01632 960xxx, 07700 900xxx) and ranges newer than the library
are right. An extension has no place in E.164 and is refused.

Source: ITU-T recommendation E.164; CJS Data Standards v4-3; Ofcom, National Telephone Numbering Plan.

>>> validate("07700 900123"), validate("+44 (0)1632 960123")
('+447700900123', '+441632960123')
>>> format("+442079460123", "spi")
'020 7946 0123'
>>> suggest("7700900123")
('+447700900123',)
"""

import re
from collections.abc import Mapping

from xborder.identifiers import telephone_library as library
from xborder.identifiers import telephone_slips
from xborder.identifiers.cleaning import LONGEST, without
from xborder.identifiers.errors import InvalidIdentifier
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.suggesting import pick
from xborder.identifiers.telephone_dialled import SEPARATORS, dialled
from xborder.identifiers.telephone_plan import everyday, grouped, kind_of
from xborder.identifiers.years import YEAR_NOW

SCHEME = "telephone"
STYLES = ("canonical", "national", "international", "spi")
PROFILES = ("strict", "spi", "common-platform", "cjs-ds")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {
    "": "XB-TELEPHONE-001",
    "not-allocated": "XB-TELEPHONE-002",
    "filler": "XB-TELEPHONE-003",
}

_RECEIVERS = {
    "spi": re.compile(r"[0-9 \-]{1,20}", re.ASCII),
    "common-platform": re.compile(r"[0-9+ \-]{10,}", re.ASCII),
    "cjs-ds": re.compile(r"\+[0-9]{2,34}", re.ASCII),
}
#: What is typed to get past a field that must be filled in.
_FILLER = re.compile(r"([0-9])\1{6}\Z|1234567890?\Z", re.ASCII)


def compact(value: str) -> str:
    """The digits and a leading plus sign, without spaces, hyphens, points, brackets and slashes.

    >>> compact(" (01632) 960-123 ")
    '01632960123'
    """
    return without(value, SEPARATORS)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the number as E.164 writes it: ``+441632960123``.

    >>> validate("0044 20 7946 0123"), validate("+1 202 555 0143")
    ('+442079460123', '+12025550143')

    The receivers' profiles say whether that system takes the text as it stands;
    CJS Data Standards (``cjs-ds``) and the police-to-court interface (``spi``)
    exclude each other, since one asks for the plus sign and the other cannot
    carry it. Raises InvalidFormat or InvalidLength.
    """
    if profile != "strict":
        return accepted(value, profile, _RECEIVERS)
    plain = value.replace(" ", "") if len(value) <= LONGEST else ""
    national = everyday(plain) or everyday(dialled(value))
    return f"+44{national}" if national else library.canonical(dialled(value))


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("01632 960123"), is_valid("01632 96012"), is_valid("01632 960123 ext 4")
    (True, False, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a telephone number as a receiver needs it.

    ``canonical`` as E.164; ``national`` as people here read it, with the trunk
    zero; ``international`` the same with the country's code; ``spi`` without a
    plus sign. Numbers of other countries have no national form that could be
    read back: ``national`` is the international one, ``spi`` begins with 00.

    >>> format("+447700900123", "national"), format("+447700900123", "international")
    ('07700 900123', '+44 7700 900123')
    >>> format("+12025550143", "spi")
    '0012025550143'
    """
    style_of(style, STYLES)
    canonical = validate(value)
    if style == "canonical":
        return canonical
    if style == "spi" and not canonical.startswith("+44"):
        return f"00{canonical[1:]}"
    national = everyday(canonical)
    if national is None:
        return library.shown(canonical, international=style == "international" or not canonical.startswith("+44"))
    return grouped(national) if style != "international" else f"+44 {grouped(national)[1:]}"


def parts(value: str) -> dict[str, str]:
    """The country's code, the number within the country, and what kind of number it is.

    Kinds of the United Kingdom: geographic, mobile, nationwide (03), freephone,
    service (084, 087), premium, personal (070), pager, corporate (05). Of other
    countries: foreign.

    >>> parts("020 7946 0123")
    {'country_code': '44', 'national': '2079460123', 'kind': 'geographic'}
    """
    canonical = validate(value)
    if canonical.startswith("+44"):
        return {"country_code": "44", "national": canonical[3:], "kind": kind_of(canonical[3:])}
    country, national = library.halves(canonical)
    return {"country_code": country, "national": national, "kind": "foreign"}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:  # noqa: ARG001 - the verb of every module
    """Say if the digits are such as fill a field, or lie in no range that is known to be in use.

    >>> [doubt.reason for doubt in doubts("01111 111111")], [doubt.reason for doubt in doubts("05000 123456")]
    (['filler'], ['not-allocated'])
    """
    try:
        canonical = validate(value)
    except InvalidIdentifier:
        return ()
    if _FILLER.search(canonical):
        return (Doubt(reason="filler", text="Its last digits are all alike, or count up from one."),)
    if everyday(canonical) is None and not library.is_allocated(canonical):
        return (Doubt(reason="not-allocated", text="It lies in no range of numbers that is known to be in use."),)
    return ()


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a telephone number, and which characters.

    >>> why = explain("01632 96O123")
    >>> why.reason, why.span
    ('characters', (8, 9))
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """Numbers that can be dialled and may be what was meant, best first, at most five.

    >>> suggest("O1632 96OI23"), suggest("Mob: 07700 900123 (evenings)")
    (('+441632960123',), ('+447700900123',))
    """
    if is_valid(value):
        return clearer(compact(value), validate, _range_doubts)
    return pick(telephone_slips.candidates(value), validate)


def _range_doubts(value: str) -> tuple[Doubt, ...]:
    """The doubts that a slip explains: who fills a field has typed what was meant."""
    return tuple(doubt for doubt in doubts(value) if doubt.reason != "filler")
