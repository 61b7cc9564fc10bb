"""A breach names a term that the order had that day (ASBCPA 2014 s.48(1))."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder, Breach, Requirement
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.order_facts import breach_moment, breach_row, requirement_of, requirements_of, version_on
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).breaches
#: Orders that are made of numbered terms.
_BY_TERMS = (OrderKind.CPN, OrderKind.CBO, OrderKind.CBO_INTERIM, OrderKind.CIVIL_INJUNCTION)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a breach of no term, of a term that is not there, of one that did not run that day, or of one not recorded."""
    order: AsbOrder = record.record
    numbers = _numbers(order)
    for index, breach in enumerate(order.breaches):
        here = _HERE[index].requirement_number
        number, when = breach.requirement_number, breach_moment(breach)
        if number is None:
            # A direction to leave, a closure or a bar on driving is broken as a whole.
            if numbers or order.kind in _BY_TERMS:
                yield found("XB-ORDER-064", record, here)
        elif when is None or not requirements_of(order, version_on(order, when.day)):
            code = "XB-ORDER-065" if numbers and number not in numbers else "XB-ORDER-140"
            if when is not None or code == "XB-ORDER-065":
                yield found(code, record, here, number=number)
        else:
            yield from _of_that_day(record, breach, when, here)


def _of_that_day(record: Sourced, breach: Breach, when: Moment, here: Path) -> Iterator[Finding]:
    order: AsbOrder = record.record
    row, term = breach_row(order, when.day), requirement_of(order, breach, when.day)
    if term is None:
        yield found("XB-ORDER-065", record, here, row=row, number=breach.requirement_number)
    elif not _runs(term, when.day):
        yield found("XB-ORDER-066", record, here, row=row, number=term.number)


def _numbers(order: AsbOrder) -> set[int]:
    """The numbers of the terms of every version: those that a breach without a day may be of."""
    all_terms = (order.requirements, *(version.requirements for version in order.versions))
    return {term.number for terms in all_terms for term in terms}


def _runs(term: Requirement, day: dt.date) -> bool:
    return (term.applies_from is None or term.applies_from <= day) and (
        term.applies_to is None or day <= term.applies_to
    )
