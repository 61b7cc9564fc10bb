"""URN: the PTI unique reference number of a prosecution case, shared by police, CPS and courts.

Issued by the police when a case is put to the CPS: force (2 digits), unit (2
letters or digits), number (5 digits) and year (2 digits), with no check digit.
A case that was split or merged carries a suffix: ``/2`` (split), ``(M)``
(merged), ``(M)/2``; older files write ``-2`` and ``-M``, and ``-BB`` (two
letters) for a breach of bail. The suffix is part of the canonical form;
:func:`base` takes it off.

Source: CPS TWIF Types v1-0, PTIURNStructure; the national file standard's form
of the number. Force codes: :mod:`xborder.reference.forces`. A prefix of 00 is a
shared or unknown owner, not a fault.

>>> validate("36 ab 12345 26")
'36AB1234526'
>>> validate("01ZD0303208-M")
'01ZD0303208(M)'
>>> suggest("36ABI23452G")
('36AB1234526',)
"""

import re
from collections.abc import Mapping

from xborder.identifiers import urn_slips
from xborder.identifiers.cleaning import clean, trace
from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.suggesting import pick
from xborder.identifiers.units import unit_doubts
from xborder.identifiers.years import YEAR_NOW, is_recent

SCHEME = "pti_urn"
STYLES = ("canonical", "pnc", "display")
PROFILES = ("strict", "common-platform", "spi", "bichard")
FALLBACK = ""
FINDINGS: Mapping[str, str] = {
    "": "XB-URN-001",
    "force-unknown": "XB-URN-002",
    "placeholder": "XB-URN-003",
    "year-unlikely": "XB-URN-004",
    "unit-form": "XB-URN-005",
}

_FORM = re.compile(
    r"([0-9]{2})[ /]?([A-Z0-9]{2})[ /]?([0-9]{5})[ /]?([0-9]{2})"
    r"(?:-([A-Z]{2})| ?(\(M\)|-M)?(?:[/-]([1-9][0-9]?))?)",
    re.ASCII,
)
_RECEIVERS = {
    "common-platform": re.compile(r"[a-zA-Z0-9-]{1,36}", re.ASCII),
    "spi": re.compile(r"[ -~]{1,11}", re.ASCII),
    "bichard": re.compile(r"[A-Z0-9]{4}[0-9]{3,7}", re.ASCII),
}
_PLACEHOLDER = re.compile(r"(?:00NP|00PP|[0-9]{2}00).*", re.ASCII)


def compact(value: str) -> str:
    """Capitals, without spaces.

    >>> compact("36 ab 12345 26")
    '36AB1234526'
    """
    return clean(value).replace(" ", "")


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the canonical form: eleven characters and the suffix, if any, as ``(M)``, ``/2`` or ``-BB``.

    >>> validate("01ZD0303208 (M)/2")
    '01ZD0303208(M)/2'

    Profiles ``common-platform``, ``spi`` (any text up to 11 characters) and
    ``bichard`` say whether that receiver takes the text as it stands and give it
    back unchanged.

    Raises InvalidFormat or InvalidLength. Whether the force code is known is not
    asked here: see :func:`doubts`.
    """
    if profile != "strict":
        return accepted(value, profile, _RECEIVERS)
    force, unit, number, year, suffix = _read(value)
    return f"{force}{unit}{number}{year}{suffix}"


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("01ZD0303208"), is_valid("01ZD030320")
    (True, False)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a URN in one piece (``canonical``), as PNC keeps it (``pnc``), or with its fields apart (``display``).

    PNC puts a slash after force and unit. SPI carries no suffix: see :func:`base`.

    >>> format("36AB1234526/2", "display"), format("36AB1234526", "pnc")
    ('36 AB 12345 26/2', '36AB/1234526')
    """
    style_of(style, STYLES)
    force, unit, number, year, suffix = _read(value)
    if style == "display":
        return f"{force} {unit} {number} {year}{suffix}"
    if style == "pnc":
        return f"{force}{unit}/{number}{year}{suffix}"
    return f"{force}{unit}{number}{year}{suffix}"


def base(value: str) -> str:
    """The eleven characters without a suffix: what SPI and most registers carry.

    >>> base("01ZD0303208(M)/2")
    '01ZD0303208'
    """
    return validate(value)[:11]


def parts(value: str) -> dict[str, str]:
    """Force, unit, number, year (two digits), and the suffix ('' if there is none).

    >>> parts("36AB1234526")
    {'force': '36', 'unit': 'AB', 'number': '12345', 'year': '26', 'suffix': ''}
    """
    return dict(zip(("force", "unit", "number", "year", "suffix"), _read(value), strict=True))


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:
    """Say if the force code is not known, the number is a placeholder, the year is improbable, or the unit looks odd.

    >>> [doubt.reason for doubt in doubts("19AB1234526")]
    ['force-unknown']
    """
    from xborder.reference.forces import is_known

    try:
        force, unit, _, year, _ = _read(value)
    except InvalidIdentifier:
        return ()
    found = []
    if not is_known(force):
        found.append(Doubt(reason="force-unknown", text="The force code is not in the list of forces."))
    if _PLACEHOLDER.fullmatch(force + unit):
        found.append(Doubt(reason="placeholder", text="The force and unit are those of a placeholder."))
    if not is_recent(year, year_now):
        found.append(Doubt(reason="year-unlikely", text="The year is neither a recent one nor next year."))
    return (*found, *unit_doubts(unit))


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a URN, and which characters.

    >>> why = explain("36AB12E4526")
    >>> why.reason, why.span
    ('characters', (6, 7))
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """URNs that have the form and may be what was meant, best first, at most five.

    There is no check digit: only slips that break the form can be seen.

    >>> suggest("36-AB-12345-26")
    ('36AB1234526',)
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(urn_slips.candidates(value), validate)


def _read(value: str) -> tuple[str, str, str, str, str]:
    match = _FORM.fullmatch(clean(value))
    if match is None:
        raise _fault(value)
    force, unit, number, year, breach, merged, split = match.groups()
    suffix = f"-{breach}" if breach else ("(M)" if merged else "") + (f"/{split}" if split else "")
    return force, unit, number, year, suffix


def _fault(value: str) -> InvalidIdentifier:
    """Why a text that does not have the form does not have it."""
    text, places = trace(value, " /")
    at = urn_slips.URN.misfit(text[:11])
    if at is not None and at < len(text):
        span = (places[at], places[at] + 1)
        return InvalidFormat("A character is not of the kind that belongs there.", reason="characters", span=span)
    if at is not None:
        return InvalidLength("There are fewer than 11 characters.", reason="length")
    if len(text) == 11:
        return InvalidFormat("A space or slash stands where none belongs.", reason="separators")
    span = (places[10] + 1, places[-1] + 1)
    return InvalidFormat("What follows the number is not a known suffix.", reason="suffix", span=span)
