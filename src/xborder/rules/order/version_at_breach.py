"""VAR1: a breach is judged by the words in force that day, not by words since replaced or yet to come."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import breach_moment, breach_row, version_on
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a breach that names another version of the order than the one in force that day, or none of several."""
    order: AsbOrder = record.record
    for index, breach in enumerate(order.breaches):
        when = breach_moment(breach)
        if when is None:
            continue
        here = Path.of(AsbOrder).breaches[index].version
        right = version_on(order, when.day)
        row = breach_row(order, when.day)
        if breach.version is not None and breach.version != right:
            yield found("XB-ORDER-080", record, here, row=row, named=breach.version, right=right)
        elif breach.version is None and order.versions:
            yield found("XB-ORDER-081", record, here, right=right)
