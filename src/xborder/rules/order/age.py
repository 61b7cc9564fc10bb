"""AGE1: a person is old enough for a notice on the day it is issued (ASBCPA 2014 s.43(1))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.clocks import age_range
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a person who is too young, or may be, or whose age cannot be told."""
    order: AsbOrder = record.record
    made = issued(order)
    row = law.value("cpn.age.individual", on=made.day) if made else None
    if made is None or row is None or order.subject is None:
        return
    here = Path.of(AsbOrder).subject.date_of_birth
    born = order.subject.date_of_birth
    if born is None:
        yield found("XB-ORDER-022", record, here, row=row, age=row.number)
        return
    youngest, oldest = age_range(born, made.day)
    if oldest < row.number:
        yield found("XB-ORDER-020", record, here, row=row, age=row.number)
    elif youngest < row.number:
        yield found("XB-ORDER-021", record, here, row=row, age=row.number)
