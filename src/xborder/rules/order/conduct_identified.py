"""CON1: the notice says which conduct it is about (ASBCPA 2014 s.43(7)(a))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a notice whose record says nothing of the conduct."""
    order: AsbOrder = record.record
    made = issued(order)
    row = law.value("cpn.content.conduct", on=made.day) if made else None
    if row is not None and not (order.conduct or "").strip():
        yield found("XB-ORDER-030", record, Path.of(AsbOrder).conduct, row=row)
