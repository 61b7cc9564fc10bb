"""What the law has each kind of order say: its grounds, area, time, signature and the like."""

from collections.abc import Iterator
from typing import Any

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_limits import bounds
from xborder.rules.paths import Path

#: Fields of which one is as good as the other.
_EITHER = {
    "ends_at": ("ends_at", "ends_on"),
    "ends_on": ("ends_on", "ends_at"),
    "seized_on": ("seized_on", "seized_at"),
}


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report each thing that the law asks of such an order and that the record does not show."""
    order: AsbOrder = record.record
    for row in bounds(order, LimitOf.CONTENT, context.today).sure:
        for name in row.limit.codes if row.limit else ():
            if not any(_says(getattr(order, each)) for each in _EITHER.get(name, (name,))):
                here = getattr(Path.of(AsbOrder), name)
                yield found("XB-ORDER-122", record, here, row=row, field=name)


def _says(value: Any) -> bool:
    """True for what says something: a text that is not blank, a list that is not empty, yes, a number, a date."""
    return bool(value.strip()) if isinstance(value, str) else bool(value)
