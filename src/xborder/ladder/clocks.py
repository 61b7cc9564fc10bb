"""The days that matter: appeal, life of a warning or notice, hearings, reviews, time limits, the fixed penalty's pause."""

import datetime as dt
from collections.abc import Callable, Iterator

from xborder.findings import Sourced
from xborder.ladder import clocks_of_breaches, clocks_of_end, clocks_of_law, clocks_of_review, clocks_of_warning
from xborder.ladder.group import Group
from xborder.ladder.parts import Clock
from xborder.model.codes import OrderKind
from xborder.model.operation import OperationPolicy
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.counting import last_day
from xborder.reference.law_limits import LimitOf
from xborder.rules.order_facts import issued

#: What gives an order's clocks, each from a file of its own.
_OF_ORDERS: tuple[Callable[[Sourced, dt.date, OperationPolicy], Iterator[Clock]], ...] = (
    clocks_of_warning.clocks,
    clocks_of_law.clocks,
    clocks_of_review.clocks,
    clocks_of_breaches.clocks,
    clocks_of_end.clocks,
)


def clocks_of(group: Group, today: dt.date, policy: OperationPolicy) -> tuple[Clock, ...]:
    """Every clock of a group's records, the earliest day first."""
    made = [clock for record in group.orders for give in _OF_ORDERS for clock in give(record, today, policy)]
    made += [clock for record in group.charges for clock in clocks_of_breaches.of_charge(record, today)]
    return tuple(sorted(made, key=lambda clock: (clock.last_day, clock.key, clock.title)))


def penalty_pause_ends(order: AsbOrder) -> tuple[dt.date, law.LawRow] | None:
    """The last day on which a fixed penalty notice bars proceedings (ASBCPA 2014 s.52(5))."""
    made = issued(order)
    if made is None or order.kind is not OrderKind.CPN_FPN:
        return None
    row = next(iter(law.limits(order.kind.value, LimitOf.PAUSE, on=made.day)), None)
    return None if row is None else (last_day(row, made.day), row)
