"""REQ2: each term of a notice answers an effect that is recorded (ASBCPA 2014 s.43(4))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report terms that nothing shows to be needed."""
    order: AsbOrder = record.record
    for index, term in enumerate(order.requirements):
        if not (term.linked_refs or _has_effect(order)):
            made = issued(order)
            row = law.value("cpn.requirements.limit", on=made.day if made else context.today)
            yield found("XB-ORDER-096", record, Path.of(AsbOrder).requirements[index].linked_refs, row=row)


def _has_effect(order: AsbOrder) -> bool:
    """Whether the order as a whole says what its terms answer: what is said of it counts for each of them."""
    return bool(order.grounds or order.incident_refs or order.continuing_effect or order.conduct_last_on)
