"""An order is extended while it runs, by no more than the law gives, and in all for no longer (ASBCPA 2014 ss.60, 77, 82)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder, OrderVersion
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.order_facts import ends, starts
from xborder.rules.order_limits import limit_row, time_words
from xborder.rules.order_reach import is_past, is_past_from
from xborder.rules.paths import Path


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an extension that came too late, that is too long, or that makes the whole too long."""
    order: AsbOrder = record.record
    before = ends(order)
    for index, version in enumerate(order.versions):
        end = Moment.of(version.ends_on, version.ends_at)
        if end is None:
            continue
        yield from _one(record, index, before, end, context)
        before = end


def _one(record: Sourced, index: int, before: Moment | None, end: Moment, context: RuleContext) -> Iterator[Finding]:
    order: AsbOrder = record.record
    here = Path.of(AsbOrder).versions[index].ends_on
    longer = limit_row(order, LimitOf.EXTENSION, context.today)
    whole = limit_row(order, LimitOf.TOTAL, context.today)
    first = _first_day(order.versions[index])
    if before is not None and first is not None and first.day > before.day:
        yield found("XB-ORDER-116", record, here, row=longer or whole)
    if longer is not None and before is not None and is_past_from(_next(before, longer.unit), end, longer):
        yield found("XB-ORDER-114", record, here, row=longer, limit=time_words(longer))
    if whole is not None and starts(order) is not None and is_past(order, end, whole):
        yield found("XB-ORDER-115", record, here, row=whole, limit=time_words(whole))


def _first_day(version: OrderVersion) -> Moment | None:
    """The day the extension was made, or that it has effect from where nothing else is known."""
    return Moment.of(version.made_on or version.in_force_from, None)


def _next(before: Moment, unit: str | None) -> Moment:
    """Where the added time begins: at the end itself if it is counted in hours, else on the next day."""
    if (unit or "").startswith("hour"):
        return before
    return Moment(before.day if before.day.year >= 9999 else before.day.fromordinal(before.day.toordinal() + 1))
