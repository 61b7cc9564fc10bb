"""How long a written warning is relied on: the force's own policy."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.clock_making import clock
from xborder.ladder.events import order_name
from xborder.ladder.parts import Clock
from xborder.model.codes import OrderKind
from xborder.model.operation import OperationPolicy
from xborder.model.order import AsbOrder
from xborder.reference.clocks import last_day_following
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order_facts import served


def clocks(record: Sourced, today: dt.date, policy: OperationPolicy) -> Iterator[Clock]:
    """The last day of a warning that was served."""
    order: AsbOrder = record.record
    given = served(order) if order.kind is OrderKind.CPW else None
    if given is None:
        return
    last = last_day_following(given.day, policy.warning_life_days)
    note = f"Local policy: {policy.warning_life_days} days from service. The Act sets no life."
    yield clock(f"Life of {order_name(order)}", Moment(last), key_of(record), today, note=note)
