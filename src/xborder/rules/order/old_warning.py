"""SEQ4: a warning not too old, by the force's own policy."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order.warnings_named import warnings_of
from xborder.rules.order_facts import issued, served
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a gap that is longer than policy relies on."""
    order: AsbOrder = record.record
    made = issued(order)
    for index, name, warning in warnings_of(record, context):
        given = served(warning) if warning else None
        if made is None or given is None or given.day > made.day:
            continue
        here = Path.of(AsbOrder).warning_refs[index]
        days = (made.day - given.day).days
        if days > context.policy.warning_life_days:
            limit = context.policy.warning_life_days
            yield found("XB-ORDER-013", record, here, warning=name, days=days, limit=limit)
