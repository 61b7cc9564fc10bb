"""An order is made after its law began: before that day there was none, or none of it is held here.

Some instruments have been passed but not begun (Crime and Policing Act 2026 ss.1, 2).
"""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an order of a kind that had not begun on the day it was made, and one older than the law that is held."""
    order: AsbOrder = record.record
    made = issued(order)
    day = made.day if made else context.today
    first = law.first_row(order.kind.value)
    if first is None:
        rows = law.bounding(order.kind.value, LimitOf.EXISTS)
        if rows and not any(row.in_force(day) for row in rows):
            yield found("XB-ORDER-135", record, Path.of(AsbOrder).kind, row=rows[0])
    elif first.in_force_from is not None and day < first.in_force_from:
        here = Path.of(AsbOrder).made_on
        yield found("XB-ORDER-138", record, here, row=first, first=first.in_force_from.isoformat())
