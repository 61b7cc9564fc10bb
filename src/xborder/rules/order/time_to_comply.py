"""SEQ3: time enough between the warning and the notice, by the force's own policy."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order.warnings_named import warnings_of
from xborder.rules.order_facts import issued, served
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a gap that is shorter than policy allows."""
    order: AsbOrder = record.record
    made = issued(order)
    for index, name, warning in warnings_of(record, context):
        given = served(warning) if warning else None
        if made is None or given is None or given.day > made.day:
            continue
        here = Path.of(AsbOrder).warning_refs[index]
        days = (made.day - given.day).days
        if days < context.policy.minimum_days_to_comply:
            limit = context.policy.minimum_days_to_comply
            yield found("XB-ORDER-012", record, here, warning=name, days=days, limit=limit)
