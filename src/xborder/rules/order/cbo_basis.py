"""CBO1, CBO2: what shows distress, and what the order was made beside (Sentencing Act 2020 s.331)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import GroundKind, MadeWith, OrderKind
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

_NEVER_WITH = (MadeWith.ABSOLUTE_DISCHARGE, MadeWith.DEFERMENT)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an order without evidence of distress, or made beside a discharge."""
    order: AsbOrder = record.record
    made = issued(order)
    day = made.day if made else context.today
    here = Path.of(AsbOrder)
    if not any(ground.kind is GroundKind.HARASSMENT_ALARM_DISTRESS for ground in order.grounds):
        yield found("XB-ORDER-108", record, here.grounds, row=law.value("cbo.test", on=day))
    # Section 335 lets an interim order be made beside anything.
    if order.kind is OrderKind.CBO and order.made_with in _NEVER_WITH:
        row = law.value("cbo.only.with", on=day)
        yield found("XB-ORDER-110", record, here.made_with, row=row, disposal=order.made_with.value)
