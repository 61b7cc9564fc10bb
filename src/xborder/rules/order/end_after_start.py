"""TIM2: no order ends before it starts."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced, finding
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.order_facts import ends, starts
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report an order whose last day is before its first."""
    order: AsbOrder = record.record
    first, last = starts(order), ends(order)
    if last is not None and first is not None and last.before(first) is True:
        # No row of law is needed for this to be wrong: such a time does not exist.
        yield finding("XB-ORDER-041", record.at(str(Path.of(AsbOrder).ends_on)))
