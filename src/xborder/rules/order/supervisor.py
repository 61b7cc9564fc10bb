"""A term that asks for something names who supervises it (Sentencing Act 2020 s.333; ASBCPA 2014 s.3)."""

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
    """Report a term to do something for which nobody is named."""
    order: AsbOrder = record.record
    row = limit_row(order, LimitOf.SUPERVISOR, context.today)
    if row is None:
        return
    for index, term in enumerate(order.requirements):
        if term.kind is not RequirementKind.PROHIBIT and not (term.supervisor or "").strip():
            here = Path.of(AsbOrder).requirements[index].supervisor
            yield found("XB-ORDER-137", record, here, row=row, number=term.number)
