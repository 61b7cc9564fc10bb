"""What the dates of an order say: when it was made, served, in force, and in which words."""

import datetime as dt

from xborder.model.order import AsbOrder, Breach, Requirement, Service
from xborder.reference import law
from xborder.reference.law_limits import LimitOf
from xborder.rules.moments import Moment
from xborder.rules.remembering import for_the_last


@for_the_last
def issued(order: AsbOrder) -> Moment | None:
    """When the order was made or issued."""
    return Moment.of(order.made_on, order.made_at)


@for_the_last
def served(order: AsbOrder) -> Moment | None:
    """When the paper first reached the person, or None where no service has a date."""
    moments = [moment for service in order.services if (moment := service_moment(service)) is not None]
    return min(moments, key=Moment.sort_key, default=None)


def service_moment(service: Service) -> Moment | None:
    """When one act of service took place."""
    return Moment.of(service.served_on, service.served_at)


def breach_moment(breach: Breach) -> Moment | None:
    """When a breach took place."""
    return Moment.of(breach.occurred_on, breach.occurred_at)


def breach_row(order: AsbOrder, day: dt.date) -> law.LawRow | None:
    """The row that says what the breach of such an order is."""
    return next(iter(law.limits(order.kind.value, LimitOf.BREACH, on=day)), None)


def starts(order: AsbOrder) -> Moment | None:
    """When it begins: as written, else when it was made."""
    return Moment.of(order.in_force_from, order.in_force_at) or issued(order)


def starts_on(order: AsbOrder) -> dt.date | None:
    """The first day in force: as written, else the day it was made."""
    begins = starts(order)
    return begins.day if begins else None


@for_the_last
def ends(order: AsbOrder) -> Moment | None:
    """When it ends as it was made."""
    return Moment.of(order.ends_on, order.ends_at)


def ends_as_of(order: AsbOrder, day: dt.date) -> Moment | None:
    """When it ends by what was known on a day: the end that the latest extension gave, else the first one."""
    if not order.versions:
        return ends(order)
    begun = [
        (start, index, end)
        for index, version in enumerate(order.versions)
        if (start := version.in_force_from or version.made_on) is not None
        and start <= day
        and (end := Moment.of(version.ends_on, version.ends_at)) is not None
    ]
    return max(begun, key=lambda each: each[:2])[2] if begun else ends(order)


def in_life(order: AsbOrder, day: dt.date) -> bool:
    """True unless a day lies before the order's first day or after its last."""
    first, last = starts_on(order), ends_as_of(order, day)
    return not ((first is not None and day < first) or (last is not None and day > last.day))


def in_life_at(order: AsbOrder, moment: Moment) -> bool:
    """The same to the minute, where the times are known."""
    begins, end = starts(order), ends_as_of(order, moment.day)
    early = begins is not None and begins.at is not None and moment.before(begins) is True
    late = end is not None and end.at is not None and end.before(moment) is True
    return in_life(order, moment.day) and not early and not late


def version_on(order: AsbOrder, day: dt.date) -> int:
    """The number of the version in force on a day; the order as made is version 1."""
    begun = [
        (start, version.number)
        for version in order.versions
        if (start := version.in_force_from or version.made_on) is not None and start <= day
    ]
    return max(begun, default=(day, 1))[1]


def requirements_of(order: AsbOrder, number: int) -> tuple[Requirement, ...]:
    """The terms of a version of the order; a version that was not recorded has none."""
    recorded = next((version.requirements for version in order.versions if version.number == number), None)
    if recorded is None:
        return order.requirements if number == 1 else ()
    return recorded


def requirement_of(order: AsbOrder, breach: Breach, day: dt.date) -> Requirement | None:
    """The term that a breach names, in the words in force that day."""
    terms = requirements_of(order, version_on(order, day))
    return next((term for term in terms if term.number == breach.requirement_number), None)
