"""The warning says that a notice will follow (ASBCPA 2014 s.43(5)(a))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued, served
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a warning that is not recorded to say so."""
    order: AsbOrder = record.record
    when = issued(order) or served(order)
    row = law.value("cpn.warning.required", on=when.day) if when else None
    if row is not None and order.warns_of_notice is not True:
        yield found("XB-ORDER-006", record, Path.of(AsbOrder).warns_of_notice, row=row)
