"""Variations follow one another: each has a first day, and no two begin on the same one."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import starts_on
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report variations that overlap, that come before the order, or that have no day."""
    order: AsbOrder = record.record
    begun, number = starts_on(order), 1
    for index, version in enumerate(order.versions):
        here = Path.of(AsbOrder).versions[index].in_force_from
        first = version.in_force_from or version.made_on
        if first is None:
            yield found("XB-ORDER-112", record, here, number=version.number)
            continue
        if begun is not None and first <= begun:
            yield found("XB-ORDER-111", record, here, number=version.number, other=number)
        begun, number = first, version.number
    for index, pause in enumerate(order.suspensions):
        if pause.to_on is not None and pause.to_on < pause.from_on:
            yield found("XB-ORDER-113", record, Path.of(AsbOrder).suspensions[index].to_on)
