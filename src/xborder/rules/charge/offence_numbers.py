"""The offences of a charge are numbered once each, and their texts fit the systems that carry them."""

from collections import Counter
from collections.abc import Iterator

from xborder.findings import Finding, Sourced, finding
from xborder.model.charge import Charge, Offence
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path

#: The longest text of each field of an offence: CJS Data Standards v4-3 and the Standard Prosecutor Interface.
LONGEST = {"title": 120, "wording": 2500, "location": 80, "facts": 4000}

_HERE = Path.of(Charge).offences


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a sequence number that two offences share, and texts that would be cut."""
    charge: Charge = record.record
    times = Counter(each.sequence for each in charge.offences)
    for index, offence in enumerate(charge.offences):
        if times[offence.sequence] > 1:
            yield finding("XB-CHARGE-033", record.at(str(_HERE[index].sequence)), number=offence.sequence)
        for name in _long(offence):
            where = record.at(str(getattr(_HERE[index], name)))
            yield finding("XB-CHARGE-034", where, longest=LONGEST[name])


def _long(offence: Offence) -> list[str]:
    return [name for name, most in LONGEST.items() if (text := getattr(offence, name)) and len(text) > most]
