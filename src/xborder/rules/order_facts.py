"""What the dates of an order say: when it was made, served, in force, and in which words."""

import datetime as dt

from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder, Breach, Requirement, Service
from xborder.reference import law
from xborder.rules.moments import Moment


def issued(order: AsbOrder) -> Moment | None:
    """When the order was made or issued."""
    return Moment.of(order.made_on, order.made_at)


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
    """The row that makes the breach of such an order an offence."""
    return law.value("cpn.offence" if order.kind is OrderKind.CPN else "cbo.breach.max.summary", on=day)


def starts_on(order: AsbOrder) -> dt.date | None:
    """The first day in force: as written, else the day it was made."""
    made = issued(order)
    return order.in_force_from or (made.day if made else None)


def in_life(order: AsbOrder, day: dt.date) -> bool:
    """True unless a day lies before the order's first day or after its last."""
    first = starts_on(order)
    return not ((first is not None and day < first) or (order.ends_on is not None and day > order.ends_on))


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
