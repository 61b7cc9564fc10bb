"""The commonest numbers in their canonical spelling, known to be right at a glance.

Nearly every number that is checked is right and written canonically. For those a
pattern and the check letter settle it; everything else goes the long way, which
has words. What is sure here is right there and leaves no doubts: a test holds that.
"""

import re
from collections.abc import Callable, Mapping

from xborder.identifiers.check23 import ALPHABET
from xborder.identifiers.years import YEAR_NOW, is_recent

_PNC = re.compile(r"(19[4-9][0-9]|20[0-9]{2})/([0-9]{7})([A-Z])", re.ASCII)
_CRO = re.compile(r"([0-9]{6})/([0-9]{2})([A-Z])", re.ASCII)
_ASN = re.compile(r"([0-9]{2})([0-9]{2})([A-MO-Z][A-OQ-RT-WYZ0-9])([0-9]{2})([0-9]{11})([A-Z])", re.ASCII)
_URN = re.compile(r"([0-9]{2})([A-Z][A-OQ-Z0-9])[0-9]{5}([0-9]{2})", re.ASCII)
_OFFENCE = re.compile(r"[A-Z]{2}[0-9]{5}[ABCI]?", re.ASCII)
_POSTCODE = re.compile(r"[A-PR-UWYZ][A-HK-Y]?[0-9]{1,2} [0-9][ABD-HJLNP-UW-Z]{2}", re.ASCII)
_MOBILE = re.compile(r"\+447[1-57-9][0-9]{8}", re.ASCII)
_COLLAR = re.compile(r"[0-9]{2,6}", re.ASCII)
_NINO = re.compile(r"[ABCEHJ-MOPRSWXY][ABCEHJ-MPRSTW-Z][0-9]{6}[A-D]", re.ASCII)
_PRISONER = re.compile(r"A[0-9]{4}[ACDEFGHJKLMNPQRTVWXYZ]{2}", re.ASCII)
_CRN = re.compile(r"[A-Z][0-9]{6}", re.ASCII)
_DRIVER = re.compile(
    r"(?:[A-Z]{5}|[A-Z]{4}9|[A-Z]{3}99)[0-9](?:[05][1-9]|[16][0-2])(?:0[1-9]|1[0-9]|2[0-8])[0-9][A-Z][A-Z9][0-9][A-Z]{2}",
    re.ASCII,
)
_VRM = re.compile(r"[A-HJ-PR-Y]{2}([0-9]{2})[A-HJ-PR-Z]{3}", re.ASCII)

_SEPARATORS = str.maketrans("", "", " /-")

#: Numbers whose separators are part of them: the same digits parted otherwise are another number.
_PARTED = frozenset({"crime_reference"})


def is_sure(scheme: str, value: str, *, year_now: int = YEAR_NOW) -> bool:
    """True if a value is canonical, right and not odd in any way; False says nothing.

    >>> is_sure("pnc_id", "2002/0073319Z"), is_sure("pnc_id", "02/73319Z")
    (True, False)
    """
    judge = _JUDGES.get(scheme)
    return judge is not None and judge(value, year_now)


def is_same_spelling(scheme: str, raw: str, value: str) -> bool:
    """True if a text differs from a canonical form in letter case and separators alone, and so can mean no other.

    >>> is_same_spelling("postcode", "nr999zz", "NR99 9ZZ")
    True
    """
    if raw == value:
        return True
    return scheme not in _PARTED and raw.upper().translate(_SEPARATORS) == value.translate(_SEPARATORS)


def _pnc(value: str, year_now: int) -> bool:
    match = _PNC.fullmatch(value)
    if match is None:
        return False
    year, serial, letter = match.groups()
    return int(year) <= year_now and ALPHABET[int(year[2:] + serial) % 23] == letter


def _cro(value: str, year_now: int) -> bool:
    match = _CRO.fullmatch(value)
    if match is None:
        return False
    serial, year, letter = match.groups()
    return not year_now % 100 < int(year) < 39 and ALPHABET[int(year + serial) % 23] == letter


def _asn(value: str, year_now: int) -> bool:
    match = _ASN.fullmatch(value)
    if match is None:
        return False
    year, force, _, system, serial, letter = match.groups()
    right = ALPHABET[int(force + system + year + serial) % 23] == letter
    return right and is_recent(year, year_now) and _owns_cases(force)


def _urn(value: str, year_now: int) -> bool:
    match = _URN.fullmatch(value)
    return match is not None and is_recent(match[3], year_now) and _owns_cases(match[1])


def _vrm(value: str, year_now: int) -> bool:
    match = _VRM.fullmatch(value)
    if match is None:
        return False
    age = int(match[1])
    return (2 <= age <= year_now % 100) or (51 <= age < year_now % 100 + 50)


def _is_no_filler(digits: str) -> bool:
    """True for digits that nobody types to fill a field: neither all alike nor counting up."""
    return len(set(digits)) > 2 and "1234" not in digits


def _owns_cases(force: str) -> bool:
    """True for a known force whose numbers are no placeholders."""
    from xborder.reference.forces import is_known

    return force not in {"00", "06", "08", "12", "50", "63"} and is_known(force)


_JUDGES: Mapping[str, Callable[[str, int], bool]] = {
    "pnc_id": _pnc,
    "cro_number": _cro,
    "asn": _asn,
    "pti_urn": _urn,
    "cjs_offence_code": lambda value, _: _OFFENCE.fullmatch(value) is not None,
    "postcode": lambda value, _: _POSTCODE.fullmatch(value) is not None,
    "vrm": _vrm,
    "nino": lambda value, _: _NINO.fullmatch(value) is not None,
    "prisoner_number": lambda value, _: _PRISONER.fullmatch(value) is not None,
    "crn": lambda value, _: _CRN.fullmatch(value) is not None,
    "driver_number": lambda value, _: _DRIVER.fullmatch(value) is not None,
    "telephone": lambda value, _: _MOBILE.fullmatch(value) is not None and _is_no_filler(value[-6:]),
    "collar_number": lambda value, _: _COLLAR.fullmatch(value) is not None,
}
