"""A breach that is a summary offence is charged within six months (MCA 1980 s.127; CJA 2003 s.30(5))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import breach_moment
from xborder.rules.order_limits import limit_row
from xborder.rules.paths import Path
from xborder.rules.time_limit import limit_for


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a breach whose information came too late, can no longer come, or must come soon."""
    order: AsbOrder = record.record
    breach_is = limit_row(order, LimitOf.BREACH, context.today)
    if breach_is is None or breach_is.limit is None or "summary" not in breach_is.limit.codes:
        return
    for index, breach in enumerate(order.breaches):
        when = breach_moment(breach)
        limit = limit_for(when.day) if when else None
        if limit is None:
            continue
        here = Path.of(AsbOrder).breaches[index].information_laid_on
        code = limit.fault(breach.information_laid_on, context)
        if code is not None:
            yield found(code, record, here, row=limit.row, last=limit.last_day.isoformat())
