"""TIM1 and TIM2: a notice should end, and no order ends before it starts."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import starts_on
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a notice with no last day, and an order whose last day is before its first."""
    order: AsbOrder = record.record
    here = Path.of(AsbOrder).ends_on
    first = starts_on(order)
    if order.ends_on is None and order.kind is OrderKind.CPN:
        yield found("XB-ORDER-040", record, here)
    if order.ends_on is not None and first is not None and order.ends_on < first:
        yield found("XB-ORDER-041", record, here)
