"""SRV2: a breach comes after service, and within the life of the order (ASBCPA 2014 s.48(1))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import breach_moment, breach_row, in_life_at, served
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).breaches


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a breach with no date, before service, or outside the order's first and last day."""
    order: AsbOrder = record.record
    given = served(order)
    for index, breach in enumerate(order.breaches):
        when = breach_moment(breach)
        here = _HERE[index].occurred_on
        if when is None:
            yield found("XB-ORDER-060", record, here)
            continue
        row = breach_row(order, when.day)
        early = when.before(given) if given else False
        if early is not False:
            yield found("XB-ORDER-061" if early else "XB-ORDER-062", record, here, row=row)
        if not in_life_at(order, when):
            yield found("XB-ORDER-063", record, here, row=row)
