"""An interim order reaches somebody who was not in court within the days of the rules (CrimPR 2020 r.31.2)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.order_facts import service_moment
from xborder.rules.order_limits import limit_of_order, limit_row, time_words
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an order that was handed over too late, or that the record does not show to have reached the person."""
    order: AsbOrder = record.record
    row = limit_row(order, LimitOf.SERVE_BY, context.today)
    last = limit_of_order(order, row) if row else None
    if row is None or row.limit is None or last is None:
        return
    fitting = [one for one in order.services if one.method is not None and one.method.value in row.limit.codes]
    moments = [moment for one in fitting if (moment := service_moment(one)) is not None]
    first = min(moments, key=Moment.sort_key, default=None)
    here = Path.of(AsbOrder).services
    if first is None and context.today > last.day:
        yield found("XB-ORDER-124", record, here, last=last.day.isoformat())
    elif first is not None and first.day > last.day:
        yield found("XB-ORDER-125", record, here, row=row, last=last.day.isoformat(), limit=time_words(row))
