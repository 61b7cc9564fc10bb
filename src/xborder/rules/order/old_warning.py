"""SEQ4: a warning not too old, by the force's own policy."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order.warning_gaps import gaps


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a gap that is longer than policy relies on."""
    limit = context.policy.warning_life_days
    for here, name, days in gaps(record, context):
        if days > limit:
            yield found("XB-ORDER-013", record, here, warning=name, days=days, limit=limit)
