"""The days that matter: appeal, life of a warning or notice, time limits, the fixed penalty's pause."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.events import order_name
from xborder.ladder.group import Group
from xborder.ladder.parts import Clock, LawBasis
from xborder.ladder.words import date_in_words
from xborder.model.codes import OrderKind
from xborder.model.operation import OperationPolicy
from xborder.model.order import AsbOrder
from xborder.reference import law, offences
from xborder.reference.clocks import last_day_beginning_with, last_day_following
from xborder.rules.named import key_of
from xborder.rules.order_facts import breach_moment, issued, served
from xborder.rules.time_limit import limit_for


def clocks_of(group: Group, today: dt.date, policy: OperationPolicy) -> tuple[Clock, ...]:
    """Every clock of a group's records, the earliest day first."""
    made = [clock for record in group.orders for clock in _order_clocks(record, today, policy)]
    made += [clock for record in group.charges for clock in _charge_clocks(record, today)]
    return tuple(sorted(made, key=lambda clock: (clock.last_day, clock.key, clock.title)))


def basis(row: law.LawRow) -> LawBasis:
    """A row of law as something that a step rests on."""
    return LawBasis(id=row.id, source=row.source)


def penalty_pause_ends(order: AsbOrder) -> tuple[dt.date, law.LawRow] | None:
    """The last day on which a fixed penalty notice bars proceedings (ASBCPA 2014 s.52(5))."""
    made = issued(order)
    row = law.value("cpn.fpn.bar.days", on=made.day) if made and order.kind is OrderKind.CPN_FPN else None
    return (last_day_following(made.day, row.number), row) if made and row else None


def _order_clocks(record: Sourced, today: dt.date, policy: OperationPolicy) -> Iterator[Clock]:
    order: AsbOrder = record.record
    key = key_of(record)
    if order.kind is OrderKind.CPW:
        yield from _warning_life(order, key, today, policy)
    if order.kind is OrderKind.CPN:
        yield from _appeal(order, key, today)
        yield from _breaches(order, key, today)
    pause = penalty_pause_ends(order)
    if pause is not None:
        last, row = pause
        title = f"No proceedings while {order_name(order)} can be paid"
        yield Clock(title=title, last_day=last, passed=last < today, key=key, law=basis(row))
    if order.ends_on is not None:
        title = f"Last day in force of {order_name(order)}"
        yield Clock(title=title, last_day=order.ends_on, passed=order.ends_on < today, key=key)


def _warning_life(order: AsbOrder, key: str, today: dt.date, policy: OperationPolicy) -> Iterator[Clock]:
    given = served(order)
    if given is None:
        return
    last = last_day_following(given.day, policy.warning_life_days)
    note = f"Local policy: {policy.warning_life_days} days from service. The Act sets no life."
    yield Clock(title=f"Life of {order_name(order)}", last_day=last, passed=last < today, key=key, note=note)


def _appeal(order: AsbOrder, key: str, today: dt.date) -> Iterator[Clock]:
    made, given = issued(order), served(order)
    row = law.value("cpn.appeal.days", on=made.day) if made else None
    if made is None or row is None:
        return
    last = last_day_beginning_with(made.day, row.number)
    note = None
    if given is not None and given.day > made.day:
        later = last_day_beginning_with(given.day, row.number)
        note = f"Counted from the date of issue. It was served later; counted from service the last day is {date_in_words(later)}."
    title = f"Last day to appeal against {order_name(order)}"
    yield Clock(title=title, last_day=last, passed=last < today, key=key, law=basis(row), note=note)


def _breaches(order: AsbOrder, key: str, today: dt.date) -> Iterator[Clock]:
    for breach in order.breaches:
        when = breach_moment(breach)
        limit = limit_for(when.day) if when else None
        if when is None or limit is None or breach.information_laid_on is not None:
            continue
        title = f"Last day to charge the breach of {order_name(order)} of {date_in_words(when.day)}"
        last = limit.last_day
        yield Clock(title=title, last_day=last, passed=last < today, key=key, law=basis(limit.row), note=limit.row.note)


def _charge_clocks(record: Sourced, today: dt.date) -> Iterator[Clock]:
    for offence in record.record.offences:
        entry = offences.find(offence.code.text)
        day = offence.ended_on or offence.began_on
        limit = limit_for(day) if day and entry and entry.summary_only else None
        if limit is None or offence.charged_on is not None:
            continue
        title = f"Last day to charge {offence.code.text} of {date_in_words(day)}"
        last = limit.last_day
        yield Clock(title=title, last_day=last, passed=last < today, key=key_of(record), law=basis(limit.row))
