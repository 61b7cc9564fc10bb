"""Clocks that a row of law gives by itself: appeals, hearings, ends in hours, claims, payment, the pause of a penalty."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from xborder.findings import Sourced
from xborder.ladder.clock_making import clock
from xborder.ladder.events import order_name
from xborder.ladder.parts import Clock
from xborder.ladder.words import date_in_words
from xborder.model.codes import OrderKind
from xborder.model.operation import OperationPolicy
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.counting import midnight
from xborder.reference.law_limits import CountsFrom, LimitOf, NotCounted
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order_facts import ends, served
from xborder.rules.order_limits import bounds, limit_of_order, reaches, start_of

#: Ends that the law sets; a day that the order itself names is told instead, where it names one.
_ENDS = (LimitOf.LONGEST,)


@cache
def _sides(kind: OrderKind) -> tuple[LimitOf, ...]:
    """The sides of a kind of order of which any row, in force or not, has a clock; reviews are counted elsewhere."""
    return tuple(
        what
        for what in LimitOf
        if what is not LimitOf.REVIEW
        and any(row.limit is not None and row.limit.clock for row in law.bounding(kind.value, what))
    )


def clocks(record: Sourced, today: dt.date, _policy: OperationPolicy) -> Iterator[Clock]:
    """A clock for each row with one whose event the record dates."""
    order: AsbOrder = record.record
    for what in _sides(order.kind):
        if what in _ENDS and ends(order) is not None:
            continue
        for row in bounds(order, what, today).all:
            made = _one(order, row, key_of(record), today)
            if made is not None:
                yield made


def _one(order: AsbOrder, row: law.LawRow, key: str, today: dt.date) -> Clock | None:
    limit = row.limit
    start = start_of(order, limit.counts_from) if limit else None
    if limit is None or limit.clock is None or start is None:
        return None
    last, note = limit_of_order(order, row), _notes(order, row, limit.counts_from)
    if last is None:  # hours, from an event of which only the day is known
        last = reaches(row, Moment(start.day, midnight(start.day)))
        note = "Counted from the first minute of the day: the time is not recorded."
    return (
        None
        if last is None
        else clock(limit.clock.format(order=order_name(order)), last, key, today, row=row, note=note)
    )


def _notes(order: AsbOrder, row: law.LawRow, counts_from: CountsFrom) -> str | None:
    """What the count leaves open: service after issue, bank holidays."""
    given, made = served(order), start_of(order, CountsFrom.MADE)
    is_appeal = row.limit is not None and row.limit.what is LimitOf.APPEAL
    if is_appeal and counts_from is CountsFrom.MADE and given and made and given.day > made.day:
        later = reaches(row, given)
        if later is not None:
            said = date_in_words(later.day)
            return f"Counted from the date of issue. It was served later; counted from service the last day is {said}."
    if row.limit is not None and NotCounted.BANK_HOLIDAY in row.limit.not_counted:
        return "Bank holidays by the yearly rule and the proclamations known here."
    return None
