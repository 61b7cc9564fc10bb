"""OFF2: the offence code is one that fits the day of the offence."""

import datetime as dt
from collections.abc import Iterable, Iterator

from xborder.findings import Finding, Severity, Sourced, finding
from xborder.model.charge import Charge, Offence
from xborder.model.order import AsbOrder
from xborder.model.values import Identifier
from xborder.reference import offences
from xborder.rules.context import RuleContext
from xborder.rules.order_facts import breach_moment
from xborder.rules.paths import Path

_APPLICATIONS = (offences.Category.CIVIL, offences.Category.APPLICATION)
_NOT_HELD = {None: "XB-CHARGE-012", False: "XB-CHARGE-013", True: "XB-CHARGE-014"}


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a code that was not in use that day, is no offence, or is not held here.

    A code that is not held is looked for in the national tables, if they were
    imported. That it is not there is a warning and never an error: the public
    tables lack some codes, and do not say of what day they are.
    """
    for path, code, days in _coded(record):
        entry = offences.find(code.text)
        if entry is None:
            yield finding(_NOT_HELD[_exists(record, code, context)], record.at(str(path)))
        elif entry.category in _APPLICATIONS:
            yield finding("XB-CHARGE-011", record.at(str(path)), offence=entry.code)
        elif not all(entry.in_force(day) for day in days):
            severity = Severity.ERROR if entry.dates_confirmed else Severity.WARNING
            yield finding("XB-CHARGE-010", record.at(str(path)), severity=severity, offence=entry.code, act=entry.act)


def not_checked(records: Iterable[Sourced], context: RuleContext) -> int:
    """How many different offence codes of these records nobody could look up: for one line beside the findings."""
    return len(
        {
            code.text
            for record in records
            if isinstance(record.record, (Charge, AsbOrder))
            for _, code, _ in _coded(record)
            if offences.find(code.text) is None and _exists(record, code, context) is None
        }
    )


def _exists(record: Sourced, code: Identifier, context: RuleContext) -> bool | None:
    """Whether a code is in the national tables, where a force's own codes are under its number; None: not known."""
    if context.national is None:
        return None
    return context.national.knows_offence(code.text, record.record.provenance.force)


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
