"""A summary offence is charged within six months (MCA 1980 s.127; CJA 2003 s.30(5))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.charge import Charge, Offence
from xborder.reference import offences
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.paths import Path
from xborder.rules.time_limit import limit_for


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report each summary offence that was charged too late, cannot be in time, or cannot be judged."""
    charge: Charge = record.record
    for index, offence in enumerate(charge.offences):
        entry = offences.find(offence.code.text)
        if entry is not None and entry.summary_only:
            yield from _summary(record, index, offence, context)


def _summary(record: Sourced, index: int, offence: Offence, context: RuleContext) -> Iterator[Finding]:
    here = Path.of(Charge).offences[index]
    # An offence that lasted is in time if its last day is.
    day = offence.ended_on or offence.began_on
    limit = limit_for(day) if day else None
    if limit is None:
        yield found("XB-CHARGE-004", record, here.began_on, number=offence.sequence)
        return
    code = limit.fault(offence.charged_on, context)
    if code is not None:
        yield found(code, record, here.charged_on, row=limit.row, last=limit.last_day.isoformat())
