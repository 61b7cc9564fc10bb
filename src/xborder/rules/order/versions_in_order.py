"""Variations follow one another: each has a first day, and no two begin on the same one, unless the order runs for hours."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference.counting import in_hours
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import starts_on
from xborder.rules.order_limits import limit_rows
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report variations that overlap, that come before the order, that have no day, or whose numbers do not go up."""
    order: AsbOrder = record.record
    begun, number, highest = starts_on(order), 1, 1
    for index, version in enumerate(order.versions):
        here = Path.of(AsbOrder).versions[index].in_force_from
        if version.number <= highest:
            there = Path.of(AsbOrder).versions[index].number
            yield found("XB-ORDER-139", record, there, number=version.number, next=highest + 1)
        highest = max(highest, version.number)
        first = version.in_force_from or version.made_on
        if first is None:
            yield found("XB-ORDER-112", record, here, number=version.number)
            continue
        if begun is not None and (first < begun or (first == begun and not _runs_for_hours(order, context))):
            yield found("XB-ORDER-111", record, here, number=version.number, other=number)
        begun, number = first, version.number
    for index, pause in enumerate(order.suspensions):
        if pause.to_on is not None and pause.to_on < pause.from_on:
            yield found("XB-ORDER-113", record, Path.of(AsbOrder).suspensions[index].to_on)


def _runs_for_hours(order: AsbOrder, context: RuleContext) -> bool:
    """True if the law counts the order's life in hours, so that it may be made and changed on one day."""
    return any(in_hours(row) for row in limit_rows(order, LimitOf.LONGEST, context.today))
