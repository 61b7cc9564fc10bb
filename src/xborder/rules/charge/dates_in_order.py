"""Offence, arrest, charge, hearing: each on or after the one before."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from xborder.findings import Finding, Sourced
from xborder.model.charge import Charge, Offence
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path

_HERE = Path.of(Charge)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report each date that comes before one it should follow."""
    charge: Charge = record.record
    for index, offence in enumerate(charge.offences):
        steps = [step for step in _steps(charge, index, offence) if step[2] is not None]
        for (earlier_name, _, earlier), (name, path, day) in pairwise(steps):
            if earlier is not None and day is not None and day < earlier:
                yield found("XB-CHARGE-020", record, path, what=name, earlier=earlier_name)


def _steps(charge: Charge, index: int, offence: Offence) -> list[tuple[str, Path, dt.date | None]]:
    here = _HERE.offences[index]
    return [
        ("the start of the offence", here.began_on, offence.began_on),
        ("the end of the offence", here.ended_on, offence.ended_on),
        ("the arrest", here.arrested_on, offence.arrested_on),
        ("the charge", here.charged_on, offence.charged_on),
        ("the first hearing", _HERE.first_hearing.date, charge.first_hearing.date if charge.first_hearing else None),
    ]
