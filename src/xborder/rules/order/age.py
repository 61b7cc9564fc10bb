"""AGE1: a person is of the age that the law asks for on the day the order is made, whatever its kind."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.clocks import age_range
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.order_limits import limit_row
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder).subject.date_of_birth


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a person who is too young or too old, or may be, or whose age cannot be told."""
    order: AsbOrder = record.record
    made, person = issued(order), order.subject
    if made is None or person is None:
        return
    youngest = limit_row(order, LimitOf.AGE, context.today)
    oldest = limit_row(order, LimitOf.OLDEST, context.today)
    if person.date_of_birth is not None and (youngest or oldest):
        ages = age_range(person.date_of_birth, made.day)
        if youngest is not None:
            yield from _too_young(record, youngest, ages)
        if oldest is not None and ages[0] > oldest.number:
            yield found("XB-ORDER-023", record, _HERE, row=oldest, age=oldest.number)
    elif youngest is not None and _of_its_own(order, youngest):
        yield found("XB-ORDER-022", record, _HERE, row=youngest, age=youngest.number)


def _too_young(record: Sourced, row: law.LawRow, ages: tuple[int, int]) -> Iterator[Finding]:
    if ages[1] < row.number:
        yield found("XB-ORDER-020", record, _HERE, row=row, age=row.number)
    elif ages[0] < row.number and _of_its_own(record.record, row):
        yield found("XB-ORDER-021", record, _HERE, row=row, age=row.number)


def _of_its_own(order: AsbOrder, row: law.LawRow) -> bool:
    """True for a condition of this order; what the law asks of all who are convicted is told only where it is impossible."""
    return row.instrument == order.kind.value
