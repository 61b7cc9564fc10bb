"""Reviews: a criminal behaviour order's every year while the person is under 18, a knife order's once (Sentencing Act 2020 s.337)."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.clock_making import clock
from xborder.ladder.events import order_name
from xborder.ladder.parts import Clock
from xborder.model.operation import OperationPolicy
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.reference.law_limits import LimitOf
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order_facts import issued
from xborder.rules.order_reviews import review_days


def clocks(record: Sourced, today: dt.date, _policy: OperationPolicy) -> Iterator[Clock]:
    """The last day of each review that the law asks for."""
    order: AsbOrder = record.record
    made = issued(order)
    for row in law.limits(order.kind.value, LimitOf.REVIEW, on=made.day) if made else ():
        for number, last in enumerate(review_days(order, row), 1):
            title = f"{row.limit.clock.format(order=order_name(order))}" if row.limit and row.limit.clock else row.rule
            yield clock(f"{title} ({number})", Moment(last), key_of(record), today, row=row, note=_who(row))


def _who(row: law.LawRow) -> str | None:
    if row.limit is None or row.limit.person is None:
        return None
    return "By the police of the area where the person lives, with its council; it begins anew with a variation."
