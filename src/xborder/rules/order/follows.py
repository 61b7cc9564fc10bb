"""What an order follows: a direction its authorisation in force, a closure order its notice (ASBCPA 2014 ss.35(1), 80)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.order_facts import in_life_at, issued
from xborder.rules.order_limits import limit_row
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).follows_refs


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an order that names nothing it follows, or that was made while what it follows was not in force."""
    order: AsbOrder = record.record
    row = limit_row(order, LimitOf.FOLLOWS, context.today)
    if row is None or row.limit is None:
        return
    kinds = row.limit.codes
    wanted = " or ".join(kind.replace("_", " ") for kind in kinds)
    if not order.follows_refs:
        yield found("XB-ORDER-132", record, _HERE, wanted=wanted)
    for index, name in enumerate(order.follows_refs):
        met = context.resolve(name, "asb_order", order.provenance.force)
        if met is None or met.record.kind.value not in kinds:
            yield found("XB-ORDER-133", record, _HERE[index], name=name, wanted=wanted)
        elif (made := issued(order)) is not None and not _may_follow(made, met.record):
            yield found("XB-ORDER-134", record, _HERE[index], row=row, name=name)


def _may_follow(made: Moment, other: AsbOrder) -> bool:
    """True unless what came first had not been made yet, or was over."""
    begun = issued(other)
    return (begun is None or made.before(begun) is not True) and in_life_at(other, made)
