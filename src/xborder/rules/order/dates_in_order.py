"""The events of an order follow one another, and a date and a time of one event agree: nothing else can have happened."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference.clocks import uk_day
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.order_facts import breach_moment, issued, service_moment
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder)


#: Two events of which the first cannot come after the second, each with its words, and where the second stands.
Pair = tuple[str, Moment | dt.date | None, str, Moment | dt.date | None, Path]
#: Events of the order itself that are recorded as a date and as a time.
_TWICE = (
    ("made_on", "made_at", _HERE.made_at),
    ("in_force_from", "in_force_at", _HERE.in_force_at),
    ("ends_on", "ends_at", _HERE.ends_at),
    ("seized_on", "seized_at", _HERE.seized_at),
)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report each event that comes before one it must follow, and each time that is of another day than its date."""
    order: AsbOrder = record.record
    for first, one, second, other, path in _pairs(order):
        earlier, later = _moment(one), _moment(other)
        if earlier is not None and later is not None and later.before(earlier) is True:
            yield found("XB-ORDER-126", record, path, first=first, second=second)
    for day, at, path in _twice(order):
        if uk_day(at) != day:
            yield found("XB-ORDER-127", record, path)


def _pairs(order: AsbOrder) -> Iterator[Pair]:
    """The events that the record dates; a place is spelled only for those."""
    made = issued(order)
    for index, service in enumerate(order.services):
        yield "the order", made, "the service", service_moment(service), _HERE.services[index].served_on
    if order.discharged_on is not None:
        yield "the order", made, "its discharge", order.discharged_on, _HERE.discharged_on
    if order.in_force_from is not None:
        yield "the order", made, "its first day", order.in_force_from, _HERE.in_force_from
    for index, pause in enumerate(order.suspensions):
        yield "the order", made, "its suspension", pause.from_on, _HERE.suspensions[index].from_on
    if order.appeal is not None:
        here, lodged = _HERE.appeal, order.appeal.lodged_on
        yield "the order", made, "the appeal", lodged, here.lodged_on
        yield "the appeal", lodged, "its outcome", order.appeal.determined_on, here.determined_on
    for index, term in enumerate(order.requirements):
        if term.applies_from and term.applies_to:
            here = _HERE.requirements[index].applies_to
            yield "the first day of the term", term.applies_from, "its last day", term.applies_to, here
    for index, breach in enumerate(order.breaches):
        if breach.information_laid_on is not None:
            here = _HERE.breaches[index].information_laid_on
            yield "the breach", breach_moment(breach), "the charge", breach.information_laid_on, here


def _twice(order: AsbOrder) -> Iterator[tuple[dt.date, dt.datetime, Path]]:
    """Events of which the record has a date and a time."""
    for on, at, path in _TWICE:
        if (day := getattr(order, on)) is not None and (time := getattr(order, at)) is not None:
            yield day, time, path
    for index, service in enumerate(order.services):
        if service.served_on is not None and service.served_at is not None:
            yield service.served_on, service.served_at, _HERE.services[index].served_at
    for index, breach in enumerate(order.breaches):
        if breach.occurred_on is not None and breach.occurred_at is not None:
            yield breach.occurred_on, breach.occurred_at, _HERE.breaches[index].occurred_at
    for index, version in enumerate(order.versions):
        if version.ends_on is not None and version.ends_at is not None:
            yield version.ends_on, version.ends_at, _HERE.versions[index].ends_at


def _moment(when: Moment | dt.date | None) -> Moment | None:
    return Moment(when) if isinstance(when, dt.date) else when
