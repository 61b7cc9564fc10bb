"""The unit of a force, two characters in a URN, an ASN and an organisation unit code.

In the national table of organisation units, which the Ministry of Justice
publishes with Bichard 7, each of the six thousand police units is two letters, a
letter and a digit, or two digits. None begins with a digit and ends with a letter.
"""

import re

from xborder.identifiers.explaining import Doubt

_NEVER_MET = re.compile(r"[0-9][A-Z]", re.ASCII)


def unit_doubts(unit: str) -> tuple[Doubt, ...]:
    """Say if a unit has the one form that no published unit has.

    >>> [doubt.reason for doubt in unit_doubts("2D")], unit_doubts("ZD"), unit_doubts("P1")
    (['unit-form'], (), ())
    """
    if _NEVER_MET.fullmatch(unit) is None:
        return ()
    return (
        Doubt(
            reason="unit-form", text="The unit is a digit and a letter, and no police unit of the national table is."
        ),
    )
