"""TIM1: a notice should end."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import ends
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a notice with no last day."""
    if ends(record.record) is None:
        yield found("XB-ORDER-040", record, Path.of(AsbOrder).ends_on)
