"""Where the breach of an order is no offence, none is charged: contempt, or nothing but what it shows (ASBCPA 2014 ss.9-12)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import offences
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_limits import limit_row
from xborder.rules.paths import Path

#: Codes that ask a court for something and charge nobody.
_PROCEEDINGS = (offences.Category.APPLICATION, offences.Category.CIVIL, offences.Category.BREACH)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a breach of such an order that is recorded with the code of an offence."""
    order: AsbOrder = record.record
    row = limit_row(order, LimitOf.BREACH, context.today)
    if row is None or row.limit is None or "no_offence" not in row.limit.codes:
        return
    for index, breach in enumerate(order.breaches):
        entry = offences.find(breach.offence_code.text) if breach.offence_code else None
        if entry is not None and entry.category not in _PROCEEDINGS:
            here = Path.of(AsbOrder).breaches[index].offence_code
            yield found("XB-ORDER-128", record, here, row=row, offence=entry.code)
