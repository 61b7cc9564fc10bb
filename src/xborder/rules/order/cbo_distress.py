"""CBO1: something shows harassment, alarm or distress (Sentencing Act 2020 s.331(2))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import GroundKind
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an order without evidence of distress."""
    order: AsbOrder = record.record
    made = issued(order)
    if not any(ground.kind is GroundKind.HARASSMENT_ALARM_DISTRESS for ground in order.grounds):
        row = law.value("cbo.test", on=made.day if made else context.today)
        yield found("XB-ORDER-108", record, Path.of(AsbOrder).grounds, row=row)
