"""How many days lie between a notice and each warning that it names."""

from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.model.order import AsbOrder
from xborder.rules.context import RuleContext
from xborder.rules.order.warnings_named import warnings_of
from xborder.rules.order_facts import issued, served
from xborder.rules.paths import Path


def gaps(record: Sourced, context: RuleContext) -> Iterator[tuple[Path, str, int]]:
    """Where the notice names a warning, the warning's name, and the days from its service to the notice.

    Warnings that are not there, not known to be served, or served later are left out.
    """
    made = issued(record.record)
    for index, name, warning in warnings_of(record, context):
        given = served(warning) if warning else None
        if made is not None and given is not None and given.day <= made.day:
            yield Path.of(AsbOrder).warning_refs[index], name, (made.day - given.day).days
