"""How long an order runs, by the law of the day it was made: for its kind, the person's age and the issuer's rank."""

from collections.abc import Callable, Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.order_facts import ends, issued
from xborder.rules.order_limits import Bounds, bounds, limit_row, time_words
from xborder.rules.order_reach import is_past, is_short
from xborder.rules.paths import Path

#: Whether an end breaks a row: True, False, or None where times are missing that would tell.
Broken = Callable[[AsbOrder, Moment, law.LawRow], bool | None]


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an order that runs for less or for longer than the law allows, without a fixed end, or that states none."""
    order: AsbOrder = record.record
    if issued(order) is None:
        return
    least, most = (bounds(order, what, context.today) for what in (LimitOf.SHORTEST, LimitOf.LONGEST))
    end = ends(order)
    if end is not None:
        yield from _judged(record, end, least, "XB-ORDER-043", is_short)
        yield from _judged(record, end, most, "XB-ORDER-044", is_past)
    elif order.until_further_order:
        yield from _open_ended(record, most)
    else:
        yield from _no_length(record, context, least, most)


def _judged(record: Sourced, end: Moment, rows: Bounds, code: str, broken: Broken) -> Iterator[Finding]:
    order: AsbOrder = record.record
    here = Path.of(AsbOrder).ends_on
    verdicts = [(row, broken(order, end, row)) for row in rows.all]
    wrong = [row for row, verdict in verdicts if verdict]
    if wrong and (_covers_everyone(rows, wrong) or any(row in rows.sure for row in wrong)):
        yield found(code, record, here, row=wrong[-1], limit=time_words(wrong[-1]))
    elif wrong:
        yield found("XB-ORDER-045", record, here, row=wrong[0], limit=time_words(wrong[0]))
    for row, verdict in verdicts:
        if verdict is None:
            yield found("XB-ORDER-046", record, Path.of(AsbOrder).ends_at, row=row, limit=time_words(row))
            return


def _covers_everyone(rows: Bounds, wrong: list[law.LawRow]) -> bool:
    """True if the order breaks the row of each kind of person, or of issuer, that there is."""
    for_all = any(row.limit and row.limit.person is None and row.limit.rank is None for row in wrong)
    people = {row.limit.person for row in wrong if row.limit and row.limit.person}
    return len(wrong) == len(rows.all) and (for_all or len(people) > 1)


def _open_ended(record: Sourced, most: Bounds) -> Iterator[Finding]:
    here = Path.of(AsbOrder).until_further_order
    if most.sure:
        yield found("XB-ORDER-044", record, here, row=most.sure[-1], limit=time_words(most.sure[-1]))
    elif most.perhaps:
        code = "XB-ORDER-044" if _covers_everyone(most, list(most.perhaps)) else "XB-ORDER-045"
        yield found(code, record, here, row=most.perhaps[-1], limit=time_words(most.perhaps[-1]))


def _no_length(record: Sourced, context: RuleContext, least: Bounds, most: Bounds) -> Iterator[Finding]:
    """The court must have stated one; or the law bounds it, so that what is not recorded could not be checked."""
    order: AsbOrder = record.record
    stated = limit_row(order, LimitOf.STATED, context.today)
    bound = next(iter((*most.all, *least.all)), None)
    if stated is not None:
        yield found("XB-ORDER-042", record, Path.of(AsbOrder).ends_on, row=stated)
    elif bound is not None:
        yield found("XB-ORDER-047", record, Path.of(AsbOrder).ends_on, row=bound, limit=time_words(bound))
