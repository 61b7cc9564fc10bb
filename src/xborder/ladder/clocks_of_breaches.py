"""The last day to charge: six months for a breach that is a summary offence, and for a summary offence (MCA 1980 s.127)."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.clock_making import clock
from xborder.ladder.events import order_name
from xborder.ladder.parts import Clock
from xborder.ladder.words import date_in_words
from xborder.model.operation import OperationPolicy
from xborder.model.order import AsbOrder
from xborder.reference import offences
from xborder.reference.law_limits import LimitOf
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order_facts import breach_moment
from xborder.rules.order_limits import limit_row
from xborder.rules.time_limit import limit_for


def clocks(record: Sourced, today: dt.date, _policy: OperationPolicy) -> Iterator[Clock]:
    """A clock for each breach that has not been charged."""
    order: AsbOrder = record.record
    if not order.breaches:
        return
    row = limit_row(order, LimitOf.BREACH, today)
    if row is None or row.limit is None or "summary" not in row.limit.codes:
        return
    for breach in order.breaches:
        when = breach_moment(breach)
        limit = limit_for(when.day) if when else None
        if when is None or limit is None or breach.information_laid_on is not None:
            continue
        title = f"Last day to charge the breach of {order_name(order)} of {date_in_words(when.day)}"
        yield clock(title, Moment(limit.last_day), key_of(record), today, row=limit.row, note=limit.row.note)


def of_charge(record: Sourced, today: dt.date) -> Iterator[Clock]:
    """A clock for each summary offence that has not been charged."""
    for offence in record.record.offences:
        entry = offences.find(offence.code.text)
        day = offence.ended_on or offence.began_on
        limit = limit_for(day) if day and entry and entry.summary_only else None
        if limit is None or day is None or offence.charged_on is not None:
            continue
        title = f"Last day to charge {offence.code.text} of {date_in_words(day)}"
        yield clock(title, Moment(limit.last_day), key_of(record), today, row=limit.row)
