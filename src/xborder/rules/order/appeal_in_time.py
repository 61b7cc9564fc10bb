"""An appeal comes within the time that the law gives, counted as it says (ASBCPA 2014 ss.46(2), 66, 84)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_limits import limit_of_order, limit_rows, time_words
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an appeal that was lodged after the last day; where several courts are possible, after the last of all."""
    order: AsbOrder = record.record
    lodged = order.appeal.lodged_on if order.appeal else None
    if lodged is None:
        return
    rows = limit_rows(order, LimitOf.APPEAL, context.today)
    ends = [(last, row) for row in rows if (last := limit_of_order(order, row)) is not None]
    last, row = max(ends, key=lambda end: end[0].day, default=(None, None))
    if last is not None and row is not None and lodged > last.day:
        here = Path.of(AsbOrder).appeal.lodged_on
        yield found("XB-ORDER-123", record, here, row=row, last=last.day.isoformat(), limit=time_words(row))
