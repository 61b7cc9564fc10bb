"""The check letter of an ASN, and the forms of its placeholders.

Source: the rule as the Ministry of Justice publishes it with Bichard 7, where
placeholders on a recordable offence are error HO100321.
"""

import re

from xborder.identifiers.check23 import check_letter

_DUMMIES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"0800[NP]P01[0-9]{11}[A-Z]",
        r"[0-9]{4}NRPR[0-9A-Z]{12}",
        r"[0-9]{2}12LN00[0-9]{11}[A-Z]",
        r"[0-9]{2}00NP00[0-9]{11}[A-Z]",
        r"[0-9]{2}6300[0-9]{13}[A-Z]",
        r"[0-9]{2}06SS[0-9A-Z]{2}[0-9]{11}[A-Z]",
        r"[0-9]{2}00XX[0-9A-Z]{2}[0-9]{11}[A-Z]",
        r"[0-9]{2}50(?:11|12|21|41|42|43|OF|SJ)[0-9A-Z]{2}[0-9]{11}[A-Z]",
    )
)


def asn_letter(year: str, force: str, system: str, serial: str) -> str:
    """The check letter over force, system, year and serial; what is not all digits is left out.

    >>> asn_letter("22", "FD", "22", "00001234560")
    'X'
    """
    counted = [part for part in (force, system) if part.isdigit()]
    return check_letter("".join([*counted, year, serial.zfill(11)]))


def is_dummy(long: str) -> bool:
    """True if a long form is one of the placeholders that systems put where no ASN was issued.

    >>> is_dummy("2600NP0000000000001A"), is_dummy("1101ZD0100000448754K")
    (True, False)
    """
    return any(pattern.fullmatch(long) for pattern in _DUMMIES)
