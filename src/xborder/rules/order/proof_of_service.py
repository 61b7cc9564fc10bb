"""SRV1: the paper is shown to have reached the person, by a way that the law of its kind knows (ASBCPA 2014 s.55)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder, Service
from xborder.reference import law
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import service_moment
from xborder.rules.order_limits import limit_row
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).services


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a paper that has to be served with no service, and services that do not prove it."""
    order: AsbOrder = record.record
    row = limit_row(order, LimitOf.SERVICE, context.today)
    if row is None:
        return
    if not order.services:
        yield found("XB-ORDER-050", record, _HERE, row=row)
    for index, service in enumerate(order.services):
        yield from _service(record, index, service, row)


def _service(record: Sourced, index: int, service: Service, row: law.LawRow) -> Iterator[Finding]:
    here = _HERE[index]
    if service_moment(service) is None:
        yield found("XB-ORDER-051", record, here.served_on, row=row)
    if service.method is None:
        yield found("XB-ORDER-052", record, here.method, row=row)
    elif (ways := _ways(row)) and service.method.value not in ways:
        yield found("XB-ORDER-053", record, here.method, row=row, method=service.method.value)
    if service.served_by is None and not service.evidence_refs:
        yield found("XB-ORDER-054", record, here.evidence_refs, row=row)


def _ways(row: law.LawRow) -> tuple[str, ...]:
    """The ways of service that the law lays down; none where it leaves that open."""
    return (row.limit.codes if row.limit else ()) or (row.value if isinstance(row.value, tuple) else ())
