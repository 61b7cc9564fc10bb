"""APP1: a term that asks for something has no effect while an appeal is open (ASBCPA 2014 s.46(3))."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import AppealOutcome
from xborder.model.order import Appeal, AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import breach_moment, requirement_of
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).breaches


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a breach of such a term on a day when an appeal was open, and a breach after the notice was quashed."""
    order: AsbOrder = record.record
    if order.appeal is None:
        return
    for index, breach in enumerate(order.breaches):
        when = breach_moment(breach)
        row = law.value("cpn.appeal.pending", on=when.day) if when else None
        if when is None or row is None:
            continue
        term = requirement_of(order, breach, when.day)
        if term is not None and term.kind in row.words and pending(order.appeal, when.day):
            yield found("XB-ORDER-070", record, _HERE[index], row=row, number=term.number)
        if quashed(order.appeal, when.day):
            yield found("XB-ORDER-071", record, _HERE[index], row=row)


def pending(appeal: Appeal, day: dt.date) -> bool:
    """True if the appeal had been lodged and not yet determined or withdrawn on a day."""
    if appeal.lodged_on is None or day < appeal.lodged_on:
        return False
    return appeal.determined_on is None or day < appeal.determined_on


def quashed(appeal: Appeal, day: dt.date) -> bool:
    """True if a court had quashed the notice by a day."""
    decided = appeal.determined_on
    return appeal.outcome is AppealOutcome.QUASHED and decided is not None and day >= decided
