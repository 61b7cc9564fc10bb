"""The last day of an order, as it was made or as it was extended."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.clock_making import clock
from xborder.ladder.events import order_name
from xborder.ladder.parts import Clock
from xborder.model.operation import OperationPolicy
from xborder.model.order import AsbOrder
from xborder.rules.named import key_of
from xborder.rules.order_facts import ends_as_of


def clocks(record: Sourced, today: dt.date, _policy: OperationPolicy) -> Iterator[Clock]:
    """The end that the order names."""
    order: AsbOrder = record.record
    last = ends_as_of(order, today)
    if last is not None:
        yield clock(f"Last day in force of {order_name(order)}", last, key_of(record), today)
