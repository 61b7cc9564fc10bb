"""A power of arrest goes with a term only where there is violence or a serious risk of harm (ASBCPA 2014 s.4)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import RequirementKind
from xborder.model.order import AsbOrder
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_limits import limit_row
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a power of arrest without its ground, on a term to take part in something, or of an order that has none."""
    order: AsbOrder = record.record
    row = limit_row(order, LimitOf.GROUNDS_OF_ARREST, context.today)
    shown = row is not None and any(ground.kind.value in row.words for ground in order.grounds)
    for index, term in enumerate(order.requirements):
        if not term.power_of_arrest:
            continue
        here = Path.of(AsbOrder).requirements[index].power_of_arrest
        if row is None:
            yield found("XB-ORDER-129", record, here)
        elif not shown:
            yield found("XB-ORDER-130", record, here, row=row)
        elif term.kind is not RequirementKind.PROHIBIT:
            yield found("XB-ORDER-131", record, here, row=row)
