"""OFF2: the offence code is one that fits the day of the offence."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Severity, Sourced, finding
from xborder.model.charge import Charge, Offence
from xborder.model.order import AsbOrder
from xborder.model.values import Identifier
from xborder.reference import offences
from xborder.rules.context import RuleContext
from xborder.rules.order_facts import breach_moment
from xborder.rules.paths import Path

_APPLICATIONS = (offences.Category.CIVIL, offences.Category.APPLICATION)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a code that was not in use that day, is no offence, or is not held here."""
    for path, code, days in _coded(record):
        entry = offences.find(code.text)
        if entry is None:
            yield finding("XB-CHARGE-012", record.at(str(path)))
        elif entry.category in _APPLICATIONS:
            yield finding("XB-CHARGE-011", record.at(str(path)), offence=entry.code)
        elif not all(entry.in_force(day) for day in days):
            severity = Severity.ERROR if entry.dates_confirmed else Severity.WARNING
            yield finding("XB-CHARGE-010", record.at(str(path)), severity=severity, offence=entry.code, act=entry.act)


def _coded(record: Sourced) -> Iterator[tuple[Path, Identifier, tuple[dt.date, ...]]]:
    """Each offence code of a charge or an order's breaches, with the days that it has to fit."""
    judged: Charge | AsbOrder = record.record
    if isinstance(judged, Charge):
        for index, offence in enumerate(judged.offences):
            yield Path.of(Charge).offences[index].code, offence.code, _days(offence)
        return
    for index, breach in enumerate(judged.breaches):
        when = breach_moment(breach)
        if breach.offence_code is not None:
            path = Path.of(AsbOrder).breaches[index].offence_code
            yield path, breach.offence_code, (when.day,) if when else ()


def _days(offence: Offence) -> tuple[dt.date, ...]:
    return tuple(day for day in (offence.began_on, offence.ended_on) if day is not None)
