"""Finding a code by what somebody types: the code, a part of it, or another name of the check."""

import re
from difflib import get_close_matches

from xborder.findings.catalogue import codes, describe
from xborder.findings.families import by_family

_LONGEST = 40
_LOOSE = re.compile(r"(?:XB)?[- ]?([A-Z]+)[- ]?([0-9]{1,3})", re.ASCII)


def look_up(word: str) -> tuple[str, ...]:
    """The codes that a word stands for: several where checks share another name, none where nothing fits.

    >>> look_up("xb-pnc-002"), look_up("PNC-2"), look_up("HO100321")
    (('XB-PNC-002',), ('XB-PNC-002',), ('XB-ASN-004',))
    """
    plain = word.strip().upper()
    known = codes()
    for exact in (plain, f"XB-{plain}"):
        if exact in known:
            return (exact,)
    named = tuple(code for code in known if plain in _aliases(code))
    if named:
        return named
    loose = _LOOSE.fullmatch(plain)
    code = f"XB-{loose[1]}-{loose[2]:0>3}" if loose else ""
    return (code,) if code in known else ()


def near(word: str, *, most: int = 5) -> tuple[str, ...]:
    """Codes and other names that look like the word, in order; those of a family where it names one.

    >>> near("XB-POSTCODE-01")
    ('XB-POSTCODE-001',)
    """
    plain = word.strip().upper()[:_LONGEST]
    family = by_family().get(plain.removeprefix("XB-").rstrip("-").lower())
    if family is not None:
        return family[:most]
    wanted = plain if plain.startswith("XB-") else f"XB-{plain}"
    alike = get_close_matches(wanted, codes(), most, 0.85)
    names = {name for code in codes() for name in _aliases(code)}
    return tuple(sorted(alike) or get_close_matches(plain, sorted(names), most, 0.75))


def _aliases(code: str) -> list[str]:
    return [str(name).upper() for name in describe(code).get("aliases", ())]
