"""No proceedings while a fixed penalty can still be paid: fourteen days following the notice (ASBCPA 2014 s.52(5))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.order_limits import limit_of_order, limit_row
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a fixed penalty during whose pause a breach of the notice that it follows was charged."""
    order: AsbOrder = record.record
    made = issued(order)
    row = limit_row(order, LimitOf.PAUSE, context.today)
    last = limit_of_order(order, row) if row else None
    if made is None or row is None or last is None:
        return
    for index, name in enumerate(order.follows_refs):
        met = context.resolve(name, "asb_order", order.provenance.force)
        laid = [breach.information_laid_on for breach in met.record.breaches] if met else []
        if any(day is not None and made.day <= day <= last.day for day in laid):
            here = Path.of(AsbOrder).follows_refs[index]
            yield found("XB-ORDER-136", record, here, row=row, name=name, last=last.day.isoformat())
