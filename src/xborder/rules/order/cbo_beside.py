"""CBO2: the order was made beside a sentence or a conditional discharge (Sentencing Act 2020 s.331(3)).

Section 335 lets an interim order be made beside anything.
"""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import MadeWith
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import issued
from xborder.rules.paths import Path

_NEVER_WITH = (MadeWith.ABSOLUTE_DISCHARGE, MadeWith.DEFERMENT)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report an order that was made beside an absolute discharge, or a deferment."""
    order: AsbOrder = record.record
    made = issued(order)
    if order.made_with in _NEVER_WITH:
        row = law.value("cbo.only.with", on=made.day if made else context.today)
        here = Path.of(AsbOrder).made_with
        yield found("XB-ORDER-110", record, here, row=row, disposal=order.made_with.value)
