"""SRV1: the paper is shown to have reached the person, by a way that the Act knows (ASBCPA 2014 ss.43(5), 55)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder, Service
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued, service_moment
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).services


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a warning or notice with no service, and services that do not prove it."""
    order: AsbOrder = record.record
    made = issued(order)
    name = "cpn.warning.required" if order.kind is OrderKind.CPW else "cpn.service.methods"
    row = law.value(name, on=made.day if made else context.today)
    if row is None:
        return
    if not order.services:
        yield found("XB-ORDER-050", record, _HERE, row=row)
    for index, service in enumerate(order.services):
        yield from _service(record, index, service, row)


def _service(record: Sourced, index: int, service: Service, row: law.LawRow) -> Iterator[Finding]:
    here = _HERE[index]
    order: AsbOrder = record.record
    if service_moment(service) is None:
        yield found("XB-ORDER-051", record, here.served_on, row=row)
    if service.method is None:
        yield found("XB-ORDER-052", record, here.method, row=row)
    elif order.kind is OrderKind.CPN and service.method not in row.words:
        yield found("XB-ORDER-053", record, here.method, row=row, method=service.method.value)
    if service.served_by is None and not service.evidence_refs:
        yield found("XB-ORDER-054", record, here.evidence_refs, row=row)
