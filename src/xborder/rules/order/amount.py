"""A penalty is no more than the law of the day allows (ASBCPA 2014 s.52(7))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_limits import limit_row
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an amount above the highest, or of less than a pound."""
    order: AsbOrder = record.record
    if order.amount_pounds is None:
        return
    row = limit_row(order, LimitOf.AMOUNT, context.today)
    here = Path.of(AsbOrder).amount_pounds
    if row is not None and order.amount_pounds > row.number:
        yield found("XB-ORDER-120", record, here, row=row, most=f"\u00a3{row.number:,}")
    if order.amount_pounds < 1:
        yield found("XB-ORDER-121", record, here)
