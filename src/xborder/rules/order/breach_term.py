"""A breach names a term that the order had that day (ASBCPA 2014 s.48(1))."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder, Requirement
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import breach_moment, breach_row, requirement_of, requirements_of, version_on
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).breaches


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a breach of no term, of a term that is not there, or of one that did not run that day."""
    order: AsbOrder = record.record
    for index, breach in enumerate(order.breaches):
        here = _HERE[index].requirement_number
        when = breach_moment(breach)
        if breach.requirement_number is None:
            yield found("XB-ORDER-064", record, here)
        elif when is not None and requirements_of(order, version_on(order, when.day)):
            row = breach_row(order, when.day)
            term = requirement_of(order, breach, when.day)
            if term is None:
                yield found("XB-ORDER-065", record, here, row=row, number=breach.requirement_number)
            elif not _runs(term, when.day):
                yield found("XB-ORDER-066", record, here, row=row, number=term.number)


def _runs(term: Requirement, day: dt.date) -> bool:
    return (term.applies_from is None or term.applies_from <= day) and (
        term.applies_to is None or day <= term.applies_to
    )
