"""What happened did not happen in the future."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.values import PartialDate
from xborder.reference.clocks import uk_day
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.walking import walk

#: Fields that may lie ahead: how long a thing runs, the hearing that is listed, and the review that is due.
_AHEAD = frozenset(
    {
        *("ends_on", "ends_at", "in_force_from", "in_force_at", "applies_from", "applies_to"),
        *("valid_from", "valid_to", "date", "as_of", "review_on"),
    }
)


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report each date and time of a record that is later than now."""
    for pointer, value in walk(record.record, (dt.date, PartialDate)):
        if pointer.rpartition("/")[2] not in _AHEAD and _is_later(value, context):
            yield found("XB-CASE-002", record, pointer)


def _is_later(value: object, context: RuleContext) -> bool:
    if isinstance(value, dt.datetime):
        return uk_day(value) > context.today if value.tzinfo is None else value > context.now
    if isinstance(value, dt.date):
        return value > context.today
    return isinstance(value, PartialDate) and value.earliest > context.today
