"""SEQ1: the written warning reached the person before the notice was issued (ASBCPA 2014 s.43(5))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.moments import Moment
from xborder.rules.order.warnings_named import warnings_of
from xborder.rules.order_facts import issued, served
from xborder.rules.paths import Path

_HERE = Path.of(AsbOrder)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a notice without a warning, and each warning not shown to have come first."""
    order: AsbOrder = record.record
    made = issued(order)
    if made is None:
        yield found("XB-ORDER-007", record, _HERE.made_on)
        return
    row = law.value("cpn.warning.required", on=made.day)
    if row is None:
        return
    if not order.warning_refs:
        yield found("XB-ORDER-003", record, _HERE.warning_refs, row=row)
    for index, name, warning in warnings_of(record, context):
        code = "XB-ORDER-004" if warning is None else _fault(served(warning), made)
        if code is not None:
            yield found(code, record, _HERE.warning_refs[index], row=row, warning=name)


def _fault(given: Moment | None, made: Moment) -> str | None:
    if given is None:
        return "XB-ORDER-005"
    return {True: None, False: "XB-ORDER-001", None: "XB-ORDER-002"}[given.before(made)]
