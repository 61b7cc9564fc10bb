"""CON1: the notice says which conduct it is about (ASBCPA 2014 s.43(7)(a))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

#: Fewer words than this cannot say what was done and where.
_FEWEST = 4


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report a notice whose record says nothing of the conduct, or too little to tell what, where and when."""
    order: AsbOrder = record.record
    made = issued(order)
    row = law.value("cpn.content.conduct", on=made.day) if made else None
    said = (order.conduct or "").split()
    if row is None:
        return
    if not said:
        yield found("XB-ORDER-030", record, Path.of(AsbOrder).conduct, row=row)
    elif len(said) < _FEWEST or not _has_day_or_incident(order):
        yield found("XB-ORDER-032", record, Path.of(AsbOrder).conduct, row=row)


def _has_day_or_incident(order: AsbOrder) -> bool:
    """Whether the record says when: in the words, by the last day of the conduct, or by the incidents named."""
    return bool(
        order.conduct_last_on
        or order.continuing_effect
        or order.incident_refs
        or any(sign.isdigit() for sign in order.conduct or "")
    )
