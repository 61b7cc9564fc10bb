"""How long a criminal behaviour order runs, by the age at which it was made (Sentencing Act 2020 s.334)."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.clocks import age_range, last_day_of_months
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.order_facts import issued, starts_on
from xborder.rules.paths import Path


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report an order whose length the Act does not allow, or that states none."""
    order: AsbOrder = record.record
    made = issued(order)
    grown_up = law.value("cbo.yot", on=made.day) if made else None
    if made is None or grown_up is None:
        return
    ages = _ages(order, made)
    if ages[0] >= grown_up.number:
        yield from _adult(record, made)
    elif ages[1] < grown_up.number:
        yield from _under_18(record, made)
    else:
        yield found("XB-ORDER-045", record, Path.of(AsbOrder).subject, age=grown_up.number)


def _ages(order: AsbOrder, made: Moment) -> tuple[int, int]:
    """The youngest and oldest the person may be; every age where no date of birth is recorded."""
    born = order.subject.date_of_birth if order.subject else None
    return age_range(born, made.day) if born else (0, 200)


def _adult(record: Sourced, made: Moment) -> Iterator[Finding]:
    order: AsbOrder = record.record
    row = law.value("cbo.duration.adult", on=made.day)
    if row is None or order.until_further_order:
        return
    here = Path.of(AsbOrder).ends_on
    if order.ends_on is None:
        yield found("XB-ORDER-042", record, here, row=row)
    elif order.ends_on < last_day_of_months(starts_on(order) or made.day, 12 * row.number):
        yield found("XB-ORDER-043", record, here, row=row, years=row.number)


def _under_18(record: Sourced, made: Moment) -> Iterator[Finding]:
    order: AsbOrder = record.record
    least = law.value("cbo.duration.under18.min", on=made.day)
    most = law.value("cbo.duration.under18.max", on=made.day)
    if least is None or most is None:
        return
    first = starts_on(order) or made.day
    allowed = (last_day_of_months(first, 12 * least.number), last_day_of_months(first, 12 * most.number))
    if order.ends_on is None or not allowed[0] <= order.ends_on <= allowed[1]:
        here = Path.of(AsbOrder).ends_on
        yield found("XB-ORDER-044", record, here, row=least, least=least.number, most=most.number)
