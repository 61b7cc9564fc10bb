"""The warnings that a notice rests on, as its record names them."""

from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext


def warnings_of(record: Sourced, context: RuleContext) -> Iterator[tuple[int, str, AsbOrder | None]]:
    """Each warning that the notice names: its place in the list, its name, and its record if that is there."""
    order: AsbOrder = record.record
    for index, name in enumerate(order.warning_refs):
        found = context.resolve(name, "asb_order", order.provenance.force)
        yield index, name, found.record if found is not None and found.record.kind is OrderKind.CPW else None
